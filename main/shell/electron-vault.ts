import type { FromVault } from '../vault-port.ts'
import type { Desktop } from './desktop.ts'
import type { VaultProcess } from './vault-keeper.ts'

/** Starts the vault process as a child of Electron; a packaged program keeps its output to itself. */
export function forkVault({ utilityProcess, app }: Desktop, entry: string): VaultProcess {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Footbridge vault',
    stdio: app.isPackaged ? 'ignore' : 'inherit',
  })
  return {
    port: {
      send: (message) => child.postMessage(message),
      // The other end is this program's own vault process, built together with this one.
      listen: (listener) => void child.on('message', (message: unknown) => listener(message as FromVault)),
    },
    kill: () => void child.kill(),
    whenGone: (listener) => void child.once('exit', listener),
  }
}
