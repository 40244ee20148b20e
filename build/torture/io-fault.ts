import { fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { FaultOrder } from './fault-worker.ts'
import type { Findings, Trial } from './property.ts'
import { onRealDisk } from './real-disk.ts'
import { diskShim } from './tools.ts'

/** One in so many faults is a real disk's, not the shim's. */
const realShare = 6

/** Works on a disk that refuses changes: the shim before the C library refuses in its stead. */
function onRefusingDisk({ chance, isProtected, scratch }: Trial, count: number): Promise<Findings> {
  const root = join(scratch, 'desk')
  mkdirSync(root)
  const order: FaultOrder = { root, seed: chance.uuid(), count, isProtected }
  const child = fork(join(import.meta.dirname, 'fault-worker.ts'), [JSON.stringify(order)], {
    execArgv: [],
    env: { ...process.env, LD_PRELOAD: diskShim(), TORTURE_ROOT: root, UV_USE_IO_URING: '0' },
  })
  return new Promise((resolve, reject) => {
    // What the worker sends is what it found.
    child.once('message', (message) => resolve(message as Findings))
    child.once('exit', (status, signal) =>
      reject(new Error(`The worker ended with ${String(status ?? signal)}`)),
    )
  })
}

/** Works on a disk that refuses changes, that is full, or that is pulled out. */
export async function ioFault(trial: Trial): Promise<Findings> {
  const { chance, count, isProtected, scratch } = trial
  if (!isProtected) return onRefusingDisk(trial, count)
  const real = await onRealDisk({ chance, count: Math.floor(count / realShare), scratch })
  const refusing = await onRefusingDisk(trial, count - Math.floor(count / realShare))
  return {
    tried: real.tried + refusing.tried,
    bad: [...real.bad, ...refusing.bad],
    ...(real.counted && { counted: real.counted }),
  }
}
