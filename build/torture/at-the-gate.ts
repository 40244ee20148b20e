import { dirname } from 'node:path'

import { AppError } from '#shared/app-error.ts'

import { createGate } from '#main/gate/gate.ts'
import type { Fault } from '#main/problems.ts'
import { fakeHost, type FakeHost } from '#main/testing/fake-host.ts'
import { A_TUESDAY } from '#main/testing/test-app.ts'
import { cheapKdf } from '#main/testing/test-vault.ts'

/** The program behind its door, as a window asks it. */
export interface GatedOffice {
  readonly host: FakeHost
  /** Answers what the operation answered, or throws the sentence; a bug is thrown with the place it stands at. */
  ask<Value>(operation: string, input: object): Promise<Value>
  close(): Promise<void>
}

/** Starts the program whose vault lies in this folder. */
export function startGate(folder: string): GatedOffice {
  const host = fakeHost()
  const faults: Fault[] = []
  const gate = createGate({
    folder: dirname(folder),
    host,
    emit: () => {},
    exit: () => {},
    report: (fault) => faults.push(fault),
    kdf: cheapKdf,
    clock: () => A_TUESDAY,
  })
  return {
    host,
    async ask<Value>(operation: string, input: object): Promise<Value> {
      const reply = await gate.call(operation, input)
      // What an operation answers is what its contract says.
      if (reply.ok) return reply.value as Value
      const { name, code, frames } = faults.pop() ?? { name: '', code: null, frames: [] }
      if (reply.error.code === 'internal')
        throw new Error(`${operation}: ${name} ${code ?? ''} ${frames.slice(0, 3).join(' ')}`)
      throw new AppError(reply.error)
    },
    close: () => gate.close(),
  }
}
