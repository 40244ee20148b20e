import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import type { Consent } from '#shared/domain/consent.ts'
import type { PacketChoice } from '#shared/domain/packet.ts'

import { aContact } from '../testing/makers.ts'
import { printForms, printPacket, printPackets } from '../testing/print-as-seen.ts'
import {
  aConsent,
  aFormBatch,
  aPacket,
  aPacketBatch,
  aProvider,
  aReferral,
  aStep,
  anEnding,
  signConsent,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'footbridge-do-not-send-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PARTS: PacketChoice['parts'] = ['letter', 'provider-letter', 'feedback-slip']

/** Printed while the consent stood: the letter to the family, the one to the provider, and its slip. */
async function printedByConsent(app: TestApp) {
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  await printPacket(app.office, aPacket(made.referral.id, { parts: PARTS }))
  return { ...made, consent }
}

/** What is said of each page where it waits, in the list of all and on the page of its packet. */
async function stops(app: TestApp, caseId: string) {
  const { pages } = await app.office.printing.unsaid({})
  const { stopped } = await app.office.cases.get({ id: caseId })
  const inList = pages.flatMap(({ id, stop }) => (stop === null ? [] : [[id, stop]]))
  expect(Object.fromEntries(inList)).toEqual(stopped)
  return Object.fromEntries(pages.map(({ part, stop }) => [part, stop]))
}

/** The letter to the family thanks for it, the one to the provider went by it. */
const TAKEN_BACK = { letter: 'thanks-for-consent', 'provider-letter': 'revoked' }
const NOTHING = { letter: null, 'provider-letter': null, 'feedback-slip': null }

test('a letter whose consent was taken back since says where it waits that it must not go', async () => {
  await using app = await createTestApp()
  const { caseId, consent } = await printedByConsent(app)
  expect(await stops(app, caseId)).toEqual(NOTHING)
  await app.office.consents.revoke({ ...consent, revokedOn: '2026-12-08', how: 'By phone' })
  expect(await stops(app, caseId)).toEqual({ ...NOTHING, ...TAKEN_BACK })
})

test('a letter that thanks a family for what it took back since must not go to it; one printed after that may', async () => {
  await using app = await createTestApp()
  const { caseId, consent, referral, studentId, service } = await printedByConsent(app)
  app.setClock('2026-12-08T17:00:00.000Z')
  await app.office.consents.revoke({ ...consent, revokedOn: '2026-12-08', how: 'By phone' })
  expect((await stops(app, caseId)).letter).toBe('thanks-for-consent')
  // Signed again, what it says is true again.
  app.setClock('2026-12-08T17:01:00.000Z')
  await app.office.consents.create(aConsent(studentId, service.organizationId, { signedOn: '2026-12-08' }))
  expect((await stops(app, caseId)).letter).toBe(null)
  await app.undoLast(app.office)
  await printPacket(app.office, aPacket(referral.id, { parts: ['letter'] }))
  const { pages } = await app.office.printing.unsaid({})
  expect(pages.flatMap(({ part, stop }) => (part === 'letter' ? [stop] : []))).toEqual([
    null,
    'thanks-for-consent',
  ])
})

test('a letter whose consent ran out since, or whose help the family declined, must not go either', async () => {
  await using app = await createTestApp()
  const { caseId, referral } = await printedByConsent(app)
  await app.counselor.referrals.close({
    ...aStep(referral),
    ending: anEnding('closed-family-declined'),
  })
  expect(await stops(app, caseId)).toEqual({ ...NOTHING, 'provider-letter': 'family-declined' })
  await app.undoLast(app.counselor)
  expect(await stops(app, caseId)).toEqual(NOTHING)
  app.setClock('2027-07-05T16:00:00.000Z')
  expect(await stops(app, caseId)).toEqual({ ...NOTHING, 'provider-letter': 'expired' })
})

test('a letter that was kept says it as well, and one that has gone says nothing any longer', async () => {
  await using app = await createTestApp()
  const { caseId, consent, referral } = await printedByConsent(app)
  const { pages } = await app.office.printing.unsaid({})
  const settle = (ending: 'kept' | 'destroyed') =>
    app.office.packets.settle({
      ...{ referralId: referral.id, method: null, emergency: null },
      endings: pages.map(({ id }) => ({ pageId: id, ending })),
    })
  await settle('kept')
  await app.office.consents.revoke({ ...consent, revokedOn: '2026-12-08', how: 'By phone' })
  const kept = async () => (await app.office.printing.kept({})).pages.filter(({ stop }) => stop !== null)
  expect(Object.fromEntries((await kept()).map(({ part, stop }) => [part, stop]))).toEqual(TAKEN_BACK)
  await settle('destroyed')
  expect(await kept()).toEqual([])
  expect((await app.office.cases.get({ id: caseId })).stopped).toEqual({})
})

test('packets of many say for whom each was printed, until nobody may contact them: then those must not go', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId, caseId, referral } = made
  const mother = await app.office.students.addContact({ studentId, draft: aContact() })
  const batch = aPacketBatch([referral.id], {
    ...{ parts: ['letter'], language: 'en', addressees: { [referral.id]: mother.id } },
  })
  await printPackets(app.office, batch)
  const waits = async () => (await app.office.printing.unsaid({})).pages
  expect(await waits()).toMatchObject([
    { printedFor: { name: mother.name, relation: mother.relation }, stop: null },
  ])
  const draft = aContact({ doNotContact: true, doNotContactBasis: 'Court order' })
  await app.office.students.updateContact({ id: mother.id, version: mother.version, studentId, draft })
  expect(await waits()).toMatchObject([{ printedFor: null, stop: 'kept-away' }])
  expect(await stops(app, caseId)).toEqual({ letter: 'kept-away' })
})

test('a form that names somebody nobody may contact by now must not go', async () => {
  await using app = await createTestApp()
  const { studentId } = await aReferral(app)
  const mother = await app.office.students.addContact({ studentId, draft: aContact() })
  await printForms(app.office, aFormBatch([studentId], { forms: ['contact-log'] }))
  const waits = async () => (await app.office.printing.unsaid({})).forms
  expect(await waits()).toMatchObject([{ form: 'contact-log', contactIds: [mother.id], stop: null }])
  const draft = aContact({ doNotContact: true, doNotContactBasis: 'Court order' })
  await app.office.students.updateContact({ id: mother.id, version: mother.version, studentId, draft })
  expect(await waits()).toMatchObject([{ form: 'contact-log', stop: 'kept-away' }])
})

test('a saved copy of a release that was taken back since must not go to its provider', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made, {
    information: ['contact-details', 'date-of-birth', 'reason-for-referral'],
  })
  const path = join(folder, 'scan.jpg')
  writeFileSync(path, Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))
  app.host.choose = [{ name: 'scan.jpg', path }]
  const { id } = await app.office.consentScans.attach({ consentId: consent.id, token: null })
  await app.office.consentScans.save({ consentId: consent.id, id })
  const waits = async () => (await app.office.printing.unsaid({})).forms
  expect(await waits()).toMatchObject([{ form: 'signed-release', stop: null }])
  await app.office.consents.revoke({ ...consent, revokedOn: '2026-12-08', how: 'By phone' })
  expect(await waits()).toMatchObject([{ form: 'signed-release', stop: 'revoked' }])
})

test.each([
  ['at one', '2026-12-08T18:00:00.000Z'],
  ['at eight in the evening', '2026-12-09T01:00:00.000Z'],
])(
  'a letter printed %s on the day a consent was taken back, of which the office hears a day later, does not thank for it',
  async (_hour, at) => {
    await using app = await createTestApp()
    const made = await aReferral(app)
    const consent = await signConsent(app, made)
    app.setClock(at)
    await printPacket(app.office, aPacket(made.referral.id, { parts: ['letter'] }))
    app.setClock('2026-12-09T15:00:00.000Z')
    await app.office.consents.revoke({
      ...{ id: consent.id, version: consent.version, revokedOn: '2026-12-08', how: 'By phone' },
    })
    expect((await stops(app, made.caseId)).letter).toBe('thanks-for-consent')
  },
)

test('a letter of a referral that was entered in error must not go', async () => {
  await using app = await createTestApp()
  const { caseId, referral } = await printedByConsent(app)
  await app.counselor.referrals.enterInError({ ...aStep(referral), remark: 'Of another student.' })
  expect(await stops(app, caseId)).toMatchObject({ 'provider-letter': 'entered-in-error' })
})

test('in an emergency the letter goes even though the family declined this help', async () => {
  await using app = await createTestApp()
  const { caseId, referral } = await printedByConsent(app)
  await app.counselor.referrals.close({ ...aStep(referral), ending: anEnding('closed-family-declined') })
  const { pages } = await app.office.printing.unsaid({})
  const letter = pages.find(({ part }) => part === 'provider-letter')
  const settle = (emergency: { readonly threat: string } | null) =>
    app.office.packets.settle({
      ...{ referralId: referral.id, method: 'fax', emergency },
      endings: [{ pageId: letter?.id ?? '', ending: 'sent-to-provider' }],
    })
  await expect(settle(null)).rejects.toMatchObject({ data: { message: 'referrals:errors.familyDeclined' } })
  await settle({ threat: 'Not safe tonight.' })
  const { disclosures } = await app.office.cases.get({ id: caseId })
  expect(disclosures).toMatchObject([{ exceptionNote: 'Not safe tonight.' }])
})

test.each([
  ['one', 0],
  ['other', 1],
] as const)(
  'a saved copy of a release for two providers, taken back for the %s, may go to whom it still holds for',
  async (_, at) => {
    await using app = await createTestApp()
    const made = await aReferral(app)
    const pier = await app.office.providers.create(aProvider({ organizationName: 'Pier' }))
    const both = [made.service.organizationId, pier.organizationId]
    const consent = await signConsent(app, made, {
      ...{ recipientIds: both, information: ['contact-details', 'date-of-birth', 'reason-for-referral'] },
    })
    const path = join(folder, 'two.jpg')
    writeFileSync(path, Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 4, 5, at]))
    app.host.choose = [{ name: 'two.jpg', path }]
    const { id } = await app.office.consentScans.attach({ consentId: consent.id, token: null })
    await app.office.consentScans.save({ consentId: consent.id, id })
    const stop = async () => (await app.office.printing.unsaid({})).forms.map((form) => form.stop)
    const revoke = ({ id: consentId, version }: Consent, recipientId = '') =>
      app.office.consents.revoke({
        ...{ id: consentId, version, revokedOn: '2026-12-08', how: 'By phone', recipientIds: [recipientId] },
      })
    const half = await revoke(consent, both[at])
    expect(await stop(), 'the other still has it').toEqual([null])
    await revoke(half, both[1 - at])
    expect(await stop()).toEqual(['revoked'])
  },
)
