import { Worker } from 'node:worker_threads'

import { AppError } from '#shared/app-error.ts'

/** The file of a worker beside the module that asks it: the sources run as they are, a build puts both beside each other. */
export function workerBeside(asking: string, name: string): URL {
  return new URL(`${name}.${asking.endsWith('.ts') ? 'ts' : 'js'}`, asking)
}

/**
 * Asks a thread of its own one question, and answers once that thread is gone: only then has it let go of its files, and
 * given back its memory with the secrets in it. What is handed over is not shared.
 */
export function askWorker<Answer>(
  file: URL,
  question: object,
  handedOver: readonly Uint8Array<ArrayBuffer>[],
  signal?: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Flags meant for the program, such as `--input-type`, do not fit a worker.
    const worker = new Worker(file, {
      workerData: question,
      transferList: handedOver.map(({ buffer }) => buffer),
      execArgv: [],
    })
    const stop = (): void => void worker.terminate()
    signal?.addEventListener('abort', stop)
    let said: { readonly answer: Answer } | undefined
    worker.once('message', (answer: Answer) => {
      said = { answer }
      stop()
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop)
      if (signal?.aborted) reject(new AppError({ code: 'cancelled', message: 'common:errors.cancelled' }))
      else if (said) resolve(said.answer)
      else reject(new Error('A thread ended without an answer'))
    })
  })
}
