import { expect, test } from 'vitest'

import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'

import { aContact } from '../testing/makers.ts'
import {
  aReferral,
  aStep,
  bySecurePortal,
  signConsent,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { createTestApp } from '../testing/test-app.ts'

type Call = InputOf<Contract['cases']['logAttempt']>

const aProviderCall = ({ caseId, referral }: MadeReferral, said: Partial<Call> = {}): Call => ({
  ...{ caseId, referralId: referral.id, withWhom: 'provider', contactId: null, channel: 'phone' },
  ...{ language: null, interpreter: '', reached: true, result: 'They have a place in January.' },
  ...{
    ends: [],
    told: [],
    outside: null,
    alreadyLeft: null,
    withStatements: false,
    contestedUntold: false,
    ...said,
  },
})

test('what a provider was told on the telephone asks for a consent, and is on record until it is taken back', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const told = async () => (await app.counselor.cases.get({ id: made.caseId })).disclosures
  const call = aProviderCall(made, { told: ['contact-details', 'reason-for-referral'] })
  await expect(app.office.cases.logAttempt(call)).rejects.toMatchObject({
    data: { message: 'consents:missing.no-consent' },
  })
  expect((await app.counselor.cases.get({ id: made.caseId })).attempts).toEqual([])
  await signConsent(app, made)
  await app.office.cases.logAttempt(call)
  expect(await told()).toMatchObject([
    { method: 'phone', onDay: '2026-12-08', information: ['contact-details', 'reason-for-referral'] },
  ])
  await app.undoLast(app.office)
  expect(await told()).toEqual([])
})

test('a call in which a provider was told nothing about the student needs no consent and discloses nothing', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await app.office.cases.logAttempt(aProviderCall(made))
  const { attempts, disclosures } = await app.counselor.cases.get({ id: made.caseId })
  expect([attempts.length, disclosures.length]).toEqual([1, 0])
})

test('what was told against the rule is recorded as that; only a provider of a referral who was reached is told', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const told = ['contact-details'] as const
  const invalid = { code: 'invalid' }
  for (const but of [{ reached: false }, { referralId: null }, { withWhom: 'other' as const }])
    await expect(
      app.office.cases.logAttempt(aProviderCall(made, { told: [...told], ...but })),
    ).rejects.toMatchObject(invalid)
  const alreadyLeft = { when: 'against-rule', note: 'Said before I looked.' } as const
  await app.office.cases.logAttempt(aProviderCall(made, { told: [...told], alreadyLeft }))
  expect((await app.counselor.cases.get({ id: made.caseId })).disclosures).toMatchObject([
    { exception: 'against-rule', exceptionNote: 'Said before I looked.' },
  ])
})

test('whoever must not be contacted is told nothing either where the directory has them as a provider', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, {}, { organizationName: 'Béla Kovács Counseling' })
  await signConsent(app, made)
  const draft = aContact({ name: 'Bela Kovacs', doNotContact: true, doNotContactBasis: 'Order of the court' })
  await app.counselor.students.addContact({ studentId: made.studentId, draft })
  const isAway = { data: { message: 'packets:gap.provider-kept-away' } }
  const call = aProviderCall(made, { told: ['contact-details'] })
  await expect(app.office.cases.logAttempt(call)).rejects.toMatchObject(isAway)
  const send = { ...aStep(made.referral), ...bySecurePortal }
  await expect(app.office.referrals.send(send)).rejects.toMatchObject(isAway)
  await app.office.cases.logAttempt({ ...call, alreadyLeft: { when: 'against-rule', note: 'Called' } })
  const { disclosures } = await app.counselor.cases.get({ id: made.caseId })
  expect(disclosures).toMatchObject([{ exception: 'against-rule', consentId: null }])
})

test('who signed only for working together while help goes on lets its provider be told once help has begun', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const call = aProviderCall(made, { told: ['contact-details'] })
  await signConsent(app, made, { purposes: ['coordinating-care'] })
  await expect(app.office.cases.logAttempt(call)).rejects.toMatchObject({
    data: { message: 'consents:missing.other-purpose' },
  })
  const sent = await app.counselor.referrals.send({
    ...aStep(made.referral),
    ...{ method: 'in-hand', information: [], emergency: null, stepDone: null },
  })
  await app.counselor.referrals.confirmLinked(aStep(sent, { source: 'family-said' }))
  await app.office.cases.logAttempt(call)
  expect((await app.counselor.cases.get({ id: made.caseId })).disclosures).toMatchObject([
    { information: ['contact-details'], exception: null },
  ])
})
const aCallElsewhere = ({ caseId }: MadeReferral, said: Partial<Call> = {}): Call => ({
  ...{ caseId, referralId: null, withWhom: 'other', contactId: null, channel: 'phone', language: null },
  ...{ interpreter: '', reached: true, result: 'Officer Pike comes by at two.', ends: [], told: [] },
  ...{ outside: null, alreadyLeft: null, withStatements: false, contestedUntold: false, ...said },
})

test('somebody else who was told something is on record with the threat that let it, until it is taken back', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const told = async () => (await app.counselor.cases.get({ id: made.caseId })).disclosures
  await app.office.cases.logAttempt(aCallElsewhere(made))
  expect(await told(), 'told nothing about the student').toEqual([])
  const threat = 'He wrote that he will take his life tonight.'
  const outside = {
    ...{ party: 'Officer Pike, city police', information: ['contact-details', 'health-history'] as const },
    ground: { kind: 'emergency', threat, medicalStaff: '' } as const,
  }
  const call = aCallElsewhere(made, { outside: { ...outside, information: [...outside.information] } })
  await app.office.cases.logAttempt(call)
  expect(await told()).toMatchObject([
    {
      ...{ party: 'Officer Pike, city police', exception: 'health-or-safety-emergency', consentId: null },
      ...{ exceptionNote: threat, information: ['contact-details', 'health-history'], method: 'phone' },
    },
  ])
  await app.undoLast(app.office)
  expect(await told()).toEqual([])
})

test('somebody else is told something by a consent alone that names them, or it is recorded that nothing let it', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { organizationId } = made.service
  const telling = (ground: NonNullable<Call['outside']>['ground'], said: Partial<Call> = {}) =>
    app.office.cases.logAttempt(
      aCallElsewhere(made, {
        outside: { party: 'Lena, front desk', information: ['contact-details'], ground },
        ...said,
      }),
    )
  const byConsent = { kind: 'consent', organizationId, consentPurpose: 'coordinating-care' } as const
  const refused = (message: string) => ({ data: { message } })
  await expect(telling(byConsent)).rejects.toMatchObject(refused('consents:missing.no-consent'))
  const consent = await signConsent(app, made, { purposes: ['coordinating-care'] })
  const otherPurpose = { ...byConsent, consentPurpose: 'payment' } as const
  await expect(telling(otherPurpose)).rejects.toMatchObject(refused('consents:missing.other-purpose'))
  await telling(byConsent)
  await telling({ kind: 'against-rule', note: 'Said before I thought.' })
  for (const but of [{ reached: false }, { withWhom: 'staff' as const }])
    await expect(telling(byConsent, but)).rejects.toMatchObject({ code: 'invalid' })
  const { disclosures } = await app.counselor.cases.get({ id: made.caseId })
  expect(new Set(disclosures.map(({ consentId, exception }) => consentId ?? exception))).toEqual(
    new Set([consent.id, 'against-rule']),
  )
})

test('of a program for substance use somebody else hears in a medical emergency alone, where they are medical staff', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const telling = (medicalStaff: string) =>
    app.office.cases.logAttempt(
      aCallElsewhere(made, {
        outside: {
          ...{ party: 'Ambulance', information: ['substance-use-records'] },
          ground: { kind: 'emergency', threat: 'An overdose.', medicalStaff },
        },
      }),
    )
  await expect(telling('')).rejects.toMatchObject({
    data: { message: 'referrals:errors.medicalStaffOnly' },
  })
  await telling('Dr. Imre Sand, county ambulance')
  const { disclosures } = await app.counselor.cases.get({ id: made.caseId })
  expect(disclosures).toMatchObject([
    {
      exceptionNote: 'An overdose. · Dr. Imre Sand, county ambulance',
      information: ['substance-use-records'],
    },
  ])
})

test('whoever must not be contacted is told nothing by a consent, whatever they are called by', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const draft = aContact({ name: 'Bela Kovacs', doNotContact: true, doNotContactBasis: 'Order of the court' })
  await app.counselor.students.addContact({ studentId: made.studentId, draft })
  await signConsent(app, made)
  const { organizationId } = made.service
  const ground = { kind: 'consent', organizationId, consentPurpose: 'arranging-help' } as const
  const outside: Call['outside'] = { party: 'Béla Kovács', information: ['contact-details'], ground }
  await expect(app.office.cases.logAttempt(aCallElsewhere(made, { outside }))).rejects.toMatchObject({
    data: { message: 'packets:gap.provider-kept-away' },
  })
})
