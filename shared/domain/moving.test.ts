import { expect, test } from 'vitest'

import type { Consent, InformationClass } from './consent.ts'
import { type CaseFate, Leaving, mayTellNewSchool, tellsFrom } from './moving.ts'
import type { Notice } from './records-request.ts'
import { aSignedConsent, CLINIC } from './testing/signed-consent.ts'

const RECORDS: readonly InformationClass[] = ['school-records', 'reason-for-referral']
const TOLD: Notice = { state: 'given', on: '2026-12-07', to: 'Teresa Varga', how: 'phone', language: 'es' }
const TRIED: Notice = { state: 'tried', on: '2026-12-07', words: 'Called twice, wrote once.' }
const BEGAN: Notice = { state: 'not-owed', why: 'parent-began', words: 'She asked us to call them.' }

const NAMED = aSignedConsent({ information: [...RECORDS], purposes: ['planning-at-school'] })
const PART_2 = aSignedConsent({
  information: [...RECORDS, 'substance-use-records'],
  studentSigned: true,
  purposes: ['planning-at-school'],
  statements: ['right-to-revoke', 'no-conditioning', 'redisclosure'],
})

interface Row {
  readonly of: string
  readonly information: readonly InformationClass[]
  readonly notice?: Notice
  readonly consents?: readonly Consent[]
  readonly answer: string
}

test.each<Row>([
  { of: 'nothing told: no ground is needed', information: [], answer: 'nothing' },
  { of: '34 CFR 99.34(a)(1): no parent knows', information: RECORDS, answer: 'no-notice' },
  { of: '99.34(a)(1): a parent was told', information: RECORDS, notice: TOLD, answer: 'new-school' },
  { of: '99.34(a)(1): reasonably tried', information: RECORDS, notice: TRIED, answer: 'new-school' },
  { of: '99.34(a)(1)(i): the parent began it', information: RECORDS, notice: BEGAN, answer: 'new-school' },
  { of: '99.30: a consent names the school', information: RECORDS, consents: [NAMED], answer: 'consent' },
  {
    of: '99.30(b)(3): a consent for whoever treats the student names no school',
    information: RECORDS,
    consents: [{ ...NAMED, recipientIds: [], anyTreating: true }],
    answer: 'no-notice',
  },
  {
    of: '99.30: the consent ran out',
    information: RECORDS,
    consents: [{ ...NAMED, expiresOn: '2026-12-07' }],
    answer: 'no-notice',
  },
  {
    of: '42 CFR 2.31: records of a program, and a parent knows',
    information: ['substance-use-records'],
    notice: TOLD,
    answer: 'needs-consent',
  },
  {
    of: '42 CFR 2.31: records of a program, with a consent that does not name them',
    information: ['substance-use-records'],
    consents: [NAMED],
    notice: TOLD,
    answer: 'needs-consent',
  },
  {
    of: '42 CFR 2.31: records of a program, by a consent that names them',
    information: ['substance-use-records'],
    consents: [PART_2],
    answer: 'consent',
  },
])('what a new school may be told: $of', ({ information, notice, consents, answer }) => {
  const { basis, missing } = mayTellNewSchool(
    {
      ...{ information: [...information], organizationId: consents ? CLINIC : null, notice: notice ?? null },
      toSchool: 'Lakeside High School',
    },
    { consents: consents ?? [], birthDate: '2013-03-09', today: '2026-12-08' },
  )
  const ground = basis === null ? 'nothing' : basis.kind === 'exception' ? basis.exception : basis.kind
  expect(missing ?? ground).toBe(answer)
})

const leaving = (fate: 'continues' | 'followed' | 'ends', openCase: CaseFate) =>
  Leaving.safeParse({
    ...{ studentId: CLINIC, version: 1, how: 'transferred', leftOn: '2026-12-08', toSchool: '' },
    referrals: [{ id: CLINIC, version: 1, fate }],
    openCase,
  }).success

test('a case does not close over a referral the school still follows', () => {
  const close: CaseFate = { fate: 'close', id: CLINIC, version: 1, note: '' }
  const keep: CaseFate = { fate: 'keep', id: CLINIC, version: 1, note: '', ownerId: CLINIC }
  expect(leaving('followed', close)).toBe(false)
  expect(leaving('followed', keep)).toBe(true)
  expect(leaving('continues', close)).toBe(true)
})

test('a call tells from who the student is whatever it tells, and from other parts where it tells what they hold', () => {
  expect(tellsFrom('student', [])).toBe('not')
  expect(tellsFrom('student', ['school-records'])).toBe('surely')
  expect(tellsFrom('safety-plan', ['school-records'])).toBe('not')
  expect(tellsFrom('safety-plan', ['health-history'])).toBe('surely')
  expect(tellsFrom('note', ['school-records'])).toBe('perhaps')
  expect(tellsFrom('note', ['contact-details'])).toBe('not')
  expect(tellsFrom('concern', ['school-records'])).toBe('perhaps')
  expect(tellsFrom('concern', ['school-records', 'reason-for-referral'])).toBe('surely')
  expect(tellsFrom('contact', ['contact-details'])).toBe('surely')
})
