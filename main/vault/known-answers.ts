import * as nodeCrypto from 'node:crypto'

import { ruleError } from '#shared/app-error.ts'

/** What this program takes from the machine's cryptography. */
export type Ciphers = Pick<
  typeof nodeCrypto,
  'createCipheriv' | 'createHmac' | 'hkdfSync' | 'createPrivateKey' | 'createPublicKey' | 'diffieHellman'
>

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

/** RFC 5869, test case 1. */
function hkdfAnswers({ hkdfSync }: Ciphers): boolean {
  const okm = hkdfSync(
    'sha256',
    bytes('0b'.repeat(22)),
    bytes('000102030405060708090a0b0c'),
    bytes('f0f1f2f3f4f5f6f7f8f9'),
    42,
  )
  return (
    Buffer.from(okm).toString('hex') ===
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'
  )
}

/** RFC 4231, test case 2. */
function hmacAnswers({ createHmac }: Ciphers): boolean {
  return (
    createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex') ===
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
  )
}

/** McGrew and Viega's GCM specification, test case 16. */
function gcmAnswers({ createCipheriv }: Ciphers): boolean {
  const cipher = createCipheriv(
    'aes-256-gcm',
    bytes('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'),
    bytes('cafebabefacedbaddecaf888'),
  )
  cipher.setAAD(bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2'))
  const sealed = Buffer.concat([
    cipher.update(
      bytes(
        'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
          '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
      ),
    ),
    cipher.final(),
  ])
  return (
    sealed.toString('hex') ===
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
        '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' &&
    cipher.getAuthTag().toString('hex') === '76fc6ece0f4e1768cddf8853bb2d551b'
  )
}

/** RFC 7748, section 6.1: what Bob's private half and Alice's public half agree on. The headers are RFC 8410's. */
function x25519Answers({ createPrivateKey, createPublicKey, diffieHellman }: Ciphers): boolean {
  const privateKey = createPrivateKey({
    key: bytes(
      '302e020100300506032b656e042204205dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
    ),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey({
    key: bytes('302a300506032b656e0321008520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a'),
    format: 'der',
    type: 'spki',
  })
  return (
    diffieHellman({ privateKey, publicKey }).toString('hex') ===
    '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742'
  )
}

/** Refuses to handle keys where the machine's ciphers do not give the published answers. argon2id tests itself in its worker. */
export function assertCiphersAnswer(ciphers: Ciphers = nodeCrypto): void {
  const sound = [hkdfAnswers, hmacAnswers, gcmAnswers, x25519Answers].every((answers) => answers(ciphers))
  if (!sound) throw ruleError('vault:errors.selfTestFailed')
}
