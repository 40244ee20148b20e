import { expect, test } from 'vitest'

import type { Consent } from './consent.ts'
import { returnPlanProblems, type ReturnPlanDraft } from './return-plan.ts'
import { aSignedConsent, CLINIC } from './testing/signed-consent.ts'

const CASE = '00000000-0000-7000-8000-00000000000a'
const CONSENT = '00000000-0000-7000-8000-00000000000b'

const plan: ReturnPlanDraft = {
  caseId: CASE,
  backOn: '2026-12-14',
  meetingOn: null,
  meetingWith: '',
  atDoor: 'The nurse',
  eased: '',
  easedUntil: null,
  goesTo: 'Ms. Ortega',
  teachersTold: '',
  providerContact: '',
  consentId: null,
  checkIns: [],
}

const signed = aSignedConsent({
  id: CONSENT,
  caseId: CASE,
  direction: 'both',
  information: ['treatment-progress'],
  purposes: ['coordinating-care'],
  statements: ['right-to-revoke', 'no-conditioning', 'redisclosure'],
})

const pathsOf = (known: Partial<ReturnPlanDraft>, consents: readonly Consent[] = [signed]) =>
  returnPlanProblems(
    { ...plan, ...known },
    {
      ...{ consents, chosenFrom: consents, today: '2026-12-08', student: { birthDate: null } },
      organizations: { [CLINIC]: 'Lakeside Hospital', [CASE]: 'Harbor House' },
    },
  ).map(({ path }) => path)

test('the talk comes before, what is eased and who asks come after the day back', () => {
  expect(pathsOf({ meetingOn: '2026-12-14', easedUntil: '2026-12-14', checkIns: ['2026-12-14'] })).toEqual([])
  expect(pathsOf({ meetingOn: '2026-12-15' })).toEqual(['meetingOn'])
  expect(pathsOf({ easedUntil: '2026-12-11' })).toEqual(['easedUntil'])
  expect(pathsOf({ checkIns: ['2026-12-11'] })).toEqual(['checkIns.0'])
  expect(pathsOf({ checkIns: ['2026-12-15', '2026-12-15'] })).toEqual(['checkIns.1'])
})

test('whoever treated the student is only asked by a consent to exchange that holds, of this case or of none', () => {
  const asked = { providerContact: 'Lakeside Hospital', consentId: CONSENT }
  expect(pathsOf({ providerContact: 'Lakeside Hospital' })).toEqual(['consentId'])
  expect(pathsOf(asked)).toEqual([])
  expect(pathsOf(asked, [{ ...signed, caseId: null }])).toEqual([])
  for (const worse of [
    { kind: 'services' as const },
    { direction: 'to' as const },
    { purposes: ['arranging-help' as const] },
    { statements: [] },
    { expiresOn: '2026-12-07' },
    { revokedOn: '2026-12-08' },
    { information: ['contact-details' as const] },
    { caseId: CONSENT },
  ])
    expect(pathsOf(asked, [{ ...signed, ...worse }])).toEqual(['consentId'])
})

test('a consent lets nobody ask a provider it does not name, and a no on one sheet stops every other', () => {
  const paths = (contact: string, consents?: readonly Consent[]) =>
    pathsOf({ providerContact: contact, consentId: CONSENT }, consents)
  expect(paths('Dr. Lim, lakeside  hospital, unit 4')).toEqual([])
  expect(paths('Bayside Clinic')).toEqual(['providerContact'])
  expect(paths('Lakeside Hospital, or Harbor House')).toEqual(['providerContact'])
  expect(paths('Bayside Clinic', [{ ...signed, anyTreating: true }])).toEqual([])
  const objections = [{ by: 'Luis Varga', on: '2026-12-08', how: 'By phone', weighed: null }]
  const other = aSignedConsent({ id: CASE, objections })
  expect(paths('Lakeside Hospital', [signed, other])).toEqual(['consentId'])
})
