import fc from 'fast-check'
import { expect, test } from 'vitest'

import { poissonRate, riskRatio, wilsonDifference, wilsonInterval } from '../statistics.ts'

test.each([
  [81, 263, 0.25528851988, 0.36620957698],
  [15, 148, 0.062386399531, 0.16048724172],
  [0, 20, 0, 0.16112515805],
  [1, 29, 0.0061132142928, 0.17175521879],
  [10, 14, 0.4535091567, 0.88278621355],
])('%d of %d lies where Newcombe says', (successes, trials, low, high) => {
  const interval = wilsonInterval(successes, trials)
  expect(interval.low).toBeCloseTo(low, 10)
  expect(interval.high).toBeCloseTo(high, 10)
})

test('a share and what is left of the whole have intervals that mirror each other, and hold the share', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (trials, part) => {
        const successes = Math.round(trials * part)
        const { low, high } = wilsonInterval(successes, trials)
        const other = wilsonInterval(trials - successes, trials)
        expect(low).toBeCloseTo(1 - other.high, 12)
        expect(low).toBeLessThanOrEqual(successes / trials)
        expect(high).toBeGreaterThanOrEqual(successes / trials)
      },
    ),
  )
})

test('whoever wants to be surer gets a wider interval', () => {
  expect(wilsonInterval(10, 14, 0.99).low).toBeLessThan(wilsonInterval(10, 14).low)
})

test.each([
  [56, 70, 48, 80, 0.2, 0.052431472402, 0.33387265404],
  [9, 10, 3, 10, 0.6, 0.17052272393, 0.80901797354],
  [6, 7, 2, 7, 0.57142857143, 0.058227927482, 0.80624963752],
  [5, 56, 0, 29, 0.089285714286, -0.038137147904, 0.19256001386],
])(
  '%d of %d against %d of %d differ as Newcombe says',
  (one, ofOne, other, ofOther, difference, low, high) => {
    const found = wilsonDifference({ successes: one, trials: ofOne }, { successes: other, trials: ofOther })
    expect(found.difference).toBeCloseTo(difference, 10)
    expect(found.low).toBeCloseTo(low, 10)
    expect(found.high).toBeCloseTo(high, 10)
  },
)

test.each([
  [0, 0, 3.6888794541],
  [1, 0.025317807984, 5.5716433909],
  [5, 1.6234863901, 11.6683320793],
  [10, 4.7953886961, 18.390356042],
])('%d rare events are as certain as Garwood says', (events, low, high) => {
  const found = poissonRate(events, 1)
  expect(found.rate).toBe(events)
  expect(found.low).toBeCloseTo(low, 9)
  expect(found.high).toBeCloseTo(high, 9)
})

test('a rate is per unit of what the events happened in', () => {
  const found = poissonRate(5, 200)
  expect(found.rate).toBe(0.025)
  expect(found.high).toBeCloseTo(11.6683320793 / 200, 10)
})

test.each([
  [104, 11_037, 189, 11_034, 0.55011498121, 0.43367311591, 0.69782165749],
  [12, 60, 24, 240, 2, 1.0624435857, 3.764905783],
])(
  '%d of %d against %d of %d have the published risk ratio',
  (one, ofOne, other, ofOther, ratio, low, high) => {
    const found = riskRatio({ events: one, total: ofOne }, { events: other, total: ofOther })
    expect(found.ratio).toBeCloseTo(ratio, 10)
    expect(found.low).toBeCloseTo(low, 9)
    expect(found.high).toBeCloseTo(high, 9)
  },
)

test('what happened to nobody has no interval, and nothing is so many times as likely as never', () => {
  expect(riskRatio({ events: 0, total: 10 }, { events: 2, total: 10 })).toEqual({
    ratio: 0,
    low: null,
    high: null,
  })
  expect(riskRatio({ events: 2, total: 10 }, { events: 0, total: 10 })).toEqual({
    ratio: null,
    low: null,
    high: null,
  })
})

test.each([
  ['successes', () => wilsonInterval(-1, 10)],
  ['successes', () => wilsonInterval(11, 10)],
  ['successes', () => wilsonInterval(1.5, 10)],
  ['trials', () => wilsonInterval(0, 0)],
  ['level', () => wilsonInterval(1, 2, 1)],
  ['second.trials', () => wilsonDifference({ successes: 1, trials: 2 }, { successes: 0, trials: 0 })],
  ['events', () => poissonRate(-1, 3)],
  ['exposure', () => poissonRate(1, 0)],
  ['first.events', () => riskRatio({ events: 3, total: 2 }, { events: 1, total: 2 })],
])('impossible %s are refused by name', (name, ask) => {
  expect(ask).toThrow(RangeError)
  expect(ask).toThrow(name)
})
