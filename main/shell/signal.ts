import type { BrowserWindow } from 'electron'

import type { Desktop } from './desktop.ts'
import { windowTitle } from './office-window.ts'

/** Says on the desktop how much waits, while the office's window is not in front; a click brings it there. */
export function showSignal({ Notification }: Desktop, window: BrowserWindow, words: string): void {
  if (window.isFocused() || !Notification.isSupported()) return
  const notification = new Notification({ title: windowTitle, body: words, silent: true })
  notification.on('click', () => {
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  notification.show()
}
