import { join } from 'node:path'

import type { Reply } from '#shared/bridge.ts'

import { forkVault } from '../chromium-host/vault-fork.ts'

/** A program of its own beside others on the same machine: one vault process and whoever asks it. */
export interface Program {
  /** Turns to the vault in this program folder. */
  turnTo(folder: string): void
  call(operation: string, input: unknown): Promise<Reply>
  end(): Promise<void>
}

const gone: Reply = { ok: false, error: { code: 'locked', message: 'common:errors.locked' } }

/** Starts one. */
export function startProgram(): Program {
  const vault = forkVault(join(import.meta.dirname, 'vault-process.ts'))
  const waiting = new Map<number, (reply: Reply) => void>()
  let lastId = 0
  const ended = new Promise<void>((resolve) =>
    vault.whenGone(() => {
      for (const settle of waiting.values()) settle(gone)
      resolve()
    }),
  )
  vault.port.listen((message) => {
    if (message.kind !== 'reply') return
    waiting.get(message.id)?.(message.reply)
    waiting.delete(message.id)
  })
  return {
    turnTo: (folder) => vault.port.send({ kind: 'open', folder, lastUser: null }),
    call: (operation, input) =>
      new Promise((resolve) => {
        lastId += 1
        waiting.set(lastId, resolve)
        vault.port.send({ kind: 'call', id: lastId, operation, input, callId: undefined })
      }),
    end: () => {
      vault.kill()
      return ended
    },
  }
}
