import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { BrowserWindow } from 'electron'

import { channels, demoStart } from '#shared/bridge-channels.ts'
import { assertNever } from '#shared/assert-never.ts'
import type { AppEvent } from '#shared/bridge.ts'

import { guardApp } from './app-guard.ts'
import { createBridgeDoor } from './bridge-door.ts'
import { listBuiltFiles } from './built-files.ts'
import { watchCopies } from './copied-words.ts'
import { desktopHost } from './desktop-host.ts'
import type { BuiltProgram, Desktop } from './desktop.ts'
import { forkVault } from './electron-vault.ts'
import { createFileTokens } from './file-tokens.ts'
import { answerWindow } from './ipc.ts'
import { localFolder } from './local-folder.ts'
import { setMenu } from './menu.ts'
import { openOfficeWindow, windowTitle } from './office-window.ts'
import { showSignal } from './signal.ts'
import { keepVault } from './vault-keeper.ts'
import { coverFor, type WindowCover } from './window-cover.ts'
import { scheme } from './window-origin.ts'
import { readWindowPlace, writeWindowPlace } from './window-place.ts'

/** As long as a window may take to save what is being typed before the vault locks with the machine. */
const SAVING = 200

/** Starts the program on a desktop: one instance, one window, one vault process. */
export async function startShell(
  desktop: Desktop,
  program: BuiltProgram,
  folder: string = localFolder(),
): Promise<void> {
  const { app } = desktop
  const own = join(folder, 'window')
  mkdirSync(own, { recursive: true })
  app.setName(windowTitle)
  app.setPath('userData', own)
  app.setPath('crashDumps', own)
  if (!app.requestSingleInstanceLock()) return app.quit()

  guardApp(desktop)
  desktop.protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }])
  await app.whenReady()
  setMenu(desktop)
  runOffice(desktop, program, folder)
}

function runOffice(desktop: Desktop, program: BuiltProgram, folder: string): void {
  const { app, clipboard, powerMonitor } = desktop
  const files = listBuiltFiles(program.renderer)
  const tokens = createFileTokens()
  const copies = watchCopies({
    read: async () => clipboard.readText(),
    clear: async () => clipboard.clear(),
  })
  let window: BrowserWindow | undefined
  let cover: WindowCover | undefined
  let ending = false

  const open = (start: string): BrowserWindow => {
    const opened = openOfficeWindow(desktop, { program, files, place: readWindowPlace(folder), start })
    cover = coverFor(desktop, opened)
    opened.on('close', () => writeWindowPlace(folder, opened.getNormalBounds()))
    opened.webContents.on('render-process-gone', () => {
      if (opened === window) replace()
    })
    return opened
  }
  /** Locking ends the process that drew the records: a new window takes the place of the old one. */
  const replace = (): void => {
    const old = window
    if (ending || !old || old.isDestroyed()) return
    writeWindowPlace(folder, old.getNormalBounds())
    window = open('')
    old.destroy()
  }
  const emit = (event: AppEvent): void => {
    if (window && !window.isDestroyed()) window.webContents.send(channels.event, event)
    switch (event.kind) {
      case 'interrupted':
      case 'locking':
        return cover?.lay()
      case 'curtain':
        return event.isShown ? cover?.take() : cover?.lay()
      case 'locked':
        tokens.forget()
        void copies.forget()
        return replace()
      case 'signal':
        return window && showSignal(desktop, window, event.words)
      case 'progress':
      case 'undoable':
        return
      default:
        return assertNever(event)
    }
  }
  const present = (): BrowserWindow => {
    if (!window) throw new Error('There is no window')
    return window
  }

  const vault = keepVault({
    folder,
    start: () => forkVault(desktop, program.vault),
    host: desktopHost(desktop, present, tokens),
    emit,
  })
  answerWindow(desktop, () => window, createBridgeDoor(vault, tokens, copies))
  window = open(app.commandLine.hasSwitch('demo') ? demoStart : '')

  const lock = (): void => {
    emit({ kind: 'interrupted', by: 'lock' })
    setTimeout(() => void lockNow(), SAVING)
  }
  /** Where nothing was open no other window comes, and this one is shown again. */
  const lockNow = async (): Promise<void> => {
    await vault.call('vault.lock', {})
    await vault.call('vault.state', {})
    cover?.take()
  }
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
  powerMonitor.on('user-did-resign-active', lock)
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (ending) return
    ending = true
    event.preventDefault()
    void vault
      .close()
      .then(() => copies.forget())
      .finally(() => app.exit())
  })
}
