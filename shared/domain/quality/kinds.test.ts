import { expect, test } from 'vitest'

import type { ContactFacts, ReferralFacts, ServiceFacts, StudentFacts } from './facts.ts'
import { asItIs, DOUBTS, type Finding, KIND_IDS, type KindId, KINDS } from './kinds.ts'

const TODAY = '2026-12-08'

const referral: ReferralFacts = {
  ...{ id: 'r', studentId: 's', state: 'accepted', pathway: 'school-contacts-provider' },
  ...{ needIdentifiedOn: '2026-11-02', initiatedOn: '2026-11-02', sentOn: '2026-11-03', linkedOn: null },
  ...{ closedOn: null, stateSince: '2026-11-10', nextDueOn: '2026-12-20', endReason: null, barriers: [] },
  ...{ isOffered: true, unsaidOn: null, steps: [], lastOn: '2026-11-10' },
  ...{ birthDate: '2012-05-01', leftOn: null },
}
const student: StudentFacts = {
  ...{ id: 's', since: '2026-11-02', hasOpenCase: true, birthDate: '2012-05-01', grade: '09' },
  ...{ homeLanguage: 'es', gender: 'female', iep: false, englishLearner: true },
  ...{ insurance: 'public', signers: 1 },
}
const contact: ContactFacts = { id: 'p', studentId: 's', since: '2026-11-02', languageRead: 'none' }
const service: ServiceFacts = {
  ...{ id: 'v', verifiedOn: '2026-09-09', capacityOn: '2026-09-09', payers: ['medicaid'] },
}

const step = (on: string, to: ReferralFacts['state'], from: ReferralFacts['state'], action = 'step') => ({
  ...{ on, to, from, action },
})

/** What each kind bites on: the facts as they should be, and what of them is wrong. */
const BITES: Readonly<Record<KindId, readonly [object, Finding]>> = {
  'steps-out-of-order': [
    {
      steps: [
        step('2026-11-20', 'sent', 'draft', 'send'),
        step('2026-11-10', 'accepted', 'sent', 'accept'),
        step('2026-12-01', 'waitlisted', 'accepted', 'waitlist'),
      ],
    },
    { since: '2026-11-20', days: ['2026-11-20', '2026-11-10'] },
  ],
  'in-the-future': [{ lastOn: '2026-12-09' }, { since: '2026-11-02', days: ['2026-12-09'] }],
  'before-birth': [{ birthDate: '2026-11-03' }, { since: '2026-11-02', days: ['2026-11-02', '2026-11-03'] }],
  'after-leaving': [{ leftOn: '2026-11-01' }, { since: '2026-11-02', days: ['2026-11-02', '2026-11-01'] }],
  'seen-before-begun': [
    { linkedOn: '2026-11-01' },
    { since: '2026-11-02', days: ['2026-11-01', '2026-11-02'] },
  ],
  'never-confirmed': [{ state: 'receiving-services' }, { since: '2026-11-02' }],
  'sent-unanswered': [
    { state: 'sent', nextDueOn: '2026-12-07' },
    { since: '2026-12-07', days: ['2026-11-03', '2026-12-07'] },
  ],
  'appointment-unsaid': [{ unsaidOn: '2026-12-07' }, { since: '2026-12-07', days: ['2026-12-07'] }],
  'sent-day-missing': [{ sentOn: null }, { since: '2026-11-10' }],
  'ended-unsaid': [
    { state: 'closed-no-response', endReason: 'other', closedOn: '2026-12-01' },
    { since: '2026-12-01' },
  ],
  'destination-gone': [{ isOffered: false }, { since: '2026-11-10' }],
  'language-unknown': [{ homeLanguage: null }, { since: '2026-11-02' }],
  'grade-unknown': [{ grade: null }, { since: '2026-11-02' }],
  'birth-date-unknown': [{ birthDate: null }, { since: '2026-11-02' }],
  'demographics-unknown': [
    { gender: '', iep: null },
    { since: '2026-11-02', unknown: ['gender', 'iep'] },
  ],
  'insurance-unknown': [{ insurance: 'unknown' }, { since: '2026-11-02' }],
  'nobody-signs': [{ signers: 0 }, { since: '2026-11-02' }],
  'language-read-unknown': [{ languageRead: null }, { since: '2026-11-02' }],
  'not-checked': [{ verifiedOn: '2026-09-08' }, { since: '2026-09-08', days: ['2026-09-08'] }],
  'room-unknown': [{ capacityOn: null }, { since: null }],
  'payers-unknown': [{ payers: [] }, { since: null }],
}

const RIGHT = { referral, student, contact, service } as const

const look = (id: KindId, changes: object): Finding | null => {
  // The facts of a kind are those of what it is about.
  const { about, find } = KINDS[id] as {
    about: keyof typeof RIGHT
    find: (facts: object, on: string) => Finding | null
  }
  return find({ ...RIGHT[about], ...changes }, TODAY)
}

test.each(KIND_IDS)('%s bites on what is wrong, and on nothing that is right', (id) => {
  const [changes, finding] = BITES[id]
  expect(look(id, changes)).toEqual(finding)
  expect(look(id, {})).toBeNull()
})

test('what was taken back, put off or only written down late is in no wrong order', () => {
  const late = [
    step('2026-11-20', 'draft', 'draft', 'create'),
    step('2026-11-10', 'sent', 'draft', 'send'),
    step('2026-11-25', 'sent', 'sent', 'postpone'),
    step('2026-11-12', 'waitlisted', 'sent', 'waitlist'),
    step('2026-11-30', 'sent', 'waitlisted', 'undo'),
    step('2026-11-11', 'accepted', 'sent', 'accept'),
  ]
  expect(look('steps-out-of-order', { steps: late })).toBeNull()
})

test('an ending that says why, or that is neutral, asks for nothing', () => {
  const ended = { state: 'closed-no-response', endReason: 'other', closedOn: '2026-12-01' }
  expect(look('ended-unsaid', { ...ended, barriers: ['waitlist'] })).toBeNull()
  expect(look('ended-unsaid', { ...ended, endReason: 'no-answer' })).toBeNull()
  expect(look('ended-unsaid', { ...ended, state: 'closed-moved' })).toBeNull()
})

test('nobody needs to sign for a student of age, or where no case is open', () => {
  expect(look('nobody-signs', { signers: 0, birthDate: '2008-12-08' })).toBeNull()
  expect(look('nobody-signs', { signers: 0, birthDate: '2008-12-09' })).not.toBeNull()
  expect(look('nobody-signs', { signers: 0, hasOpenCase: false })).toBeNull()
})

test('help that is over or has begun goes nowhere that could be gone', () => {
  expect(look('destination-gone', { isOffered: false, state: 'linked' })).toBeNull()
  expect(look('destination-gone', { isOffered: false, state: 'closed-moved' })).toBeNull()
})

test('what was never checked has no day, and reads otherwise once it was', () => {
  expect(look('not-checked', { verifiedOn: null })).toEqual({ since: null })
  const [first, second] = ['2026-01-01', '2026-02-02'].map((verifiedOn) =>
    look('not-checked', { verifiedOn }),
  )
  expect(first && second && asItIs(first) === asItIs(second)).toBe(false)
})

test('the figures of the evaluation say of themselves what they take as it is', () => {
  expect(DOUBTS).toEqual(['seen-before-begun', 'never-confirmed', 'language-unknown', 'grade-unknown'])
})
