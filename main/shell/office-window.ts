import { randomBytes } from 'node:crypto'

import type { BrowserWindow, WebPreferences } from 'electron'

import { firstPage, type BuiltFiles } from './built-files.ts'
import type { BuiltProgram, Desktop } from './desktop.ts'
import { sealSession } from './sealed-session.ts'
import { serveBuiltFiles } from './window-files.ts'
import { origin } from './window-origin.ts'
import type { WindowPlace } from './window-place.ts'

/** The title of every window and print job: it never names a school or a student. */
export const windowTitle = 'Footbridge'

interface Options {
  readonly program: BuiltProgram
  readonly files: BuiltFiles
  readonly place: WindowPlace
  /** The part of the address after `#`, where the interface begins. */
  readonly start: string
}

function preferences({ app }: Desktop, partition: string, preload?: string): WebPreferences {
  return {
    partition,
    ...(preload && { preload }),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    enableWebSQL: false,
    safeDialogs: true,
    devTools: !app.isPackaged,
  }
}

/** Makes the office's window, the only kind there is; its session is its own and ends with it. */
export function openOfficeWindow(desktop: Desktop, { program, files, place, start }: Options): BrowserWindow {
  const nonce = randomBytes(16).toString('base64')
  // Without `persist:` a partition lives in memory only; a name of its own gives each window its own nonce.
  const partition = `window-${randomBytes(8).toString('hex')}`
  const session = desktop.session.fromPartition(partition, { cache: false })
  sealSession(session)
  serveBuiltFiles(session, files, nonce)

  const window = new desktop.BrowserWindow({
    ...place,
    minWidth: 640,
    minHeight: 480,
    title: windowTitle,
    show: false,
    webPreferences: preferences(desktop, partition, program.preload),
  })
  window.setMenuBarVisibility(false)
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${origin}${firstPage}${start}`)
  return window
}

/** Makes the hidden window in which a printed page is drawn: no script, no preload, no network. */
export function openPrintWindow(desktop: Desktop, partition: string): BrowserWindow {
  return new desktop.BrowserWindow({
    show: false,
    title: windowTitle,
    webPreferences: { ...preferences(desktop, partition), javascript: false, devTools: false },
  })
}
