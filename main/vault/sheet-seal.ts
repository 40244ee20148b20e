import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

import { deriveKey } from './master-key.ts'

const tagLength = 16

/** Something only the recovery sheet opens. */
export interface Sealed {
  readonly nonce: Uint8Array
  readonly sealed: Uint8Array
}

/** What the recovery sheet can do besides opening the vault: keep secrets that the vault itself does not know. */
export interface SheetSeal {
  /** Seals bytes, tied to what they are. */
  seal(bytes: Uint8Array, tiedTo: string): Sealed
  /** The bytes again; nothing when another sheet sealed them, or they belong somewhere else. */
  open(sealed: Sealed, tiedTo: string): Buffer | undefined
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
    seal: (bytes, tiedTo) =>
      withKey((key) => {
        const nonce = randomBytes(12)
        const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
        cipher.setAAD(Buffer.from(tiedTo))
        return { nonce, sealed: Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]) }
      }),
    open: ({ nonce, sealed }, tiedTo) =>
      withKey((key) => {
        if (nonce.length !== 12 || sealed.length < tagLength) return undefined
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
        decipher.setAAD(Buffer.from(tiedTo))
        decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
        const bytes = decipher.update(sealed.subarray(0, sealed.length - tagLength))
        try {
          decipher.final()
          return bytes
        } catch {
          bytes.fill(0)
          return undefined
        }
      }),
  }
}
