import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { createClient } from '#shared/api/client.ts'
import type { TodayLine } from '#shared/api/today.ts'
import type { Session } from '#shared/domain/session.ts'

import { accountsOf } from './accounts/account-names.ts'
import { beginOffice } from './accounts/sign-in.ts'
import { createApp } from './app.ts'
import { replayLife } from './replay.ts'
import { demoOwner, demoSchool, fillDemoSchool, writeSchoolFiles } from './sample-school/demo.ts'
import { generateSchool } from './sample-school/generate-school.ts'
import type { LifeLine } from './sample-school/life-line.ts'
import { PRESETS, USUAL_END } from './sample-school/presets.ts'
import { fakeHost } from './testing/fake-host.ts'
import { openTestVault, type TestVault } from './testing/test-vault.ts'

const NOON = '2026-12-08T17:00:00.000Z'
const OWNER = '0a0b0c0d-0000-7000-8000-000000000002'

const school = generateSchool({ ...PRESETS.demo, seed: 'replay', endsOn: USUAL_END })
const firstLines = [...school.life()].slice(0, 60)
const folder = mkdtempSync(join(tmpdir(), 'footbridge-replay-'))

beforeAll(() => writeSchoolFiles(folder, school.files))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function replayInto({ vault }: TestVault, lines: Iterable<LifeLine>) {
  const fileFor = (name: string) => ({ name, path: join(folder, name) })
  return replayLife({ vault, header: school.header, lines, fileFor })
}

function clientOf({ vault }: TestVault, session: Session) {
  const app = createApp({
    reading: vault.reading,
    writing: vault.writing,
    host: fakeHost(),
    clock: () => NOON,
  })
  return createClient((operation, input) => app.call(session, operation, input))
}

function countOf({ vault }: TestVault, table: string): number {
  const { count } = vault.reading.prepare(`SELECT count(*) AS count FROM ${table}`).get({}) as {
    count: number
  }
  return count
}

test('the demo school opens on a morning with something to do, and everyone in it can be found', async () => {
  await using office = await openTestVault()
  const seen: number[] = []
  await fillDemoSchool({
    vault: office.vault,
    ownerId: OWNER,
    now: NOON,
    progress: (done) => seen.push(done),
  })
  expect(seen.at(-1)).toBeGreaterThan(2000)

  const owner = accountsOf(office.vault.reading).find(({ user }) => user === demoOwner.user)!
  expect(owner.id).toBe(OWNER)
  const lead = clientOf(office, { accountId: owner.id, name: owner.name, roles: owner.roles })
  const today = await lead.today.get({ whose: 'mine' })
  expect(today.today).toBe('2026-12-08')
  expect(today.overdue.length).toBeGreaterThan(1)
  expect(today.dueToday.length).toBeGreaterThan(2)
  expect(today.waiting.length + today.later.length).toBeGreaterThan(4)
  expect(today.newConcerns.length).toBeGreaterThan(2)
  expect(today.dueToday.some(({ urgency }) => urgency === 'emergency')).toBe(true)
  const everybodys = await lead.today.get({ whose: 'office' })
  const lateThoughThere = everybodys.overdue.filter(({ plan, isRevision }) => plan === 'safety' && isRevision)
  expect(lateThoughThere, 'a safety plan that is there is not late').toEqual([])
  const lateOf = (isMeant: (line: TodayLine) => boolean) =>
    Math.max(...everybodys.overdue.filter(isMeant).map(({ schoolDaysLate }) => schoolDaysLate))
  expect(
    lateOf(() => true),
    'an office that works',
  ).toBeLessThanOrEqual(2)
  expect(lateOf(({ urgency }) => urgency === 'emergency')).toBeLessThanOrEqual(0)
  const { lines } = await lead.crises.list({})
  expect(lines, 'one crisis is under way, the other is over').toMatchObject([
    { place: 6, stepKind: 'parent-notification', isMine: true },
  ])
  expect(countOf(office, 'crises')).toBe(2)
  const [coming] = (await lead.meetings.list({})).coming
  expect(coming?.items, 'a meeting can talk its agenda through').toBeLessThan(20)

  expect(
    today.agreements.map(({ ask }) => ask),
    'one agreement expired, one is to be renewed',
  ).toEqual(['expired', 'renew'])
  expect(today.partnerActions).toHaveLength(1)

  const [line] = today.overdue
  const found = await lead.search.find({ words: line!.studentName })
  expect(found.map(({ title }) => title)).toContain(line!.studentName)
  const { rows, total } = await lead.students.list({ status: 'active' })
  expect([rows.length, total]).toEqual([300, 300])
  expect(countOf(office, 'disclosures')).toBeGreaterThan(5)
  expect(countOf(office, 'printed_pages')).toBeGreaterThan(3)
  expect(countOf(office, 'safety_plans')).toBeGreaterThan(2)
  expect(countOf(office, 'return_plans')).toBe(1)
  expect(countOf(office, 'interim_supports')).toBeGreaterThan(10)
  const { rows: open } = await lead.cases.list({})
  expect(open.map(({ safetyPlan }) => safetyPlan)).toEqual(expect.arrayContaining(['there', 'missing']))
})

test.each(['2026-09-08T15:00:00.000Z', '2026-11-29T15:00:00.000Z'])(
  'the demo school opens on whatever day somebody looks around: %s',
  async (now) => {
    await using office = await openTestVault()
    await fillDemoSchool({ vault: office.vault, ownerId: OWNER, now, progress: () => {} })
    expect([countOf(office, 'crises'), countOf(office, 'meetings')]).toEqual([2, 3])
  },
)

test('nothing is in the demo that would still have to happen, and the emergency is', () => {
  const early = '2026-12-08T11:20:00.000Z'
  const { lines } = demoSchool(early)
  expect(lines.at(-1)!.at).toBe(early)
  expect(lines.some(({ input }) => (input as { urgency?: string }).urgency === 'emergency')).toBe(true)
  expect(lines.length).toBeLessThan(demoSchool('2026-12-08T22:00:00.000Z').lines.length)
})

test('the same life leaves the same office, to the last case code', async () => {
  await using one = await openTestVault()
  await using other = await openTestVault()
  for (const office of [one, other]) await replayInto(office, firstLines)
  const rows = ({ vault }: TestVault) =>
    ['students', 'cases', 'concerns', 'services'].map((table) =>
      vault.reading.prepare(`SELECT * FROM ${table} ORDER BY id`).all({}),
    )
  expect(rows(one)).toEqual(rows(other))
})

test('an office that is there already keeps its name and its owner', async () => {
  await using office = await openTestVault()
  const { writing } = office.vault
  const named = { schoolName: 'Lighthouse School', ownerName: 'Ida Moss', user: 'ida' }
  beginOffice(writing, { ...named, accountId: OWNER, timeZone: 'America/New_York', at: NOON })
  await replayInto(office, firstLines)
  const ida = clientOf(office, { accountId: OWNER, name: 'Ida Moss', roles: ['owner', 'counselor'] })
  expect(await ida.school.get({})).toMatchObject({ name: 'Lighthouse School' })
  expect(await ida.calendar.get({})).toMatchObject({ years: school.header.calendar.years })
  expect(accountsOf(writing).filter(({ roles }) => roles.includes('owner'))).toMatchObject([{ user: 'ida' }])
  expect(countOf(office, 'students')).toBe(300)
})

test('a line that is refused is named, and nothing of its batch stays', async () => {
  await using office = await openTestVault()
  const [student] = (school.files.get(`${school.latestRoster}/users.csv`) ?? '').match(/S\d{5}/) ?? []
  const line = (operation: string, input: unknown): LifeLine => ({
    at: NOON,
    actor: 'lead',
    operation,
    input,
  })
  const lines = [
    ...firstLines.slice(0, 6),
    line('briefContacts.create', { studentId: '@student:S00001', line: 'Came by.' }),
    line('referrals.close', { id: `@student:${student}`, version: 1 }),
  ]
  await expect(replayInto(office, lines)).rejects.toThrow(/^Line 8: referrals\.close was refused \(invalid/)
  expect(countOf(office, 'brief_contacts')).toBe(0)
  expect(countOf(office, 'students')).toBe(300)
})

test.each([
  ['@student:S99999', /Nothing is known by the name @student:S99999/],
  ['@c7.id', /Nothing is known by the name @c7\.id/],
])('a line that speaks of somebody unknown (%s) ends the replay', async (studentId, sentence) => {
  await using office = await openTestVault()
  const input = { studentId, line: 'Came by.' }
  const lines = [{ at: NOON, actor: 'lead', operation: 'briefContacts.create', input }]
  await expect(replayInto(office, lines)).rejects.toThrow(sentence)
})

test('a replay can be stopped between two batches', async () => {
  await using office = await openTestVault()
  const stop = new AbortController()
  const replaying = replayLife({
    vault: office.vault,
    header: school.header,
    lines: school.life(),
    fileFor: (name) => ({ name, path: join(folder, name) }),
    progress: () => stop.abort(),
    signal: stop.signal,
  })
  await expect(replaying).rejects.toThrow(/aborted/)
  expect(countOf(office, 'audit')).toBeGreaterThan(900)
})
