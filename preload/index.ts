import { contextBridge, ipcRenderer, webUtils } from 'electron'

import { bridgeName, channels } from '#shared/bridge-channels.ts'
import type { AppEvent, Bridge } from '#shared/bridge.ts'

/** Anything but a file from the office's disk has no path, and its token leads nowhere. */
function pathOf(file: unknown): string {
  try {
    return webUtils.getPathForFile(file as File)
  } catch {
    return ''
  }
}

const bridge: Bridge = {
  call: (operation, input, callId) => ipcRenderer.invoke(channels.call, operation, input, callId),
  listen: (listener) => {
    const hear = (_: unknown, event: AppEvent): void => listener(event)
    ipcRenderer.on(channels.event, hear)
    return () => void ipcRenderer.off(channels.event, hear)
  },
  tokenFor: (file) => ipcRenderer.invoke(channels.token, pathOf(file)),
}

/** Words that went to the clipboard are taken off it again; a key pressed with nothing selected copies nothing. */
function tellOfCopy(): void {
  if (getSelection()?.toString()) void ipcRenderer.invoke(channels.copied)
}
window.addEventListener('copy', tellOfCopy)
window.addEventListener('cut', tellOfCopy)

contextBridge.exposeInMainWorld(bridgeName, bridge)
