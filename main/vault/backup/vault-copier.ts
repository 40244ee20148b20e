import { AppError, type AppErrorData } from '#shared/app-error.ts'

import { askWorker, workerBeside } from '../ask-worker.ts'
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

function failureOf({ refusal, code }: Extract<CopyAnswer, { done: false }>): Error {
  if (refusal) return new AppError(refusal)
  return Object.assign(new Error('The copy could not be made or read'), { code })
}

async function ask(question: CopyQuestion, signal?: AbortSignal): Promise<CopyFacts | undefined> {
  const worker = workerBeside(import.meta.url, 'vault-copy-worker')
  const answer = await askWorker<CopyAnswer>(worker, question, [question.rawKey], signal)
  if (!answer.done) throw failureOf(answer)
  return answer.facts
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
