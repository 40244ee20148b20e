import { fork } from 'node:child_process'

import type { VaultProcess } from '#main/shell/vault-keeper.ts'
import type { FromVault } from '#main/vault-port.ts'

/** Starts the built vault process as a child of Node, over the same wire as under Electron. */
export function forkVault(entry: string): VaultProcess {
  const { NODE_OPTIONS: _, ...env } = process.env
  const child = fork(entry, [], { serialization: 'advanced', execArgv: [], env })
  return {
    port: {
      // A process that is being killed hears nothing more, and that is all right.
      send: (message) => void (child.connected && child.send(message, () => {})),
      // The other end is this program's own vault process, built together with this one.
      listen: (listener) => void child.on('message', (message) => listener(message as FromVault)),
    },
    kill: () => void child.kill('SIGKILL'),
    whenGone: (listener) => void child.once('exit', listener),
  }
}
