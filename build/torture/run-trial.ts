import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { project } from '../program.ts'
import type { Findings, PropertyName } from './property.ts'

/** Names a trial completely: the same order makes the same attempts. */
export interface TrialOrder {
  readonly name: PropertyName
  readonly seed: string
  readonly count: number
  readonly isProtected: boolean
}

const patience = 10 * 60_000

/** Runs a trial in a process of its own, so that a crash is a finding and nothing it left behind stays. */
export async function runTrial(order: TrialOrder): Promise<Findings> {
  const scratch = mkdtempSync(join(tmpdir(), 'footbridge-torture-'))
  try {
    return await new Promise<Findings>((resolve) => {
      const { NODE_OPTIONS: _, ...environment } = process.env
      const child = fork(join(import.meta.dirname, 'trial.ts'), [JSON.stringify({ ...order, scratch })], {
        execArgv: [],
        env: {
          ...environment,
          TMPDIR: scratch,
          NODE_COMPILE_CACHE: join(project, '.cache', 'torture', 'compiled'),
        },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      const end = (findings: Findings) => {
        clearTimeout(timer)
        resolve(findings)
      }
      const timer = setTimeout(() => {
        child.kill('SIGKILL')
        end({ tried: 0, bad: ['the trial did not come to an end'] })
      }, patience)
      // What a trial sends is what `attempt` found.
      child.once('message', (message) => end(message as Findings))
      child.once('exit', (status, signal) =>
        end({ tried: 0, bad: [`the trial ended with ${String(status ?? signal)}`] }),
      )
    })
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 })
  }
}
