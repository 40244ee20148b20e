import { ruleError } from '#shared/app-error.ts'

import { askWorker, workerBeside } from './ask-worker.ts'
import type { KdfPolicy } from './kdf-policy.ts'

/** What the worker is asked. */
export interface Argon2Question {
  readonly secret: Uint8Array<ArrayBuffer>
  readonly salt: Uint8Array<ArrayBuffer>
  readonly cost: KdfPolicy
}

/** What the worker says: it is unsound when argon2id fails its own test. */
export type Argon2Answer =
  { readonly sound: true; readonly stretched: Uint8Array } | { readonly sound: false }

/** Turns a secret into 32 bytes at a price. */
export type Stretch = (secret: Uint8Array, salt: Uint8Array, cost: KdfPolicy) => Promise<Buffer>

/** Stretches a secret beside the thread that asks, so that nothing stutters. */
export const stretchInWorker: Stretch = async (secret, salt, cost) => {
  // A small buffer is a part of a larger one, and all of it would go along; copies have nothing else beside them.
  const question: Argon2Question = { secret: new Uint8Array(secret), salt: new Uint8Array(salt), cost }
  const worker = workerBeside(import.meta.url, 'argon2-worker')
  const answer = await askWorker<Argon2Answer>(worker, question, [question.secret, question.salt])
  if (!answer.sound) throw ruleError('vault:errors.selfTestFailed')
  return Buffer.from(answer.stretched.buffer)
}
