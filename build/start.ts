import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { localFolder } from '#main/shell/local-folder.ts'
import { demoStart } from '#shared/bridge-channels.ts'
import { english } from '#shared/text/english.ts'

import { findBrowser } from './chromium-host/browser.ts'
import { openOffice, type Office } from './chromium-host/office.ts'
import { personsDesk } from './chromium-host/persons-desk.ts'
import { findElectron } from './electron-runtime.ts'
import { needsBuild } from './freshness.ts'
import { builtProgram, project } from './program.ts'
import { findMissing } from './provision.ts'
import { run, say } from './run.ts'

interface Wish {
  readonly demo: boolean
  readonly picture: string | undefined
  readonly vault: string | undefined
}

interface Sitting {
  readonly wish: Wish
  /** Where the vault lies. */
  readonly folder: string
  /** What is thrown away when the program ends. */
  readonly scratch: string
}

function readWish(): Wish | undefined {
  try {
    const { values } = parseArgs({
      options: { demo: { type: 'boolean' }, picture: { type: 'string' }, vault: { type: 'string' } },
    })
    return { demo: values.demo ?? false, picture: values.picture, vault: values.vault }
  } catch {
    return undefined
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

function showInElectron(runtime: string, { wish, folder }: Sitting): Promise<boolean> {
  // Linux refuses Electron's sandbox to root, who has none of it to lose.
  const flags = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...(wish.demo ? ['--demo'] : [])]
  return new Promise((settle) => {
    const env = { ...process.env, FOOTBRIDGE_FOLDER: folder }
    const child = spawn(runtime, [...flags, project], { stdio: 'inherit', env })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    child.once('error', () => settle(false))
    child.once('exit', (status) => settle(status === 0 || status === null))
  })
}

function openInBrowser(browser: string, { wish, folder, scratch }: Sitting): Promise<Office> {
  return openOffice({
    program: builtProgram,
    folder,
    browser,
    desk: personsDesk(scratch, say),
    start: wish.demo ? demoStart : '',
    headless: wish.picture !== undefined,
  })
}

async function drawPicture(office: Office, path: string, { demo }: Wish): Promise<boolean> {
  const { page } = office
  // The demo opens by itself, behind the door of the first run.
  if (demo) await page.getByRole('navigation').first().waitFor({ timeout: 120_000 })
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 120_000 })
  const loading = page.getByRole('status').filter({ hasText: english('common:states.loading') })
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' })
  // Letters are loaded once something is drawn with them, and show in the frame after.
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  })
  await page.screenshot({ path })
  await office.close()
  say(`The first screen is in ${path}.`)
  return true
}

async function untilClosed(office: Office): Promise<boolean> {
  const interrupted = new Promise<void>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => settle())
  })
  await Promise.race([office.closed, interrupted])
  await office.close()
  return true
}

async function show(sitting: Sitting): Promise<boolean> {
  const { picture } = sitting.wish
  if (picture === undefined) {
    if (!hasDisplay()) {
      say(
        'There is no display here. "npm start -- --picture FILE" draws the first screen into a file instead.',
      )
      return false
    }
    const electron = await findElectron(say)
    if (electron) return showInElectron(electron, sitting)
  }

  const missing = findMissing()
  const browser = findBrowser()
  if (!browser) {
    say(missing[0] ?? '')
    return false
  }
  if (picture === undefined) say('Electron is not here, so Footbridge opens in a window of your browser.')
  const office = await openInBrowser(browser, sitting)
  return picture === undefined ? untilClosed(office) : drawPicture(office, resolve(picture), sitting.wish)
}

function builtNow(): boolean {
  if (!needsBuild()) return true
  say('Building Footbridge, a few seconds.')
  return run('npm', ['run', '--silent', 'build'])
}

async function main(): Promise<boolean> {
  const wish = readWish()
  if (!wish) {
    say('Footbridge understands: npm start -- [--demo] [--vault FOLDER] [--picture FILE]')
    return false
  }
  if (wish.picture === undefined && !hasDisplay()) {
    say('There is no display here. "npm start -- --picture FILE" draws the first screen into a file instead.')
    return false
  }
  if (!builtNow()) {
    say('Footbridge could not be built; the lines above say why.')
    return false
  }
  const scratch = mkdtempSync(join(tmpdir(), 'footbridge-sitting-'))
  const throwAway = wish.demo || wish.picture !== undefined
  const folder = wish.vault ? resolve(wish.vault) : throwAway ? join(scratch, 'vault') : localFolder()
  try {
    return await show({ wish, folder, scratch })
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 })
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1
} catch (reason) {
  say(
    `Footbridge could not start: ${reason instanceof Error ? (reason.message.split('\n')[0] ?? '') : 'unknown'}`,
  )
  process.exitCode = 1
}
