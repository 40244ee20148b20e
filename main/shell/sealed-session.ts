import type { Session } from 'electron'

import { isOurs } from './window-origin.ts'

/** Shuts a session: no permission, no network, no download, no spelling service. */
export function sealSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setBluetoothPairingHandler((_details, decide) => decide({ confirmed: false }))
  session.setDisplayMediaRequestHandler(null)
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !mayLoad(url) }))
  session.on('will-download', (event) => event.preventDefault())
}

/** The program's own files, pictures written into a page, and the developer tools, which packaged programs lack. */
function mayLoad(address: string): boolean {
  return isOurs(address) || /^(data|devtools|chrome-devtools):/.test(address)
}
