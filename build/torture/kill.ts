import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import type { Chance } from '#main/sample-school/chance.ts'
import { keepVault } from '#main/shell/vault-keeper.ts'
import { fakeHost } from '#main/testing/fake-host.ts'
import { aConcern, aStudent } from '#main/testing/makers.ts'

import { forkVault } from '../chromium-host/vault-fork.ts'
import { layOffice, owner } from './office.ts'
import type { Findings, Trial } from './property.ts'
import { edits } from './works/edits.ts'

/** A commit waits for a second in the log before it is moved into the vault; some killings come after that. */
const soon = 150
const afterCheckpoint = 1300

const entries = { true: 'vault-process.ts', false: 'hasty-vault-process.ts' } as const

/** Works at the real vault process until it is killed; answers what it acknowledged. */
async function workUntilKilled(
  folder: string,
  chance: Chance,
  isProtected: boolean,
): Promise<readonly string[]> {
  const entry = join(import.meta.dirname, entries[`${isProtected}`])
  const vault = forkVault(entry)
  const keeper = keepVault({ folder, start: () => vault, host: fakeHost(), emit: () => {} })
  const gone = new Promise<void>((resolve) => vault.whenGone(resolve))
  const opened = await keeper.call('vault.unlock', { user: owner.user, password: owner.password })
  if (!opened.ok) throw new Error(`The office does not open: ${opened.error.message}`)

  const acknowledged: string[] = []
  let alive = true
  const work = async (): Promise<void> => {
    for (let number = 0; alive; number += 1) {
      const localId = `S${number}`
      const made = await keeper.call('students.create', aStudent({ localId, familyName: 'Before' }))
      if (!made.ok || !alive) return
      acknowledged.push(`student ${localId} Before`)
      const { id, version } = made.value as { id: string; version: number }
      const draft = aStudent({ localId, familyName: 'After' })
      const later = [
        [`student ${localId} After`, 'students.update', { id, version, draft }],
        [`concern ${localId}`, 'concerns.create', aConcern(id, { words: localId })],
      ] as const
      for (const [step, operation, input] of isProtected ? later : []) {
        const reply = await keeper.call(operation, input)
        if (!reply.ok || !alive) return
        acknowledged.push(step)
      }
    }
  }
  const working = work()
  await pause(chance.fraction() * (chance.happens(0.1) ? afterCheckpoint : soon))
  alive = false
  vault.kill()
  await gone
  await working
  return acknowledged
}

/** Kills the vault process with `kill -9` at any moment, and looks at what the next one finds. */
export async function kill({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  const bad: string[] = []
  for (let tried = 0; tried < count; tried += 1) {
    const folder = join(scratch, `office-${tried}`)
    await layOffice(join(folder, 'vault'))
    const acknowledged = await workUntilKilled(folder, chance, isProtected)
    const found = await edits
      .check(join(folder, 'vault'), acknowledged)
      .catch((thrown: unknown) => String(thrown))
    if (found) bad.push(`after ${acknowledged.length} steps: ${found}`)
    rmSync(folder, { recursive: true })
  }
  return { tried: count, bad }
}
