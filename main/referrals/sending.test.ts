import { expect, test } from 'vitest'

import type { InformationClass } from '#shared/domain/consent.ts'
import { USUAL_TIERS } from '#shared/domain/protocol.ts'
import type { Referral } from '#shared/domain/referral.ts'

import { listAudit } from '../audit/audit.sql.ts'
import { aConcern, aContact, aTriage } from '../testing/makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import {
  aConsent,
  anEnding,
  aPacket,
  aProvider,
  aReferral,
  aReferralDraft,
  aStep,
  bySecurePortal,
  inHand,
  signConsent,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const disclosures = async ({ counselor }: TestApp, { caseId }: MadeReferral) =>
  (await counselor.cases.get({ id: caseId })).disclosures

const send = ({ counselor }: TestApp, { referral }: MadeReferral, how: object = bySecurePortal) =>
  counselor.referrals.send({ ...aStep(referral), ...bySecurePortal, ...how })

test('nothing is sent to a provider before somebody signed, and the refusal says what to do', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await expect(send(app, made)).rejects.toMatchObject({
    code: 'rule',
    data: { message: 'consents:missing.no-consent' },
  })
  expect(await disclosures(app, made)).toEqual([])
  expect((await app.counselor.referrals.get({ id: made.referral.id })).state).toBe('draft')
})

test('a paper for whoever treats the student names no food bank', async () => {
  await using app = await createTestApp()
  const food = await aReferral(app, {}, { organizationName: 'Harbor Food Bank', serviceName: 'Food pantry' })
  await signConsent(app, food, { recipientIds: [], anyTreating: true })
  await expect(send(app, food)).rejects.toMatchObject({ data: { message: 'consents:missing.no-consent' } })
  const clinic = await aReferral(app)
  await signConsent(app, clinic, { recipientIds: [], anyTreating: true })
  await expect(send(app, clinic)).resolves.toMatchObject({ state: 'sent' })
})

test('what a consent lacks is named: over, taken back, or too narrow', async () => {
  await using app = await createTestApp()
  const over = await aReferral(app)
  await signConsent(app, over, { signedOn: '2026-11-01', expiresOn: '2026-12-07' })
  await expect(send(app, over)).rejects.toMatchObject({
    data: { message: 'consents:missing.expired' },
  })

  const back = await aReferral(app)
  const consent = await signConsent(app, back)
  await app.office.consents.revoke({ id: consent.id, version: 1, revokedOn: '2026-12-08', how: 'By phone' })
  await expect(send(app, back)).rejects.toMatchObject({
    data: { message: 'consents:missing.revoked' },
  })

  const narrow = await aReferral(app)
  await signConsent(app, narrow, { information: ['contact-details'] })
  await expect(send(app, narrow)).rejects.toMatchObject({
    data: { message: 'consents:missing.information-not-covered' },
  })
  await expect(send(app, narrow, { information: ['contact-details'] })).resolves.toMatchObject({
    state: 'sent',
  })
})

test('sending with a consent writes one disclosure: to whom, why, what, when and on what basis', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  const sent = await send(app, made)
  expect(sent).toMatchObject({
    state: 'sent',
    sentOn: '2026-12-08',
    sentMethod: 'secure-portal',
    consentId: consent.id,
    nextTask: 'hear-from-provider',
    nextDueOn: '2026-12-22',
  })
  expect(await disclosures(app, made)).toMatchObject([
    {
      studentId: made.studentId,
      referralId: made.referral.id,
      party: 'Bayside Family Counseling',
      interest: 'To find counseling',
      what: 'Name and contact details; Reason for the referral',
      information: ['contact-details', 'reason-for-referral'],
      onDay: '2026-12-08',
      consentId: consent.id,
      exception: null,
    },
  ])
})

/** The case is restricted and over; a colleague, who may not read it, works in another one of the student. */
async function inAnotherCase(app: TestApp, made: MadeReferral) {
  const { case: open } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  const referral = await app.counselor.referrals.get({ id: made.referral.id })
  await app.counselor.referrals.close({ ...aStep(referral), ending: anEnding('closed-family-declined') })
  const { case: over } = await app.counselor.cases.get({ id: made.caseId })
  await app.counselor.cases.close({ ...over, note: 'The family declined.' })

  const { client, accountId: ownerId } = app.hire('Another counselor', {
    roles: ['counselor'],
    sees: 'office',
    endsOn: null,
  })
  const concern = await client.concerns.create(aConcern(made.studentId))
  const { case: fresh } = await client.concerns.triage(aTriage(concern, ownerId))
  const serviceId = made.service.id
  const next = await client.referrals.create(aReferralDraft({ caseId: fresh?.id ?? '', serviceId, ownerId }))
  return { client, next }
}

test('a no in a case somebody may not read stops what they send and print all the same', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { id } = await signConsent(app, made)
  await app.office.consents.object({ id, version: 1, by: 'Luis Varga', on: '2026-12-08', how: 'By phone' })
  const { client, next } = await inAnotherCase(app, made)
  await client.consents.create(aConsent(made.studentId, made.service.organizationId))
  const refused = { code: 'rule', data: { message: 'consents:missing.objection' } }
  await expect(client.referrals.send({ ...aStep(next), ...bySecurePortal })).rejects.toMatchObject(refused)
  const choice = aPacket(next.id, { parts: ['provider-letter'] })
  await expect(printPacket(client, choice)).rejects.toMatchObject(refused)
  const shown = await client.students.get({ id: made.studentId })
  expect(shown.consents.map((consent) => consent.objections)).toEqual([[]])

  // Weighed on the ninth, it stood in the way of what went on the eighth.
  app.setClock('2026-12-09T15:00:00.000Z')
  await app.counselor.consents.weigh({ id, version: 2, words: 'The order gives her the decision.' })
  const wentOn = (effectiveOn: string) =>
    client.referrals.send({ ...aStep(next, { effectiveOn }), ...bySecurePortal })
  await expect(wentOn('2026-12-08')).rejects.toMatchObject(refused)
  await expect(wentOn('2026-12-09')).resolves.toMatchObject({ state: 'sent' })
})

test('a clinic a paper was taken back for in a case somebody may not read gets nothing by another paper', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const treats = { recipientIds: [], anyTreating: true }
  const { organizationId } = made.service
  const { id } = await signConsent(app, made, treats)
  const word = { revokedOn: '2026-12-08', how: 'Her father, by phone' }
  await app.counselor.consents.revoke({ id, version: 1, ...word, recipientIds: [organizationId] })
  const { client, next } = await inAnotherCase(app, made)
  const { id: elsewhereId } = await client.providers.create(
    aProvider({ organizationName: 'Riverside Clinic' }),
  )
  const elsewhere = await client.referrals.create(
    aReferralDraft({ caseId: next.caseId, serviceId: elsewhereId, ownerId: next.ownerId }),
  )
  const refused = (missing: string) => ({ code: 'rule', data: { message: `consents:missing.${missing}` } })
  const send = (referral: Referral) => client.referrals.send({ ...aStep(referral), ...bySecurePortal })
  // What lets others of them go on is theirs to see who may read it.
  await expect(send(elsewhere)).rejects.toMatchObject(refused('no-consent'))

  await client.consents.create(aConsent(made.studentId, organizationId, treats))
  await expect(send(next)).rejects.toMatchObject(refused('revoked'))
  const choice = aPacket(next.id, { parts: ['provider-letter'] })
  await expect(printPacket(client, choice)).rejects.toMatchObject(refused('revoked'))
  await expect(send(elsewhere)).resolves.toMatchObject({ state: 'sent' })
  const shown = await client.students.get({ id: made.studentId })
  expect(shown.consents).toHaveLength(1)
})

test('the record of disclosures is worded in the language of whoever sends', async () => {
  await using app = await createTestApp()
  await app.counselor.settings.change({
    language: 'es',
    appearance: 'system',
    textSize: '100',
    density: 'dense',
  })
  const made = await aReferral(app)
  await signConsent(app, made)
  await send(app, made)
  expect((await disclosures(app, made))[0]?.what).toMatch(/Nombre/)
})

test('in an emergency the threat is written down and takes the place of a consent', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { urgency: 'emergency' })
  await expect(send(app, made, { emergency: { threat: '  ' } })).rejects.toMatchObject({ code: 'invalid' })
  await send(app, made, {
    method: 'phone',
    emergency: { threat: 'Said to two adults that today is the last day.' },
  })
  expect(await disclosures(app, made)).toMatchObject([
    {
      consentId: null,
      exception: 'health-or-safety-emergency',
      exceptionNote: 'Said to two adults that today is the last day.',
      interest: 'To protect health or safety in an emergency',
    },
  ])
})

test('an emergency sends what came from a program for substance use to medical staff alone, by name', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { urgency: 'emergency' })
  const information: InformationClass[] = ['contact-details', 'substance-use-records']
  const threat = 'She does not wake up.'
  await expect(send(app, made, { information, emergency: { threat } })).rejects.toMatchObject({
    data: { message: 'referrals:errors.medicalStaffOnly' },
  })
  await send(app, made, { information, emergency: { threat, medicalStaff: 'Dr. Lim, Harbor Hospital' } })
  expect(await disclosures(app, made)).toMatchObject([
    { exceptionNote: 'She does not wake up. · Dr. Lim, Harbor Hospital', information },
  ])
})

test('where a consent covers it, an emergency changes nothing but is remembered', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  await send(app, made, { emergency: { threat: 'Cannot be alone tonight.' } })
  expect(await disclosures(app, made)).toMatchObject([
    { consentId: consent.id, exception: null, exceptionNote: 'Cannot be alone tonight.' },
  ])
})

test('a letter to a provider says at least something: an empty list is no way around the consent', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  await expect(send(app, made, { information: [] })).rejects.toMatchObject({
    code: 'invalid',
    data: { fields: [{ path: 'information' }] },
  })
})

test('a family that takes the list and calls needs no consent, and nothing was disclosed', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  expect(await send(app, made, inHand)).toMatchObject({
    state: 'sent',
    sentMethod: 'in-hand',
    consentId: null,
    nextTask: 'call-family',
    nextDueOn: '2026-12-15',
  })
  expect(await disclosures(app, made)).toEqual([])
})

test('what the office itself tells a provider is a disclosure on the family’s own pathway too', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const faxed = { method: 'fax', information: ['contact-details'], emergency: null } as const
  await expect(send(app, made, { ...faxed, information: [...faxed.information] })).rejects.toMatchObject({
    data: { message: 'consents:missing.no-consent' },
  })
  await signConsent(app, made)
  await send(app, made, { ...faxed, information: [...faxed.information] })
  expect(await disclosures(app, made)).toMatchObject([{ information: ['contact-details'] }])
})

test('a consent signed after a letter left does not cover it; one that stood on that day does', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { needIdentifiedOn: '2026-11-20' })
  const left = { ...aStep(made.referral, { effectiveOn: '2026-12-01' }), ...bySecurePortal }
  const late = await signConsent(app, made, { signedOn: '2026-12-07' })
  await expect(app.office.referrals.send(left)).rejects.toMatchObject({ code: 'rule' })

  const early = await signConsent(app, made, { signedOn: '2026-11-30', expiresOn: '2026-12-05' })
  await app.office.referrals.send(left)
  expect(await disclosures(app, made)).toMatchObject([{ onDay: '2026-12-01', consentId: early.id }])
  expect(late.id).not.toBe(early.id)
})

test('what was told before a consent was taken back the same day is on record by that consent', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  const { referral } = made
  await app.office.consents.revoke({ id: consent.id, version: 1, revokedOn: '2026-12-08', how: 'By phone' })
  await expect(app.office.referrals.send({ ...aStep(referral), ...bySecurePortal })).rejects.toMatchObject({
    data: { message: 'consents:missing.revoked' },
  })
  const alreadyLeft = { when: 'before', note: 'It went at nine.' } as const
  expect(
    await app.office.referrals.send({ ...aStep(referral), ...bySecurePortal, alreadyLeft }),
  ).toMatchObject({ state: 'sent', consentId: consent.id })
})

test('a provider who goes by somebody kept away since was told before only on that very day, or on a day before', async () => {
  await using app = await createTestApp()
  app.setClock('2026-12-01T15:00:00.000Z')
  const provider = { organizationName: 'Béla Kovács Counseling' }
  const made = await aReferral(app, { needIdentifiedOn: '2026-12-01' }, provider)
  const { studentId, caseId, referral } = made
  await signConsent(app, made, { signedOn: '2026-12-01' })
  const { pages } = await printPacket(app.office, aPacket(referral.id, { parts: ['provider-letter'] }))
  app.setClock('2026-12-08T15:00:00.000Z')
  const away = { name: 'Bela Kovacs', doNotContact: true, doNotContactBasis: 'Order of 8 December' }
  await app.counselor.students.addContact({ studentId, draft: aContact(away) })
  app.setClock('2026-12-20T15:00:00.000Z')
  const alreadyLeft = { when: 'before', note: 'It was in the tray' } as const
  const refused = { data: { message: 'packets:gap.provider-kept-away' } }
  const call = app.office.cases.logAttempt({
    ...{ caseId, referralId: referral.id, withWhom: 'provider', contactId: null, channel: 'phone' },
    ...{ language: null, interpreter: '', reached: true, result: '', told: ['contact-details'], alreadyLeft },
  })
  await expect(call).rejects.toMatchObject(refused)
  const went = (wentOn: string, left: typeof alreadyLeft | null) =>
    app.office.packets.settle({
      ...{ referralId: referral.id, method: 'fax', emergency: null, wentOn, alreadyLeft: left },
      endings: pages.map(({ id }) => ({ pageId: id, ending: 'sent-to-provider' })),
    })
  await expect(went('2026-12-20', alreadyLeft)).rejects.toMatchObject(refused)
  await expect(went('2026-12-08', null)).rejects.toMatchObject(refused)
  await went('2026-12-08', alreadyLeft)
  await app.undoLast(app.office)
  await went('2026-12-02', null)
  expect(await disclosures(app, made)).toMatchObject([{ onDay: '2026-12-02', exception: null }])
})

test('in an emergency a hospital is told, though somebody kept away left its number as theirs', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, {}, { organizationName: 'County Hospital', phone: '555-010-0122' })
  const away = { phone: '555-010-0122', doNotContact: true, doNotContactBasis: 'Order' }
  await app.counselor.students.addContact({ studentId: made.studentId, draft: aContact(away) })
  await expect(send(app, made)).rejects.toMatchObject({ data: { message: 'packets:gap.provider-kept-away' } })
  await send(app, made, { emergency: { threat: 'She took pills' } })
  expect(await disclosures(app, made)).toMatchObject([{ exception: 'health-or-safety-emergency' }])
})

test('help at school stays at school: no consent, no disclosure', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'school-based' })
  expect(await send(app, made, inHand)).toMatchObject({ state: 'sent' })
  expect(await disclosures(app, made)).toEqual([])
})

test('sending again after the provider asked for more is checked again and written down again', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  const sent = await send(app, made)
  const asked = await app.office.referrals.askForInformation(aStep(sent, { source: 'provider-said' }))
  await app.office.consents.revoke({ id: consent.id, version: 1, revokedOn: '2026-12-08', how: 'In writing' })
  const again = () => app.office.referrals.send({ ...aStep(asked), ...bySecurePortal })
  await expect(again()).rejects.toMatchObject({ data: { message: 'consents:missing.revoked' } })
  await signConsent(app, made)
  app.setClock('2026-12-10T15:00:00.000Z')
  await app.office.referrals.send({ ...aStep(asked, { effectiveOn: '2026-12-10' }), ...bySecurePortal })
  expect(await disclosures(app, made)).toHaveLength(2)
  expect(await app.counselor.referrals.get({ id: sent.id })).toMatchObject({
    sentOn: '2026-12-08',
    state: 'sent',
  })
})

test('taking back a mis-click takes back its disclosure; the history and the audit trail keep both', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  await send(app, made)
  await app.undoLast(app.counselor)
  const record = await app.counselor.cases.get({ id: made.caseId })
  expect(record.disclosures).toEqual([])
  expect(record.referrals[0]).toMatchObject({
    state: 'draft',
    sentOn: null,
    sentMethod: null,
    consentId: null,
  })
  expect(record.events.map(({ action }) => action)).toEqual(['create', 'send', 'undo'])
  const audited = listAudit(app.vault.reading, { afterSeq: 0 }).map(({ event }) => event)
  expect(audited).toContain('referral.sent')
  expect(audited).toContain('undone')
})

test('a disclosure cannot be taken back once somebody built on it', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const sent = await send(app, made)
  const undo = app.events.findLast((event) => event.kind === 'undoable')
  await app.office.referrals.accept(aStep(sent, { source: 'provider-said' }))
  await expect(app.counselor.undo.run({ undoId: undo?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await disclosures(app, made)).toHaveLength(1)
})

test('when a family is called after it was referred is for the protocol its case follows to say, and moves with the calendar', async () => {
  await using app = await createTestApp()
  const tiers = USUAL_TIERS
  const routine = { ...tiers.routine, familyCall: { amount: 2, unit: 'school-days' as const } }
  await publishProtocol(app.owner, { tiers: { ...tiers, routine } })
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const { id } = await send(app, made, inHand)
  const due = async () => (await app.counselor.referrals.get({ id })).nextDueOn
  expect(await due()).toBe('2026-12-10')
  const calendar = await app.owner.calendar.get({})
  const snow = { startsOn: '2026-12-09', endsOn: '2026-12-09', kind: 'weather', name: '' } as const
  await app.owner.calendar.save({ ...calendar, closures: [...calendar.closures, snow] })
  expect(await due()).toBe('2026-12-11')
})

test('a case that moves to another version is due by its clocks, and its days still move with the calendar', async () => {
  await using app = await createTestApp()
  const tiers = USUAL_TIERS
  const first = await publishProtocol(app.owner, {})
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const { id, caseId } = await send(app, made, inHand)
  const due = async () => (await app.counselor.referrals.get({ id })).nextDueOn
  expect(await due()).toBe('2026-12-15')
  const routine = { ...tiers.routine, familyCall: { amount: 2, unit: 'school-days' as const } }
  const begun = await app.owner.protocols.begin({ from: 'version', number: first.number })
  const document = { ...first.document, tiers: { ...tiers, routine } }
  const written = await app.owner.protocols.save({ ...begun, document })
  await app.owner.protocols.publish({ ...written, why: 'Sooner.' })
  const { version } = (await app.counselor.cases.get({ id: caseId })).case
  await app.counselor.cases.moveToProtocol({ id: caseId, version, number: 2 })
  expect(await due()).toBe('2026-12-10')
  await app.undoLast(app.counselor)
  expect(await due()).toBe('2026-12-15')
  const { version: now } = (await app.counselor.cases.get({ id: caseId })).case
  await app.counselor.cases.moveToProtocol({ id: caseId, version: now, number: 2 })
  const calendar = await app.owner.calendar.get({})
  const snow = { startsOn: '2026-12-09', endsOn: '2026-12-09', kind: 'weather', name: '' } as const
  await app.owner.calendar.save({ ...calendar, closures: [...calendar.closures, snow] })
  expect(await due()).toBe('2026-12-11')
})
