import type * as Electron from 'electron'

/** The parts of Electron the shell uses, handed in as a value so that a test can hand in a stand-in. */
export type Desktop = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'Menu'
  | 'Notification'
  | 'View'
  | 'clipboard'
  | 'dialog'
  | 'ipcMain'
  | 'powerMonitor'
  | 'protocol'
  | 'session'
  | 'utilityProcess'
>

/** Where the built program lies. */
export interface BuiltProgram {
  readonly vault: string
  readonly preload: string
  readonly renderer: string
}
