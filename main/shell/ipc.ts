import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'

import { channels } from '#shared/bridge-channels.ts'

import type { BridgeDoor } from './bridge-door.ts'
import type { Desktop } from './desktop.ts'

/** Opens the one door windows may knock at; only the main frame of our own window is answered. */
export function answerWindow(
  { ipcMain }: Desktop,
  window: () => BrowserWindow | undefined,
  door: BridgeDoor,
): void {
  const fromOurWindow = ({ sender, senderFrame }: IpcMainInvokeEvent): boolean => {
    const ours = window()?.webContents
    return ours !== undefined && sender === ours && senderFrame === ours.mainFrame
  }
  for (const channel of [channels.call, channels.token, channels.copied] as const) {
    ipcMain.handle(channel, (event, ...values: readonly [unknown, unknown, unknown]) => {
      if (!fromOurWindow(event)) throw new Error('Unknown sender')
      return door[channel](...values)
    })
  }
}
