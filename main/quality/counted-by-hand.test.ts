import { afterAll, beforeAll, expect, test } from 'vitest'

import { createClient, type Client } from '#shared/api/client.ts'

import { createApp } from '../app.ts'
import { fillDemoSchool } from '../sample-school/demo.ts'
import { fakeHost } from '../testing/fake-host.ts'
import { openTestVault, type TestVault } from '../testing/test-vault.ts'

/*
 * What is not known in the demo school, found once more as slowly and plainly as it goes: everything is read from the
 * tables, nothing of the program's own rules is asked. Then some of it is spoiled, and found, too.
 */

const NOW = '2026-12-08T17:00:00.000Z'
const TODAY = '2026-12-08'
const FROM = '2024-01-01'
const OWNER = '0a0b0c0d-0000-7000-8000-000000000002'

type Row = Readonly<Record<string, string | number | null>>

let office: TestVault
let client: Client

const rows = (sql: string): Row[] => office.vault.reading.prepare(sql).all({}) as Row[]

const found = async (kind: string): Promise<string[]> => {
  // Any name of a kind; the door refuses what is none.
  const { rows: lines } = await client.quality.list({ kind: kind as 'never-confirmed' })
  return lines.map(({ id }) => id).toSorted()
}

const ids = (some: readonly Row[]): string[] => some.map(({ id }) => String(id)).toSorted()

beforeAll(async () => {
  office = await openTestVault()
  const { vault } = office
  await fillDemoSchool({ vault, ownerId: OWNER, now: NOW, progress: () => {} })
  const app = createApp({
    ...{ reading: vault.reading, writing: vault.writing, host: fakeHost(), clock: () => NOW },
  })
  const owner = { accountId: OWNER, name: 'Lead', roles: ['owner', 'counselor'] as const }
  client = createClient((operation, input) =>
    app.call({ ...owner, roles: [...owner.roles] }, operation, input),
  )
}, 240_000)
afterAll(() => office[Symbol.asyncDispose]())

/** The referrals looked at: open, or written down since the first day asked about; none entered by mistake. */
const lookedAt = (): Row[] =>
  rows('SELECT * FROM referrals').filter(
    ({ state, created_at, closed_on }) =>
      state !== 'entered-in-error' && (String(created_at) >= FROM || closed_on === null),
  )

const worked = (): Row[] => {
  const cases = rows('SELECT * FROM cases').filter(
    ({ closed_on }) => closed_on === null || String(closed_on) >= FROM,
  )
  const restricted = new Set(
    cases
      .filter(({ restricted: is, owner_id }) => is === 1 && owner_id !== OWNER)
      .map(({ student_id }) => student_id),
  )
  const own = new Set(cases.map(({ student_id }) => student_id))
  return rows('SELECT * FROM students').filter(({ id }) => own.has(id) && !restricted.has(id))
}

test('what is missing of students with whom the office works', async () => {
  const students = worked()
  expect(students.length).toBeGreaterThan(30)
  expect(await found('language-unknown')).toEqual(ids(students.filter(({ home_language }) => !home_language)))
  expect(await found('grade-unknown')).toEqual(ids(students.filter(({ grade }) => !grade)))
  expect(await found('birth-date-unknown')).toEqual(ids(students.filter(({ birth_date }) => !birth_date)))
  expect(await found('insurance-unknown')).toEqual(
    ids(students.filter(({ insurance }) => insurance === 'unknown')),
  )
  expect(await found('demographics-unknown')).toEqual(
    ids(
      students.filter(
        ({ gender, iep, english_learner }) => !gender || iep === null || english_learner === null,
      ),
    ),
  )
})

test('referrals past their clock, ended for no reason, without a kept appointment', async () => {
  const readable = new Set(worked().map(({ id }) => id))
  const referrals = lookedAt().filter(({ student_id }) => readable.has(student_id))
  const inTable = async (kind: string) =>
    (await found(kind)).filter((id) => referrals.some((row) => row['id'] === id))
  expect(await inTable('sent-unanswered')).toEqual(
    ids(referrals.filter(({ state, next_due_on }) => state === 'sent' && String(next_due_on) < TODAY)),
  )
  expect(await inTable('never-confirmed')).toEqual(
    ids(
      referrals.filter(
        ({ state, linked_on }) =>
          linked_on === null && ['linked', 'receiving-services', 'closed-completed'].includes(String(state)),
      ),
    ),
  )
  const unsaid = new Set(
    rows(`SELECT * FROM appointments WHERE status = 'scheduled' AND on_day < '${TODAY}'`).map(
      ({ referral_id }) => referral_id,
    ),
  )
  expect(await inTable('appointment-unsaid')).toEqual(ids(referrals.filter(({ id }) => unsaid.has(id))))
})

test('entries of the directory nobody checked, asked for room, or knows the insurance of', async () => {
  const offered = rows(
    `SELECT v.* FROM services v JOIN organizations o ON o.id = v.organization_id
     WHERE o.active = 1 AND v.status IN ('active', 'temporarily-closed')`,
  )
  expect(offered.length).toBeGreaterThan(10)
  const limit = new Date(Date.parse(TODAY) - 90 * 86_400_000).toISOString().slice(0, 10)
  expect(await found('not-checked')).toEqual(
    ids(offered.filter(({ verified_on }) => verified_on === null || String(verified_on) < limit)),
  )
  const asked = new Set(
    rows('SELECT * FROM provider_checks WHERE capacity IS NOT NULL').map(({ service_id }) => service_id),
  )
  expect(await found('room-unknown')).toEqual(ids(offered.filter(({ id }) => !asked.has(id))))
  expect(await found('payers-unknown')).toEqual(ids(offered.filter(({ payers }) => payers === '[]')))
})

test('the need that is not met, and nothing of fewer than ten students', async () => {
  const OBSTACLES: Record<string, readonly string[]> = {
    capacity: ['no-capacity', 'waitlist'],
    cost: ['insurance-not-accepted', 'cost-insurance'],
    language: ['language-interpreter'],
    distance: ['out-of-area', 'transport'],
  }
  const UNSEEN = [
    ...[
      'closed-provider-declined',
      'closed-family-declined',
      'closed-unable-to-contact',
      'closed-no-response',
    ],
  ]
  const period = { from: '2025-08-01', to: TODAY }
  const begun = rows(
    `SELECT r.*, (SELECT effective_on FROM referral_events WHERE referral_id = r.id ORDER BY rowid LIMIT 1) AS written_on
     FROM referrals r WHERE state <> 'entered-in-error'`,
  ).filter(({ written_on }) => String(written_on) >= period.from && String(written_on) <= period.to)
  const students = (some: readonly Row[]) => new Set(some.map(({ student_id }) => student_id)).size
  const need = await client.unmetNeed.get(period)
  expect(need.all).toEqual({ referrals: begun.length, students: students(begun) })
  const endedFor = (words: readonly string[]) =>
    begun.filter(
      ({ state, linked_on, end_reason, barriers }) =>
        linked_on === null &&
        UNSEEN.includes(String(state)) &&
        words.some((word) => word === end_reason || String(barriers).includes(`"${word}"`)),
    )
  for (const { obstacle, referrals } of need.obstacles) {
    const counted = endedFor(OBSTACLES[obstacle] ?? [])
    const rest = begun.filter((row) => !counted.includes(row))
    const isFew = students(counted) < 10 || students(rest) < 10
    expect([obstacle, referrals]).toEqual([obstacle, isFew ? null : counted.length])
  }
  expect(endedFor(Object.values(OBSTACLES).flat()).length).toBeGreaterThan(0)
  for (const { referrals } of need.became)
    if (referrals !== null) expect(referrals).toBeGreaterThanOrEqual(10)
  for (const { groups, others } of need.asked) {
    expect(groups.every(({ referrals }) => referrals >= 10)).toBe(true)
    expect(groups.reduce((sum, { referrals }) => sum + referrals, others)).toBe(begun.length)
  }
})

test('what is spoiled on purpose is found, each by its own kind', async () => {
  const readable = new Set(worked().map(({ id }) => id))
  const [one, two] = lookedAt().filter(
    ({ linked_on, student_id }) => linked_on !== null && readable.has(student_id),
  )
  const write = (sql: string) => office.vault.writing.prepare(sql).run({})
  write(`UPDATE referrals SET linked_on = '2027-02-01' WHERE id = '${one!['id']}'`)
  write(`UPDATE referral_events SET effective_on = '2001-01-01'
    WHERE referral_id = '${two!['id']}' AND to_state = 'linked' AND from_state <> 'linked'`)
  expect(await found('in-the-future')).toContain(one!['id'])
  expect(await found('steps-out-of-order')).toContain(two!['id'])
})
