import { afterAll, beforeAll, expect, test } from 'vitest'

import { createClient, type Client } from '#shared/api/client.ts'

import { createApp } from '../app.ts'
import { fillDemoSchool } from '../sample-school/demo.ts'
import { fakeHost } from '../testing/fake-host.ts'
import { openTestVault, type TestVault } from '../testing/test-vault.ts'

/*
 * The times of the demo school counted once more, as slowly and plainly as it goes: everything is read from the tables,
 * day by day on a calendar of its own, and nothing of the program's own rules is asked.
 */

const NOW = '2026-12-08T17:00:00.000Z'
const TODAY = '2026-12-08'
const OWNER = '0a0b0c0d-0000-7000-8000-000000000002'
const YEAR = { from: '2025-12-09', to: TODAY } as const
const ASKED = { ...YEAR, unit: 'referral' } as const
const DAY = 86_400_000

let office: TestVault
let client: Client

const rowsOf = <Row>(sql: string): readonly Row[] =>
  office.vault.reading.prepare(sql).all({}) as unknown as readonly Row[]

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
})
afterAll(() => office[Symbol.asyncDispose]())

const inNewYork = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' })
/** The day at the school, as the demo's clock on the wall says it. */
const onDay = (instant: string): string => inNewYork.format(new Date(instant))

const isInYear = (day: string): boolean => day >= YEAR.from && day <= YEAR.to
const next = (day: string): string => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10)
const apart = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY

/** Days after one day up to another that are of a kind, one by one. */
function daysUntil(from: string, to: string, counts: (day: string) => boolean): number {
  let days = 0
  for (let day = from; day < to;) {
    day = next(day)
    if (counts(day)) days += 1
  }
  return days
}

const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(day).getUTCDay())

function schoolDays(): (day: string) => boolean {
  const [row] = rowsOf<{ years: string; closures: string }>('SELECT years, closures FROM school_calendar')
  type Span = { startsOn: string; endsOn: string }
  const [years, closures] = [row!.years, row!.closures].map((json) => JSON.parse(json) as Span[])
  const lies = (spans: Span[], day: string) =>
    spans.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
  return (day) => isWeekday(day) && lies(years!, day) && !lies(closures!, day)
}

/** The middle and the quarters of some numbers: between neighbours in proportion. */
function at(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  return below + (place - Math.floor(place)) * (above - below)
}

/** The first day by which half no longer wait, over everybody who still does. */
function halfBy(waits: readonly { days: number; came: boolean }[]): number | null {
  let waiting = 1
  for (let day = 0; day <= 800; day += 1) {
    const still = waits.filter(({ days }) => days >= day).length
    const came = waits.filter(({ days, came }) => days === day && came).length
    if (still > 0) waiting *= 1 - came / still
    if (waiting <= 0.5 + 1e-9) return day
  }
  return null
}

test('how long concerns wait for a decision, and who is in time', async () => {
  interface Row {
    readonly received_at: string
    readonly decided_at: string | null
    readonly urgency: string | null
    readonly protocol_number: number | null
    readonly immediate_danger: number
  }
  const concerns = rowsOf<Row>(
    `SELECT c.received_at, c.immediate_danger, t.decided_at, t.urgency, t.protocol_number FROM concerns c
     LEFT JOIN triages t ON t.concern_id = c.id WHERE c.state <> 'withdrawn'`,
  ).filter(({ received_at }) => isInYear(onDay(received_at)))
  const decided = concerns.filter(({ decided_at }) => decided_at !== null)
  const hours = decided.map((row) => (Date.parse(row.decided_at!) - Date.parse(row.received_at)) / 3_600_000)
  const { triage } = await client.timeliness.get(ASKED)
  expect(concerns.length).toBeGreaterThan(60)
  expect(triage).toMatchObject({
    received: concerns.length,
    undecided: concerns.length - decided.length,
  })
  expect(triage?.hours?.median).toBeCloseTo(at(hours, 0.5), 9)
  expect(triage?.hours?.first).toBeCloseTo(at(hours, 0.25), 9)
  expect(triage?.hours?.third).toBeCloseTo(at(hours, 0.75), 9)

  // Decided by no protocol, an office goes by the usual targets: 3 school days, and 10.
  const isSchoolDay = schoolDays()
  for (const [urgency, most] of [
    ['priority', 3],
    ['routine', 10],
  ] as const) {
    const same = decided.filter((row) => row.urgency === urgency && row.protocol_number === null)
    const late = same.filter(
      (row) => daysUntil(onDay(row.received_at), onDay(row.decided_at!), isSchoolDay) > most,
    )
    const line = triage?.byUrgency.find((each) => each.urgency === urgency)
    const rows = await client.timeliness.behind({
      ...ASKED,
      which: { part: 'triage', which: 'late', urgency },
    })
    const byNone = rows.rows.filter(({ from, until }) =>
      same.some((row) => onDay(row.received_at) === from && onDay(row.decided_at!) === until),
    )
    expect(byNone.length).toBe(late.length)
    expect(line?.received).toBe(
      concerns.filter((row) => row.urgency === urgency).length +
        (urgency === 'priority'
          ? concerns.filter((row) => row.urgency === null && row.immediate_danger === 0).length
          : 0),
    )
  }
})

test('how long it takes until a family is first reached', async () => {
  interface Row {
    readonly id: string
    readonly case_id: string
    readonly created_at: string
    readonly closed_on: string | null
  }
  const referrals = rowsOf<Row>(`SELECT * FROM referrals WHERE state <> 'entered-in-error'`).filter((row) =>
    isInYear(onDay(row.created_at)),
  )
  const attempts = rowsOf<{ case_id: string; at: string; with_whom: string; reached: number }>(
    'SELECT * FROM contact_attempts',
  ).filter(({ with_whom, reached }) => reached === 1 && (with_whom === 'family' || with_whom === 'student'))
  const decisions = rowsOf<{ case_id: string; decided_at: string }>(
    'SELECT case_id, decided_at FROM triages WHERE case_id IS NOT NULL',
  )
  const told = rowsOf<{ case_id: string; at: string; said: string; id: string }>(
    `SELECT k.case_id, e.at, e.said, e.id FROM crisis_entries e JOIN crises k ON k.id = e.crisis_id
     WHERE e.id NOT IN (SELECT corrects FROM crisis_entries WHERE corrects IS NOT NULL)`,
  ).filter(({ said }) => said.includes('"attempt"') && said.includes('"reached"'))
  const waits = referrals.map((row) => {
    const since =
      decisions
        .filter(({ case_id, decided_at }) => case_id === row.case_id && decided_at <= row.created_at)
        .map(({ decided_at }) => decided_at)
        .toSorted()
        .at(-1) ?? row.created_at
    const first = [...attempts, ...told]
      .filter((each) => each.case_id === row.case_id && each.at >= since)
      .map((each) => each.at)
      .toSorted()[0]
    const on = first === undefined ? null : onDay(first)
    const came = on !== null && (row.closed_on === null || on <= row.closed_on)
    const began = onDay(row.created_at)
    return {
      came,
      early: came && on < began,
      days: Math.max(0, apart(began, came ? on : (row.closed_on ?? TODAY))),
      isOver: row.closed_on !== null,
    }
  })
  const { contact, began } = await client.timeliness.get(ASKED)
  expect(began).toBe(referrals.length)
  expect(contact?.waiting?.median.estimate).toBe(halfBy(waits))
  expect(contact).toMatchObject({
    already: waits.filter(({ early }) => early).length,
    never: waits.filter(({ came, isOver }) => !came && isOver).length,
  })
  expect(contact?.waiting?.stillWaiting).toBe(waits.filter(({ came, isOver }) => !came && !isOver).length)
})

test('how long papers take to be signed, and how many never come back', async () => {
  interface Row {
    readonly asked_on: string
    readonly ending: string | null
    readonly signed_on: string | null
    readonly closed_on: string | null
    readonly case_closed_on: string | null
  }
  const papers = rowsOf<Row>(
    `SELECT q.asked_on, q.ending, k.signed_on, r.closed_on, c.closed_on AS case_closed_on FROM consent_requests q
     LEFT JOIN consents k ON k.id = q.ending ->> 'consentId' LEFT JOIN referrals r ON r.id = q.referral_id
     LEFT JOIN cases c ON c.id = q.case_id`,
  ).filter(({ asked_on }) => isInYear(asked_on))
  const isSchoolDay = schoolDays()
  const old = papers.filter(({ asked_on }) => daysUntil(asked_on, TODAY, isSchoolDay) >= 30)
  const lost = old.filter(({ asked_on, ending }) => {
    const on = ending === null ? TODAY : (JSON.parse(ending) as { on: string }).on
    return daysUntil(asked_on, on, isSchoolDay) >= 30
  })
  const waits = papers.map(({ asked_on, signed_on, closed_on, case_closed_on }) => {
    const over = [closed_on, case_closed_on].filter((day) => day !== null).toSorted()[0]
    return { came: signed_on !== null, days: Math.max(0, apart(asked_on, signed_on ?? over ?? TODAY)) }
  })
  const { consent } = await client.timeliness.get(ASKED)
  expect(papers.length).toBeGreaterThan(15)
  expect(consent).toMatchObject({
    asked: papers.length,
    lost: { count: lost.length, of: old.length, tooYoung: papers.length - old.length },
  })
  expect(consent?.waiting?.median.estimate).toBe(halfBy(waits))
})

test('how long providers take for a yes or no', async () => {
  const referrals = rowsOf<{ id: string; created_at: string; organization_id: string }>(
    `SELECT r.id, r.created_at, v.organization_id FROM referrals r JOIN services v ON v.id = r.service_id
     WHERE r.pathway = 'school-contacts-provider' AND r.state <> 'entered-in-error'`,
  ).filter((row) => isInYear(onDay(row.created_at)))
  const steps = rowsOf<{ referral_id: string; action: string; to_state: string; effective_on: string }>(
    'SELECT * FROM referral_events ORDER BY rowid',
  )
  expect(steps.some(({ action }) => action === 'undo')).toBe(false)
  const ANSWERS = [
    ...['accepted', 'appointment-scheduled', 'linked', 'receiving-services', 'closed-provider-declined'],
  ]
  const sent = referrals.flatMap(({ id }) => {
    const own = steps.filter(({ referral_id }) => referral_id === id)
    const start = own.findIndex(({ to_state }) => to_state === 'sent')
    if (start < 0) return []
    const answer = own.slice(start + 1).find(({ to_state }) => ANSWERS.includes(to_state))
    const sentOn = own[start]!.effective_on
    return [
      {
        age: daysUntil(sentOn, TODAY, isWeekday),
        took: answer === undefined ? null : daysUntil(sentOn, answer.effective_on, isWeekday),
      },
    ]
  })
  const { answers } = await client.timeliness.get(ASKED)
  expect(sent.length).toBeGreaterThan(10)
  expect(answers?.sent).toBe(sent.length)
  for (const days of [2, 14]) {
    const old = sent.filter(({ age }) => age >= days)
    const count = old.filter(({ took }) => took !== null && took <= days).length
    expect(answers?.within.find((each) => each.days === days)).toMatchObject({ count, of: old.length })
  }
  const old = sent.filter(({ age }) => age >= 14)
  expect(answers?.none).toMatchObject({
    count: old.filter(({ took }) => took === null).length,
    of: old.length,
  })
})

test('how many of those sent had an appointment, and how many of those kept one', async () => {
  const referrals = rowsOf<{ id: string; created_at: string }>(
    `SELECT id, created_at FROM referrals WHERE state <> 'entered-in-error'`,
  ).filter((row) => isInYear(onDay(row.created_at)))
  const steps = rowsOf<{ referral_id: string; to_state: string }>('SELECT * FROM referral_events')
  const came = (...states: readonly string[]) =>
    referrals.filter(({ id }) =>
      steps.some(({ referral_id, to_state }) => referral_id === id && states.includes(to_state)),
    ).length
  const kept = ['linked', 'receiving-services', 'closed-completed']
  const made = ['appointment-scheduled', ...kept]
  const sent = ['sent', 'waitlisted', 'more-information-needed', 'accepted', ...made]
  const { visits } = await client.timeliness.get(ASKED)
  expect(visits?.scheduled).toMatchObject({ count: came(...made), of: came(...sent) })
  expect(visits?.kept).toMatchObject({ count: came(...kept), of: came(...made) })
})
