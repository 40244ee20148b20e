import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const tagLength = 16
const nonceLength = 12

/** Bytes under AES-256-GCM: a nonce of 12 bytes, and the cipher text with its tag of 16 behind it. */
export interface SealedBytes {
  readonly nonce: Uint8Array
  readonly sealed: Uint8Array
}

/** Seals bytes with a key of 32, tied to text that must be said again to open them. */
export function sealBytes(key: Buffer, bytes: Uint8Array, tiedTo: Buffer): SealedBytes {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  cipher.setAAD(tiedTo)
  return { nonce, sealed: Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]) }
}

/** The bytes again; nothing when the key or what they are tied to is not the same, or a bit of them changed. */
export function openBytes(key: Buffer, { nonce, sealed }: SealedBytes, tiedTo: Buffer): Buffer | undefined {
  if (nonce.length !== nonceLength || sealed.length < tagLength) return undefined
  const end = sealed.length - tagLength
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  decipher.setAAD(tiedTo)
  decipher.setAuthTag(sealed.subarray(end))
  const bytes = decipher.update(sealed.subarray(0, end))
  try {
    decipher.final()
    return bytes
  } catch {
    bytes.fill(0)
    return undefined
  }
}
