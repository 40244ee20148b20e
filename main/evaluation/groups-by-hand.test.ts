import { afterAll, beforeAll, expect, test } from 'vitest'

import { createClient, type Client } from '#shared/api/client.ts'

import { createApp } from '../app.ts'
import { fillDemoSchool } from '../sample-school/demo.ts'
import { fakeHost } from '../testing/fake-host.ts'
import { openTestVault, type TestVault } from '../testing/test-vault.ts'

/*
 * The figures of groups and of the office in the demo school counted once more, as slowly and plainly as it goes: everything
 * is read from the tables, nothing of the program's own rules is asked.
 */

const NOW = '2026-12-08T17:00:00.000Z'
const TODAY = '2026-12-08'
const OWNER = '0a0b0c0d-0000-7000-8000-000000000002'
const YEARS = { from: '2023-12-09', to: TODAY } as const
const DAY = 86_400_000

let office: TestVault
let client: Client

const all = <Row>(sql: string): readonly Row[] =>
  office.vault.reading.prepare(sql).all({}) as unknown as Row[]

beforeAll(async () => {
  office = await openTestVault()
  const { vault } = office
  await fillDemoSchool({ vault, ownerId: OWNER, now: NOW, progress: () => {} })
  const app = createApp({
    ...{ reading: vault.reading, writing: vault.writing, host: fakeHost(), clock: () => NOW },
  })
  client = createClient((operation, input) =>
    app.call({ accountId: OWNER, name: 'Lead', roles: ['owner', 'counselor'] }, operation, input),
  )
}, 300_000)
afterAll(() => office[Symbol.asyncDispose]())

interface Referred {
  readonly student_id: string
  readonly state: string
  readonly linked_on: string | null
  readonly closed_on: string | null
  readonly barriers: string
  readonly began: string
  readonly home_language: string | null
  readonly race_ethnicity: string
}

const referred = () =>
  all<Referred>(`SELECT r.*, s.home_language, s.race_ethnicity,
      (SELECT effective_on FROM referral_events WHERE referral_id = r.id ORDER BY rowid LIMIT 1) AS began
    FROM referrals r JOIN students s ON s.id = r.student_id WHERE r.state <> 'entered-in-error'`).filter(
    ({ began }) => began >= YEARS.from && began <= YEARS.to,
  )

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY
const NOT_LINKED = [
  'closed-provider-declined',
  'closed-family-declined',
  'closed-unable-to-contact',
  'closed-no-response',
]

test('who was seen in time and who met a barrier, by the language at home', async () => {
  const { measures } = await client.equity.get({ ...YEARS, unit: 'referral', by: 'homeLanguage' })
  const old = referred().filter(({ began }) => days(began, TODAY) >= 42)
  expect(old.length).toBeGreaterThan(100)
  const happened = {
    linked: ({ began, linked_on }: Referred) => linked_on !== null && days(began, linked_on) <= 42,
    barred: ({ state, linked_on, barriers }: Referred) =>
      linked_on === null && NOT_LINKED.includes(state) && barriers !== '[]',
  }
  for (const measure of ['linked', 'barred'] as const) {
    const found = measures.find((each) => each.measure === measure)
    const languages = new Set(old.flatMap(({ home_language: language }) => language ?? []))
    expect(found?.groups.map(({ group }) => group).toSorted()).toEqual([...languages].toSorted())
    for (const { group, count, of, ratio } of found?.groups ?? []) {
      const own = old.filter((row) => row.home_language === group)
      const others = old.filter((row) => row.home_language !== null && row.home_language !== group)
      expect({ group, count, of }).toEqual({
        group,
        count: own.filter(happened[measure]).length,
        of: own.length,
      })
      if (ratio !== null)
        expect(ratio.ratio).toBeCloseTo(
          count / of / (others.filter(happened[measure]).length / others.length),
          12,
        )
    }
  }
})

test('students of several races count in each', async () => {
  const { measures } = await client.equity.get({ ...YEARS, unit: 'student', by: 'raceEthnicity' })
  const linked = measures.find(({ measure }) => measure === 'linked')
  const first = new Map<string, Referred>()
  for (const row of referred().toSorted((one, other) => one.began.localeCompare(other.began)))
    if (!first.has(row.student_id)) first.set(row.student_id, row)
  const old = [...first.values()].filter(({ began }) => days(began, TODAY) >= 42)
  const racesOf = (row: Referred) => JSON.parse(row.race_ethnicity) as string[]
  expect(linked?.inSeveral).toBe(old.filter((row) => racesOf(row).length > 1).length)
  expect(linked?.inSeveral).toBeGreaterThan(0)
  for (const { group, of } of linked?.groups ?? [])
    expect(of).toBe(old.filter((row) => racesOf(row).includes(group)).length)
})

test('who of those who stay with it is seen by day 42, step by step', async () => {
  const { measures } = await client.equity.get({ ...YEARS, unit: 'referral', by: 'homeLanguage' })
  const seen = measures.find(({ measure }) => measure === 'seen')
  for (const { group, share } of seen?.groups ?? []) {
    const waits = referred()
      .filter((row) => row.home_language === group)
      .map(({ began, linked_on, closed_on }) => ({
        time: Math.max(0, days(began, linked_on ?? closed_on ?? TODAY)),
        isSeen: linked_on !== null,
      }))
    let waiting = 1
    for (let day = 0; day <= 42; day += 1) {
      const atRisk = waits.filter(({ time }) => time >= day).length
      if (atRisk > 0)
        waiting *= 1 - waits.filter(({ time, isSeen }) => time === day && isSeen).length / atRisk
    }
    if (share !== null) expect(share).toBeCloseTo(1 - waiting, 12)
  }
})

test('what is open, whose it is and what is past its day', async () => {
  const figures = await client.officeFigures.get({ from: '2025-12-09', to: TODAY })
  const cases = all<{ id: string; owner_id: string }>('SELECT * FROM cases WHERE closed_on IS NULL')
  const open = all<{ state: string; case_id: string; next_due_on: string | null }>(
    `SELECT * FROM referrals WHERE state NOT LIKE 'closed-%' AND state <> 'entered-in-error'`,
  )
  expect(figures.today?.cases).toBe(cases.length)
  expect(cases.length).toBeGreaterThan(10)
  expect(figures.today?.casesWithout).toBe(
    cases.filter(({ id }) => open.every(({ case_id: of }) => of !== id)).length,
  )
  for (const { state, count } of figures.today?.byState ?? [])
    expect([state, count]).toEqual([state, open.filter((row) => row.state === state).length])
  expect(figures.today?.byActor.reduce((sum, { count }) => sum + count, 0)).toBe(open.length)
  for (const { id, load } of figures.load.colleagues ?? [])
    expect(load.cases).toBe(cases.filter(({ owner_id: owner }) => owner === id).length)
  const due = open.filter((row) => row.next_due_on !== null)
  expect(figures.overdue.find(({ kind }) => kind === 'referral')).toEqual({
    ...{ kind: 'referral', of: due.length },
    count: due.filter((row) => (row.next_due_on ?? '') < TODAY).length,
  })
})

test('how well the directory is known, and how long those waited who were seen', async () => {
  const { directory } = await client.officeFigures.get({ from: '2025-12-09', to: TODAY })
  const offered = all<{ verified_on: string | null }>(
    `SELECT s.verified_on FROM services s JOIN organizations o ON o.id = s.organization_id
     WHERE s.status = 'active' AND o.active = 1`,
  )
  expect(directory).toMatchObject({
    of: offered.length,
    count: offered.filter((row) => row.verified_on !== null && days(row.verified_on, TODAY) <= 90).length,
    never: offered.filter((row) => row.verified_on === null).length,
  })
  const seen = all<{ organization_id: string; linked_on: string; sent: string | null }>(
    `SELECT v.organization_id, r.linked_on, (SELECT min(effective_on) FROM referral_events
        WHERE referral_id = r.id AND to_state = 'sent') AS sent
     FROM referrals r JOIN services v ON v.id = r.service_id
     WHERE r.linked_on IS NOT NULL AND r.state <> 'entered-in-error'`,
  ).filter(({ sent }) => sent !== null && sent >= '2025-12-09' && sent <= TODAY)
  expect(directory.waits.reduce((sum, each) => sum + each.seen, 0)).toBe(seen.length)
  for (const { organizationId, medianDays } of directory.waits) {
    const waits = seen
      .filter((row) => row.organization_id === organizationId)
      .map((row) => Math.max(0, days(row.sent ?? '', row.linked_on)))
      .toSorted((one, other) => one - other)
    const half = waits.length / 2
    expect(medianDays).toBe(
      waits.length % 2 === 1 ? waits[Math.floor(half)] : ((waits[half - 1] ?? 0) + (waits[half] ?? 0)) / 2,
    )
  }
})
