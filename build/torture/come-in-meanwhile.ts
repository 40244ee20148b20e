import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { AppError } from '#shared/app-error.ts'

import type { Chance } from '#main/sample-school/chance.ts'
import { aStudent } from '#main/testing/makers.ts'

import { startGate } from './at-the-gate.ts'
import { openOffice, owner } from './office.ts'
import { acknowledgedIn } from './run-work.ts'
import { keys } from './works/keys.ts'
import { migrations } from './works/migration.ts'
import { PASSWORD_NOW, restore } from './works/restore.ts'
import type { Work } from './works/work.ts'
import { TOLD, type WorkOrder } from './worker.ts'

/** Comes in while another program is at work; answers what was saved, if it was let in. */
type ComeIn = (folder: string, number: number) => Promise<string | undefined>

/** Whoever is not let in is told so in a sentence. */
async function orTold<Result>(come: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await come()
  } catch (thrown) {
    if (thrown instanceof AppError) return undefined
    throw thrown
  }
}

/** Comes in by the door with a password and enters a student. */
function byPassword(password: string): ComeIn {
  return async (folder, number) => {
    const gate = startGate(folder)
    try {
      return await orTold(async () => {
        const localId = `I${number}`
        await gate.ask('vault.unlock', { user: owner.user, password })
        await gate.ask('students.create', aStudent({ localId, familyName: 'Before' }))
        return `student ${localId} Before`
      })
    } finally {
      await gate.close()
    }
  }
}

/** Opens the vault and looks. */
const toLook: ComeIn = (folder) =>
  orTold(async () => {
    openOffice(folder).vault.close()
    return undefined
  })

const pieces: readonly (readonly [Work, ComeIn])[] = [
  [keys, byPassword(owner.password)],
  [restore, byPassword(PASSWORD_NOW)],
  ...migrations.map((migration) => [migration, toLook] as const),
]

/** A second program tries to come in while the first replaces the keys, restores a backup, or brings a vault up to date. */
export async function comeInMeanwhile(root: string, chance: Chance): Promise<string | undefined> {
  const [work, comeIn] = chance.pick(pieces)
  const folder = join(root, 'office', 'vault')
  const acknowledged = join(root, 'acknowledged')
  mkdirSync(root)
  await work.prepare(folder)
  const order: WorkOrder = { work: work.name, folder, acknowledged }
  const first = fork(join(import.meta.dirname, 'worker.ts'), [JSON.stringify(order)], { execArgv: [] })
  let status: number | null | undefined
  first.once('exit', (code) => (status = code))
  await once(first, 'message')
  const saved: string[] = []
  while (status === undefined) {
    await pause(chance.below(500))
    const step = await comeIn(folder, saved.length)
    if (step) saved.push(step)
  }
  if (status !== 0 && status !== TOLD) return `${work.name}: the first program ended with ${String(status)}`
  const found = await work.check(folder, [...acknowledgedIn(acknowledged), ...saved])
  return found && `${work.name} while another came in ${saved.length} times: ${found}`
}
