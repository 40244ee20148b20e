import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import type { Chance } from '#main/sample-school/chance.ts'
import { keepVault } from '#main/shell/vault-keeper.ts'
import { fakeHost } from '#main/testing/fake-host.ts'
import { aConcern, aStudent } from '#main/testing/makers.ts'

import { forkVault } from '../chromium-host/vault-fork.ts'
import { layOffice, owner } from './office.ts'
import type { Findings, Trial } from './property.ts'
import { acknowledgedIn } from './run-work.ts'
import type { WorkOrder } from './worker.ts'
import { works } from './works/all.ts'
import { edits } from './works/edits.ts'
import type { Work } from './works/work.ts'

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

/** How long into a piece of work it is killed; it grows and shrinks until that happens throughout. */
const reaches = new Map<Work, number>()
const firstReach = 300

/** Does a piece of work in a process of its own until that is killed; answers what it acknowledged, if it came to that. */
async function killedAtWork(
  work: Work,
  order: WorkOrder,
  chance: Chance,
): Promise<readonly string[] | undefined> {
  const reach = reaches.get(work) ?? firstReach
  const child = fork(join(import.meta.dirname, 'worker.ts'), [JSON.stringify(order)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  await once(child, 'message')
  await Promise.race([ended, pause(chance.fraction() * reach)])
  const isKilled = child.kill('SIGKILL')
  await ended
  reaches.set(work, reach * (isKilled ? 1.1 : 0.8))
  return isKilled ? acknowledgedIn(order.acknowledged) : undefined
}

/** Kills the vault process of an office whose people work; answers what is wrong then. */
async function killOffice(root: string, { chance, isProtected }: Trial): Promise<string | undefined> {
  const folder = join(root, 'office')
  await layOffice(join(folder, 'vault'))
  const acknowledged = await workUntilKilled(folder, chance, isProtected)
  const found = await edits.check(join(folder, 'vault'), acknowledged).catch(String)
  return found && `after ${acknowledged.length} steps: ${found}`
}

/** Kills a process that does one piece of work; answers what is wrong then. */
async function killWork(work: Work, root: string, trial: Trial): Promise<string | undefined> {
  const folder = join(root, 'office', 'vault')
  const acknowledged = join(root, 'acknowledged')
  mkdirSync(root)
  await work.prepare(folder)
  const steps = await killedAtWork(work, { work: work.name, folder, acknowledged }, trial.chance)
  if (!steps) {
    rmSync(root, { recursive: true })
    return killWork(work, root, trial)
  }
  const found = await work.check(folder, steps).catch(String)
  return found && `${work.name} after ${steps.length} steps: ${found}`
}

/** Kills the vault process, or one that does a single piece of work, with `kill -9` at any moment; looks at what the next one finds. */
export async function kill(trial: Trial): Promise<Findings> {
  const { chance, count, isProtected, scratch } = trial
  const bad: string[] = []
  for (let tried = 0; tried < count; tried += 1) {
    const root = join(scratch, `place-${tried}`)
    const found =
      isProtected && tried % 2 === 1
        ? await killWork(chance.pick(works), root, trial)
        : await killOffice(root, trial)
    if (found) bad.push(found)
    rmSync(root, { recursive: true })
  }
  return { tried: count, bad }
}
