import { expect, test } from 'vitest'

import { followed, over, seen } from './testing.ts'
import { type NeedReferral, type Obstacle, obstaclesOf, OBSTACLES, unmetNeedOf } from './unmet-need.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31', today: '2026-12-08' }
const NOWHERE = { services: 0, offered: () => null }
const LEAST = 2
const LARGEST = 8

const BARRIER = {
  capacity: 'waitlist',
  cost: 'cost-insurance',
  language: 'language-interpreter',
  distance: 'transport',
} as const

let made = 0
const need = (referral: ReturnType<typeof followed>): NeedReferral => {
  made += 1
  return { ...referral, id: `r${made}`, studentId: `s${made}`, endReason: null, insurance: 'public' }
}
const times = (count: number, make: () => NeedReferral): NeedReferral[] => Array.from({ length: count }, make)
const endedFor = (...obstacles: readonly Obstacle[]): NeedReferral =>
  need(over('2026-02-01', { barriers: obstacles.map((obstacle) => BARRIER[obstacle]) }))

test('what stood in the way is read from the reason and from every barrier, each obstacle once', () => {
  const of = (endReason: NeedReferral['endReason'], barriers: NeedReferral['barriers']) =>
    obstaclesOf({ endReason, barriers })
  expect(of('no-capacity', ['waitlist'])).toEqual(['capacity'])
  expect(of('out-of-area', ['cost-insurance', 'language-interpreter'])).toEqual([
    'cost',
    'language',
    'distance',
  ])
  expect(of('insurance-not-accepted', [])).toEqual(['cost'])
  expect(of('family-chose-not-to', ['stigma-confidentiality', 'hours'])).toEqual([])
})

test('what ended for an obstacle is a share of all that began, with where it may lie', () => {
  const all = [
    ...times(30, () => endedFor('capacity', 'cost')),
    ...times(12, () => endedFor('cost')),
    ...times(15, () => endedFor()),
    ...times(60, () => need(seen('2026-03-01'))),
    ...times(20, () => need(followed())),
    ...times(11, () => need(over('2026-02-01', { state: 'closed-moved', barriers: ['transport'] }))),
  ]
  const { obstacles, became, median, ...rest } = unmetNeedOf(all, YEAR, NOWHERE)
  expect(rest.all).toEqual({ referrals: 148, students: 148 })
  expect(obstacles.map(({ obstacle, referrals }) => [obstacle, referrals])).toEqual([
    ['capacity', 30],
    ['cost', 42],
    // Who moved away ended for no obstacle.
    ...[
      ['language', null],
      ['distance', null],
    ],
  ])
  const [capacity] = obstacles
  expect(capacity?.low).toBeCloseTo(0.1457, 3)
  expect(capacity?.high).toBeCloseTo(0.2746, 3)
  expect(became.map(({ referrals }) => referrals)).toEqual([11, 60, 20, 57])
  expect(median?.estimate).toBe(55)
})

test('of few students nothing is told at all, however many referrals they have', () => {
  const few = times(30, () => ({ ...endedFor('capacity'), studentId: `s${made % 9}` }))
  expect(unmetNeedOf(few, YEAR, NOWHERE)).toMatchObject({ all: null, obstacles: [], asked: [] })
})

test('a group of few students is told with others, never by its name', () => {
  const spoken = (count: number, homeLanguage: string | null) =>
    times(count, () => ({ ...endedFor('capacity'), homeLanguage }))
  const all = [...spoken(40, 'en'), ...spoken(25, 'es'), ...spoken(3, 'so'), ...spoken(12, null)]
  const { asked } = unmetNeedOf(all, YEAR, NOWHERE)
  const languages = asked.find(({ by }) => by === 'language')
  expect(languages?.groups.map(({ group }) => group)).toEqual(['es'])
  expect(languages?.others).toBe(55)
  expect(JSON.stringify(languages)).not.toContain('so')
})

test('referrals of one student hide nobody: what counts is how many students there are', () => {
  const all = [
    ...times(40, () => endedFor('cost')),
    ...times(40, () => need(seen('2026-03-01'))),
    ...times(15, () => ({ ...endedFor('capacity'), studentId: 'one' })),
  ]
  const { obstacles } = unmetNeedOf(all, YEAR, NOWHERE)
  expect(obstacles.find(({ obstacle }) => obstacle === 'capacity')?.referrals).toBeNull()
})

/** How many of each kind a school may have: seen, open, replaced, ended for neither, for one, for the other, for both. */
type School = readonly number[]

function* schools(parts = 7, most = LARGEST): Generator<readonly number[]> {
  if (parts === 0) {
    yield []
    return
  }
  for (let count = 0; count <= most; count += 1)
    for (const rest of schools(parts - 1, most - count)) yield [count, ...rest]
}

const referralsOf = ([
  seenOnes = 0,
  open = 0,
  replaced = 0,
  neither = 0,
  one = 0,
  other = 0,
  both = 0,
]: School): NeedReferral[] => [
  ...times(seenOnes, () => need(seen('2026-03-01'))),
  ...times(open, () => need(followed())),
  ...times(replaced, () => need(over('2026-02-01', { state: 'closed-moved' }))),
  ...times(neither, () => endedFor()),
  ...times(one, () => endedFor('capacity')),
  ...times(other, () => endedFor('cost')),
  ...times(both, () => endedFor('capacity', 'cost')),
]

/** Every count somebody might want of a school, told or made by taking one figure from another. */
function countsOf([seenOnes = 0, open = 0, replaced = 0, neither = 0, one = 0, other = 0, both = 0]: School) {
  const ended = neither + one + other + both
  const all = seenOnes + open + replaced + ended
  return {
    ...{ seen: seenOnes, open, replaced, ended, capacity: one + both, cost: other + both },
    ...{ notCapacity: ended - one - both, notCost: ended - other - both },
    ...{ allButCapacity: all - one - both, allButCost: all - other - both },
  }
}

test('no small school is undone: whoever knows the page and the rule is left with more than one answer for each few', () => {
  const byPage = Map.groupBy(schools(), (school) => {
    const { all, obstacles, became } = unmetNeedOf(referralsOf(school), YEAR, NOWHERE, LEAST)
    return JSON.stringify([
      all,
      obstacles.map(({ referrals }) => referrals),
      became.map(({ referrals }) => referrals),
    ])
  })
  expect(byPage.size).toBeGreaterThan(100)
  const undone: string[] = []
  for (const [page, possible] of byPage) {
    const all = possible[0]!.reduce((sum, count) => sum + count, 0)
    if (all < 2 * LEAST - 1) continue
    const counts = possible.map(countsOf)
    for (const name of Object.keys(counts[0]!) as (keyof ReturnType<typeof countsOf>)[]) {
      const values = new Set(counts.map((each) => each[name]))
      if (values.size === 1 && [...values].every((value) => value < LEAST)) undone.push(`${name} of ${page}`)
    }
  }
  expect(undone).toEqual([])
})

test('every obstacle has its barrier and is told by its own name', () => {
  for (const obstacle of OBSTACLES) expect(obstaclesOf(endedFor(obstacle))).toEqual([obstacle])
})
