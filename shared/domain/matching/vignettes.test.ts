import { describe, expect, test } from 'vitest'

import type { Candidate } from './candidate.ts'
import type { Judgement } from './judge.ts'
import { ENOUGH_OPTIONS, explain, matchProviders, questionsFor } from './match.ts'
import type { MatchNeeds, MatchRules, Need } from './needs.ts'
import { aProvider, needing, RULES } from './testing.ts'

const openings = { capacity: 'capacity', on: '2026-11-20' } as const
/** The directory most vignettes look into: what a small town has. */
const harbor = aProvider('Harbor Clinic', {
  help: ['talk'],
  minimumAge: 5,
  maximumAge: 17,
  payers: ['medicaid', 'private'],
  languages: ['en', 'es'],
  clinicianGenders: ['woman'],
  opensLate: false,
  miles: 3,
  transit: true,
  telehealth: false,
  capacity: openings,
  observedWait: { medianDays: 30, referrals: 12 },
  history: { linked: 9, referrals: 12 },
})
const riverside = aProvider('Riverside Counseling', {
  help: ['talk', 'loss'],
  minimumAge: 12,
  maximumAge: 200,
  payers: ['medicaid'],
  slidingFee: true,
  languages: ['en'],
  clinicianGenders: ['man', 'woman'],
  opensLate: true,
  miles: 14,
  transit: false,
  telehealth: true,
  capacity: openings,
  observedWait: { medianDays: 12, referrals: 8 },
  history: { linked: 6, referrals: 8 },
})
const hope = aProvider('Hope Center', {
  help: ['talk', 'substance'],
  minimumAge: 13,
  payers: ['free'],
  lowestCost: 0,
  languages: ['en', 'ht'],
  interpretation: 'Telephone interpreters for any language',
  cultures: ['Haitian'],
  miles: 8,
  capacity: { capacity: 'waitlist', on: '2026-11-02' },
})
const north = aProvider('North Family Practice', {
  help: ['talk'],
  payers: ['private'],
  languages: ['en'],
  miles: 5,
})
const food = aProvider('Harvest Pantry', { help: ['food'], payers: ['free'], miles: 1, capacity: openings })
const full = aProvider('Lakeside Youth Services', {
  help: ['talk'],
  minimumAge: 0,
  maximumAge: 200,
  payers: ['medicaid', 'private', 'free'],
  languages: ['en', 'es', 'ht'],
  miles: 1,
  capacity: { capacity: 'no-capacity', on: '2026-11-25' },
})
const shut = aProvider('Old Mill Therapy', { help: ['talk'], status: 'defunct', miles: 1 })
const TOWN = [harbor, riverside, hope, north, food, full, shut]

interface Vignette {
  readonly who: string
  readonly needs: MatchNeeds
  readonly rules?: Partial<MatchRules>
  readonly among?: readonly Candidate[]
  readonly first: readonly string[]
  /** Of the first: what fits, what is missing, what is unknown. */
  readonly fits: readonly Need[]
  readonly misses: readonly Need[]
  readonly unknown: readonly Need[]
}

const vignettes: readonly Vignette[] = [
  {
    who: 'a 14-year-old on Medicaid whose mother speaks Spanish: what is free takes everybody',
    needs: needing({ help: 'talk', age: 14, payers: ['medicaid'], language: 'es' }),
    first: ['Harbor Clinic', 'Hope Center', 'Riverside Counseling'],
    fits: ['open', 'help', 'age', 'payer', 'language', 'history'],
    misses: ['wait'],
    unknown: [],
  },
  {
    who: 'an 8-year-old on Medicaid: too young for two, and the third does not say',
    needs: needing({ help: 'talk', age: 8, payers: ['medicaid', 'private'] }),
    first: ['Harbor Clinic', 'North Family Practice'],
    fits: ['open', 'help', 'age', 'payer', 'history'],
    misses: ['wait'],
    unknown: [],
  },
  {
    who: 'an 18-year-old: what has no upper age takes adults too',
    needs: needing({ help: 'talk', age: 18 }),
    first: ['Riverside Counseling', 'Hope Center', 'North Family Practice'],
    fits: ['open', 'help', 'age', 'wait', 'history'],
    misses: [],
    unknown: [],
  },
  {
    who: 'a family without insurance: who lists what they bill may still take what one can pay',
    needs: needing({ help: 'talk', age: 15, payers: ['free', 'sliding-fee'], cost: true }),
    first: ['Riverside Counseling', 'Hope Center', 'Harbor Clinic'],
    fits: ['open', 'help', 'age', 'payer', 'wait', 'cost', 'history'],
    misses: [],
    unknown: [],
  },
  {
    who: 'the same family in an office that asks first what is near',
    needs: needing({ help: 'talk', age: 15, payers: ['free', 'sliding-fee'], near: true }),
    first: ['Hope Center', 'Riverside Counseling', 'Harbor Clinic'],
    fits: ['help', 'age', 'payer', 'near'],
    misses: [],
    unknown: ['open', 'wait', 'history'],
  },
  {
    who: 'a Haitian family that wants to be known: their own language decides first',
    needs: needing({ help: 'talk', age: 16, language: 'ht', culture: 'Haitian' }),
    first: ['Hope Center', 'Riverside Counseling', 'Harbor Clinic'],
    fits: ['help', 'age', 'language', 'culture'],
    misses: [],
    unknown: ['open', 'wait', 'history'],
  },
  {
    who: 'a Somali family: an interpreter is a question, and better than none',
    needs: needing({ help: 'talk', age: 14, language: 'so' }),
    first: ['Hope Center', 'Riverside Counseling', 'Harbor Clinic'],
    fits: ['help', 'age'],
    misses: [],
    unknown: ['open', 'language', 'wait', 'history'],
  },
  {
    who: 'parents who work until six, without a car',
    needs: needing({ help: 'talk', age: 14, evening: true, transit: true }),
    rules: {
      order: [
        'evening',
        'transit',
        'wait',
        'history',
        'language',
        'near',
        'cost',
        'telehealth',
        'culture',
        'gender',
      ],
    },
    first: ['Riverside Counseling', 'Hope Center', 'Harbor Clinic'],
    fits: ['open', 'help', 'age', 'evening', 'wait', 'history'],
    misses: ['transit'],
    unknown: [],
  },
  {
    who: 'the same parents where the way there comes first, as the office usually has it',
    needs: needing({ help: 'talk', age: 14, evening: true, transit: true }),
    first: ['Harbor Clinic', 'Hope Center', 'Riverside Counseling'],
    fits: ['open', 'help', 'age', 'transit', 'history'],
    misses: ['wait', 'evening'],
    unknown: [],
  },
  {
    who: 'a girl who will talk to a woman only',
    needs: needing({ help: 'talk', age: 13, gender: 'woman' }),
    rules: {
      order: [
        'gender',
        'wait',
        'history',
        'language',
        'near',
        'transit',
        'cost',
        'evening',
        'telehealth',
        'culture',
      ],
    },
    first: ['Riverside Counseling', 'Harbor Clinic', 'Hope Center'],
    fits: ['open', 'help', 'age', 'gender', 'wait', 'history'],
    misses: [],
    unknown: [],
  },
  {
    who: 'a student who will not be seen going in: by video',
    needs: needing({ help: 'talk', age: 16, telehealth: true }),
    rules: {
      order: [
        'telehealth',
        'wait',
        'history',
        'language',
        'near',
        'transit',
        'cost',
        'evening',
        'culture',
        'gender',
      ],
    },
    first: ['Riverside Counseling', 'Hope Center', 'Harbor Clinic'],
    fits: ['open', 'help', 'age', 'telehealth', 'wait', 'history'],
    misses: [],
    unknown: [],
  },
  {
    who: 'a family that needs food: nobody is sent to a clinic for it',
    needs: needing({ help: 'food', near: true }),
    first: ['Harvest Pantry'],
    fits: ['open', 'help', 'near'],
    misses: [],
    unknown: ['wait', 'history'],
  },
  {
    who: 'a grieving 12-year-old: one place names grief, the others are asked',
    needs: needing({ help: 'loss', age: 12 }),
    first: ['Riverside Counseling', 'Harbor Clinic', 'North Family Practice'],
    fits: ['open', 'help', 'age', 'wait', 'history'],
    misses: [],
    unknown: [],
  },
  {
    who: 'anybody at all, in a directory of which only the names are known',
    needs: needing({ help: 'talk', age: 14, payers: ['medicaid'], language: 'es', near: true }),
    among: [aProvider('Third Street'), aProvider('Fourth Street'), aProvider('First Street')],
    first: ['First Street', 'Fourth Street', 'Third Street'],
    fits: [],
    misses: [],
    unknown: ['open', 'help', 'age', 'payer', 'language', 'near', 'wait', 'history'],
  },
]

const needsWith = (judgements: readonly Judgement[], wanted: string): readonly Need[] =>
  judgements.filter(({ verdict }) => verdict === wanted).map(({ need }) => need)

const names = (options: readonly Candidate[]) => options.map(({ organizationName }) => organizationName)

describe('the first three, and why', () => {
  test.each(vignettes)('$who', ({ needs, rules, among = TOWN, first, fits, misses, unknown }) => {
    const ruled = { ...RULES, ...rules }
    const { options } = matchProviders(among, needs, ruled)
    expect(names(options.slice(0, ENOUGH_OPTIONS))).toEqual(first)
    const why = options.slice(0, 1).flatMap((best) => explain(best, needs, ruled))
    expect(needsWith(why, 'fits').toSorted()).toEqual(fits.toSorted())
    expect(needsWith(why, 'misses').toSorted()).toEqual(misses.toSorted())
    expect(needsWith(why, 'unknown').toSorted()).toEqual(unknown.toSorted())
  })
})

test('with fewer than three the office hears what stands in the way and how much would be gained', () => {
  const { options, relaxations } = matchProviders(
    TOWN,
    needing({ help: 'talk', age: 8, payers: ['medicaid'] }),
    RULES,
  )
  expect(names(options)).toEqual(['Harbor Clinic'])
  expect(relaxations).toEqual([
    { without: ['age'], more: 2 },
    { without: ['payer'], more: 1 },
  ])
})

test('nobody is advised to give up that a place is open, or what for', () => {
  const { relaxations } = matchProviders([shut, full], needing({ help: 'food' }), RULES)
  expect(relaxations).toEqual([])
})

test('a sparse directory answers with what to ask the providers', () => {
  const known = [aProvider('Third Street'), aProvider('First Street', { help: ['talk'], minimumAge: 5 })]
  const needs = needing({ help: 'talk', age: 14, payers: ['chip'] })
  const { options } = matchProviders(known, needs, RULES)
  const questions = options.map((option) => questionsFor(explain(option, needs, RULES)))
  expect(names(options)).toEqual(['First Street', 'Third Street'])
  expect(questions).toEqual([
    ['open', 'payer'],
    ['open', 'help', 'age', 'payer'],
  ])
})

test('where one place is known to help and many may, the one comes first, and how much is open of the others is told', () => {
  const grief = aProvider('Zeal Grief Groups', { help: ['loss'] })
  const many = Array.from({ length: 70 }, (_, at) => aProvider(`Bay ${String(at)}`, { capacity: openings }))
  const { options, sure, open } = matchProviders([...many, grief], needing({ help: 'loss' }), RULES)
  expect([names(options)[0], options.length, sure]).toEqual(['Zeal Grief Groups', 71, 0])
  expect(open).toEqual([
    { need: 'help', count: 70 },
    { need: 'open', count: 1 },
  ])
  expect(matchProviders([harbor], needing({ help: 'talk' }), RULES)).toMatchObject({ sure: 1, open: [] })
})
