import type { Session } from 'electron'

import { isOurs } from './window-origin.ts'

/**
 * Where everything would have to pass that is asked for past the list of requests below, such as a call between two
 * browsers: a place where nobody answers, and no address is exempt from it.
 */
const nowhere = {
  mode: 'fixed_servers',
  proxyRules: 'socks5://0.0.0.0:1',
  proxyBypassRules: '<-loopback>',
} as const

/** Shuts a session: no permission, no network, no download, no spelling service. */
export function sealSession(session: Session): void {
  void session.setProxy(nowhere)
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
