import { expect, test } from 'vitest'

import { cohenKappa } from '../statistics.ts'

test('two readers agree beyond chance as far as Cohen says', () => {
  expect(
    cohenKappa([
      [20, 5],
      [10, 15],
    ]),
  ).toBeCloseTo(0.4, 12)
  expect(
    cohenKappa([
      [5, 0],
      [0, 7],
    ]),
  ).toBe(1)
})

test('where both only ever said one thing nothing is known', () => {
  expect(
    cohenKappa([
      [9, 0],
      [0, 0],
    ]),
  ).toBeNull()
})

test.each([[[[1, 2]]], [[[0]]], [[[-1]]], [[]]])('no table of what two said is refused', (table) => {
  expect(() => cohenKappa(table)).toThrow(RangeError)
  expect(() => cohenKappa(table)).toThrow('table')
})
