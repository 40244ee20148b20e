import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import type { Reply } from '#shared/bridge.ts'

import type { Chance } from '#main/sample-school/chance.ts'
import { aStudent } from '#main/testing/makers.ts'

import { comeInMeanwhile } from './come-in-meanwhile.ts'
import { layOffice, owner } from './office.ts'
import { startProgram, type Program } from './program.ts'
import type { Findings, Trial } from './property.ts'
import { edits } from './works/edits.ts'

const programs = 3
const key = { user: owner.user, password: owner.password }

interface Race {
  readonly folder: string
  readonly rivals: readonly Program[]
  readonly chance: Chance
  readonly isProtected: boolean
}

/** What is wrong with a refusal: a bug is not a sentence. */
function unsaid(replies: readonly Reply[]): string | undefined {
  const bug = replies.find((reply) => !reply.ok && reply.error.code === 'internal')
  return bug && 'a program that lost the race spoke of a bug'
}

/** Rivals unlock one after the other, and the lock file of each is taken away before the next comes. */
async function openWithoutLock({ folder, rivals }: Race): Promise<readonly Reply[]> {
  const replies: Reply[] = []
  for (const rival of rivals) {
    replies.push(await rival.call('vault.unlock', key))
    rmSync(join(folder, 'vault', 'owner.lock'), { force: true })
  }
  return replies
}

/** Rivals unlock the same vault at once. */
async function openAtOnce(race: Race): Promise<string | undefined> {
  const { folder, rivals, chance, isProtected } = race
  await layOffice(join(folder, 'vault'))
  const atOnce = async (rival: Program): Promise<Reply> => {
    await pause(chance.below(20))
    return rival.call('vault.unlock', key)
  }
  const replies = isProtected ? await Promise.all(rivals.map(atOnce)) : await openWithoutLock(race)
  const owners = rivals.filter((_, at) => replies[at]?.ok)
  const wrong = unsaid(replies)
  if (owners.length !== 1) return `${owners.length} programs own the vault`
  return wrong ?? worksAndKeeps(folder, owners)
}

async function worksAndKeeps(folder: string, owners: readonly Program[]): Promise<string | undefined> {
  const acknowledged: string[] = []
  for (const [number, program] of owners.entries()) {
    const localId = `S${number}`
    const made = await program.call('students.create', aStudent({ localId, familyName: 'Before' }))
    if (made.ok) acknowledged.push(`student ${localId} Before`)
    await program.call('vault.lock', {})
  }
  if (acknowledged.length === 0) return 'the owner of the vault cannot work'
  return edits.check(join(folder, 'vault'), acknowledged)
}

/** One program closes the vault while the others try again and again to open it. */
async function closeWhileOthersOpen({ folder, rivals, chance }: Race): Promise<string | undefined> {
  await layOffice(join(folder, 'vault'))
  const [first, ...others] = rivals
  if (!first || !(await first.call('vault.unlock', key)).ok) return 'the vault does not open'
  const made = await first.call('students.create', aStudent({ localId: 'S0', familyName: 'Before' }))
  let isOver = false
  const tries = others.map(async (rival) => {
    for (let round = 0; round < 100 && !isOver; round += 1) {
      const reply = await rival.call('vault.unlock', key)
      isOver ||= reply.ok
      if (reply.ok || reply.error.code === 'internal') return reply
      await pause(chance.below(8))
    }
    return undefined
  })
  await pause(chance.below(60))
  const closed = await first.call('vault.lock', {})
  const replies = (await Promise.all(tries)).filter((reply) => reply !== undefined)
  if (!made.ok || !closed.ok) return 'the first program could not work and close'
  const wrong = unsaid(replies)
  if (wrong) return wrong
  const next = others.filter((_, at) => replies[at]?.ok)
  if (next.length !== 1) return `${next.length} programs own the vault after the first`
  for (const rival of others) await rival.call('vault.lock', {})
  return edits.check(join(folder, 'vault'), ['student S0 Before'])
}

/** Rivals make a vault in the same folder at once. */
async function makeAtOnce({ rivals, chance }: Race): Promise<string | undefined> {
  const replies = await Promise.all(
    rivals.map(async (rival, at) => {
      await pause(chance.below(20))
      return rival.call('vault.create', {
        schoolName: `School ${at}`,
        timeZone: 'America/New_York',
        ownerName: owner.name,
        ...key,
      })
    }),
  )
  const owners = rivals.filter((_, at) => replies[at]?.ok)
  const wrong = unsaid(replies)
  for (const rival of owners) await rival.call('vault.lock', {})
  if (owners.length !== 1) return `${owners.length} programs made the vault`
  if (wrong) return wrong
  const again = await owners[0]?.call('vault.unlock', key)
  for (const rival of owners) await rival.call('vault.lock', {})
  return again?.ok ? undefined : 'the vault that was made does not open'
}

const races = [
  ['open at once', openAtOnce],
  ['close while others open', closeWhileOthersOpen],
  ['make at once', makeAtOnce],
  ['come in meanwhile', ({ folder, chance }: Race) => comeInMeanwhile(folder, chance)],
] as const

/** Lets programs race for one vault. */
export async function startRace({ chance, count, isProtected, scratch }: Trial): Promise<Findings> {
  const rivals = Array.from({ length: programs }, startProgram)
  const bad: string[] = []
  for (let tried = 0; tried < count; tried += 1) {
    const folder = join(scratch, `office-${tried}`)
    for (const rival of rivals) rival.turnTo(folder)
    const [what, race] = isProtected ? chance.pick(races) : (['open at once', openAtOnce] as const)
    const found = await race({ folder, rivals, chance, isProtected }).catch(String)
    if (found) bad.push(`${what}: ${found}`)
    for (const rival of rivals) await rival.call('vault.lock', {})
    rmSync(folder, { recursive: true, force: true })
  }
  for (const rival of rivals) await rival.end()
  return { tried: count, bad }
}
