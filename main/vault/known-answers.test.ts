import * as nodeCrypto from 'node:crypto'

import { expect, test } from 'vitest'

import { assertCiphersAnswer, type Ciphers } from './known-answers.ts'

function withoutTie(...values: Parameters<typeof nodeCrypto.createCipheriv>): nodeCrypto.Cipheriv {
  return Object.assign(nodeCrypto.createCipheriv(...values), { setAAD: () => undefined })
}
// The overloads of `createCipheriv` cannot be written as one function.
const forgetsWhatItIsTiedTo = withoutTie as unknown as Ciphers['createCipheriv']

test('this machine gives the published answers', () => {
  expect(() => assertCiphersAnswer()).not.toThrow()
})

test.each<[string, Partial<Ciphers>]>([
  ['HKDF', { hkdfSync: (_digest, _key, _salt, _info, length) => new ArrayBuffer(length) }],
  ['HMAC', { createHmac: (_name, key) => nodeCrypto.createHmac('sha512', key) }],
  ['X25519', { diffieHellman: () => Buffer.alloc(32) }],
  ['AES-GCM', { createCipheriv: forgetsWhatItIsTiedTo }],
])('a machine whose %s answers something else handles no keys', (_, broken) => {
  expect(() => assertCiphersAnswer({ ...nodeCrypto, ...broken })).toThrow('does not work properly')
})
