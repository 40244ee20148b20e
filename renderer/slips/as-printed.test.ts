import { expect, test } from 'vitest'

import { asPrinted } from './as-printed.ts'

const CLINIC = '0a0b0c0d-0000-7000-8000-00000000000a'
const referral = {
  id: 'referral',
  studentId: 'student',
  pathway: 'school-contacts-provider',
  organizationId: CLINIC,
}
const contact = (id: string, known: object = {}) => ({ id, name: id, holdsConsentRights: true, ...known })
const request = {
  ...{ studentId: 'student', referralId: 'referral', kind: 'exchange', recipientIds: [CLINIC], ending: null },
  ...{ askedContactId: 'Khaled', language: 'ar', recordedAt: '2026-12-01T10:00:00.000Z' },
}
const page = {
  ...{ referralId: 'referral', part: 'consent-form', language: 'ar', addresseeId: 'Huda' },
  ...{ printedAt: '2026-12-01T10:00:00.000Z', interpreter: { name: 'Layla Nasser' } },
}
// What matters of the records for a form that came back.
const printed = (known: object, asked: readonly object[], but: object = {}) =>
  asPrinted(
    { ...referral, ...but } as never,
    {
      ...{ student: { birthDate: '2014-02-03' }, contacts: [contact('Huda'), contact('Khaled')] },
      ...{ pages: [page], today: '2026-12-08', ...known },
    } as never,
    asked as never,
  )

test('a form that came back begins with what we printed on it and whom we asked, and the day is left to the paper', () => {
  expect(printed({}, [request])).toEqual({
    kind: 'exchange',
    signedOn: '',
    statements: ['right-to-revoke', 'no-conditioning', 'redisclosure'],
    ...{ signer: 'Khaled', signerContactId: 'Khaled', authority: 'parent' },
    ...{ languageSigned: 'ar', interpreter: 'Layla Nasser' },
  })
})

test('what its signer ticks is not known before it is read', () => {
  const known = printed({}, [request])
  for (const name of ['information', 'purposes', 'direction', 'expiresOn'])
    expect(known).not.toHaveProperty(name)
})

test('whoever must not be contacted by now is not taken for the signer, and a student of age signs', () => {
  const away = [contact('Huda'), contact('Khaled', { doNotContact: true })]
  expect(printed({ contacts: away }, [request])).toMatchObject({ signer: 'Huda' })
  expect(printed({ contacts: [] }, [])).not.toHaveProperty('signer')
  const student = { birthDate: '2008-12-01', givenName: 'Yusra', familyName: 'Al-Masri', preferredName: '' }
  expect(printed({ student }, [request])).toMatchObject({
    authority: 'eligible-student',
    signerContactId: null,
  })
})

test('a form for help at school tells its signer nothing of telling others', () => {
  const here = printed({ pages: [] }, [], { pathway: 'school-based', organizationId: null })
  expect(here).toMatchObject({ kind: 'services' })
  expect(here).not.toHaveProperty('statements')
})
