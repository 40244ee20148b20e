import { join } from 'node:path'

import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  Notification,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
  View,
} from 'electron'

import { startShell } from './shell/shell.ts'

const built = import.meta.dirname

void startShell(
  {
    app,
    BrowserWindow,
    clipboard,
    dialog,
    ipcMain,
    Menu,
    Notification,
    powerMonitor,
    protocol,
    session,
    utilityProcess,
    View,
  },
  {
    vault: join(built, 'vault.js'),
    preload: join(built, '..', 'preload', 'index.cjs'),
    renderer: join(built, '..', 'renderer'),
  },
)
