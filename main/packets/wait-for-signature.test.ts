import { expect, test } from 'vitest'

import { aContact } from '../testing/makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import { aPacket, aReferral, aStep, signConsent, type MadeReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

type Ending = 'handed-to-parent' | 'handed-to-student' | 'kept' | 'not-printed'

/** Prints the letter with the form to sign, and says where both went. */
async function giveForm(app: TestApp, { referral }: MadeReferral, ending: Ending, wentOn?: string) {
  const choice = aPacket(referral.id, { parts: ['letter', 'consent-form'] })
  const { pages } = await printPacket(app.office, choice)
  const endings = pages.map(({ id }) => ({ pageId: id, ending }))
  const how = { method: null, emergency: null, wentOn: wentOn ?? null }
  await app.office.packets.settle({ referralId: referral.id, endings, ...how })
}

const waiting = async ({ office }: TestApp) =>
  (await office.consentRequests.list({ whose: 'office', show: 'waiting' })).rows

const stateOf = async ({ office }: TestApp, { referral }: MadeReferral) =>
  (await office.referrals.get({ id: referral.id })).state

test('a form to sign that went home in a packet is waited for since that day, and all of it is taken back at once', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId, referral, service } = made
  const { id } = await app.office.students.addContact({ studentId, draft: aContact() })
  await giveForm(app, made, 'handed-to-parent')
  expect(await waiting(app)).toMatchObject([
    {
      ...{ studentId, referralId: referral.id, kind: 'exchange', recipientIds: [service.organizationId] },
      ...{ askedContactId: id, how: 'in-hand', language: 'en', askedOn: '2026-12-08', ending: null },
    },
  ])
  expect(await stateOf(app, made)).toBe('awaiting-consent')
  await app.undoLast(app.office)
  expect(await waiting(app)).toEqual([])
  expect(await stateOf(app, made)).toBe('draft')
})

test('of the student’s own hands is said that it went with them; what never left is not waited for', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'school-based' })
  await giveForm(app, made, 'kept')
  await giveForm(app, made, 'not-printed')
  expect(await waiting(app)).toEqual([])
  await giveForm(app, made, 'handed-to-student')
  expect(await waiting(app)).toMatchObject([
    { kind: 'services', recipientIds: [], askedContactId: null, askedName: '', how: 'with-the-student' },
  ])
})

test('where two may sign nobody guesses of whom it was asked, and nobody who must not be contacted is one of them', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId } = made
  const add = (known: Parameters<typeof aContact>[0]) =>
    app.office.students.addContact({ studentId, draft: aContact(known) })
  const mother = await add({ name: 'Teresa Varga' })
  await add({ name: 'Omar Varga', doNotContact: true, doNotContactBasis: 'Court order' })
  await giveForm(app, made, 'handed-to-parent')
  expect(await waiting(app)).toMatchObject([{ askedContactId: mother.id }])
  await app.undoLast(app.office)
  await add({ name: 'Ines Varga', relation: 'guardian' })
  await giveForm(app, made, 'handed-to-parent')
  expect(await waiting(app)).toMatchObject([{ askedContactId: null, askedName: '' }])
})

test('forms for two parents are two papers that are waited for, and whoever signs ends the wait for theirs', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId, referral } = made
  const add = (known: Parameters<typeof aContact>[0]) =>
    app.office.students.addContact({ studentId, draft: aContact(known) })
  const mother = await add({ name: 'Teresa Varga' })
  const father = await add({ name: 'Omar Varga', relation: 'father' })
  const printed = async (addresseeId: string) => {
    const choice = aPacket(referral.id, { parts: ['letter', 'consent-form'], addresseeId })
    return (await printPacket(app.office, choice)).pages
  }
  const pages = [...(await printed(mother.id)), ...(await printed(father.id))]
  const settle = () =>
    app.office.packets.settle({
      ...{ referralId: referral.id, method: null, emergency: null },
      endings: pages.map(({ id }) => ({ pageId: id, ending: 'handed-to-parent' })),
    })
  const askedOf = async () => (await waiting(app)).map(({ askedContactId }) => askedContactId)
  await settle()
  expect(new Set(await askedOf())).toEqual(new Set([mother.id, father.id]))
  await app.undoLast(app.office)
  expect([await askedOf(), await stateOf(app, made)]).toEqual([[], 'draft'])
  await settle()
  await signConsent(app, made, { signer: 'Omar Varga', signerContactId: father.id })
  expect(await askedOf()).toEqual([mother.id])
  await app.undoLast(app.counselor)
  expect(await askedOf()).toHaveLength(2)
})

test('who signed by name alone signed for nobody else: the form for the other parent is waited for', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId } = made
  const mother = await app.office.students.addContact({
    studentId,
    draft: aContact({ name: 'Teresa Varga' }),
  })
  const today = { signedOn: '2026-12-08', signerContactId: null }
  await signConsent(app, made, { ...today, signer: 'Omar Varga' })
  await giveForm(app, made, 'handed-to-parent')
  expect(await waiting(app)).toMatchObject([{ askedContactId: mother.id }])
  await app.undoLast(app.office)
  await signConsent(app, made, { ...today, signer: 'Teresa Varga' })
  await giveForm(app, made, 'handed-to-parent')
  expect(await waiting(app)).toEqual([])
})

test('a paper that is waited for is not waited for twice', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await app.office.referrals.requestConsent(aStep(made.referral))
  await giveForm(app, made, 'handed-to-parent')
  await giveForm(app, made, 'handed-to-parent')
  expect(await waiting(app)).toHaveLength(1)
})

test('said late: a form that came back signed, or with a no, before anybody said that it went is not waited for', async () => {
  await using app = await createTestApp()
  const [signed, declined] = [await aReferral(app), await aReferral(app)]
  for (const made of [signed, declined]) await giveForm(app, made, 'kept')
  await signConsent(app, signed, { signedOn: '2026-12-08' })
  await giveForm(app, signed, 'handed-to-parent')
  expect(await waiting(app)).toEqual([])
  expect(await stateOf(app, signed)).toBe('draft')

  await giveForm(app, declined, 'handed-to-parent')
  const [asked] = await waiting(app)
  const no = { on: '2026-12-08', by: 'Teresa Varga', words: '' }
  await app.office.consentRequests.decline({ id: asked?.id ?? '', version: 1, ...no })
  await giveForm(app, declined, 'handed-to-parent')
  expect(await waiting(app)).toEqual([])
})

test('a new form for what was signed long ago is waited for, and leaves the referral where it stands', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made, { signedOn: '2026-11-02' })
  await giveForm(app, made, 'handed-to-parent')
  expect(await waiting(app)).toHaveLength(1)
  expect(await stateOf(app, made)).toBe('draft')
})
