import { afterAll, beforeAll, expect, test } from 'vitest'

import { createClient, type Client } from '#shared/api/client.ts'

import { createApp } from '../app.ts'
import { fillDemoSchool } from '../sample-school/demo.ts'
import { fakeHost } from '../testing/fake-host.ts'
import { openTestVault, type TestVault } from '../testing/test-vault.ts'

/*
 * The figures of the demo school counted once more, as slowly and plainly as it goes: everything is read from the tables,
 * nothing of the program's own rules is asked.
 */

const NOW = '2026-12-08T17:00:00.000Z'
const TODAY = Date.parse('2026-12-08')
const OWNER = '0a0b0c0d-0000-7000-8000-000000000002'
const YEAR = { from: '2025-12-09', to: '2026-12-08' } as const
const DAY = 86_400_000

interface Row {
  readonly id: string
  readonly student_id: string
  readonly state: string
  readonly linked_on: string | null
  readonly closed_on: string | null
  readonly ended_by: string | null
  readonly pathway: string
  readonly written_on: string
}

let office: TestVault
let client: Client
let rows: readonly Row[]

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
  rows = vault.reading
    .prepare(
      `SELECT r.*, (SELECT effective_on FROM referral_events WHERE referral_id = r.id ORDER BY rowid LIMIT 1) AS written_on
       FROM referrals r WHERE state <> 'entered-in-error'`,
    )
    .all({}) as unknown as Row[]
})
afterAll(() => office[Symbol.asyncDispose]())

const begunOn = ({ written_on }: Row): string => written_on

const inYear = (): Row[] => rows.filter((row) => begunOn(row) >= YEAR.from && begunOn(row) <= YEAR.to)

const days = (from: string, to: number | string): number =>
  ((typeof to === 'string' ? Date.parse(to) : to) - Date.parse(from)) / DAY

test('who was seen in time, of referrals and of students', async () => {
  const cohort = inYear()
  expect(cohort.length).toBeGreaterThan(60)
  const { linkage, bySchool, referrals, students } = await client.evaluation.reach({
    ...{ ...YEAR, unit: 'referral', comparedBy: 'grade' },
  })
  expect([referrals, students]).toEqual([
    cohort.length,
    new Set(cohort.map(({ student_id }) => student_id)).size,
  ])
  for (const within of [42, 90]) {
    const old = cohort.filter((row) => days(begunOn(row), TODAY) >= within)
    const seen = old.filter((row) => row.linked_on !== null && days(begunOn(row), row.linked_on) <= within)
    expect(linkage.find((each) => each.days === within)).toMatchObject({
      ...{ count: seen.length, of: old.length, tooYoung: cohort.length - old.length },
    })
  }
  const atSchool = cohort.filter((row) => row.pathway === 'school-based' && days(begunOn(row), TODAY) >= 42)
  expect(bySchool.of).toBe(atSchool.length)

  const ofStudents = await client.evaluation.reach({ ...YEAR, unit: 'student', comparedBy: 'grade' })
  let seen = 0
  let old = 0
  for (const student of new Set(cohort.map(({ student_id }) => student_id))) {
    const own = cohort.filter((row) => row.student_id === student)
    const first = own.map(begunOn).toSorted()[0]!
    if (days(first, TODAY) < 42) continue
    old += 1
    if (own.some((row) => row.linked_on !== null && days(first, row.linked_on) <= 42)) seen += 1
  }
  expect(ofStudents.linkage[0]).toMatchObject({ count: seen, of: old })
})

test('where it stops, from the whole history of each', async () => {
  const PLACES: Record<string, number> = {
    ...{ sent: 2, waitlisted: 2, 'more-information-needed': 2, accepted: 3, 'appointment-scheduled': 4 },
    ...{ linked: 5, 'receiving-services': 6, 'closed-completed': 6 },
  }
  const signed = new Set(
    (
      office.vault.reading.prepare('SELECT id FROM referrals WHERE consent_id IS NOT NULL').all({}) as {
        id: string
      }[]
    ).map(({ id }) => id),
  )
  const reached = inYear().map((row) => {
    const steps = office.vault.reading
      .prepare('SELECT action, to_state FROM referral_events WHERE referral_id = :id ORDER BY rowid')
      .all({ id: row.id }) as { action: string; to_state: string }[]
    expect(steps.some(({ action }) => action === 'undo')).toBe(false)
    return Math.max(signed.has(row.id) ? 1 : 0, ...steps.map(({ to_state }) => PLACES[to_state] ?? 0))
  })
  const { funnel } = await client.evaluation.reach({ ...YEAR, unit: 'referral', comparedBy: 'grade' })
  expect(funnel.map(({ count }) => count)).toEqual(
    [0, 1, 2, 3, 4, 5, 6].map((place) => reached.filter((far) => far >= place).length),
  )
})

test('how long it takes, step by step over everybody who still waits', async () => {
  const waits = inYear().map((row) => ({
    time: Math.max(0, days(begunOn(row), row.linked_on ?? row.closed_on ?? TODAY)),
    isSeen: row.linked_on !== null,
    isOver:
      row.linked_on === null &&
      row.closed_on !== null &&
      !['closed-moved', 'closed-redirected', 'closed-completed'].includes(row.state),
  }))
  let unseen = 1
  let unended = 1
  let seenShare = 0
  let median: number | null = null
  const sharesBy = new Map<number, number>()
  for (let day = 0; day <= 400; day += 1) {
    const waiting = waits.filter(({ time }) => time >= day).length
    const seen = waits.filter(({ time, isSeen }) => time === day && isSeen).length
    const over = waits.filter(({ time, isOver }) => time === day && isOver).length
    if (waiting > 0) {
      seenShare += (unended * seen) / waiting
      unended *= 1 - (seen + over) / waiting
      unseen *= 1 - seen / waiting
    }
    if (median === null && unseen <= 0.5) median = day
    sharesBy.set(day, seenShare)
  }
  const { waiting } = await client.evaluation.reach({ ...YEAR, unit: 'referral', comparedBy: 'grade' })
  expect(waiting?.median.estimate).toBe(median)
  for (const { day, seen } of waiting?.by ?? [])
    if (seen !== null) expect(seen).toBeCloseTo(sharesBy.get(day) ?? Number.NaN, 10)
  expect(waiting?.stillWaiting).toBe(
    inYear().filter(({ linked_on, closed_on }) => linked_on === null && closed_on === null).length,
  )
})

test('how they ended, and by whom', async () => {
  const unseen = inYear().filter(({ linked_on, closed_on }) => linked_on === null && closed_on !== null)
  const { endings } = await client.evaluation.reach({ ...YEAR, unit: 'referral', comparedBy: 'grade' })
  expect(endings.endings.reduce((sum, { count }) => sum + count, 0)).toBe(unseen.length)
  for (const { state, endedBy, count } of endings.endings)
    expect(count).toBe(unseen.filter((row) => row.state === state && row.ended_by === endedBy).length)
})
