import { expect, test } from 'vitest'

import { riskRatio, wilsonDifference, wilsonInterval } from '../statistics.ts'
import { seenApart, seenByDay, seenRatio } from './seen-by-day.ts'

// Freireich's trial of 6-MP, as published: S(10) is .752941 (.503200 to .889362).
const TIMES = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
const SEEN = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0].map((seen) => seen === 1)

test('the share seen by a day is what no longer waits on the curve', () => {
  const seen = seenByDay(TIMES, SEEN, 12)
  expect(seen).toMatchObject({ count: 5, of: 21 })
  expect(seen.share).toBeCloseTo(1 - 0.752941, 6)
  expect(seen.low).toBeCloseTo(1 - 0.889362, 6)
  expect(seen.high).toBeCloseTo(1 - 0.5032, 6)
  expect(seen.error).toBeCloseTo(0.09635, 6)
})

test('of nobody, of nobody who waited so long, of nobody seen and of all seen', () => {
  expect(seenByDay([], [], 42)).toMatchObject({ of: 0, share: null })
  expect(seenByDay([3, 10], [true, false], 42)).toMatchObject({ count: 1, of: 2, share: null, low: null })
  expect(seenByDay([50, 60], [false, false], 42)).toMatchObject({
    count: 0,
    share: 0,
    low: null,
    error: null,
  })
  expect(seenByDay([3, 10], [true, true], 42)).toMatchObject({ count: 2, share: 1, low: null, error: null })
  expect(seenByDay([0, 0], [false, false], 42)).toMatchObject({ share: null })
})

/** A curve nobody leaves before the day: so many of so many. */
const whole = (count: number, of: number) =>
  seenByDay(
    Array.from({ length: of }, (_, at) => (at < count ? 10 : 60)),
    Array.from({ length: of }, (_, at) => at < count),
    42,
  )

test('where nobody leaves before the day, it is the ratio of two shares', () => {
  const ratio = seenRatio(whole(12, 60), whole(24, 240))
  const known = riskRatio({ events: 12, total: 60 }, { events: 24, total: 240 })
  expect(ratio?.ratio).toBeCloseTo(2, 12)
  expect(ratio?.low).toBeCloseTo(known.low ?? Number.NaN, 10)
  expect(ratio?.high).toBeCloseTo(known.high ?? Number.NaN, 10)
})

test('with the limits of Wilson, the difference is that of Newcombe', () => {
  const wilson = (count: number, of: number) => ({
    ...{ count, of, share: count / of, error: null },
    ...wilsonInterval(count, of),
  })
  expect(seenApart(wilson(56, 70), wilson(48, 80))).toEqual(
    wilsonDifference({ successes: 56, trials: 70 }, { successes: 48, trials: 80 }),
  )
})

test('without limits there is no difference and no ratio', () => {
  expect(seenApart(whole(0, 20), whole(5, 20))).toBeNull()
  expect(seenRatio(whole(5, 20), whole(20, 20))).toBeNull()
  expect(seenRatio(whole(0, 20), whole(5, 20))).toBeNull()
})
