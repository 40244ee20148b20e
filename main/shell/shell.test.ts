import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { channels } from '#shared/bridge-channels.ts'
import type { AppEvent } from '#shared/bridge.ts'

import type { BuiltProgram } from './desktop.ts'
import { standInDesktop, type StandInDesktop } from './electron-stand-in.ts'
import { startShell } from './shell.ts'
import { layBuiltProgram, load, sessionOf, windowOf } from './stand-in-shell.ts'

let folder: string
let program: BuiltProgram

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-shell-'))
  program = layBuiltProgram(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function started(options?: Parameters<typeof standInDesktop>[0]): Promise<StandInDesktop> {
  const machine = standInDesktop(options)
  await startShell(machine.desktop, program, folder)
  return machine
}

test('developer tools exist only where the program is built', async () => {
  expect(windowOf(await started({ packaged: false })).options.webPreferences?.devTools).toBe(true)
})

test('a window keeps nothing on disk: its session lives in memory', async () => {
  const machine = await started()
  expect(windowOf(machine).options.webPreferences?.partition).not.toMatch(/^persist:/)
  expect(machine.paths.get('userData')).toBe(join(folder, 'window'))
})

test('a window opens our own page, over our own scheme, under a title that names nobody', async () => {
  const machine = await started()
  const window = windowOf(machine)
  expect(window.address).toBe('app://footbridge/index.html')
  expect(machine.privileged).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true } }])
  expect(window.options.title).toBe('Footbridge')

  let kept = false
  window.emit('page-title-updated', { preventDefault: () => void (kept = true) })
  expect(kept).toBe(true)
})

test('files come from a list; what is not on it is not there, whatever the address says', async () => {
  const machine = await started()
  writeFileSync(join(folder, 'secret.js'), 'secret')
  expect((await load(machine, 'app://footbridge/main.js')).status).toBe(200)
  expect((await load(machine, 'app://footbridge/other.js')).status).toBe(404)
  expect((await load(machine, 'app://footbridge/../secret.js')).status).toBe(404)
  expect((await load(machine, 'app://footbridge/%2e%2e/secret.js')).status).toBe(404)
  expect((await load(machine, 'app://elsewhere/main.js')).status).toBe(403)
})

test('each window has a nonce of its own', async () => {
  const [one, other] = await Promise.all(
    [await started(), await started()].map(async (machine) =>
      (await load(machine, 'app://footbridge/index.html')).text(),
    ),
  )
  expect(one).not.toBe(other)
})

test('our own files and pictures inside a page are let through', async () => {
  const session = sessionOf(await started())
  expect(session.stops('app://footbridge/main.js')).toBe(false)
  expect(session.stops('data:image/png;base64,AA==')).toBe(false)
})

test('sessions nobody planned are shut as well, and downloads never begin', async () => {
  const machine = await started()
  const stray = machine.desktop.session.fromPartition('stray')
  expect(machine.sessions.get('stray')?.stops('https://example.com/')).toBe(true)
  let stopped = false
  stray.emit('will-download', { preventDefault: () => void (stopped = true) })
  expect(stopped).toBe(true)
})

test('a second start brings the first window forward and ends', async () => {
  const machine = await started()
  machine.app.emit('second-instance')
  expect(windowOf(machine).focused).toBe(1)

  const second = await started({ alone: false })
  expect(second.app.quits).toBe(1)
  expect(second.windows).toEqual([])
  expect(second.vaults).toEqual([])
})

test('a program that was packaged keeps the output of its vault process to itself', async () => {
  expect((await started()).vaults[0]).toMatchObject({
    entry: '/built/main/vault.js',
    options: { stdio: 'ignore' },
  })
})

test('locking kills the process that held the data and replaces the window that showed it', async () => {
  const machine = await started()
  const old = windowOf(machine)
  const [vault] = machine.vaults
  vault?.says({ kind: 'ended', user: 'rosa' })

  expect(vault?.killed).toBe(true)
  expect(old.webContents.sent.at(-1)).toEqual([channels.event, { kind: 'locked' }])
  expect(old.destroyed).toBe(true)
  expect(machine.windows).toHaveLength(2)
  expect(windowOf(machine).destroyed).toBe(false)
  expect(windowOf(machine).options).toMatchObject({ x: 10, y: 20, width: 1000, height: 700 })
})

test.each(['lock-screen', 'suspend', 'user-did-resign-active'])(
  'the vault locks with the machine: %s',
  async (event) => {
    const machine = await started()
    machine.power.emit(event)
    expect(windowOf(machine).webContents.sent.at(-1)).toEqual([
      channels.event,
      { kind: 'interrupted', by: 'lock' },
    ])
    // The window has a moment to save what is being typed; it is not asked whether it did.
    await expect
      .poll(() => machine.vaults[0]?.told.at(-1))
      .toMatchObject({ kind: 'call', operation: 'vault.lock' })
  },
)

test('a window is covered before the vault process hears that the machine locks, and replaced when it is dead', async () => {
  const machine = await started()
  const window = windowOf(machine)
  machine.power.emit('suspend')
  expect(window.covers.size).toBe(1)
  expect(machine.vaults[0]?.told.some(({ kind }) => kind === 'call')).toBe(false)
  machine.vaults[0]?.kill()
  expect(window.destroyed).toBe(true)
  expect(windowOf(machine).covers.size).toBe(0)
})

test('where nothing was open the sign-in screen is there again after the machine was locked', async () => {
  const machine = await started()
  const window = windowOf(machine)
  const answer = async (operation: string): Promise<void> => {
    const called = () => machine.vaults[0]?.told.findLast(({ kind }) => kind === 'call')
    await expect.poll(called).toMatchObject({ operation })
    const told = called()
    if (told?.kind === 'call')
      machine.vaults[0]?.says({ kind: 'reply', id: told.id, reply: { ok: true, value: {} } })
  }
  machine.power.emit('lock-screen')
  await answer('vault.lock')
  expect(window.covers.size).toBe(1)
  await answer('vault.state')
  await expect.poll(() => window.covers.size).toBe(0)
  expect(windowOf(machine)).toBe(window)
})

test('a window is covered from the moment nobody is there until it shows its curtain', async () => {
  const machine = await started()
  const window = windowOf(machine)
  const says = (event: AppEvent) => machine.vaults[0]?.says({ kind: 'event', event })
  says({ kind: 'interrupted', by: 'curtain' })
  expect([...window.covers]).toMatchObject([{ bounds: { x: 0, y: 0, width: 1000, height: 660 } }])
  says({ kind: 'curtain', isShown: true })
  expect([...window.covers]).toEqual([])
})

test('a page that hangs stays covered until its window is replaced', async () => {
  const machine = await started()
  const window = windowOf(machine)
  const says = (event: AppEvent) => machine.vaults[0]?.says({ kind: 'event', event })
  says({ kind: 'interrupted', by: 'curtain' })
  says({ kind: 'curtain', isShown: false })
  expect(window.covers.size).toBe(1)
  machine.vaults[0]?.says({ kind: 'ended', user: 'rosa' })
  expect(window.destroyed).toBe(true)
  expect(windowOf(machine).covers.size).toBe(0)
})

test('words that were copied here leave the clipboard with the lock', async () => {
  const machine = await started()
  const { webContents } = windowOf(machine)
  machine.clipboard.words = 'Call the mother on Tuesday'
  machine.invokable.get(channels.copied)?.({ sender: webContents, senderFrame: webContents.mainFrame })
  machine.vaults[0]?.says({ kind: 'ended', user: 'rosa' })
  expect(machine.clipboard.words).toBe('')
})

test('a window that breaks down is replaced, once', async () => {
  const machine = await started()
  const broken = windowOf(machine)
  broken.webContents.emit('render-process-gone')
  broken.webContents.emit('render-process-gone')
  expect(broken.destroyed).toBe(true)
  expect(machine.windows).toHaveLength(2)
})

test('the program ends only after the vault has closed its files', async () => {
  const machine = await started()
  let waits = false
  machine.app.emit('will-quit', { preventDefault: () => void (waits = true) })
  expect(waits).toBe(true)
  expect(machine.app.exits).toBe(0)

  machine.vaults[0]?.says({ kind: 'ended', user: null })
  await new Promise((resolve) => setImmediate(resolve))
  expect(machine.app.exits).toBe(1)
  expect(machine.windows).toHaveLength(1)
})

test('the demo begins at its own place, everything else at the beginning', async () => {
  const machine = standInDesktop()
  machine.desktop.app.commandLine.appendSwitch('demo')
  await startShell(machine.desktop, program, folder)
  expect(windowOf(machine).address).toBe('app://footbridge/index.html#/?demo=1')
})

test('where the window stood is remembered, and nothing else', async () => {
  windowOf(await started()).emit('close')
  expect(JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8'))).toEqual({
    x: 10,
    y: 20,
    width: 1000,
    height: 700,
  })
  expect(windowOf(await started()).options).toMatchObject({ width: 1000, height: 700 })
})

test('a damaged memory of the window is no reason not to open', async () => {
  writeFileSync(join(folder, 'state.json'), '{"width": "wide"')
  expect(windowOf(await started()).options).toMatchObject({ width: 1280 })
})

test('the menu has roles only: nothing to translate, nothing that reloads or inspects', async () => {
  const [menu] = (await started()).menus
  const text = JSON.stringify(menu)
  expect(text).toContain('zoomIn')
  expect(text).not.toMatch(/label|reload|toggleDevTools|viewMenu|help/)
})
