import { Worker } from 'node:worker_threads'

import { AppError, type AppErrorData } from '#shared/app-error.ts'

import type { MasterKey } from '../master-key.ts'
import type { CopyFacts } from './vault-copy.ts'

/** What the worker is asked; the key is handed over, not shared. */
export type CopyQuestion = { readonly rawKey: Uint8Array<ArrayBuffer> } & (
  | { readonly kind: 'copy'; readonly from: string; readonly to: string }
  | { readonly kind: 'check'; readonly path: string }
)

/** What the worker says. */
export type CopyAnswer =
  | { readonly done: true; readonly facts: CopyFacts | undefined }
  | { readonly done: false; readonly refusal: AppErrorData | undefined; readonly code: string }

function workerFile(): URL {
  // The sources run as they are; a build puts the worker beside the bundle.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new URL(`vault-copy-worker.${extension}`, import.meta.url)
}

function failureOf({ refusal, code }: Extract<CopyAnswer, { done: false }>): Error {
  if (refusal) return new AppError(refusal)
  return Object.assign(new Error('The copy could not be made or read'), { code })
}

function ask(question: CopyQuestion, signal?: AbortSignal): Promise<CopyFacts | undefined> {
  return new Promise((resolve, reject) => {
    // Flags meant for the program, such as `--input-type`, do not fit a worker.
    const worker = new Worker(workerFile(), {
      workerData: question,
      transferList: [question.rawKey.buffer],
      execArgv: [],
    })
    const stop = (): void => void worker.terminate()
    signal?.addEventListener('abort', stop)
    let answer: CopyAnswer | undefined
    worker.once('message', (said: CopyAnswer) => {
      answer = said
    })
    worker.once('error', reject)
    // Only a thread that is gone has let go of its files.
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop)
      if (signal?.aborted)
        return reject(new AppError({ code: 'cancelled', message: 'common:errors.cancelled' }))
      if (!answer) return reject(new Error('The copying thread ended without an answer'))
      if (answer.done) resolve(answer.facts)
      else reject(failureOf(answer))
    })
  })
}

function keyFor(masterKey: MasterKey): Uint8Array<ArrayBuffer> {
  const derived = masterKey.derive('database')
  const own = new Uint8Array(derived)
  derived.fill(0)
  return own
}

/** Copies an open vault beside the thread that asks; answers what it held when the copy was begun. */
export async function copyBeside(
  masterKey: MasterKey,
  { from, to }: { readonly from: string; readonly to: string },
  signal?: AbortSignal,
): Promise<CopyFacts> {
  const facts = await ask({ kind: 'copy', rawKey: keyFor(masterKey), from, to }, signal)
  if (!facts) throw new Error('A copy was made of nothing')
  return facts
}

/** Reads every page of a closed vault file beside the thread that asks; nothing comes back from a damaged one. */
export function checkBeside(
  masterKey: MasterKey,
  path: string,
  signal?: AbortSignal,
): Promise<CopyFacts | undefined> {
  return ask({ kind: 'check', rawKey: keyFor(masterKey), path }, signal)
}
