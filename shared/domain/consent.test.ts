import { expect, test } from 'vitest'

import { ConsentDraft, consentStands, mayDisclose, mayLeave, type Consent } from './consent.ts'

const clinic = '0a0b0c0d-0000-7000-8000-00000000000a'
const other = '0a0b0c0d-0000-7000-8000-00000000000b'
const today = '2026-12-08'

function aSignedConsent(said: Partial<Consent> = {}): Consent {
  return {
    id: '0a0b0c0d-0000-7000-8000-000000000001',
    studentId: '0a0b0c0d-0000-7000-8000-000000000002',
    caseId: null,
    kind: 'exchange',
    signer: 'Teresa Varga',
    authority: 'parent',
    recipientIds: [clinic],
    direction: 'to',
    information: ['contact-details', 'reason-for-referral'],
    purpose: 'To find counseling',
    signedOn: '2026-12-01',
    expiresOn: '2027-06-30',
    languageSigned: 'en',
    interpreter: '',
    revokedOn: null,
    revokedHow: '',
    recordedAt: '2026-12-01T15:00:00.000Z',
    recordedBy: '0a0b0c0d-0000-7000-8000-000000000003',
    version: 1,
    ...said,
  }
}

const ask = (
  consents: readonly Consent[],
  information: readonly Consent['information'][number][] = ['contact-details'],
) => mayDisclose(consents, { recipientId: clinic, information, today })

const CASES: readonly (readonly [story: string, consent: Partial<Consent>, answer: string])[] = [
  ['a consent that names them and stands', {}, 'may'],
  ['signed today', { signedOn: today }, 'may'],
  ['its last day', { expiresOn: today }, 'may'],
  ['both directions', { direction: 'both' }, 'may'],
  ['taken back from tomorrow on', { revokedOn: '2026-12-09' }, 'may'],
  ['one day over', { expiresOn: '2026-12-07' }, 'expired'],
  ['taken back today', { revokedOn: today }, 'revoked'],
  ['taken back, and run out as well', { revokedOn: '2026-12-02', expiresOn: '2026-12-05' }, 'revoked'],
  ['for somebody else', { recipientIds: [other] }, 'no-consent'],
  ['for services at school only', { kind: 'services' }, 'no-consent'],
  ['for a screening', { kind: 'screening' }, 'no-consent'],
  ['only from the provider to the school', { direction: 'from' }, 'no-consent'],
  ['for other information', { information: ['school-records'] }, 'information-not-covered'],
]

test.each(CASES)('may a name and address leave? %s', (_, said, answer) => {
  const found = ask([aSignedConsent(said)])
  expect(found.may ? 'may' : found.missing).toBe(answer)
})

test('without any consent nothing may leave', () => {
  expect(ask([])).toEqual({ may: false, missing: 'no-consent' })
})

test('one consent has to cover all that leaves; two that cover half each are not enough', () => {
  const halves = [
    aSignedConsent({ information: ['contact-details'] }),
    aSignedConsent({ information: ['school-records'] }),
  ]
  expect(ask(halves, ['contact-details', 'school-records'])).toMatchObject({
    missing: 'information-not-covered',
  })
  expect(ask(halves, ['school-records']).may).toBe(true)
})

test('a newer consent stands beside one that ran out', () => {
  const old = aSignedConsent({ expiresOn: '2026-12-02' })
  const fresh = aSignedConsent({ id: '0a0b0c0d-0000-7000-8000-000000000009' })
  expect(ask([old, fresh])).toEqual({ may: true, consentId: fresh.id })
})

test('a page may speak of what the widest standing consent covers, and of nothing without one', () => {
  const wanted = ['contact-details', 'reason-for-referral', 'school-records'] as const
  const leave = (...consents: readonly Consent[]) =>
    mayLeave(consents, { recipientId: clinic, wanted, today })
  expect(leave(aSignedConsent({ information: ['contact-details'] }), aSignedConsent())).toEqual([
    'contact-details',
    'reason-for-referral',
  ])
  expect(leave(aSignedConsent({ information: ['health-history'] }))).toEqual([])
  expect(leave(aSignedConsent({ revokedOn: today }))).toEqual([])
})

test('taking a consent back works forward only: yesterday it stood', () => {
  const consent = aSignedConsent({ revokedOn: today })
  expect(consentStands(consent, '2026-12-07')).toBe(true)
  expect(consentStands(consent, today)).toBe(false)
  expect(consentStands(consent, '2026-11-30')).toBe(false)
})

test('a minor can agree to services, never to the release of school records', () => {
  const draft = { ...aSignedConsent(), authority: 'minor-under-state-law' }
  expect(ConsentDraft.safeParse({ ...draft, kind: 'services', recipientIds: [] }).success).toBe(true)
  const refused = ConsentDraft.safeParse(draft)
  expect(refused.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['authority', 'consents:errors.minorCannotRelease'],
  ])
})

test('an exchange names somebody, something, and an end after the signature', () => {
  const refused = ConsentDraft.safeParse({
    ...aSignedConsent(),
    recipientIds: [],
    information: [],
    expiresOn: '2026-12-01',
  })
  expect(refused.error?.issues.map(({ path }) => path.join('.')).toSorted()).toEqual([
    'expiresOn',
    'information',
    'recipientIds',
  ])
})
