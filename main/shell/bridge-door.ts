import { channels } from '#shared/bridge-channels.ts'
import type { Reply } from '#shared/bridge.ts'

import type { CopiedWords } from './copied-words.ts'
import type { FileTokens } from './file-tokens.ts'
import type { VaultKeeper } from './vault-keeper.ts'

const nonsense: Reply = { ok: false, error: { code: 'invalid', message: 'common:errors.unknownOperation' } }

/** Answers what preload sends, whichever host carried it. The sender has been checked before. */
export interface BridgeDoor {
  [channels.call](operation: unknown, input: unknown, callId?: unknown): Promise<Reply>
  [channels.token](path: unknown): string
  [channels.copied](): void
}

function asJson(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined
  return text === undefined ? undefined : JSON.parse(text)
}

function isJson(value: unknown): boolean {
  try {
    asJson(value)
    return true
  } catch {
    return false
  }
}

/** Opens the door between a window and the vault process: JSON only, paths stay here. */
export function createBridgeDoor(
  vault: Pick<VaultKeeper, 'call'>,
  tokens: FileTokens,
  copies: Pick<CopiedWords, 'copied'>,
): BridgeDoor {
  return {
    [channels.call]: async (operation, input, callId) => {
      if (typeof operation !== 'string') return nonsense
      if (callId !== undefined && typeof callId !== 'string') return nonsense
      if (!isJson(input)) return nonsense
      return vault.call(operation, asJson(input), callId)
    },
    [channels.token]: (path) => tokens.tokenFor(typeof path === 'string' ? path : ''),
    [channels.copied]: () => copies.copied(),
  }
}
