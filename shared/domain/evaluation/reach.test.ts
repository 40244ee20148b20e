import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addDays } from '../days.ts'
import { type FollowedReferral, followedIn, STAGES } from './followed.ts'
import { doubtsOf } from './doubts.ts'
import { endingsOf, funnelOf, linkageBy, linkageWithin, trendOf, waitingOf } from './reach.ts'
import { followed, over, seen } from './testing.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const TODAY = '2026-06-30'

const each = (referrals: readonly FollowedReferral[]) => followedIn(referrals, 'referral', YEAR)

test('who was seen in time is a share of all that began long enough ago, however they ended', () => {
  const linkage = linkageWithin(
    each([
      seen('2026-02-16', { id: 'day 42' }),
      seen('2026-02-17', { id: 'day 43' }),
      over('2026-01-10', { id: 'declined' }),
      over('2026-01-10', { id: 'moved', state: 'closed-moved' }),
      followed({ id: 'young', initiatedOn: '2026-06-01' }),
    ]),
    42,
    TODAY,
  )
  expect(linkage).toMatchObject({ count: 1, of: 4, tooYoung: 1 })
  expect(linkage.low).toBeGreaterThan(0)
})

test('of nobody there is no share', () => {
  expect(linkageWithin([], 42, TODAY)).toMatchObject({ count: 0, of: 0, low: null, high: null })
  expect(waitingOf([], TODAY)).toBeNull()
  expect(trendOf([], 'referral', { days: 42, to: TODAY, today: TODAY })).toMatchObject({
    months: [],
    points: 0,
  })
})

test('one that began today and waits is no day of waiting and no step of the curve', () => {
  const waiting = waitingOf(each([followed({ initiatedOn: TODAY })]), TODAY)
  expect(waiting?.median.estimate).toBeNull()
  expect(waiting?.by).toContainEqual({ day: 7, seen: null })
  expect(waiting?.stillWaiting).toBe(1)
})

test('being declined competes with being seen, and nobody is read beyond the longest wait', () => {
  const waiting = waitingOf(
    each([seen('2026-01-15', { id: 'a' }), over('2026-01-10', { id: 'b' }), seen('2026-01-25', { id: 'c' })]),
    TODAY,
  )
  expect(waiting?.curve.at(-1)).toMatchObject({ day: 20, ended: 1 / 3 })
  expect(waiting?.by.map(({ seen }) => seen && Math.round(seen * 300))).toEqual([
    ...[0, 100, null, null, null],
  ])
})

test('the endings count who ended it and why, once for each barrier', () => {
  const { endings, barriers } = endingsOf([
    over('2026-02-01', { barriers: ['transport', 'transport', 'hours'] }),
    over('2026-02-02', { barriers: ['transport'] }),
    seen('2026-02-03', { state: 'closed-completed', closedOn: '2026-05-01', endedBy: 'provider' }),
    followed(),
  ])
  expect(endings).toEqual([{ state: 'closed-provider-declined', endedBy: 'provider', count: 2 }])
  expect(barriers).toEqual([
    { barrier: 'transport', count: 2 },
    { barrier: 'hours', count: 1 },
  ])
})

test('a group nobody knows is told as such', () => {
  const compared = linkageBy(each([seen('2026-01-20'), followed({ homeLanguage: null })]), 'homeLanguage', {
    ...{ days: 42, today: TODAY },
  })
  expect(compared.map(({ group, of }) => [group, of])).toEqual([
    [null, 1],
    ['es', 1],
  ])
})

test('what cannot be right is told by its record, unless somebody said that it is right as it reads', () => {
  const referrals = [
    seen('2026-01-01', { id: 'early' }),
    followed({ id: 'never', state: 'receiving-services', furthest: 'ongoing' }),
    followed({ id: 'nameless', studentId: 'quiet', homeLanguage: null }),
  ]
  expect(doubtsOf(referrals, () => false)).toEqual([
    { doubt: 'seen-before-begun', referralIds: ['early'] },
    { doubt: 'never-confirmed', referralIds: ['never'] },
    { doubt: 'language-unknown', referralIds: ['nameless'] },
  ])
  const right = (said: string) => doubtsOf(referrals, (...asked) => asked.join('/') === said)
  expect(right('language-unknown/quiet/').map(({ doubt }) => doubt)).not.toContain('language-unknown')
  expect(right('seen-before-begun/early/2026-01-01 2026-01-05').map(({ doubt }) => doubt)).not.toContain(
    'seen-before-begun',
  )
  expect(right('seen-before-begun/early/2026-01-02 2026-01-05')).toHaveLength(3)
})

/** A year of months in which so many of ten are seen. */
function months(seenOfTen: (month: number) => number): FollowedReferral[] {
  return Array.from({ length: 24 }, (_, month) =>
    Array.from({ length: 10 }, (_, at) => {
      const initiatedOn = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-05`
      const one = { id: `${month}.${at}`, studentId: `${month}.${at}`, initiatedOn }
      return at < seenOfTen(month) ? seen(addDays(initiatedOn, 20), one) : followed(one)
    }),
  ).flat()
}

const TREND = { days: 42, to: '2026-06-30', today: TODAY }

test('a share that varies as chance would raises no alarm, and one that fell for good does', () => {
  const steady = trendOf(
    months((month) => 4 + ((month * 7) % 3)),
    'referral',
    TREND,
  )
  expect(steady).toMatchObject({ points: 24, enough: true, signal: false })
  expect(
    trendOf(
      months((month) => (month < 14 ? 7 : 2)),
      'referral',
      TREND,
    ).signal,
  ).toBe(true)
})

test('a month of which not all is known yet is in no limit', () => {
  const trend = trendOf(
    [...months(() => 5), followed({ id: 'new', initiatedOn: '2026-06-02' })],
    'referral',
    TREND,
  )
  const last = trend.months.at(-1)
  expect(last).toMatchObject({ month: '2026-06-01', complete: false, of: 0, upper: null, outside: false })
  expect(trend.points).toBe(24)
})

const anyReferral: fc.Arbitrary<FollowedReferral> = fc
  .record({
    id: fc.uuid(),
    studentId: fc.constantFrom('s1', 's2', 's3', 's4'),
    initiatedOn: fc.integer({ min: 0, max: 300 }).map((day) => addDays('2026-01-01', day)),
    days: fc.integer({ min: 0, max: 120 }),
    how: fc.constantFrom('seen', 'over', 'open'),
    furthest: fc.constantFrom(...STAGES),
  })
  .map(({ days, how, furthest, ...rest }) => {
    const on = addDays(rest.initiatedOn, days)
    return how === 'seen' ? seen(on, rest) : how === 'over' ? over(on, rest) : followed({ ...rest, furthest })
  })

const unit = fc.constantFrom('referral', 'student', 'spell' as const)

test('the funnel never widens, whatever is counted', () => {
  fc.assert(
    fc.property(fc.array(anyReferral, { maxLength: 30 }), unit, (all, unit) => {
      const counts = funnelOf(followedIn(all, unit, YEAR)).map(({ count }) => count)
      expect(counts).toEqual(counts.toSorted((one, other) => other - one))
    }),
  )
})

test('what began in another time, of other students, changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyReferral, { maxLength: 20 }), unit, (all, unit) => {
      const elsewhere = seen('2019-02-01', { id: 'x', studentId: 'x', initiatedOn: '2019-01-05' })
      const figures = (referrals: readonly FollowedReferral[]) => {
        const asked = followedIn(referrals, unit, YEAR)
        return [linkageWithin(asked, 42, '2026-12-31'), funnelOf(asked), waitingOf(asked, '2026-12-31')]
      }
      expect(figures([elsewhere, ...all])).toEqual(figures(all))
    }),
  )
})
