import fc from 'fast-check'
import { expect, test } from 'vitest'

import { mcnemarExact, pairedChange, reliableChange, wilcoxonSignedRank } from '../statistics.ts'

const FIRST_DRUG = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
const SECOND_DRUG = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

test('hours of sleep changed as Student found, after less before', () => {
  const found = pairedChange(SECOND_DRUG, FIRST_DRUG)
  expect(found.mean).toBeCloseTo(-1.58, 12)
  expect(found.standardDeviation).toBeCloseTo(1.2299954833, 10)
  expect(found.t).toBeCloseTo(-4.0621276834, 10)
  expect(found.degreesOfFreedom).toBe(9)
  expect(found.p).toBeCloseTo(0.0028328901974, 13)
  expect(found.low).toBeCloseTo(-2.4598857633, 10)
  expect(found.high).toBeCloseTo(-0.70011423672, 10)
})

test('where everybody changed alike there is nothing to hold the change against', () => {
  expect(pairedChange([1, 2, 3], [2, 3, 4])).toMatchObject({ mean: 1, t: null, p: null, low: 1, high: 1 })
})

/** Depression scores before and after, Hollander & Wolfe 1973, p. 29: the example of R's wilcox.test. */
const DEPRESSION = [
  [1.83, 0.878],
  [0.5, 0.647],
  [1.62, 0.598],
  [2.48, 2.05],
  [1.68, 1.06],
  [1.88, 1.29],
  [1.55, 1.06],
  [3.06, 3.14],
  [1.3, 1.29],
] as const

test('ranks agree with the textbook where nothing is tied', () => {
  const found = wilcoxonSignedRank(DEPRESSION.map(([before, after]) => after - before))
  expect(found.v).toBe(5)
  expect(found.p).toBeCloseTo(0.0390625, 12)
  expect(found.estimate).toBeCloseTo(-0.46, 10)
  expect(found.low).toBeCloseTo(-0.786, 10)
  expect(found.high).toBeCloseTo(-0.01, 10)
})

test('ties share their ranks and who did not change has none, and the chance is counted out all the same', () => {
  const found = wilcoxonSignedRank(FIRST_DRUG.map((hours, index) => hours - (SECOND_DRUG[index] ?? 0)))
  expect(found.v).toBe(0)
  expect(found.p).toBeCloseTo(2 / 2 ** 9, 12)
})

test('a change the other way round is the same change with the other sign', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 40 }),
      (differences) => {
        const one = wilcoxonSignedRank(differences)
        const other = wilcoxonSignedRank(differences.map((difference) => -difference))
        expect(other.p).toBeCloseTo(one.p, 12)
        expect(other.estimate + one.estimate).toBeCloseTo(0, 12)
        expect(other.low + one.high).toBeCloseTo(0, 12)
        expect(one.low).toBeLessThanOrEqual(one.estimate)
        expect(one.high).toBeGreaterThanOrEqual(one.estimate)
      },
    ),
  )
})

/** The chance of ranks so far to one side, from every way 26 signs can fall. */
function countedOut(v: number): number {
  let ways = new Map([[0, 1]])
  for (let rank = 1; rank <= 26; rank += 1) {
    const next = new Map(ways)
    for (const [sum, many] of ways) next.set(sum + rank, (next.get(sum + rank) ?? 0) + many)
    ways = next
  }
  const least = [...ways].filter(([sum]) => sum <= v).reduce((all, [, many]) => all + many, 0)
  return (2 * least) / 2 ** 26
}

test('where counting ends the curve says nearly the same', () => {
  const differences = Array.from({ length: 26 }, (_, index) => (index % 4 === 0 ? -1 : 1) * (index + 1))
  const { v, p } = wilcoxonSignedRank(differences)
  expect(Math.abs(p - countedOut((26 * 27) / 2 - v))).toBeLessThan(0.002)
})

test('changes of yes and no are as unlikely as counted', () => {
  expect(mcnemarExact(86, 150).p).toBeCloseTo(3.7159361396e-5, 14)
  expect(mcnemarExact(150, 86)).toEqual(mcnemarExact(86, 150))
  expect(mcnemarExact(0, 0).p).toBe(1)
  expect(mcnemarExact(3, 3).p).toBe(1)
  expect(mcnemarExact(0, 6).p).toBeCloseTo(2 / 2 ** 6, 12)
})

test('one student changed reliably when the instrument alone would hardly make it', () => {
  const scale = { sd: 7.5, reliability: 0.8 }
  expect(reliableChange(47.5, 32.5, scale).index).toBeCloseTo(-15 / (7.5 * Math.sqrt(0.4)), 12)
  expect(reliableChange(47.5, 32.5, scale).reliable).toBe(true)
  expect(reliableChange(47.5, 42.5, scale).reliable).toBe(false)
})

test.each([
  ['before', () => pairedChange([1], [2])],
  ['after', () => pairedChange([1, 2], [2])],
  ['after', () => pairedChange([1, 2], [2, Number.NaN])],
  ['differences', () => wilcoxonSignedRank([])],
  ['b', () => mcnemarExact(-1, 2)],
  ['c', () => mcnemarExact(1, 2.5)],
  ['sd', () => reliableChange(1, 2, { sd: 0, reliability: 0.5 })],
  ['reliability', () => reliableChange(1, 2, { sd: 1, reliability: 1 })],
])('impossible %s are refused by name', (name, ask) => {
  expect(ask).toThrow(RangeError)
  expect(ask).toThrow(name)
})
