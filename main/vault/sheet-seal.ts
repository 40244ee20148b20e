import { deriveKey } from './master-key.ts'
import { openBytes, sealBytes, type SealedBytes } from './sealed-bytes.ts'

/** What the recovery sheet can do besides opening the vault: keep secrets that the vault itself does not know. */
export interface SheetSeal {
  /** Seals bytes, tied to what they are. */
  seal(bytes: Uint8Array, tiedTo: string): SealedBytes
  /** The bytes again; nothing when another sheet sealed them, or they belong somewhere else. */
  open(sealed: SealedBytes, tiedTo: string): Buffer | undefined
}

/** Seals with a sheet's own 128 random bits; they need no stretching. */
export function sheetSeal(recoverySecret: Uint8Array, vaultId: string): SheetSeal {
  const withKey = <Result>(use: (key: Buffer) => Result): Result => {
    const key = deriveKey(recoverySecret, vaultId, 'sheet seal')
    try {
      return use(key)
    } finally {
      key.fill(0)
    }
  }
  return {
    seal: (bytes, tiedTo) => withKey((key) => sealBytes(key, bytes, Buffer.from(tiedTo))),
    open: (sealed, tiedTo) => withKey((key) => openBytes(key, sealed, Buffer.from(tiedTo))),
  }
}
