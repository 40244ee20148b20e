import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { diskShim } from './tools.ts'
import type { WorkOrder } from './worker.ts'

interface Options {
  /** Everything below it is watched. */
  readonly root: string
  /** Where every change to the disk is written down. */
  readonly record?: string
  /** Switches off what the control does without. */
  readonly unprotected?: boolean
}

/** Performs one piece of work in a process of its own, on a watched disk; answers how that process ended. */
export function runWork(
  order: WorkOrder,
  { root, record }: Options,
): Promise<number | NodeJS.Signals | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'worker.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      LD_PRELOAD: diskShim(),
      TORTURE_ROOT: root,
      ...(record && { TORTURE_LOG: record }),
      // Everything goes through the functions the shim stands before.
      UV_USE_IO_URING: '0',
    },
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status, signal) => resolve(status ?? signal))
  })
}

/** The steps a worker acknowledged before it ended. */
export function acknowledgedIn(file: string): readonly string[] {
  return readFileSync(file, 'utf8').split('\n').slice(0, -1)
}
