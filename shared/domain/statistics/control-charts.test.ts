import fc from 'fast-check'
import { expect, test } from 'vitest'

import { anhojLimits, controlChart } from '../statistics.ts'

import type { ChartKind } from './control-charts.ts'

test.each([
  [10, 6, 2],
  [12, 7, 3],
  [15, 7, 4],
  [20, 7, 6],
  [24, 8, 8],
  [30, 8, 10],
  [36, 8, 13],
])('%d points keep to the runs of Anhøj', (points, longestRun, crossings) => {
  expect(anhojLimits(points)).toEqual({ longestRun, crossings })
})

/** Cans of orange juice that leaked, in samples of 50: Montgomery, example 6.1. */
const LEAKING = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
].map((count) => ({ count, denominator: 50 }))

test('shares lie within the textbook’s limits but for the two it names', () => {
  const chart = controlChart('p', LEAKING)
  expect(chart.centre).toBeCloseTo(0.231333333333333, 12)
  expect(chart.limits[0]?.lower).toBeCloseTo(0.0524275480719282, 12)
  expect(chart.limits[0]?.upper).toBeCloseTo(0.410239118594738, 12)
  expect(chart).toMatchObject({ longestRun: 4, crossings: 15, signal: true, outside: [14, 22] })
})

/** Infections a month, the first two years of qicharts2's cdi. */
const INFECTIONS = [
  17, 12, 27, 20, 20, 18, 22, 19, 19, 24, 17, 16, 24, 19, 19, 22, 25, 19, 17, 11, 20, 17, 14, 11,
]

test('counts that only vary raise no alarm', () => {
  const chart = controlChart(
    'c',
    INFECTIONS.map((count) => ({ count })),
  )
  expect(chart.limits).toHaveLength(24)
  expect(chart.signal).toBe(false)
})

test('fewer than twelve points tell nothing yet, though what lies outside is named', () => {
  const chart = controlChart(
    'c',
    [...INFECTIONS.slice(0, 10), 60].map((count) => ({ count })),
  )
  expect(chart.outside).toEqual([10])
  expect(chart.signal).toBe(false)
})

test('a frozen beginning sees what came after it', () => {
  const months = [...INFECTIONS, ...INFECTIONS.map((count) => count - 10)].map((count) => ({ count }))
  const frozen = controlChart('c', months, { freeze: 24 })
  expect(frozen.centre).toBe(controlChart('c', months.slice(0, 24)).centre)
  expect(frozen.longestRun).toBeGreaterThan(20)
  expect(frozen.signal).toBe(true)
})

test('large denominators widen by what varies beyond chance', () => {
  const weeks = [
    950, 954, 948, 950, 953, 947, 953, 948, 950, 955, 958, 959, 959, 958, 946, 954, 962, 953, 963, 953,
  ]
  const points = weeks.map((count) => ({ count: count * 280, denominator: 280_000 }))
  expect(controlChart('p', points).outside.length).toBeGreaterThan(10)
  expect(controlChart('p-prime', points).outside).toEqual([])
  expect(controlChart('u-prime', points).centre).toBeCloseTo(controlChart('u', points).centre, 12)
})

test('single values lie within their moving range', () => {
  const chart = controlChart(
    'i',
    [10, 12, 11, 13].map((count) => ({ count })),
  )
  expect(chart.centre).toBe(11.5)
  expect(chart.limits[0]?.upper).toBeCloseTo(11.5 + (3 * (5 / 3)) / 1.128, 12)
  expect(chart.limits[0]?.lower).toBeCloseTo(11.5 - (3 * (5 / 3)) / 1.128, 12)
})

test('what never changes raises no alarm and leaves no limit', () => {
  const kinds: readonly ChartKind[] = ['p', 'u', 'c', 'p-prime', 'u-prime', 'i']
  for (const kind of kinds) {
    for (const count of [0, 3]) {
      const same = Array.from({ length: 30 }, () => ({ count, denominator: 10 }))
      expect(controlChart(kind, same)).toMatchObject({
        longestRun: 0,
        crossings: 0,
        signal: false,
        outside: [],
      })
    }
  }
})

test('turned round, a chart runs and crosses as often', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 40 })
  fc.assert(
    fc.property(counts, (all) => {
      const points = all.map((count) => ({ count, denominator: 50 }))
      const forward = controlChart('p', points)
      const back = controlChart('p', points.toReversed())
      expect(back.longestRun).toBe(forward.longestRun)
      expect(back.crossings).toBe(forward.crossings)
      expect(back.signal).toBe(forward.signal)
    }),
  )
})

test.each([
  ['points', () => anhojLimits(0)],
  ['points', () => controlChart('c', [])],
  ['points', () => controlChart('p', [{ count: 1 }])],
  ['points', () => controlChart('p', [{ count: 3, denominator: 2 }])],
  ['points', () => controlChart('u', [{ count: 3, denominator: 0 }])],
  ['points', () => controlChart('c', [{ count: 1.5 }])],
  ['points', () => controlChart('i', [{ count: Number.NaN }, { count: 1 }])],
  ['freeze', () => controlChart('c', [{ count: 1 }], { freeze: 2 })],
])('impossible %s are refused by name', (name, ask) => {
  expect(ask).toThrow(RangeError)
  expect(ask).toThrow(name)
})
