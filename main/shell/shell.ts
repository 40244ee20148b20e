import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { BrowserWindow } from 'electron'

import { channels, demoStart } from '#shared/bridge-channels.ts'
import type { AppEvent } from '#shared/bridge.ts'

import { guardApp } from './app-guard.ts'
import { createBridgeDoor } from './bridge-door.ts'
import { listBuiltFiles } from './built-files.ts'
import { desktopHost } from './desktop-host.ts'
import type { BuiltProgram, Desktop } from './desktop.ts'
import { forkVault } from './electron-vault.ts'
import { createFileTokens } from './file-tokens.ts'
import { answerWindow } from './ipc.ts'
import { localFolder } from './local-folder.ts'
import { setMenu } from './menu.ts'
import { openOfficeWindow, windowTitle } from './office-window.ts'
import { keepVault } from './vault-keeper.ts'
import { scheme } from './window-origin.ts'
import { readWindowPlace, writeWindowPlace } from './window-place.ts'

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
  const { app, powerMonitor } = desktop
  const files = listBuiltFiles(program.renderer)
  const tokens = createFileTokens()
  let window: BrowserWindow | undefined
  let ending = false

  const open = (start: string): BrowserWindow => {
    const opened = openOfficeWindow(desktop, { program, files, place: readWindowPlace(folder), start })
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
    if (event.kind !== 'locked') return
    tokens.forget()
    replace()
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
  answerWindow(desktop, () => window, createBridgeDoor(vault, tokens))
  window = open(app.commandLine.hasSwitch('demo') ? demoStart : '')

  const lock = (): void => void vault.call('vault.lock', {})
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
    void vault.close().then(() => app.exit())
  })
}
