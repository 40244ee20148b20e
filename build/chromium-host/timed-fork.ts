import { join } from 'node:path'

import type { VaultProcess } from '#main/shell/vault-keeper.ts'

import { forkVault } from './vault-fork.ts'

/** Tells a timed vault that minutes went by; the product's own vault knows nothing of it. */
export interface TimePasses {
  readonly kind: 'time-passes'
  readonly milliseconds: number
}

/** Vault processes whose time a test moves on. */
export interface TimedVaults {
  start(): VaultProcess
  pass(milliseconds: number): void
}

/** Starts the real vault process with a time of its own. */
export function timedVaults(): TimedVaults {
  let current: VaultProcess | undefined
  return {
    start: () => (current = forkVault(join(import.meta.dirname, 'timed-vault.ts'))),
    pass: (milliseconds) => {
      const message: TimePasses = { kind: 'time-passes', milliseconds }
      // The wire carries what both ends agree on; only a timed vault listens for this.
      ;(current?.port as { send(message: TimePasses): void } | undefined)?.send(message)
    },
  }
}
