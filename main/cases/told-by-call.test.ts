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
  ...{ ends: [], told: [], alreadyLeft: null, withStatements: false, contestedUntold: false, ...said },
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
