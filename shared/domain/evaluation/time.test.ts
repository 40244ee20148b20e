import fc from 'fast-check'
import { expect, test } from 'vitest'

import { calendarOf } from '../school-calendar.ts'
import { answerTime, type AskedProvider, isAnsweredBeforeSent, sentAmong } from './answer-time.ts'
import { consentTime, isSignedBeforeAsked, type TimedPaper } from './consent-time.ts'
import { contactTime } from './contact-time.ts'
import { courseOf } from './course.ts'
import { followedIn } from './followed.ts'
import { followed, over, seen } from './testing.ts'
import {
  hoursToDecision,
  isDecidedBeforeReceived,
  isWithinTarget,
  type TimedConcern,
  triageTime,
} from './triage-time.ts'
import { visitRates } from './visit-rates.ts'
import { untoldGroups } from './untold-groups.ts'

const calendar = calendarOf({
  years: [{ name: '', startsOn: '2025-08-25', endsOn: '2026-06-12', terms: [] }],
  closures: [{ startsOn: '2026-02-16', endsOn: '2026-02-20', kind: 'break', name: '' }],
})
const NOW = { now: '2026-03-10T15:00:00.000Z', today: '2026-03-10', calendar }
const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const all = () => true

/** A concern of routine urgency, to be answered within three school days, that nobody has decided about. */
function concern(changes: Partial<TimedConcern> = {}): TimedConcern {
  return {
    ...{ id: 'c1', studentId: 's1', urgency: 'routine', target: { amount: 3, unit: 'school-days' } },
    ...{ receivedAt: '2026-02-12T15:00:00.000Z', receivedOn: '2026-02-12', decidedAt: null, decidedOn: null },
    ...changes,
  }
}

const decided = (on: string, changes: Partial<TimedConcern> = {}) =>
  concern({ decidedAt: `${on}T15:00:00.000Z`, decidedOn: on, ...changes })

test('school days of a target pass over a break, calendar days do not', () => {
  expect(isWithinTarget(decided('2026-02-24'), NOW)).toBe(true)
  expect(isWithinTarget(decided('2026-02-25'), NOW)).toBe(false)
  const target = { amount: 3, unit: 'calendar-days' } as const
  expect(isWithinTarget(decided('2026-02-16', { target }), NOW)).toBe(false)
})

test('hours are hours that pass, and "at once" is within the hour', () => {
  const after = (minutes: number, amount: number) =>
    isWithinTarget(
      concern({
        target: { amount, unit: 'hours' },
        decidedAt: new Date(Date.parse('2026-02-12T15:00:00.000Z') + minutes * 60_000).toISOString(),
      }),
      NOW,
    )
  expect([after(60, 0), after(61, 0)]).toEqual([true, false])
  expect([after(240, 4), after(241, 4)]).toEqual([true, false])
})

test('an undecided concern is late once its target is over, and in no share before', () => {
  expect(isWithinTarget(concern(), NOW)).toBe(false)
  expect(isWithinTarget(concern({ receivedOn: '2026-03-09' }), NOW)).toBeNull()
  const { within, undecided, hours } = triageTime(
    [concern(), concern({ id: 'young', receivedOn: '2026-03-09' })],
    NOW,
    all,
  )
  expect(within).toMatchObject({ count: 0, of: 1, tooYoung: 1 })
  expect([undecided, hours]).toEqual([2, null])
})

test('of no concern there is nothing to tell, and of one its own time', () => {
  expect(triageTime([], NOW, all)).toMatchObject({
    ...{ received: 0, hours: null, within: { count: 0, of: 0, low: null }, byUrgency: [] },
  })
  expect(triageTime([decided('2026-02-13')], NOW, all).hours).toEqual({ first: 24, median: 24, third: 24 })
})

test('decided before it was received is told, and counts as no time; years later as years', () => {
  const early = decided('2026-02-10')
  expect(isDecidedBeforeReceived(early)).toBe(true)
  expect(hoursToDecision(early)).toBe(0)
  expect(triageTime([early], NOW, all).received).toBe(1)
  expect(hoursToDecision(decided('2028-02-12'))).toBe(24 * 730)
})

test('one urgency goes by the targets of every version it was decided by', () => {
  const { byUrgency } = triageTime(
    [decided('2026-02-13'), decided('2026-02-13', { target: { amount: 1, unit: 'business-days' } })],
    NOW,
    all,
  )
  expect(byUrgency[0]?.targets).toHaveLength(2)
})

test('an urgency that is not told is only counted', () => {
  const { byUrgency, untold } = triageTime(
    [decided('2026-02-13'), decided('2026-02-13', { urgency: 'urgent' })],
    NOW,
    (urgency) => urgency === 'routine',
  )
  expect(byUrgency.map(({ urgency }) => urgency)).toEqual(['routine'])
  expect(untold).toBe(1)
})

const each = (...referrals: Parameters<typeof followedIn>[0]) => followedIn(referrals, 'referral', YEAR)

test('who was reached after it was over was not reached, and who was helped without a call is not yet', () => {
  const contact = contactTime(
    each(over('2026-01-15', { id: 'over' }), seen('2026-01-20', { id: 'seen' }), followed({ id: 'open' })),
    (id) => (id === 'over' ? '2026-01-16' : null),
    '2026-02-05',
  )
  expect(contact).toMatchObject({ never: 1, already: 0 })
  expect(contact.waiting).toMatchObject({ median: { estimate: null }, stillWaiting: 2 })
})

test('reached between the decision and the beginning is reached on the first day', () => {
  const contact = contactTime(each(followed()), () => '2026-01-02', '2026-02-05')
  expect(contact.already).toBe(1)
  expect(contact.waiting?.median.estimate).toBe(0)
})

test('a student is reached once anybody was reached for one of their referrals', () => {
  const [student] = followedIn(
    [followed({ id: 'a' }), followed({ id: 'b', initiatedOn: '2026-01-20' })],
    'student',
    YEAR,
  )
  const contact = contactTime(
    student ? [student] : [],
    (id) => (id === 'b' ? '2026-01-21' : null),
    '2026-03-01',
  )
  expect(contact.waiting?.median.estimate).toBe(16)
})

/** A paper that was asked for in January and is waited for. */
function paper(changes: Partial<TimedPaper> = {}): TimedPaper {
  return {
    ...{ id: 'p1', studentId: 's1', askedOn: '2026-01-05', ending: null, signedOn: null, overOn: null },
    ...changes,
  }
}

test('what never came back is a share of all papers old enough; what nobody needs is in none', () => {
  const returned = (on: string) => ({ state: 'returned' as const, on })
  const { lost, needless, asked } = consentTime(
    [
      paper({ id: 'waits' }),
      paper({ id: 'came', ending: returned('2026-01-08'), signedOn: '2026-01-08' }),
      paper({ id: 'late', ending: returned('2026-03-06'), signedOn: '2026-03-06' }),
      paper({ id: 'no', ending: { state: 'declined', on: '2026-01-09' } }),
      paper({ id: 'needless', ending: { state: 'not-needed', on: '2026-01-09' } }),
      paper({ id: 'young', askedOn: '2026-03-01' }),
    ],
    NOW,
  )
  expect(lost).toMatchObject({ count: 2, of: 4, tooYoung: 1 })
  expect([needless, asked]).toEqual([1, 6])
})

test('all papers open, there is no middle; one signed before it was asked for took no day', () => {
  expect(consentTime([paper(), paper({ id: 'p2' })], NOW).waiting?.median.estimate).toBeNull()
  const early = paper({ ending: { state: 'returned', on: '2026-01-06' }, signedOn: '2026-01-02' })
  expect(isSignedBeforeAsked(early)).toBe(true)
  expect(consentTime([early], NOW).waiting?.median.estimate).toBe(0)
  expect(consentTime([], NOW)).toMatchObject({ asked: 0, waiting: null })
})

type Step = AskedProvider['steps'][number]
const step = (to: Step['to'], on: string, action = 'x'): Step => ({ action, from: null, to, on })

function asked(steps: readonly Step[], changes: Partial<AskedProvider> = {}): AskedProvider {
  return {
    ...{ id: 'r1', studentId: 's1', pathway: 'school-contacts-provider', state: 'sent', endReason: null },
    ...{ linkedOn: null, closedOn: null, organizationId: 'o1', organizationName: 'Harbor', steps },
    ...changes,
  }
}

test('a waiting list is no answer, and two business days pass over a weekend', () => {
  const sent = sentAmong([
    asked([step('sent', '2026-02-06'), step('waitlisted', '2026-02-06'), step('accepted', '2026-02-10')]),
    asked([step('sent', '2026-02-06')], { id: 'none' }),
    asked([step('sent', '2026-03-09')], { id: 'young' }),
    asked([step('draft', '2026-03-09')], { id: 'never sent' }),
  ])
  const { within, none } = answerTime(sent, NOW.today, all)
  expect(within[0]).toMatchObject({ days: 2, count: 1, of: 2, tooYoung: 1 })
  expect(none).toMatchObject({ count: 1, of: 2, tooYoung: 1 })
})

test('an answer dated before the sending is told, and took no day', () => {
  const [early] = sentAmong([asked([step('sent', '2026-02-06'), step('accepted', '2026-02-02')])])
  expect(early && isAnsweredBeforeSent(early)).toBe(true)
  expect(answerTime(early ? [early] : [], NOW.today, all).waiting?.median.estimate).toBe(0)
})

test('providers are laid side by side from ten referrals on', () => {
  const to = (organizationId: string, count: number) =>
    Array.from({ length: count }, (_, at) =>
      asked([step('sent', '2026-02-02')], { id: `${organizationId}${at}`, organizationId }),
    )
  const { byProvider, untold } = answerTime(
    sentAmong([...to('large', 10), ...to('small', 9)]),
    NOW.today,
    all,
  )
  expect(byProvider.map(({ organizationId }) => organizationId)).toEqual(['large'])
  expect(untold).toBe(9)
})

test('an appointment kept counts as one made', () => {
  const rates = visitRates(
    each(seen('2026-01-20'), followed({ id: 'b' }), followed({ id: 'c', furthest: 'initiated' })),
  )
  expect(rates).toMatchObject({ scheduled: { count: 1, of: 2 }, kept: { count: 1, of: 1 }, mayStillCome: 1 })
})

test('a small group takes the next with it, so that it cannot be reckoned from the whole', () => {
  const groups = new Map([
    ['few', [1]],
    ['some', [1, 2]],
    ['many', [1, 2, 3]],
  ])
  expect([...untoldGroups(groups, (items) => items.length < 2)]).toEqual(['few', 'some'])
  expect([...untoldGroups(groups, (items) => items.length < 3)]).toEqual(['few', 'some'])
  expect([...untoldGroups(groups, () => false)]).toEqual([])
})

const anyWaits = fc.array(
  fc.record({
    days: fc.nat({ max: 300 }),
    standing: fc.constantFrom('kept', 'ended', 'left', 'open' as const),
  }),
  { minLength: 1, maxLength: 40 },
)

test('who still waits never makes a wait shorter', () => {
  fc.assert(
    fc.property(anyWaits, fc.nat({ max: 300 }), (waits, days) => {
      const middle = (some: typeof waits) => courseOf(some, [])?.median.estimate ?? Infinity
      expect(middle([...waits, { days, standing: 'open' }])).toBeGreaterThanOrEqual(middle(waits))
    }),
  )
})

test('a student with referrals in two years counts in each, from the first of that year', () => {
  const both = [followed({ id: 'a', initiatedOn: '2025-11-03' }), followed({ id: 'b' })]
  const middle = (period: typeof YEAR) =>
    contactTime(followedIn(both, 'student', period), () => '2026-01-08', '2026-03-01').waiting?.median
      .estimate
  expect(middle(YEAR)).toBe(3)
  expect(middle({ from: '2025-01-01', to: '2025-12-31' })).toBe(66)
})
