import { expect, test } from 'vitest'

import type { Candidate } from '#shared/domain/matching/candidate.ts'
import { explain } from '#shared/domain/matching/match.ts'
import { explainOwn, type OwnCandidate } from '#shared/domain/matching/own-services.ts'
import { aProvider, needing, RULES } from '#shared/domain/matching/testing.ts'

import { catalogues } from './catalogues.ts'

const ALL = needing({
  help: 'crisis',
  age: 12,
  payers: ['medicaid'],
  language: 'so',
  culture: 'Haitian',
  gender: 'woman',
  near: true,
  transit: true,
  telehealth: true,
  evening: true,
  cost: true,
})

const EVERY_KIND: readonly Partial<Candidate>[] = [
  {},
  { status: 'defunct', help: ['food'], minimumAge: 18, payers: ['private'], languages: ['es'] },
  { help: ['talk'], maximumAge: 5, interpretation: 'By phone', slidingFee: false, lowestCost: 90 },
  { help: ['crisis'], minimumAge: 5, slidingFee: true, languages: ['so'], transit: true, telehealth: true },
  { lowestCost: 0, transit: false, telehealth: false, opensLate: true, miles: 3 },
  { isOnlyByVideo: true },
  { miles: 60, telehealth: true },
  { miles: 0 },
  { miles: 1 },
  { opensLate: false, cultures: ['Haitian'], clinicianGenders: ['woman'] },
  { cultures: ['Somali'], clinicianGenders: ['man'], payers: ['medicaid'] },
  ...(['capacity', 'waitlist', 'additional-assessment-required', 'no-capacity'] as const).map((capacity) => ({
    capacity: { capacity, on: '2026-11-30' },
  })),
  { capacity: { capacity: 'capacity', on: '2025-11-30' } },
  { observedWait: { medianDays: 9, referrals: 9 }, history: { linked: 6, referrals: 9 } },
]

const OWN: OwnCandidate = {
  ...{ id: 'lunch', name: 'Lunch group', help: [], languages: [], fromGrade: null, toGrade: null },
  ...{ places: 2, inIt: 2, waiting: 0, room: null, observedWait: null, history: null },
}

const EVERY_OWN: readonly OwnCandidate[] = [OWN, { ...OWN, fromGrade: '06' }, { ...OWN, toGrade: '05' }]
const GRADES = ['07', 'UG'] as const

const reasons = new Set(
  [
    ...EVERY_KIND.flatMap((known) => explain(aProvider('Harbor Clinic', known), ALL, RULES)),
    ...EVERY_OWN.flatMap((own) =>
      GRADES.flatMap((grade) => explainOwn(own, { help: 'talk', language: 'so', grade }, RULES)),
    ),
  ].map(({ need, because }) => `${need}.${because}`),
)

test.each(Object.entries(catalogues))(
  'every reason has a sentence in “%s”, and every sentence a reason',
  (_, { matching }) => {
    const said = Object.entries(matching.because).flatMap(([need, sentences]) =>
      Object.keys(sentences).map((reason) => `${need}.${reason}`),
    )
    expect(said.toSorted()).toEqual([...reasons].toSorted())
  },
)
