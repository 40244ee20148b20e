import { expect, test } from 'vitest'

import { riskRatio, wilsonDifference } from '../statistics.ts'
import { measuredGroups, type InGroups, standsOut } from './equity.ts'
import { groupsOf, type Traits } from './equity-measures.ts'

const ALL = { mayTell: () => true, threshold: null }

/** So many of a group, of whom it happened to so many. */
function some(group: readonly string[], of: number, count: number, days: number | null = null): InGroups[] {
  return Array.from({ length: of }, (_, at) => {
    const id = `${group.join('+')}.${at}`
    return { ids: [id], studentId: id, groups: group, happened: at < count, days }
  })
}

const none: Traits = {
  ...{ homeLanguage: null, grade: null, gender: null, raceEthnicity: [] },
  ...{ iep: null, section504: null, englishLearner: null },
}

test('a student is in no group where nothing is known or stated, and in several where there are several', () => {
  expect(groupsOf(undefined, 'grade')).toEqual([])
  expect(groupsOf(none, 'iep')).toEqual([])
  expect(groupsOf({ ...none, gender: 'unspecified' }, 'gender')).toEqual([])
  expect(groupsOf({ ...none, iep: false }, 'iep')).toEqual(['no'])
  expect(groupsOf({ ...none, raceEthnicity: ['asian', 'white', 'asian', ''] }, 'raceEthnicity')).toEqual([
    ...['asian', 'white'],
  ])
})

test('each group stands beside all others, by Newcombe and by Katz', () => {
  const { groups } = measuredGroups(
    'linked',
    [...some(['es'], 60, 12), ...some(['en'], 200, 18), ...some(['so'], 40, 6)],
    ALL,
  )
  const es = groups.find(({ group }) => group === 'es')
  expect(es).toMatchObject({ count: 12, of: 60, share: 0.2 })
  expect(es?.apart).toEqual(wilsonDifference({ successes: 12, trials: 60 }, { successes: 24, trials: 240 }))
  expect(es?.ratio).toEqual(riskRatio({ events: 12, total: 60 }, { events: 24, total: 240 }))
  expect(es?.ratio).toMatchObject({ ratio: 2, low: expect.closeTo(1.062444, 6) })
  expect(groups.map(({ group }) => group)).toEqual(['en', 'es', 'so'])
})

test('a ratio needs ten on either side to whom it happened and thirty of whom it might', () => {
  const ratioOf = (group: InGroups[], others: InGroups[]) =>
    measuredGroups('barred', [...group, ...others], ALL).groups.find((each) => each.group === 'a')
  expect(ratioOf(some(['a'], 30, 10), some(['b'], 30, 10))?.ratio).not.toBeNull()
  expect(ratioOf(some(['a'], 30, 9), some(['b'], 30, 10))?.ratio).toBeNull()
  expect(ratioOf(some(['a'], 30, 10), some(['b'], 30, 9))?.ratio).toBeNull()
  expect(ratioOf(some(['a'], 29, 10), some(['b'], 30, 10))?.ratio).toBeNull()
  expect(ratioOf(some(['a'], 30, 10), some(['b'], 29, 10))?.ratio).toBeNull()
  expect(ratioOf(some(['a'], 10, 1), some(['b'], 10, 0))?.apart).not.toBeNull()
  expect(ratioOf(some(['a'], 9, 1), some(['b'], 99, 9))?.apart).toBeNull()
})

test('of nobody, of one, of one group alone and of nobody known there is nothing to compare', () => {
  expect(measuredGroups('linked', [], ALL)).toMatchObject({ all: 0, groups: [], unknown: null, untold: 0 })
  const [one] = measuredGroups('linked', some(['es'], 1, 1), ALL).groups
  expect(one).toMatchObject({ count: 1, of: 1, share: 1, apart: null, ratio: null, standsOut: null })
  const [alone] = measuredGroups('linked', some(['es'], 80, 40), ALL).groups
  expect(alone).toMatchObject({ share: 0.5, apart: null, ratio: null })
  expect(measuredGroups('linked', some([], 80, 40), ALL)).toMatchObject({
    groups: [],
    unknown: { count: 40, of: 80 },
  })
})

test('whoever is in several groups counts in each and is not among the others of either', () => {
  const things = [
    ...some(['a'], 40, 20),
    ...some(['a', 'b'], 10, 10),
    ...some(['b'], 40, 10),
    ...some([], 5, 5),
  ]
  const { groups, inSeveral, unknown, all } = measuredGroups('linked', things, ALL)
  expect({ inSeveral, all, unknown: unknown?.of }).toEqual({ inSeveral: 10, all: 95, unknown: 5 })
  const a = groups.find(({ group }) => group === 'a')
  expect(a).toMatchObject({ count: 30, of: 50 })
  expect(a?.ratio).toEqual(riskRatio({ events: 30, total: 50 }, { events: 10, total: 40 }))
})

test('a group stands out only beyond chance and beyond the threshold, and never without one', () => {
  const ratio = { ratio: 2, low: 1.1, high: 3.6 }
  expect(standsOut(ratio, null)).toBeNull()
  expect(standsOut(ratio, 2)).toBe('more')
  expect(standsOut(ratio, 2.1)).toBeNull()
  expect(standsOut({ ...ratio, low: 0.9 }, 2)).toBeNull()
  expect(standsOut({ ratio: 0.5, low: 0.3, high: 0.9 }, 2)).toBe('less')
  expect(standsOut({ ratio: 0.5, low: 0.3, high: 1.01 }, 2)).toBeNull()
  expect(standsOut(null, 2)).toBeNull()
})

test('of a group nobody may be told of nothing is told, nor what all less the others would tell', () => {
  const few = (things: readonly InGroups[]): boolean => things.length === 0 || things.length >= 10
  const told = (things: InGroups[]) => {
    const { groups, untold, unknown } = measuredGroups('linked', things, { mayTell: few, threshold: null })
    return { groups: groups.map(({ group }) => group), untold, unknown: unknown?.of ?? null }
  }
  const large = [...some(['en'], 60, 20), ...some(['es'], 30, 10), ...some(['so'], 12, 4)]
  expect(told(large)).toMatchObject({ groups: ['en', 'es', 'so'], untold: 0 })
  expect(told([...large, ...some(['vi'], 3, 1)])).toMatchObject({ groups: ['en', 'es'], untold: 15 })
  expect(told([...large, ...some(['vi'], 6, 1), ...some(['ar'], 5, 1)])).toMatchObject({
    ...{ groups: ['en', 'es', 'so'], untold: 11 },
  })
  expect(told([...some(['en'], 60, 20), ...some([], 3, 1)])).toEqual({
    groups: [],
    untold: 63,
    unknown: null,
  })
  // The few who are only in a group nobody may be told of would be all less those in the others.
  const overlapping = [...some(['a', 'en'], 6, 1), ...some(['b', 'en'], 6, 1), ...some(['en'], 60, 20)]
  expect(told(overlapping)).toMatchObject({ groups: ['en'], untold: 12 })
  expect(told([...overlapping, ...some(['a'], 2, 1)])).toMatchObject({ groups: [], untold: 74 })
})

/** Numbers from 0 to 1 that are the same at every run (Park & Miller 1988, CACM 31:1192). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

test('groups to whom the same happens as often are pointed out no more than chance would', () => {
  const next = chance(20261201)
  const RUNS = 500
  let pointedOut = 0
  let compared = 0
  for (let run = 0; run < RUNS; run += 1) {
    const things = ['a', 'b', 'c'].flatMap((group) =>
      Array.from({ length: 120 }, (_, at): InGroups => {
        const id = `${group}${at}`
        return { ids: [id], studentId: id, groups: [group], happened: next() < 0.35, days: null }
      }),
    )
    for (const { ratio, standsOut: out } of measuredGroups('linked', things, { ...ALL, threshold: 1.1 })
      .groups) {
      if (ratio !== null) compared += 1
      if (out !== null) pointedOut += 1
    }
  }
  expect(compared).toBe(3 * RUNS)
  // 5 % of as many comparisons, and three standard deviations of that.
  const margin = 3 * Math.sqrt(0.05 * 0.95 * compared)
  expect(pointedOut).toBeLessThanOrEqual(0.05 * compared + margin)
  expect(pointedOut).toBeGreaterThan(0)
})

test('a group to whom it really happens half as often is found', () => {
  const next = chance(7)
  const things = ['a', 'b'].flatMap((group) =>
    Array.from({ length: 200 }, (_, at): InGroups => {
      const id = `${group}${at}`
      const happened = next() < (group === 'a' ? 0.25 : 0.5)
      return { ids: [id], studentId: id, groups: [group], happened, days: null }
    }),
  )
  const { groups } = measuredGroups('linked', things, { ...ALL, threshold: 1.25 })
  expect(groups.map(({ group, standsOut: out }) => [group, out])).toEqual([
    ['a', 'less'],
    ['b', 'more'],
  ])
})
