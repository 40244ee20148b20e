import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { desktopHost } from './desktop-host.ts'
import { asWindow, standInDesktop, StandInWindow, type StandInDesktop } from './electron-stand-in.ts'
import { createFileTokens } from './file-tokens.ts'

let folder: string
let machine: StandInDesktop

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-host-'))
  machine = standInDesktop()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function host(tokens = createFileTokens()) {
  return desktopHost(machine.desktop, () => asWindow(new StandInWindow({})), tokens)
}

test('a token leads to its file until the vault locks, and a made-up token leads nowhere', async () => {
  const tokens = createFileTokens()
  const token = tokens.tokenFor('/office/roster.csv')
  expect(await host(tokens).fileFor(token)).toEqual({ name: 'roster.csv', path: '/office/roster.csv' })
  await expect(host(tokens).fileFor('made-up')).rejects.toMatchObject({ code: 'not_found' })

  tokens.forget()
  await expect(host(tokens).fileFor(token)).rejects.toMatchObject({ code: 'not_found' })
})

test.each(['', 'roster.csv', '../roster.csv'])(
  'what has no place on the disk has no file behind its token: %o',
  async (path) => {
    const tokens = createFileTokens()
    await expect(host(tokens).fileFor(tokens.tokenFor(path))).rejects.toMatchObject({ code: 'not_found' })
  },
)

test('files are chosen in a dialog main opened; closing it chooses nothing', async () => {
  expect(await host().chooseFiles('files')).toEqual([])
  machine.dialogs.open = [join(folder, 'roster.csv')]
  expect(await host().chooseFiles('folder')).toEqual([
    { name: 'roster.csv', path: join(folder, 'roster.csv') },
  ])
})

test('a file is saved where the dialog said, whole or not at all', async () => {
  expect(await host().saveFile('packet.pdf', new Uint8Array([1]))).toBe(false)
  machine.dialogs.save = join(folder, 'chosen.pdf')
  expect(await host().saveFile('packet.pdf', new Uint8Array([1, 2, 3]))).toBe(true)
  expect(readdirSync(folder)).toEqual(['chosen.pdf'])
  expect([...readFileSync(join(folder, 'chosen.pdf'))]).toEqual([1, 2, 3])
})

test('a printed page is drawn in a hidden window without scripts, preload or network, which ends with it', async () => {
  const pdf = await host().printToPdf('<h1>Letter</h1>')
  const [window] = machine.windows
  expect(window?.options).toMatchObject({
    show: false,
    title: 'Footbridge',
    webPreferences: { javascript: false, sandbox: true, contextIsolation: true, devTools: false },
  })
  expect(window?.options.webPreferences).not.toHaveProperty('preload')
  expect(window?.destroyed).toBe(true)
  expect(JSON.parse(new TextDecoder().decode(pdf))).toMatchObject({
    preferCSSPageSize: true,
    generateTaggedPDF: true,
  })

  const session = machine.sessions.get(window?.options.webPreferences?.partition ?? '')
  const page = await session?.handlers.get('app')?.(new Request('app://footbridge/printed.html'))
  expect(await page?.text()).toBe('<h1>Letter</h1>')
  expect(page?.headers.get('Content-Security-Policy')).toMatch(
    /^default-src 'none'; style-src 'unsafe-inline'/,
  )
  expect((await session?.handlers.get('app')?.(new Request('app://footbridge/other.html')))?.status).toBe(404)
  expect(session?.stops('https://example.com/')).toBe(true)
})

test.each([
  [true, '', true],
  [false, 'Print job canceled', false],
])('the print dialog says whether something was printed: %s %s', async (printed, whyNot, expected) => {
  Object.assign(machine.printing, { printed, whyNot })
  expect(await host().print('<h1>Letter</h1>')).toBe(expected)
})

test('a printer that stopped is no closed dialog: nobody knows what came out', async () => {
  Object.assign(machine.printing, { printed: false, whyNot: 'Print job failed' })
  await expect(host().print('<h1>Letter</h1>')).rejects.toMatchObject({ code: 'rule' })
})
