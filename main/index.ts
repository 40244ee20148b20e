import { join } from 'node:path'

import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
} from 'electron'

import { startShell } from './shell/shell.ts'

const built = import.meta.dirname

void startShell(
  { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, session, utilityProcess },
  {
    vault: join(built, 'vault.js'),
    preload: join(built, '..', 'preload', 'index.cjs'),
    renderer: join(built, '..', 'renderer'),
  },
)
