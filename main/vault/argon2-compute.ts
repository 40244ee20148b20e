import { argon2id } from 'hash-wasm'

import type { KdfPolicy } from './kdf-policy.ts'

/** Stretches a secret to 32 bytes on the thread that asks; takes about as long as it is meant to. */
export async function computeArgon2(
  secret: Uint8Array,
  salt: Uint8Array,
  cost: KdfPolicy,
): Promise<Uint8Array<ArrayBuffer>> {
  const stretched = await argon2id({
    password: secret,
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
    outputType: 'binary',
  })
  return new Uint8Array(stretched)
}

// From the reference implementation's own tests; the RFC's vector uses associated data, which this library leaves out.
const known = {
  secret: 'password',
  salt: 'somesalt',
  cost: { memoryKiB: 256, passes: 2, lanes: 2 },
  answer: '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037',
} as const

/** Whether argon2id gives the published answer on this machine. */
export async function argon2Answers(compute = computeArgon2): Promise<boolean> {
  const answer = await compute(Buffer.from(known.secret), Buffer.from(known.salt), known.cost)
  return Buffer.from(answer).toString('hex') === known.answer
}
