import { parentPort, workerData } from 'node:worker_threads'

import { argon2Answers, computeArgon2 } from './argon2-compute.ts'
import type { Argon2Answer, Argon2Question } from './argon2.ts'

async function answer({ secret, salt, cost }: Argon2Question): Promise<Argon2Answer> {
  try {
    if (!(await argon2Answers())) return { sound: false }
    return { sound: true, stretched: await computeArgon2(secret, salt, cost) }
  } finally {
    secret.fill(0)
  }
}

// What `stretchInWorker` handed over is an Argon2Question.
parentPort?.postMessage(await answer(workerData as Argon2Question))
