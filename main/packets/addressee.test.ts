import { expect, test } from 'vitest'

import type { PacketChoice } from '#shared/domain/packet.ts'

import { aContact } from '../testing/makers.ts'
import { printPacket, printPackets } from '../testing/print-as-seen.ts'
import { aConsent, aPacket, aPacketBatch, aReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/** A student of two households, of which one reads Spanish and the other Arabic, and a father nobody may contact. */
async function twoHouseholds(app: TestApp) {
  const made = await aReferral(app)
  const { studentId } = made
  const add = (known: Parameters<typeof aContact>[0]) =>
    app.office.students.addContact({ studentId, draft: aContact(known) })
  const barred = await add({ name: 'Aron Varga', doNotContact: true, doNotContactBasis: 'Court order' })
  const mother = await add({ name: 'Teresa Varga', languageRead: 'es' })
  const guardian = await add({
    name: 'Salma Haddad',
    relation: 'guardian',
    studentNameUsed: 'Noor',
    languageRead: 'ar',
  })
  const choose = (chosen: Partial<PacketChoice>) =>
    aPacket(made.referral.id, { parts: ['letter', 'consent-form'], ...chosen })
  return { ...made, barred, mother, guardian, choose }
}

test('a packet is for one parent or guardian: the letter says so, in the name they use, and each page keeps it', async () => {
  await using app = await createTestApp()
  const { guardian, mother, choose, caseId } = await twoHouseholds(app)
  const letterFor = async (addresseeId: string | null) =>
    (await app.office.packets.preview(choose({ addresseeId }))).pages[0]?.html ?? ''
  expect(await letterFor(guardian.id)).toMatch(/For <b>.*Salma Haddad.*Dear family of .*Noor/s)
  expect(await letterFor(mother.id)).toMatch(/For <b>.*Teresa Varga/s)
  expect(await letterFor(null)).not.toMatch(/Salma|Teresa/)
  const parts: PacketChoice['parts'] = ['letter', 'feedback-slip']
  await printPacket(app.office, choose({ parts, addresseeId: guardian.id }))
  const { pages } = await app.counselor.cases.get({ id: caseId })
  expect(Object.fromEntries(pages.map(({ part, addresseeId }) => [part, addresseeId]))).toEqual({
    letter: guardian.id,
    'feedback-slip': null,
  })
})

test('the form to sign that goes with it is asked of whom it is for', async () => {
  await using app = await createTestApp()
  const { guardian, mother, choose, referral } = await twoHouseholds(app)
  for (const addresseeId of [guardian.id, mother.id, guardian.id]) {
    const { pages } = await printPacket(app.office, choose({ addresseeId }))
    await app.office.packets.settle({
      ...{ referralId: referral.id, method: null, emergency: null, wentOn: null },
      endings: pages.map(({ id }) => ({ pageId: id, ending: 'handed-to-parent' })),
    })
  }
  const { rows } = await app.office.consentRequests.list({ whose: 'office', show: 'waiting' })
  expect(rows.map(({ askedName }) => askedName).toSorted()).toEqual(['Salma Haddad', 'Teresa Varga'])
})

test('no packet is for somebody who must not be contacted, may not sign or belongs to another student', async () => {
  await using app = await createTestApp()
  const { barred, choose } = await twoHouseholds(app)
  const other = await twoHouseholds(app)
  for (const addresseeId of [barred.id, other.mother.id]) {
    const refused = { code: 'rule', data: { message: 'packets:errors.notForThem' } }
    await expect(app.office.packets.preview(choose({ addresseeId }))).rejects.toMatchObject(refused)
    await expect(printPacket(app.office, choose({ addresseeId }))).rejects.toMatchObject(refused)
  }
})

test('of many, each is for the first of two households, in their language', async () => {
  await using app = await createTestApp()
  const { referral, guardian, caseId } = await twoHouseholds(app)
  const batch = aPacketBatch([referral.id], { parts: ['letter'], language: null })
  expect(await app.office.printing.readyPackets(batch)).toMatchObject([{ language: 'ar', stop: null }])
  await printPackets(app.office, batch)
  expect(app.host.printed[0]).toMatch(/إلى .*Salma Haddad/s)
  const { pages } = await app.counselor.cases.get({ id: caseId })
  expect(pages).toMatchObject([{ part: 'letter', addresseeId: guardian.id }])
})

test('of many, one says for whom each of two households is; whoever may not have it is not chosen', async () => {
  await using app = await createTestApp()
  const { mother, guardian, barred, referral } = await twoHouseholds(app)
  const ready = async (addressees: Record<string, string | null>) =>
    (
      await app.office.printing.readyPackets(aPacketBatch([referral.id], { parts: ['letter'], addressees }))
    )[0]
  expect(await ready({})).toMatchObject({ addresseeId: guardian.id, language: 'ar' })
  expect((await ready({}))?.mayHave.map(({ name }) => name)).toEqual(['Salma Haddad', 'Teresa Varga'])
  expect(await ready({ [referral.id]: mother.id })).toMatchObject({ addresseeId: mother.id, language: 'es' })
  expect(await ready({ [referral.id]: null })).toMatchObject({ addresseeId: null })
  expect(await ready({ [referral.id]: barred.id })).toMatchObject({ addresseeId: guardian.id })
})

test('of many, each is for whoever was asked to sign for its referral, as long as that is waited for', async () => {
  await using app = await createTestApp()
  const { mother, guardian, referral, studentId, service } = await twoHouseholds(app)
  const ready = async () =>
    (
      await app.office.printing.readyPackets(
        aPacketBatch([referral.id], { parts: ['letter'], language: null }),
      )
    )[0]
  const asked = await app.office.consentRequests.create({
    ...{ studentId, kind: 'exchange', recipientIds: [service.organizationId ?? ''], askedOn: '2026-12-08' },
    asked: { contactId: mother.id, name: mother.name, how: 'in-hand', language: null },
  })
  expect(await ready()).toMatchObject({ addresseeId: mother.id, language: 'es' })
  await app.office.consentRequests.callOff({
    ...{ id: asked.id, version: asked.version, on: '2026-12-08', words: 'Asked by mistake' },
  })
  expect(await ready()).toMatchObject({ addresseeId: guardian.id, language: 'ar' })
})

test('a packet is for whoever signed, and not first for who said no', async () => {
  await using app = await createTestApp()
  const { mother, guardian, referral, studentId, service } = await twoHouseholds(app)
  const ready = async () =>
    (
      await app.office.printing.readyPackets(
        aPacketBatch([referral.id], { parts: ['letter'], language: null }),
      )
    )[0]
  const ask = (contact: typeof mother) =>
    app.office.consentRequests.create({
      ...{ studentId, kind: 'exchange', recipientIds: [service.organizationId], askedOn: '2026-12-08' },
      asked: { contactId: contact.id, name: contact.name, how: 'in-hand', language: null },
    })
  expect(await ready()).toMatchObject({ addresseeId: guardian.id })
  const { id, version } = await ask(guardian)
  await app.office.consentRequests.decline({
    ...{ id, version, on: '2026-12-08', by: guardian.name, words: 'No' },
  })
  expect(await ready()).toMatchObject({ addresseeId: mother.id })
  await app.counselor.consents.create(
    aConsent(studentId, service.organizationId, {
      ...{ signer: guardian.name, signerContactId: guardian.id, signedOn: '2026-12-08' },
    }),
  )
  expect(await ready()).toMatchObject({ addresseeId: guardian.id })
})

test('of many, it is said of each whether somebody it is for does not read, or reads what no page is written in', async () => {
  await using app = await createTestApp()
  const { referral, studentId } = await aReferral(app)
  await app.office.students.addContact({
    studentId,
    draft: aContact({ name: 'Almaz Varga', languageSpoken: 'am', languageRead: 'none' }),
  })
  const batch = aPacketBatch([referral.id], { parts: ['letter'], language: null })
  expect(await app.office.printing.readyPackets(batch)).toMatchObject([{ doNotRead: ['Almaz Varga'] }])
})
