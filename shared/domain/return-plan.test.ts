import { expect, test } from 'vitest'

import type { Consent } from './consent.ts'
import { returnPlanProblems, type ReturnPlanDraft } from './return-plan.ts'
import { aSignedConsent } from './testing/signed-consent.ts'

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
  purposes: ['coordinating-care'],
  statements: ['right-to-revoke', 'no-conditioning', 'redisclosure'],
})

const pathsOf = (known: Partial<ReturnPlanDraft>, consents: readonly Consent[] = [signed]) =>
  returnPlanProblems(
    { ...plan, ...known },
    { consents, today: '2026-12-08', student: { birthDate: null } },
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
    { caseId: CONSENT },
  ])
    expect(pathsOf(asked, [{ ...signed, ...worse }])).toEqual(['consentId'])
})
