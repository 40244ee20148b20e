import { expect, test } from 'vitest'

import { InformationClass } from './consent.ts'
import { mayTellParent, ParentBasisDraft, type ParentBasis } from './parent-basis.ts'

const ID = '0a0b0c0d-0000-7000-8000-00000000000c'
const OF_AGE = '2008-12-08'
const TODAY = '2026-12-08'

const basis = (said: Partial<ParentBasis> = {}): ParentBasis => ({
  ...{ id: ID, studentId: ID, kind: 'student-word', parent: 'Teresa Varga', how: 'Her signed page' },
  ...{ information: ['contact-details', 'reason-for-referral'], since: TODAY, until: '2027-06-30' },
  ...{ endedOn: null, recordedAt: '2026-12-08T15:00:00.000Z', recordedBy: ID, version: 1 },
  ...said,
})
const word = [basis()]
const dependent = [basis({ kind: 'tax-dependent', information: [] })]
const reason: InformationClass[] = ['reason-for-referral']

test.each([
  ['34 CFR 99.5(a)', 'not of age', '2008-12-09', [], reason, TODAY, true],
  ['34 CFR 99.5(a)', 'of age, nothing on record', OF_AGE, [], reason, TODAY, false],
  ['34 CFR 99.5(a)', 'of unknown birth', null, [], reason, TODAY, true],
  ['34 CFR 99.30(a)', 'the student’s word', OF_AGE, word, reason, TODAY, true],
  ['34 CFR 99.30(b)(1)', 'more than it names', OF_AGE, word, ['health-history'], TODAY, false],
  ['34 CFR 99.30(a)', 'before it was signed', OF_AGE, [basis({ since: '2026-12-09' })], reason, TODAY, false],
  ['the paper', 'on its last day', OF_AGE, word, reason, '2027-06-30', true],
  ['the paper', 'after its last day', OF_AGE, word, reason, '2027-07-01', false],
  ['34 CFR 99.30', 'taken back', OF_AGE, [basis({ endedOn: TODAY })], reason, TODAY, false],
  ['34 CFR 99.31(a)(8)', 'a dependent', OF_AGE, dependent, ['health-history'], TODAY, true],
  ['42 CFR 2.31', 'a dependent, of a program', OF_AGE, dependent, ['substance-use-records'], TODAY, false],
  [
    ...(['42 CFR 2.31', 'their word, of a program', OF_AGE] as const),
    ...([
      [basis({ information: InformationClass.options })],
      ['substance-use-records'],
      TODAY,
      false,
    ] as const),
  ],
] as const)('%s: %s', (_rule, _story, birthDate, bases, information, on, may) => {
  expect(mayTellParent({ birthDate, bases, information, on })).toBe(may)
})

test('the student’s word names what may be told', () => {
  const {
    id: _,
    endedOn: _e,
    recordedAt: _r,
    recordedBy: _b,
    version: _v,
    ...draft
  } = basis({ information: [] })
  expect(ParentBasisDraft.safeParse(draft).success).toBe(false)
  expect(ParentBasisDraft.safeParse({ ...draft, kind: 'tax-dependent' }).success).toBe(true)
})
