import { parentPort, workerData } from 'node:worker_threads'

import { AppError } from '#shared/app-error.ts'

import { codeOf } from '../sqlite-error.ts'
import type { CopyAnswer, CopyQuestion } from './vault-copier.ts'
import { checkVaultFile, copyVaultFile } from './vault-copy.ts'

function answer(question: CopyQuestion): CopyAnswer {
  const rawKey = Buffer.from(question.rawKey.buffer)
  try {
    const facts =
      question.kind === 'copy'
        ? copyVaultFile(question.from, question.to, rawKey)
        : checkVaultFile(question.path, rawKey)
    return { done: true, facts }
  } catch (error) {
    return { done: false, refusal: error instanceof AppError ? error.data : undefined, code: codeOf(error) }
  } finally {
    rawKey.fill(0)
  }
}

// What the copier handed over is a CopyQuestion.
parentPort?.postMessage(answer(workerData as CopyQuestion))
