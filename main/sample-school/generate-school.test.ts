import { createHash } from 'node:crypto'

import { expect, test } from 'vitest'

import { operations } from '#shared/api/contract.ts'

import { generateSchool, type SampleSchool } from './generate-school.ts'
import { lifeText } from './life-text.ts'
import { PRESETS, USUAL_END } from './presets.ts'

const plan = { ...PRESETS.demo, seed: 'story', endsOn: USUAL_END }
const school = generateSchool(plan)
const lines = [...school.life()]

function fingerprint(made: SampleSchool): string {
  const hash = createHash('sha256')
  for (const [name, text] of made.files) hash.update(name).update(text)
  for (const text of lifeText(made.header, made.life())) hash.update(text)
  return hash.digest('hex')
}

const AN_ID = '0a0b0c0d-0000-7000-8000-000000000001'

/** Puts something of the right kind where the replay will put the real thing. */
function withReferencesFilled(input: unknown): unknown {
  if (typeof input === 'string' && input.startsWith('@'))
    return input.endsWith('.version') ? 1 : input.startsWith('@file:') ? 'token' : AN_ID
  if (Array.isArray(input)) return input.map(withReferencesFilled)
  if (input === null || typeof input !== 'object') return input
  return Object.fromEntries(
    Object.entries(input).map(([field, value]) => [field, withReferencesFilled(value)]),
  )
}

const did = (operation: string) => lines.filter((line) => line.operation === operation)

test('the same seed makes the same school to the byte, another seed another one', () => {
  expect(fingerprint(generateSchool(plan))).toBe(fingerprint(school))
  expect(fingerprint(generateSchool({ ...plan, seed: 'another' }))).not.toBe(fingerprint(school))
  expect(fingerprint(school)).toMatchInlineSnapshot(
    `"56a4db37eb93c20beb41e45b9f64c3e792c4f0b9cf97052377b42c65fe49a18d"`,
  )
})

test('everything that happens is something the contract knows, said as the contract wants it', () => {
  for (const { operation, input } of lines) {
    const rule = operations.get(operation)
    expect(rule, operation).toBeDefined()
    const read = rule?.input.safeParse(withReferencesFilled(input))
    expect(read?.error?.issues, operation).toBeUndefined()
  }
})

test('everybody who does something works there and may do it', () => {
  const roles = new Map(school.header.accounts.map(({ user, roles: has }) => [user, has]))
  for (const { actor, operation } of lines) {
    const rule = operations.get(operation)
    const may = rule && rule.kind !== 'gate' ? rule.may : []
    expect(
      may.some((role) => roles.get(actor)?.includes(role)),
      `${actor} ${operation}`,
    ).toBe(true)
  }
})

test('things happen one after the other, and nothing is spoken of before it happened', () => {
  const known = new Set<string>()
  let before = ''
  for (const { at, input, as } of lines) {
    expect(at > before).toBe(true)
    before = at
    for (const [, name] of JSON.stringify(input).matchAll(/"@([a-z]+\d+)\./g)) expect(known).toContain(name)
    if (as) known.add(as.split('=')[0]!)
  }
})

test('the office is closed at night, and quiet in the summer', () => {
  const hours = lines.map(({ at }) => Number(at.slice(11, 13)))
  expect(Math.min(...hours)).toBeGreaterThanOrEqual(11)
  expect(Math.max(...hours)).toBeLessThanOrEqual(22)
  const months = did('concerns.create').map(({ at }) => at.slice(5, 7))
  const inMonth = (month: string) => months.filter((each) => each === month).length
  expect(inMonth('07') + inMonth('08')).toBeLessThan(inMonth('10'))
})

test('three signatures in ten do not come back, and about one appointment in five is missed', () => {
  const decade = [...generateSchool({ ...plan, students: 1200, years: 4 }).life()]
  const count = (operation: string) => decade.filter((line) => line.operation === operation).length
  expect(1 - count('consents.create') / count('referrals.requestConsent')).toBeGreaterThan(0.2)
  expect(1 - count('consents.create') / count('referrals.requestConsent')).toBeLessThan(0.42)
  const missed = count('referrals.missAppointment') / count('referrals.scheduleAppointment')
  expect(missed).toBeGreaterThan(0.12)
  expect(missed).toBeLessThan(0.25)
  const pathways = decade
    .filter(({ operation }) => operation === 'referrals.create')
    .map(({ input }) => (input as { pathway: string }).pathway)
  expect(pathways.filter((each) => each === 'family-contacts-provider').length).toBeGreaterThan(
    pathways.length * 0.4,
  )
})

test('the last morning has an emergency, new concerns and work that is due', () => {
  const lastDays = lines.filter(({ at }) => at.slice(0, 10) >= '2026-12-07')
  const emergencies = lastDays.filter(
    ({ operation, input }) =>
      operation === 'concerns.triage' && (input as { urgency: string }).urgency === 'emergency',
  )
  expect(emergencies).toHaveLength(1)
  expect(did('crises.start')).toHaveLength(2)
  const triaged = new Set(
    did('concerns.triage').map(({ input }) => (input as { concernId: string }).concernId),
  )
  const waiting = did('concerns.create').filter(({ as }) => !triaged.has(`@${as}.id`))
  expect(waiting.length).toBeGreaterThanOrEqual(3)
  expect(
    lastDays.filter(({ input }) => JSON.stringify(input).includes('"dueOn":"2026-12-08"')).length,
  ).toBeGreaterThan(2)
})

test.each(['2026-07-19', '2026-12-27', '2026-08-31', '2027-02-28', '2028-02-29', '2026-09-06'])(
  'a school that is opened on %s has a life that ends then and something left to do',
  (endsOn) => {
    const made = [...generateSchool({ ...plan, endsOn }).life()]
    expect(made.length).toBeGreaterThan(900)
    expect(made.at(-1)!.at <= `${endsOn}T23:59`).toBe(true)
    const recent = made.filter(
      ({ at }) => at.slice(0, 10) > new Date(Date.parse(endsOn) - 16 * 86_400_000).toISOString().slice(0, 10),
    )
    expect(recent.filter(({ operation }) => operation === 'concerns.create').length).toBeGreaterThan(3)
  },
)

test.each([1, 12, 40])(
  'a school of %i students has a life too, as far as there is anybody to live it',
  (students) => {
    const made = [...generateSchool({ ...plan, students, years: 1 }).life()]
    expect(made.some(({ operation }) => operation === 'concerns.create')).toBe(true)
  },
)

test('names of many places, telephones of nobody', () => {
  const large = generateSchool({ ...plan, students: 2000, years: 1 })
  const users = large.files.get(`${large.latestRoster}/users.csv`) ?? ''
  expect(users).toMatch(/Nguyễn|Trần|Lê/)
  expect(users).toMatch(/O'|D'|N'/)
  expect(users).toMatch(/[王李陈]/)
  for (const [phone] of users.matchAll(/\(\d{3}\)[ \d-]+/g)) expect(phone).toMatch(/^\(\d{3}\) 555-01\d\d$/)
})

test('students come and go with every year, and stay who they are', () => {
  const years = [...school.files.keys()].filter((name) => name.endsWith('users.csv'))
  expect(years).toHaveLength(3)
  const students = years.map(
    (name) => new Set([...(school.files.get(name) ?? '').matchAll(/^(S\d+),/gm)].map(([, id]) => id)),
  )
  for (const each of students) expect(each.size).toBe(300)
  const stayed = [...students[1]!].filter((id) => students[0]!.has(id)).length
  expect(stayed).toBeGreaterThan(200)
  expect(stayed).toBeLessThan(290)
})
