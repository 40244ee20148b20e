import { Worker } from 'node:worker_threads'

import { ruleError } from '#shared/app-error.ts'

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

function workerFile(): URL {
  // The sources run as they are; a build puts the worker beside the bundle.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`argon2-worker.${extension}`, import.meta.url)
}

function ask(question: Argon2Question): Promise<Argon2Answer> {
  return new Promise((resolve, reject) => {
    // Flags meant for the program, such as `--input-type`, do not fit a worker.
    const worker = new Worker(workerFile(), {
      workerData: question,
      transferList: [question.secret.buffer, question.salt.buffer],
      execArgv: [],
    })
    worker.once('message', (answer: Argon2Answer) => {
      resolve(answer)
      // Ending the thread gives back its memory, with the secret in it.
      void worker.terminate()
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The argon2 worker ended without an answer')))
  })
}

/** Stretches a secret beside the thread that asks, so that nothing stutters. */
export const stretchInWorker: Stretch = async (secret, salt, cost) => {
  // A small buffer is a part of a larger one, and all of it would go along; copies have nothing else beside them.
  const answer = await ask({ secret: new Uint8Array(secret), salt: new Uint8Array(salt), cost })
  if (!answer.sound) throw ruleError('vault:errors.selfTestFailed')
  return Buffer.from(answer.stretched.buffer)
}
