import { expect, test } from 'vitest'

import { describe as describeValues, quantile } from '../statistics.ts'

test.each([
  [7, [20.25, 37.5, 39.75]],
  [6, [13, 37.5, 40.25]],
] as const)('quartiles of type %d are R’s', (type, quartiles) => {
  const values = [41, 7, 40, 15, 39, 36]
  expect([0.25, 0.5, 0.75].map((p) => quantile(values, p, type))).toEqual(quartiles)
})

test('the ends are the smallest and the largest', () => {
  for (const type of [6, 7] as const) {
    expect(quantile([3, 1, 2], 0, type)).toBe(1)
    expect(quantile([3, 1, 2], 1, type)).toBe(3)
    expect(quantile([5], 0.3, type)).toBe(5)
  }
})

test('nothing is lost to rounding where values are large and alike', () => {
  const values = [
    10_000_000.2,
    ...Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? 10_000_000.1 : 10_000_000.3)),
  ]
  const { mean, standardDeviation, lag1 } = describeValues(values)
  expect(mean).toBe(10_000_000.2)
  expect(standardDeviation).toBeCloseTo(0.1, 8)
  expect(lag1).toBeCloseTo(-0.999, 8)
})

test('where nothing varies nothing goes with what came before', () => {
  expect(describeValues([2, 2, 2])).toEqual({ mean: 2, standardDeviation: 0, lag1: null })
})

test.each([
  ['values', () => describeValues([1])],
  ['values', () => describeValues([1, Infinity])],
  ['values', () => quantile([], 0.5, 7)],
  ['p', () => quantile([1], 1.1, 7)],
])('impossible %s are refused by name', (name, ask) => {
  expect(ask).toThrow(RangeError)
  expect(ask).toThrow(name)
})
