import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { addSchoolDays, calendarOf, type SchoolCalendarRecord } from '#shared/domain/school-calendar.ts'
import type { OpenVault } from '#main/vault/open-vault.ts'

import { remark, type FigureName } from './figures.ts'
import { inTurn } from './measure.ts'
import { benchApp, endsOn, openBenchVault } from './vaults.ts'

const ROUNDS = 11
const ADDITIONS = 1_000_000
const LONGEST = 60

/** Open steps of the protocol for each open case: more than a caseload ever has, so that the figure is the worst. */
const STEPS_A_CASE = 20

/** Gives every open case steps whose days are reckoned in school days; answers how many there are in all. */
function withSteps({ writing }: OpenVault): number {
  const open = writing
    .prepare('SELECT id, owner_id AS ownerId FROM cases WHERE closed_on IS NULL')
    .all({}) as { readonly id: string; readonly ownerId: string }[]
  const insert = writing.prepare(
    `INSERT INTO tasks (id, case_id, source, name, guidance, evidence, owner_id, urgency, counted_from, rule, due_on,
       state, words, version)
     VALUES (:id, :caseId, 'protocol', 'Call the family', '', '', :ownerId, 'routine', :countedFrom, :rule, :dueOn,
       'open', '', 1)`,
  )
  writing.transaction(() => {
    for (const { id: caseId, ownerId } of open)
      for (let step = 0; step < STEPS_A_CASE; step += 1)
        insert.run({
          id: randomUUID(),
          caseId,
          ownerId,
          countedFrom: `${endsOn}T15:00:00.000Z`,
          rule: JSON.stringify({ amount: 1 + (step % LONGEST), unit: 'school-days' }),
          dueOn: endsOn,
        })
  })
  return open.length * STEPS_A_CASE
}

async function theCalendar(vault: OpenVault): Promise<SchoolCalendarRecord> {
  const reply = await benchApp(vault).ask('calendar.get', '{}')
  // The contract says what a calendar is.
  return (JSON.parse(reply) as { readonly value: SchoolCalendarRecord }).value
}

/** Closes one more day and opens it again, which moves every clock that counts school days. */
async function recompute(vault: OpenVault): Promise<number> {
  const { ask } = benchApp(vault)
  const before = await theCalendar(vault)
  const snow = { startsOn: endsOn, endsOn, kind: 'weather', name: '' } as const
  const save = async (round: number) => {
    const { version } = await theCalendar(vault)
    const closures = round % 2 === 0 ? [...before.closures, snow] : before.closures
    await ask('calendar.save', JSON.stringify({ ...before, version, closures }))
  }
  const { saved } = await inTurn(ROUNDS, { saved: save })
  return saved
}

function additions(told: SchoolCalendarRecord): number {
  const calendar = calendarOf(told)
  const start = performance.now()
  let last = endsOn
  for (let at = 0; at < ADDITIONS; at += 1)
    last = addSchoolDays(endsOn, (at % (2 * LONGEST + 1)) - LONGEST, calendar)
  const took = performance.now() - start
  remark(`clocks: the last of a million additions is ${last}.`)
  return took
}

/** How long every clock takes after the calendar changed, and how long a million additions of school days take. */
export async function measureClocks(folder: string): Promise<Partial<Record<FigureName, number>>> {
  // The vault of the bench is used again: what is written here goes into a copy.
  const scratch = mkdtempSync(join(tmpdir(), 'footbridge-bench-'))
  cpSync(join(folder, 'vault'), join(scratch, 'vault'), { recursive: true })
  const vault = await openBenchVault(scratch)
  try {
    const calendar = await theCalendar(vault)
    remark(`clocks: ${withSteps(vault)} steps of open cases, beside the clocks of their referrals.`)
    return {
      'clocks.recompute_stress_ms': await recompute(vault),
      'clocks.million_additions_ms': additions(calendar),
    }
  } finally {
    vault.close()
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 })
  }
}
