import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Candidate } from './candidate.ts'
import { judge } from './judge.ts'
import { explain, matchProviders } from './match.ts'
import { PREFERENCES, type MatchNeeds, type Preference } from './needs.ts'
import { aProvider, needing, RULES, TODAY } from './testing.ts'

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const some = <T extends string>(...values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values))

const candidates: fc.Arbitrary<readonly Candidate[]> = fc
  .array(
    fc.record({
      status: fc.constantFrom('active', 'active', 'inactive', 'temporarily-closed'),
      help: some('talk', 'food'),
      minimumAge: maybe(fc.constantFrom(0, 12)),
      maximumAge: maybe(fc.constantFrom(11, 200)),
      payers: some('medicaid', 'private', 'free'),
      languages: some('en', 'es'),
      cultures: some('Haitian'),
      clinicianGenders: some('woman', 'man'),
      opensLate: maybe(fc.boolean()),
      slidingFee: maybe(fc.boolean()),
      miles: maybe(fc.double({ min: 0, max: 30, noNaN: true })),
      isOnlyByVideo: fc.boolean(),
      transit: maybe(fc.boolean()),
      telehealth: maybe(fc.boolean()),
      capacity: maybe(
        fc.record({
          capacity: fc.constantFrom('capacity', 'no-capacity', 'waitlist', 'additional-assessment-required'),
          on: fc.constantFrom('2026-11-20', '2026-01-20'),
        }),
      ),
      observedWait: maybe(
        fc.record({ medianDays: fc.integer({ min: 1, max: 60 }), referrals: fc.integer({ min: 1, max: 9 }) }),
      ),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((known) =>
    known.map((facts, at) => aProvider(`Provider ${String(at % 5)}`, facts as Partial<Candidate>)),
  )

const ASKING: Record<Preference, Partial<MatchNeeds>> = {
  language: { language: 'es' },
  culture: { culture: 'Haitian' },
  gender: { gender: 'woman' },
  near: { near: true },
  transit: { transit: true },
  telehealth: { telehealth: true },
  evening: { evening: true },
  cost: { cost: true },
  wait: {},
  history: {},
}

const needsOf = (preferences: readonly Preference[]): MatchNeeds =>
  needing({
    help: 'talk',
    age: 12,
    payers: ['medicaid'],
    ...Object.assign({}, ...preferences.map((one) => ASKING[one])),
  })

const wishes = fc.subarray([...PREFERENCES])
const orders = fc.shuffledSubarray([...PREFERENCES], { minLength: PREFERENCES.length })

const ranks = (known: readonly Candidate[], needs: MatchNeeds, order: readonly Preference[]) =>
  matchProviders(known, needs, { ...RULES, order }).options.map(({ id }) => id)

test('a wish more never moves a provider that fits it down', () => {
  fc.assert(
    fc.property(candidates, wishes, orders, fc.constantFrom(...PREFERENCES), (known, asked, order, added) => {
      const without = needsOf(asked.filter((one) => one !== added))
      const withIt = needsOf([...asked.filter((one) => one !== added), added])
      const before = ranks(known, without, order)
      const after = ranks(known, withIt, order)
      expect(after.toSorted()).toEqual(before.toSorted())
      for (const candidate of known) {
        if (judge(added, candidate, withIt, { ...RULES, order })?.verdict !== 'fits') continue
        expect(after.indexOf(candidate.id)).toBeLessThanOrEqual(before.indexOf(candidate.id))
      }
    }),
  )
})

test('the same needs give the same list, however the directory lies', () => {
  fc.assert(
    fc.property(candidates, wishes, orders, (known, asked, order) => {
      const needs = needsOf(asked)
      expect(ranks(known.toReversed(), needs, order)).toEqual(ranks(known, needs, order))
    }),
  )
})

test('whoever does not say is never left out, and whoever is left out was known to miss a need', () => {
  fc.assert(
    fc.property(candidates, wishes, (known, asked) => {
      const needs = needsOf(asked)
      const listed = new Set(ranks(known, needs, PREFERENCES))
      for (const candidate of known) {
        const verdicts = (['open', 'help', 'age', 'payer'] as const).map(
          (need) => judge(need, candidate, needs, RULES)?.verdict,
        )
        expect(listed.has(candidate.id)).toBe(!verdicts.includes('misses'))
      }
    }),
  )
})

describe('one need at one provider', () => {
  const told = (need: Parameters<typeof judge>[0], known: Partial<Candidate>, asked: Partial<MatchNeeds>) => {
    const answer = judge(need, aProvider('Harbor Clinic', known), needing(asked), RULES)
    return answer && `${answer.verdict}: ${answer.because}`
  }

  test.each([
    ['open', {}, {}, 'unknown: not-said'],
    ['open', { status: 'temporarily-closed' }, {}, 'misses: closed'],
    ['open', { isOrganizationActive: false }, {}, 'misses: closed'],
    ['open', { capacity: { capacity: 'no-capacity', on: '2026-11-30' } }, {}, 'misses: no-openings'],
    ['open', { capacity: { capacity: 'no-capacity', on: '2026-08-01' } }, {}, 'unknown: said-long-ago'],
    ['open', { capacity: { capacity: 'waitlist', on: '2026-11-30' } }, {}, 'unknown: waiting-list'],
    ['age', {}, { age: 14 }, 'unknown: not-said'],
    ['age', { minimumAge: 0, maximumAge: 200 }, { age: 14 }, 'fits: sees-age'],
    ['age', { minimumAge: 12 }, { age: 12 }, 'fits: sees-age'],
    ['age', { minimumAge: 12 }, { age: 11 }, 'misses: too-young'],
    ['age', { maximumAge: 12 }, { age: 12 }, 'fits: sees-age'],
    ['age', { maximumAge: 12 }, { age: 13 }, 'misses: too-old'],
    ['age', { minimumAge: 12 }, {}, null],
    ['payer', { payers: ['medicaid'] }, { payers: ['chip'] }, 'misses: does-not-take'],
    ['payer', { payers: ['medicaid'], lowestCost: 0 }, { payers: ['chip'] }, 'fits: takes'],
    ['payer', {}, { payers: ['chip'] }, 'unknown: not-said'],
    ['payer', { slidingFee: true }, { payers: ['sliding-fee'] }, 'fits: takes'],
    ['payer', { payers: ['medicaid'] }, { payers: ['free', 'sliding-fee'] }, 'unknown: not-said'],
    [
      'payer',
      { payers: ['medicaid'], slidingFee: false },
      { payers: ['free', 'sliding-fee'] },
      'misses: does-not-take',
    ],
    ['help', { help: ['health'] }, { help: 'talk' }, 'unknown: not-said'],
    ['help', { help: ['health'], tendsBody: true }, { help: 'talk' }, 'misses: not-named'],
    ['help', { help: ['health'], tendsBody: true }, { help: 'health' }, 'fits: named'],
    ['help', { help: [] }, { help: 'talk' }, 'unknown: not-said'],
    ['payer', { slidingFee: true }, { payers: ['medicaid'] }, 'unknown: not-said'],
    ['language', { languages: ['es-MX'] }, { language: 'es' }, 'fits: spoken'],
    ['language', { languages: ['es'] }, { language: 'en' }, 'unknown: not-said'],
    ['language', { languages: ['en'] }, { language: 'so' }, 'misses: not-spoken'],
    [
      'language',
      { languages: ['en'], interpretation: 'By phone' },
      { language: 'so' },
      'unknown: interprets',
    ],
    ['evening', {}, { evening: true }, 'unknown: not-said'],
    ['cost', { slidingFee: false, lowestCost: 90 }, { cost: true }, 'misses: costs'],
    ['cost', { lowestCost: 90 }, { cost: true }, 'unknown: not-said'],
    ['near', {}, { near: true }, 'unknown: not-said'],
    ['near', { miles: 0 }, { near: true }, 'fits: same-area'],
    ['near', { miles: 0.3 }, { near: true }, 'fits: one-mile'],
    ['near', { miles: 1.4 }, { near: true }, 'fits: one-mile'],
    ['near', { miles: 10 }, { near: true }, 'fits: miles'],
    // What is said, about 10 miles, is what is decided by.
    ['near', { miles: 10.4 }, { near: true }, 'fits: miles'],
    ['near', { miles: 10.5 }, { near: true }, 'misses: miles'],
    ['near', { isOnlyByVideo: true }, { near: true }, 'fits: by-video'],
    ['near', { telehealth: true, miles: 40 }, { near: true }, 'unknown: far-by-video'],
    ['near', { telehealth: true, miles: 10.4 }, { near: true }, 'fits: miles'],
    ['near', { telehealth: false, miles: 40 }, { near: true }, 'misses: miles'],
    ['near', { telehealth: null, miles: 40 }, { near: true }, 'misses: miles'],
    ['wait', { observedWait: { medianDays: 4, referrals: 4 } }, {}, 'unknown: too-few'],
    ['wait', { observedWait: { medianDays: 21, referrals: 5 } }, {}, 'fits: observed'],
    ['wait', { observedWait: { medianDays: 22, referrals: 5 } }, {}, 'misses: observed'],
    ['history', { history: { linked: 3, referrals: 6 } }, {}, 'fits: linked'],
    ['history', { history: { linked: 2, referrals: 5 } }, {}, 'misses: linked'],
  ] as const)('%s of %o for %o: %s', (need, known, asked, answer) => {
    expect(told(need, known as Partial<Candidate>, asked as Partial<MatchNeeds>)).toBe(answer)
  })

  test('what was not asked for is no reason', () => {
    for (const preference of PREFERENCES) {
      const answer = judge(preference, aProvider('Harbor Clinic'), needing(), RULES)
      // Waits and what became of referrals always count.
      expect(answer !== null).toBe(['wait', 'history'].includes(preference))
    }
  })
})

test('who is far and sees people by video stands after whoever is near and before whoever is only far', () => {
  const known = [
    aProvider('Able Clinic', { miles: 40, telehealth: false }),
    aProvider('Bay Clinic', { miles: 60, telehealth: true }),
    aProvider('Cove Clinic', { miles: 9 }),
  ]
  const order = ['near', ...PREFERENCES.filter((one) => one !== 'near')] as const
  const { options } = matchProviders(known, needing({ near: true }), { ...RULES, order })
  expect(options.map(({ organizationName }) => organizationName)).toEqual([
    ...['Cove Clinic', 'Bay Clinic', 'Able Clinic'],
  ])
  const [said] = explain(known[1] ?? aProvider('Bay Clinic'), needing({ near: true }), RULES).filter(
    ({ need }) => need === 'near',
  )
  expect(said).toMatchObject({ because: 'far-by-video', values: { miles: 60 } })
})

test('of too few referrals nothing is concluded, the order of two providers neither', () => {
  const slow = aProvider('Slow Clinic', { observedWait: { medianDays: 200, referrals: 1 } })
  const untried = aProvider('Able Clinic')
  const found = matchProviders([slow, untried], needing(), RULES)
  expect(found.options.map(({ organizationName }) => organizationName)).toEqual([
    'Able Clinic',
    'Slow Clinic',
  ])
})

test('of providers nothing else tells apart the near one comes first, then whoever nobody has to go to, then the far', () => {
  const known = [
    aProvider('Unknown Clinic'),
    aProvider('Far Clinic', { miles: 40 }),
    aProvider('Screen Clinic', { isOnlyByVideo: true }),
    aProvider('Near Clinic', { miles: 2 }),
  ]
  const found = matchProviders(known, needing(), RULES)
  expect(found.options.map(({ organizationName }) => organizationName)).toEqual([
    'Near Clinic',
    'Screen Clinic',
    'Far Clinic',
    'Unknown Clinic',
  ])
})

test('a waiting list far away stands after the near one whom nobody asked for openings, and openings count after every wish', () => {
  const said = (capacity: 'capacity' | 'waitlist') => ({ capacity: { capacity, on: TODAY } })
  const far = aProvider('Able Mentors', { miles: 17, ...said('waitlist') })
  const near = aProvider('Near Clinic', { miles: 2 })
  const openings = aProvider('Open Clinic', { miles: 30, ...said('capacity') })
  const spanish = aProvider('Spanish Clinic', { miles: 40, languages: ['es'], ...said('waitlist') })
  const first = (needs: Parameters<typeof needing>[0]) =>
    matchProviders([far, near, openings, spanish], needing(needs), RULES).options.map(
      ({ organizationName }) => organizationName,
    )
  expect(first({})).toEqual(['Open Clinic', 'Near Clinic', 'Able Mentors', 'Spanish Clinic'])
  expect(first({ language: 'es' })[0]).toBe('Spanish Clinic')
  expect(explain(far, needing(), RULES)[0]).toMatchObject({
    ...{ need: 'open', verdict: 'unknown', because: 'waiting-list' },
  })
})

test('where two needs are given up, whoever misses one of them comes too', () => {
  const known = [
    aProvider('Both', { minimumAge: 18, payers: ['private'] }),
    aProvider('Adults', { minimumAge: 18 }),
    aProvider('Elders', { minimumAge: 60 }),
    aProvider('Adults, and shut', { minimumAge: 18, status: 'defunct' }),
  ]
  const { relaxations } = matchProviders(known, needing({ age: 12, payers: ['medicaid'] }), RULES)
  expect(relaxations).toEqual([
    { without: ['age'], more: 2 },
    { without: ['age', 'payer'], more: 3 },
  ])
})

test('what is given up brings as many as was said', () => {
  fc.assert(
    fc.property(candidates, (known) => {
      const needs = needsOf([])
      const { options, relaxations } = matchProviders(known, needs, RULES)
      for (const { without, more } of relaxations) {
        const fewer = {
          ...needs,
          ...(without.includes('age') && { age: null }),
          ...(without.includes('payer') && { payers: [] }),
        }
        expect(matchProviders(known, fewer, RULES).options).toHaveLength(options.length + more)
      }
    }),
  )
})

test('of two whose waits are both short, or both long, the one that was seen to be faster comes first', () => {
  const waiting = (name: string, medianDays: number) =>
    aProvider(name, { observedWait: { medianDays, referrals: 5 } })
  const order = (...known: readonly Candidate[]) =>
    matchProviders(known, needing(), RULES).options.map(({ organizationName }) => organizationName)
  expect(order(waiting('Able', 20), waiting('Bay', 12))).toEqual(['Bay', 'Able'])
  expect(order(waiting('Able', 40), waiting('Bay', 30))).toEqual(['Bay', 'Able'])
})

test('of those left out whoever misses least comes first', () => {
  const known = [
    aProvider('Able, of three', { status: 'defunct', minimumAge: 18, payers: ['private'] }),
    aProvider('Bay, of two', { minimumAge: 18, payers: ['private'] }),
    aProvider('Cove, of one', { payers: ['private'] }),
  ]
  const { leftOut } = matchProviders(known, needing({ age: 12, payers: ['medicaid'] }), RULES)
  expect(leftOut.map(({ organizationName }) => organizationName)).toEqual([
    'Cove, of one',
    'Bay, of two',
    'Able, of three',
  ])
})
