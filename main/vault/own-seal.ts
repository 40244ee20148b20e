import { deriveKey } from './master-key.ts'
import { openBytes, sealBytes, type SealedBytes } from './sealed-bytes.ts'
import type { Keeper } from './ways-in.ts'

/** What is sealed is filled up to a multiple of this many bytes, so that its length tells little of what it says. */
const BLOCK = 256

/** Seals what only whoever is signed in may ever read: no colleague, no owner, no recovery sheet. */
export interface OwnSeal {
  /** Seals a value that JSON can write, tied to what it is. */
  seal(value: unknown, tiedTo: string): SealedBytes
  /** The value again; nothing when another key sealed it, or it belongs somewhere else. */
  open(sealed: SealedBytes, tiedTo: string): unknown
}

function filledUp(value: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(value))
  // JSON ends where it ends, whatever spaces follow.
  const filled = Buffer.alloc(Math.ceil(text.length / BLOCK) * BLOCK, ' ')
  text.copy(filled)
  text.fill(0)
  return filled
}

/** Seals with a person's own key. Throws once that key was forgotten. */
export function ownSeal({ accountId, ownKey }: Keeper, vaultId: string): OwnSeal {
  const withKey = <Result>(use: (key: Buffer) => Result): Result => {
    if (ownKey.every((byte) => byte === 0))
      throw new Error('The own key was forgotten when the office locked')
    const key = deriveKey(ownKey, vaultId, `own seal ${accountId}`)
    try {
      return use(key)
    } finally {
      key.fill(0)
    }
  }
  return {
    seal: (value, tiedTo) =>
      withKey((key) => {
        const bytes = filledUp(value)
        try {
          return sealBytes(key, bytes, Buffer.from(tiedTo))
        } finally {
          bytes.fill(0)
        }
      }),
    open: (sealed, tiedTo) =>
      withKey((key) => {
        const bytes = openBytes(key, sealed, Buffer.from(tiedTo))
        if (!bytes) return undefined
        try {
          return JSON.parse(bytes.toString()) as unknown
        } finally {
          bytes.fill(0)
        }
      }),
  }
}

function withoutKey(): never {
  throw new Error('This program was started without the own key of whoever asks')
}

/** For a program that nobody signed in to with a password: benches and replays. */
export const noOwnSeal: OwnSeal = { seal: withoutKey, open: withoutKey }

/** The seal of whoever is signed in, and none for any other session. */
export function ownSealFor(keeper: Keeper, vaultId: string): (asker: Pick<Keeper, 'accountId'>) => OwnSeal {
  const mine = ownSeal(keeper, vaultId)
  return ({ accountId }) => (accountId === keeper.accountId ? mine : noOwnSeal)
}
