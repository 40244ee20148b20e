import { fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { FaultOrder } from './fault-worker.ts'
import type { Findings, Trial } from './property.ts'
import { diskShim } from './tools.ts'

/** Works on a disk that refuses changes: the shim before the C library refuses in its stead. */
export async function ioFault({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
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
