import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'

import { deriveKey } from './master-key.ts'

/*
 * A slot can be given a new master key while nobody types its password: the key is wrapped for the slot's public key
 * (X25519, RFC 7748), whose private half only the password makes. The next sign-in replaces it by a plain wrapping.
 */

// RFC 8410: everything of a PKCS #8 or SubjectPublicKeyInfo structure that stands before the 32 bytes of the key.
const privateHeader = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicHeader = Buffer.from('302a300506032b656e032100', 'hex')

function privateKeyOf(bytes: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privateHeader, bytes]), format: 'der', type: 'pkcs8' })
}

function publicKeyFrom(bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([publicHeader, bytes]), format: 'der', type: 'spki' })
}

function bytesOf(publicKey: KeyObject): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(publicHeader.length)
}

/** The public half of 32 private bytes. */
export function publicHalf(privateBytes: Uint8Array): Buffer {
  return bytesOf(createPublicKey(privateKeyOf(privateBytes)))
}

function agreed(mine: KeyObject, theirs: KeyObject, vaultId: string, sent: Buffer): Buffer {
  const shared = diffieHellman({ privateKey: mine, publicKey: theirs })
  const key = deriveKey(shared, vaultId, `slot box ${sent.toString('hex')}`)
  shared.fill(0)
  return key
}

/** A wrapping key for somebody who is not here, and the public half they find it by. */
export function keyFor(
  publicBytes: Uint8Array,
  vaultId: string,
): { readonly key: Buffer; readonly sent: Buffer } {
  const once = generateKeyPairSync('x25519')
  const sent = bytesOf(once.publicKey)
  return { key: agreed(once.privateKey, publicKeyFrom(publicBytes), vaultId, sent), sent }
}

/** The same wrapping key, found by whoever has the private half. */
export function keyFrom(privateBytes: Uint8Array, sent: Buffer, vaultId: string): Buffer {
  return agreed(privateKeyOf(privateBytes), publicKeyFrom(sent), vaultId, sent)
}
