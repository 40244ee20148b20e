import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { channels } from '#shared/bridge-channels.ts'

import { desktopHost } from './desktop-host.ts'
import { asWindow, standInDesktop, type StandInDesktop } from './electron-stand-in.ts'
import { createFileTokens } from './file-tokens.ts'
import { startShell } from './shell.ts'
import { layBuiltProgram, load, policyOf, sessionOf, windowOf } from './stand-in-shell.ts'

/*
 * The twenty recommendations of Electron's security guide, in its order and with its numbers. What the shell does is
 * asked of a stand-in that records it; what must not be in the program at all is looked for in its text.
 */

const project = join(import.meta.dirname, '..', '..')
let folder: string
let machine: StandInDesktop

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'footbridge-checklist-'))
  machine = standInDesktop()
  await startShell(machine.desktop, layBuiltProgram(folder), folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What every window was made with: the office's, and the one in which a printed page is drawn. */
async function everyWindow() {
  const host = desktopHost(machine.desktop, () => asWindow(windowOf(machine)), createFileTokens())
  await host.printToPdf('<h1>Letter</h1>')
  expect(machine.windows).toHaveLength(2)
  return machine.windows.map(({ options }) => options.webPreferences ?? {})
}

interface Source {
  readonly path: string
  readonly text: string
}

/** The program's own text, without its tests and stand-ins. */
function sources(...folders: readonly string[]): readonly Source[] {
  return folders
    .flatMap((part) =>
      readdirSync(join(project, part), { recursive: true, encoding: 'utf8' }).map((name) => join(part, name)),
    )
    .filter((path) => /\.(tsx?|html|css)$/.test(path) && !/\.test\.|stand-in|(^|\/)testing\//.test(path))
    .map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }))
}

const program = sources('main', 'preload', 'renderer', 'shared')

/** Files of the program in whose text something stands. */
function filesWith(pattern: RegExp, among = program): readonly string[] {
  return among.filter(({ text }) => pattern.test(text)).map(({ path }) => path)
}

const prevented = (emit: (event: { preventDefault(): void }) => void): boolean => {
  let stopped = false
  emit({ preventDefault: () => void (stopped = true) })
  return stopped
}

test('1 · only secure content is loaded: nothing but what was built with the program', async () => {
  await everyWindow()
  expect(machine.windows.map(({ address }) => address)).toEqual([
    'app://footbridge/index.html',
    'app://footbridge/printed.html',
  ])
  for (const address of [
    'http://example.com/',
    'https://example.com/',
    'http://127.0.0.1:1/',
    'ws://x/',
    'wss://x/',
    'ftp://x/',
    'blob:app://footbridge/1',
    'filesystem:app://footbridge/1',
    'chrome://gpu/',
    'nonsense',
  ])
    expect(sessionOf(machine).stops(address), address).toBe(true)
})

test('2 · no window has Node', async () => {
  for (const preferences of await everyWindow())
    expect(preferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    })
})

test('3 · every window keeps preload in a world of its own', async () => {
  for (const preferences of await everyWindow()) expect(preferences.contextIsolation).toBe(true)
})

test('4 · every process is sandboxed, before any is started', async () => {
  for (const preferences of await everyWindow()) expect(preferences.sandbox).toBe(true)
  expect(machine.switches.has('(sandbox)')).toBe(true)
  expect(machine.switches.has('no-sandbox')).toBe(false)
  expect(filesWith(/no-sandbox|disable-setuid-sandbox/)).toEqual([])
})

test.each([
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'usb',
  'window-management',
  'unknown',
])('5 · every permission is denied, asked for or looked up: %s', (permission) => {
  const { set } = sessionOf(machine)
  const ask = set['permissionRequest'] as (
    contents: object,
    permission: string,
    decide: (granted: boolean) => void,
  ) => void
  const granted: boolean[] = []
  ask({}, permission, (answer) => void granted.push(answer))
  expect(granted).toEqual([false])
  expect((set['permissionCheck'] as (contents: object, permission: string) => boolean)({}, permission)).toBe(
    false,
  )
})

test('5 · no device is given, no other device paired, no screen shared', () => {
  const { set } = sessionOf(machine)
  expect((set['devicePermission'] as () => boolean)()).toBe(false)
  const paired: unknown[] = []
  const pair = set['bluetooth'] as (details: object, decide: (answer: unknown) => void) => void
  pair({}, (answer) => void paired.push(answer))
  expect(paired).toEqual([{ confirmed: false }])
  expect(set['displayMedia']).toBeNull()
})

test('6 · the same-origin policy is on in every window', async () => {
  for (const preferences of await everyWindow()) expect(preferences.webSecurity).toBe(true)
})

test('7 · the content policy is the written one, directive by directive', async () => {
  const page = await load(machine, 'app://footbridge/index.html')
  const nonce = /content="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16)
  expect(Object.fromEntries(policyOf(page))).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src-elem': `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'none'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'none'",
    'form-action': "'none'",
    'frame-src': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default printed-page',
  })
  const script = await load(machine, 'app://footbridge/main.js')
  expect(policyOf(script)).toEqual(policyOf(page))
})

test('7 · a printed page may show itself and nothing more: it has no script, no frame, no connection', async () => {
  await everyWindow()
  const printed = machine.windows.at(-1)
  const answer = sessionOf(machine, printed).handlers.get('app')
  const page = await answer?.(new Request('app://footbridge/printed.html'))
  expect(Object.fromEntries(policyOf(page ?? new Response()))).toEqual({
    'default-src': "'none'",
    'style-src': "'unsafe-inline'",
    'img-src': 'data:',
    'font-src': 'data:',
    'form-action': "'none'",
    'base-uri': "'none'",
  })
})

test('8 · insecure content never runs', async () => {
  for (const preferences of await everyWindow()) expect(preferences.allowRunningInsecureContent).toBe(false)
})

test('9 · nothing experimental is switched on', async () => {
  for (const preferences of await everyWindow()) expect(preferences.experimentalFeatures).toBe(false)
  expect(machine.switches.has('enable-experimental-web-platform-features')).toBe(false)
  expect(machine.switches.has('enable-features')).toBe(false)
})

test('10 · no part of Blink is switched on', async () => {
  for (const preferences of await everyWindow()) expect(preferences).not.toHaveProperty('enableBlinkFeatures')
  expect(machine.switches.has('enable-blink-features')).toBe(false)
})

test('11 · no page holds a webview', async () => {
  for (const preferences of await everyWindow()) expect(preferences.webviewTag).toBe(false)
  expect(filesWith(/<webview|createElement\(['"]webview|allowpopups/i)).toEqual([])
})

test('12 · a webview that is made all the same is not attached', () => {
  const { webContents } = windowOf(machine)
  expect(prevented((event) => webContents.emit('will-attach-webview', event, {}, {}))).toBe(true)
})

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
  '13 · a page goes nowhere: %s',
  (event) => {
    expect(prevented((given) => windowOf(machine).webContents.emit(event, given))).toBe(true)
  },
)

test('13 · a file that is dropped on a window does not become its page', async () => {
  for (const preferences of await everyWindow()) expect(preferences.navigateOnDragDrop).toBe(false)
})

test('14 · a page opens no window, and windows are made in one place', () => {
  expect(windowOf(machine).webContents.openHandler?.()).toEqual({ action: 'deny' })
  expect(filesWith(/new [\w.]*(BrowserWindow|WebContentsView|BrowserView)\(/)).toEqual([
    'main/shell/office-window.ts',
  ])
  expect(filesWith(/window\.open\(/)).toEqual([])
})

test('15 · nothing is opened outside the program: it has no hand to do it with', () => {
  expect(filesWith(/openExternal|openPath|showItemInFolder/)).toEqual([])
  expect(new Set(machine.touched)).toEqual(
    new Set([
      'app',
      'protocol',
      'Menu',
      'session',
      'BrowserWindow',
      'utilityProcess',
      'ipcMain',
      'powerMonitor',
      'clipboard',
      'View',
    ]),
  )
})

test('16 · one version of Electron, named exactly, is what is installed and packed', () => {
  const read = (...path: readonly string[]) =>
    JSON.parse(readFileSync(join(project, ...path), 'utf8')) as {
      readonly version: string
      readonly devDependencies: Readonly<Record<string, string>>
    }
  const { electron = '' } = read('package.json').devDependencies
  expect(electron).toMatch(/^\d+\.\d+\.\d+$/)
  expect(Number.parseInt(electron, 10)).toBeGreaterThanOrEqual(45)
  expect(read('node_modules', 'electron', 'package.json').version).toBe(electron)
  expect(readFileSync(join(project, 'electron-builder.yml'), 'utf8')).not.toMatch(
    /electronVersion|electronDist/,
  )
})

test('17 · only the main frame of our own window is answered, and there is one door', async () => {
  const { webContents } = windowOf(machine)
  expect([...machine.invokable.keys()].toSorted()).toEqual(
    [channels.call, channels.copied, channels.token].toSorted(),
  )
  expect(filesWith(/ipcMain\b.*\b(on|once|handle|handleOnce)\(/)).toEqual(['main/shell/ipc.ts'])
  for (const channel of machine.invokable.keys()) {
    const knock = machine.invokable.get(channel)
    for (const stranger of [
      { sender: webContents, senderFrame: {} },
      { sender: webContents, senderFrame: null },
      { sender: {}, senderFrame: webContents.mainFrame },
      { sender: {}, senderFrame: {} },
    ])
      expect(() => knock?.(stranger, 'today.show', {}), channel).toThrow('Unknown sender')
  }
  void machine.invokable.get(channels.call)?.(
    { sender: webContents, senderFrame: webContents.mainFrame },
    'today.show',
    { day: 1 },
  )
  await Promise.resolve()
  expect(machine.vaults[0]?.told.at(-1)).toMatchObject({ operation: 'today.show', input: { day: 1 } })
})

test('18 · pages come over a scheme of our own, with no more rights than it needs, and never from file://', async () => {
  expect(machine.privileged).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true } }])
  expect(sessionOf(machine).stops('file:///etc/passwd')).toBe(true)
  expect(filesWith(/['"`]file:/)).toEqual([])
  expect(filesWith(/loadFile\(/)).toEqual([])
})

test('19 · packing sets the fuses', () => {
  const settings = readFileSync(join(project, 'electron-builder.yml'), 'utf8')
  expect(settings).toMatch(/^afterPack: build\/fuses\.ts$/m)
})

test('20 · a page is handed three functions and nothing of Electron', () => {
  expect(filesWith(/exposeInMainWorld|exposeInIsolatedWorld|executeInMainWorld/)).toEqual([
    'preload/index.ts',
  ])
  expect(filesWith(/^import (?!type).* from 'electron'/m)).toEqual(['preload/index.ts'])
  expect(filesWith(/^\} from 'electron'/m)).toEqual(['main/index.ts'])
})

test('past the list: what asks for the network without asking for an address finds nobody', () => {
  for (const session of machine.sessions.values())
    expect(session.set['proxy']).toEqual({
      mode: 'fixed_servers',
      proxyRules: 'socks5://0.0.0.0:1',
      proxyBypassRules: '<-loopback>',
    })
  expect(windowOf(machine).webContents.webRtc).toBe('disable_non_proxied_udp')
  expect(machine.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
})

test('past the list: a question the network asks is answered no', () => {
  const { app } = machine
  const decided: unknown[] = []
  expect(
    prevented((event) =>
      app.emit('certificate-error', event, {}, '', '', {}, (trusted: boolean) => void decided.push(trusted)),
    ),
  ).toBe(true)
  expect(decided).toEqual([false])
  expect(prevented((event) => app.emit('select-client-certificate', event))).toBe(true)
  expect(prevented((event) => app.emit('login', event))).toBe(true)
})

test('past the list: words are spelled by nobody else, and no report of a crash is made', () => {
  expect(sessionOf(machine).set['spellChecker']).toBe(false)
  expect(windowOf(machine).options.webPreferences?.spellcheck).toBe(false)
  expect(filesWith(/crashReporter|autoUpdater/)).toEqual([])
})

test('past the list: markup is made of text in one place, which shows printed pages', () => {
  const place = 'renderer/ui/printed-page.tsx'
  expect(filesWith(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc/i)).toEqual([place])
  expect(filesWith(/printedMarkup\(/)).toEqual([place, 'renderer/trusted-types.ts'].toSorted())
  expect(filesWith(/unsafe-eval|wasm-unsafe-eval|blob:/)).toEqual([])
})
