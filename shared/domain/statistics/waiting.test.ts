import fc from 'fast-check'
import { expect, test } from 'vitest'

import { cumulativeIncidence, kaplanMeier, logRank } from '../statistics.ts'

/** Weeks in remission, Freireich 1963; a minus is a patient still in remission when last seen. */
const TREATED = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]
const UNTREATED = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]

const waits = (signed: readonly number[]) => ({
  times: signed.map(Math.abs),
  observed: signed.map((time) => time > 0),
})

test('the curve is the published one, step by step', () => {
  const { times, observed } = waits(TREATED)
  const { steps, median } = kaplanMeier(times, observed)
  const published = [
    [6, 21, 3, 0.85714285714, 0.076360354832, 0.61971795527, 0.95155174765],
    [7, 17, 1, 0.80672268908, 0.08693528518, 0.56314656462, 0.9228090192],
    [10, 15, 1, 0.75294117647, 0.096349652994, 0.5031995108, 0.88936183517],
    [13, 12, 1, 0.69019607843, 0.10681470778, 0.43161022249, 0.84906596335],
    [16, 11, 1, 0.62745098039, 0.11405386526, 0.36751085599, 0.80491218947],
    [22, 7, 1, 0.53781512605, 0.12823375169, 0.26777893677, 0.74679071764],
    [23, 6, 1, 0.44817927171, 0.13459145676, 0.18805200596, 0.6801426285],
  ]
  expect(steps).toHaveLength(published.length)
  steps.forEach((step, index) => {
    const found = [
      step.time,
      step.atRisk,
      step.events,
      step.survival,
      step.standardError,
      step.low,
      step.high,
    ]
    found.forEach((value, column) => expect(value).toBeCloseTo(published[index]?.[column] ?? Number.NaN, 10))
  })
  expect(median).toEqual({ estimate: 23, low: 13, high: null })
})

test('once nobody waits any more there is no limit, and no standard error', () => {
  const { steps, median } = kaplanMeier([1, 2], [true, true])
  expect(steps.at(-1)).toEqual({
    time: 2,
    atRisk: 1,
    events: 1,
    survival: 0,
    standardError: null,
    low: null,
    high: null,
  })
  expect(median.estimate).toBe(1)
})

test('where everybody still waits nothing is known of the median', () => {
  const { steps, median } = kaplanMeier([0, 0, 30], [false, false, false])
  expect(steps).toEqual([])
  expect(median).toEqual({ estimate: null, low: null, high: null })
})

const someWaits = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.boolean()), {
  minLength: 1,
  maxLength: 60,
})

test('who still waits never makes the median wait shorter', () => {
  fc.assert(
    fc.property(someWaits, fc.nat(), (all, pick) => {
      const times = all.map(([time]) => time)
      const observed = all.map(([, seen]) => seen)
      const known = kaplanMeier(times, observed).median.estimate
      const still = kaplanMeier(
        times,
        observed.map((seen, index) => seen && index !== pick % all.length),
      ).median.estimate
      expect(still ?? Infinity).toBeGreaterThanOrEqual(known ?? Infinity)
    }),
  )
})

test('two groups wait differently as the textbook says', () => {
  const found = logRank([waits(TREATED), waits(UNTREATED)])
  expect(found.chiSquared).toBeCloseTo(16.7929, 3)
  expect(found.degreesOfFreedom).toBe(1)
  expect(found.p).toBeCloseTo(4.17e-5, 7)
})

test('it does not matter in which order groups are given, and a group like the others changes little', () => {
  const third = waits(TREATED.map((time) => time + Math.sign(time) * 2))
  const groups = [waits(TREATED), waits(UNTREATED), third]
  const found = logRank(groups)
  expect(found.degreesOfFreedom).toBe(2)
  expect(logRank(groups.toReversed()).chiSquared).toBeCloseTo(found.chiSquared, 9)
  expect(logRank([waits(TREATED), waits(TREATED), waits(TREATED)]).chiSquared).toBeCloseTo(0, 9)
})

test('where nobody’s wait ended there is nothing to compare', () => {
  expect(logRank([waits([-1, -2]), waits([-3])])).toEqual({ chiSquared: 0, degreesOfFreedom: 0, p: 1 })
})

test('endings compete: no share counts a wait that ended another way as if it might still end this way', () => {
  const curves = cumulativeIncidence([1, 2, 3, 4], ['kept', 'declined', 'kept', null])
  expect(curves['kept']).toEqual([
    { time: 1, incidence: 0.25 },
    { time: 3, incidence: 0.5 },
  ])
  expect(curves['declined']).toEqual([{ time: 2, incidence: 0.25 }])
})

test('all endings and who still waits make a whole', () => {
  const cause = fc.constantFrom('kept', 'declined', 'moved', null)
  const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), cause), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(some, (all) => {
      const times = all.map(([time]) => time)
      const curves = Object.values(
        cumulativeIncidence(
          times,
          all.map(([, ended]) => ended),
        ),
      )
      const ended = curves.reduce((sum, curve) => sum + (curve.at(-1)?.incidence ?? 0), 0)
      const waiting =
        kaplanMeier(
          times,
          all.map(([, how]) => how !== null),
        ).steps.at(-1)?.survival ?? 1
      expect(ended + waiting).toBeCloseTo(1, 10)
    }),
  )
})

test.each([
  ['times', () => kaplanMeier([], [])],
  ['times', () => kaplanMeier([-1], [true])],
  ['times', () => kaplanMeier([1, 2], [true])],
  ['groups', () => logRank([waits([1])])],
  ['groups', () => logRank([waits([1]), waits([])])],
  ['times', () => cumulativeIncidence([1], [])],
])('impossible %s are refused by name', (name, ask) => {
  expect(ask).toThrow(RangeError)
  expect(ask).toThrow(name)
})
