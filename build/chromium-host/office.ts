import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { chromium, type Browser, type BrowserContext, type Frame, type Page } from 'playwright-core'

import type { Host } from '#main/host.ts'
import { createBridgeDoor } from '#main/shell/bridge-door.ts'
import { answerFor, firstPage, listBuiltFiles } from '#main/shell/built-files.ts'
import { watchCopies } from '#main/shell/copied-words.ts'
import type { BuiltProgram } from '#main/shell/desktop.ts'
import { createFileTokens } from '#main/shell/file-tokens.ts'
import { keepVault, type VaultProcess } from '#main/shell/vault-keeper.ts'
import { channels } from '#shared/bridge-channels.ts'
import type { AppEvent } from '#shared/bridge.ts'

import { browserFlags } from './browser.ts'
import { preloadScript, type CarriedFile } from './electron-stub.ts'
import { drawPdf } from './printing.ts'
import { forkVault } from './vault-fork.ts'

const origin = 'https://footbridge.invalid'
const binding = 'footbridgeHost'
const deliver = 'footbridgeDeliver'

/** What stands on the desk beside the window: whoever runs the host says where files come from and go to. */
export interface Desk {
  chooseFiles(kind: 'files' | 'folder' | 'place', page: Page): Promise<readonly string[]>
  saveFile(suggestedName: string, bytes: Uint8Array): Promise<boolean>
  print(document: string, drawPdf: (document: string) => Promise<Uint8Array>): Promise<boolean>
}

/** One running program in a Chromium window. */
export interface Office {
  readonly page: Page
  /** Addresses a page asked for outside the program; none was let through. */
  readonly outside: readonly string[]
  /** Resolves when the window was closed by the person in front of it. */
  readonly closed: Promise<void>
  close(): Promise<void>
}

interface Options {
  readonly program: BuiltProgram
  readonly folder: string
  /** The browser's program; or one that runs already, unseen, and stays open when the office closes. */
  readonly browser: string | Browser
  readonly desk: Desk
  /** The part of the address after `#`, where the interface begins. */
  readonly start?: string
  readonly headless?: boolean
  /** Whether whoever opens the office waits for its first screen; a test looks for what it needs itself. */
  readonly waits?: boolean
  /** Tests start a vault process whose time they move on. */
  readonly startVault?: () => VaultProcess
}

interface RunningBrowser {
  readonly context: BrowserContext
  close(): Promise<void>
  /** Turns a printed document into PDF. */
  drawPdf(document: string): Promise<Uint8Array>
}

const commonSettings = {
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false,
}

/** Keeps Chromium's own sandbox wherever the machine lets it stand; only root and some containers do not. */
async function sandboxed<Result>(launch: (chromiumSandbox: boolean) => Promise<Result>): Promise<Result> {
  return process.getuid?.() === 0 ? launch(false) : launch(true).catch(() => launch(false))
}

/** Starts a browser that nobody sees; whoever starts it closes it. */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  return sandboxed((chromiumSandbox) =>
    chromium.launch({ ...commonSettings, chromiumSandbox, executablePath, args: [...browserFlags] }),
  )
}

async function openUnseen(wanted: string | Browser): Promise<RunningBrowser> {
  const browser = typeof wanted === 'string' ? await launchBrowser(wanted) : wanted
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    serviceWorkers: 'block',
  })
  return {
    context,
    close: () => (typeof wanted === 'string' ? browser.close() : context.close()),
    drawPdf: (document) => drawPdf(browser, document),
  }
}

/** A window for a person has a profile that is thrown away; it cannot draw PDF, so an unseen browser does. */
async function launchWindow(executablePath: string, profile: string): Promise<RunningBrowser> {
  const context = await sandboxed((chromiumSandbox) =>
    chromium.launchPersistentContext(profile, {
      ...commonSettings,
      chromiumSandbox,
      executablePath,
      headless: false,
      args: [...browserFlags, '--app=data:text/html,', '--window-size=1280,900'],
      ignoreDefaultArgs: ['--enable-automation'],
      viewport: null,
      serviceWorkers: 'block',
    }),
  )
  return {
    context,
    close: () => context.close(),
    drawPdf: async (document) => {
      const unseen = await launchBrowser(executablePath)
      try {
        return await drawPdf(unseen, document)
      } finally {
        await unseen.close()
      }
    },
  }
}

/** Serves the built interface by answering the window's requests here; everything else is refused and noted. */
async function serve(context: BrowserContext, program: BuiltProgram, outside: string[]): Promise<void> {
  const files = listBuiltFiles(program.renderer)
  const nonce = randomBytes(16).toString('base64')
  await context.route('**/*', async (route) => {
    const address = route.request().url()
    if (new URL(address).origin !== origin) {
      outside.push(address)
      return route.abort()
    }
    const { status, headers, body } = await answerFor(files, address, nonce)
    return route.fulfill({ status, headers: { ...headers }, body: Buffer.from(body) })
  })
  await context.routeWebSocket(/.*/, (socket) => {
    outside.push(socket.url())
    void socket.close()
  })
}

/** Keeps the bytes a page handed over in a folder that ends with the program, so that a token can stand for them. */
async function keepCarried(folder: string, file: CarriedFile | null): Promise<string> {
  if (!file) return ''
  const place = join(folder, randomBytes(8).toString('hex'))
  await mkdir(place, { recursive: true })
  const path = join(place, basename(file.name))
  await writeFile(path, Buffer.from(file.base64, 'base64'))
  return path
}

/** Starts the program in Chromium: the built interface, the real preload, the real vault process, no port, no server. */
export async function openOffice(options: Options): Promise<Office> {
  const { program, folder, desk, browser, start = '', headless = true, waits = true } = options
  const { startVault = () => forkVault(program.vault) } = options
  const scratch = await mkdtemp(join(tmpdir(), 'footbridge-'))
  const running =
    headless || typeof browser !== 'string'
      ? await openUnseen(browser)
      : await launchWindow(browser, join(scratch, 'profile'))
  const { context } = running
  const page = context.pages()[0] ?? (await context.newPage())
  const outside: string[] = []
  const tokens = createFileTokens()
  await mkdir(folder, { recursive: true })

  const host: Host = {
    fileFor: async (token) => tokens.fileFor(token),
    chooseFiles: async (kind) =>
      (await desk.chooseFiles(kind, page)).map((path) => ({ name: basename(path), path })),
    printToPdf: (document) => running.drawPdf(document),
    print: (document) => desk.print(document, (page) => running.drawPdf(page)),
    saveFile: (suggestedName, bytes) => desk.saveFile(basename(suggestedName), bytes),
  }
  // A browser keeps the clipboard for its pages: the page is asked, and the permission is this host's alone.
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
  const copies = watchCopies({
    read: () => page.evaluate(() => navigator.clipboard.readText()),
    clear: () => page.evaluate(() => navigator.clipboard.writeText('')),
  })
  const tell = (event: AppEvent): Promise<void> =>
    page
      .evaluate(
        ([name, channel, value]) => {
          const hear = (window as unknown as Record<string, (channel: string, value: unknown) => void>)[name]
          hear?.(channel, value)
        },
        [deliver, channels.event, event] as const,
      )
      .catch(() => {})
  /** Locking leaves nothing of the records in the window: it begins anew. */
  const emit = async (event: AppEvent): Promise<void> => {
    await tell(event)
    if (event.kind !== 'locked') return
    tokens.forget()
    await copies.forget().catch(() => {})
    await page.goto(`${origin}${firstPage}`).catch(() => {})
  }

  await serve(context, program, outside)
  const vault = keepVault({
    folder,
    start: startVault,
    host,
    emit: (event) => void emit(event),
  })
  const door = createBridgeDoor(vault, tokens, copies)
  const isOurs = (frame: Frame): boolean =>
    frame === page.mainFrame() && new URL(frame.url()).origin === origin
  await context.exposeBinding(binding, async ({ frame }, channel: string, ...values: readonly unknown[]) => {
    if (!isOurs(frame)) throw new Error('Unknown sender')
    if (channel === channels.call) return door[channels.call](values[0], values[1], values[2] ?? undefined)
    if (channel === channels.copied) return door[channels.copied]()
    return door[channels.token](await keepCarried(join(scratch, 'files'), values[0] as CarriedFile | null))
  })
  const preload = readFileSync(program.preload, 'utf8')
  await context.addInitScript({
    content: preloadScript(preload, { origin, binding, deliver, tokenChannel: channels.token }),
  })
  await page.goto(`${origin}${firstPage}${start}`, { waitUntil: waits ? 'load' : 'commit' })

  const end = async (): Promise<void> => {
    await vault.close()
    await copies.forget().catch(() => {})
    await running.close().catch(() => {})
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 })
  }
  return { page, outside, closed: new Promise((resolve) => page.once('close', () => resolve())), close: end }
}
