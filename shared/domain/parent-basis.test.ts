import { expect, test } from 'vitest'

import { InformationClass } from './consent.ts'
import { mayTellParent, ParentBasisDraft, type ParentBasis } from './parent-basis.ts'

const ID = '0a0b0c0d-0000-7000-8000-00000000000c'
const TERESA = '0a0b0c0d-0000-7000-8000-00000000000e'
const BORIS = '0a0b0c0d-0000-7000-8000-00000000000f'
const OF_AGE = '2008-12-08'
const TODAY = '2026-12-08'

const basis = (said: Partial<ParentBasis> = {}): ParentBasis => ({
  ...{ id: ID, studentId: ID, kind: 'student-word', contactId: TERESA, parent: 'Teresa Varga' },
  ...{ purpose: 'So that she can help', how: 'Her signed page' },
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
  expect(mayTellParent({ toWhom: TERESA, birthDate, bases, information, on })).toBe(may)
})

test.each([
  ['34 CFR 99.30(b)(3)', 'the parent the word names', word, TERESA, OF_AGE, true],
  ['34 CFR 99.30(b)(3)', 'another parent', word, BORIS, OF_AGE, false],
  ['34 CFR 99.30(b)(3)', 'nobody knows whom', word, null, OF_AGE, false],
  ['34 CFR 99.30(b)(3)', 'a word that names nobody', [basis({ contactId: null })], null, OF_AGE, false],
  ['34 CFR 99.30(b)(2)', 'a word that is for nothing', [basis({ purpose: '' })], TERESA, OF_AGE, false],
  ['34 CFR 99.5(a)', 'signed the day they came of age', word, TERESA, OF_AGE, true],
  ['34 CFR 99.5(a)', 'signed the day before', [basis({ since: '2026-12-07' })], TERESA, OF_AGE, false],
  ['34 CFR 99.31(a)(8)', 'the other parent of a dependent', dependent, BORIS, OF_AGE, true],
  ['34 CFR 99.31(a)(8)', 'seen before they were of age', dependent, BORIS, OF_AGE, true],
] as const)('%s: %s', (_rule, _story, bases, toWhom, birthDate, may) => {
  expect(mayTellParent({ toWhom, birthDate, bases, information: reason, on: TODAY })).toBe(may)
})

test('the student’s word names what may be told, and what for', () => {
  const { id: _, parent: _p, endedOn: _e, recordedAt: _r, recordedBy: _b, version: _v, ...said } = basis()
  const isTaken = (but: object) => ParentBasisDraft.safeParse({ ...said, ...but }).success
  expect(isTaken({})).toBe(true)
  expect(isTaken({ information: [] })).toBe(false)
  expect(isTaken({ purpose: '' })).toBe(false)
  expect(isTaken({ contactId: null })).toBe(false)
  expect(isTaken({ kind: 'tax-dependent', information: [], purpose: '' })).toBe(true)
})
