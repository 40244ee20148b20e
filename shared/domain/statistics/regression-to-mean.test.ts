import { expect, test } from 'vitest'

import { regressionToMean } from '../statistics.ts'

const ABSENCES = { mean: 8, sdBetween: 4, sdWithin: 3, cutoff: 15, selected: 'above' } as const

test('students picked for many absences come nearer the mean by themselves', () => {
  const found = regressionToMean(ABSENCES)
  expect(found.z).toBeCloseTo(1.4, 12)
  expect(found.selectedMean).toBeCloseTo(17.2702860084, 9)
  expect(found.effect).toBeCloseTo(3.337302963, 9)
  expect(found.expectedSecond).toBeCloseTo(13.9329830454, 9)
})

test('those picked for little rise as those picked for much fall', () => {
  const low = regressionToMean({ ...ABSENCES, cutoff: 1, selected: 'below' })
  const high = regressionToMean(ABSENCES)
  expect(low.z).toBeCloseTo(high.z, 12)
  expect(low.effect).toBeCloseTo(high.effect, 12)
  expect(low.expectedSecond - 8).toBeCloseTo(8 - high.expectedSecond, 12)
})

test('who never varies does not come back, and far out the estimate stays a number', () => {
  expect(regressionToMean({ ...ABSENCES, sdWithin: 0 }).effect).toBe(0)
  const near = regressionToMean({ ...ABSENCES, cutoff: 8 + 5 * 4.999_999 })
  const far = regressionToMean({ ...ABSENCES, cutoff: 8 + 5 * 5.000_001 })
  expect(far.effect).toBeCloseTo(near.effect, 4)
  expect(regressionToMean({ ...ABSENCES, cutoff: 400 }).selectedMean).toBeGreaterThan(400)
})

test.each([
  ['mean', { mean: Number.NaN }],
  ['cutoff', { cutoff: Infinity }],
  ['sdBetween', { sdBetween: -1 }],
  ['sdWithin', { sdWithin: -1 }],
  ['sdWithin', { sdBetween: 0, sdWithin: 0 }],
])('impossible %s is refused by name', (name, changed) => {
  const ask = (): unknown => regressionToMean({ ...ABSENCES, ...changed })
  expect(ask).toThrow(RangeError)
  expect(ask).toThrow(name)
})
