import { expect, test } from 'vitest'

import type { InformationClass } from '#shared/domain/consent.ts'
import type { PacketChoice } from '#shared/domain/packet.ts'

import { aContact, aStudent } from '../testing/makers.ts'
import { ANA } from '../testing/packet-facts.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import {
  aPacket,
  aProvider,
  aReferral,
  anEnding,
  aStep,
  bySecurePortal,
  inHand,
  signConsent,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const withLetter: Pick<PacketChoice, 'parts'> = { parts: ['provider-letter', 'contact-slip'] }

const preview = ({ office }: TestApp, { referral }: MadeReferral, chosen: Partial<PacketChoice> = {}) =>
  office.packets.preview(aPacket(referral.id, chosen))

const print = (
  { office }: TestApp,
  { referral }: MadeReferral,
  chosen: Partial<PacketChoice> = {},
  as: 'paper' | 'pdf' = 'paper',
) => printPacket(office, aPacket(referral.id, chosen), as)

const record = ({ counselor }: TestApp, { caseId }: MadeReferral) => counselor.cases.get({ id: caseId })

type Ending = 'handed-to-parent' | 'handed-to-student' | 'sent-to-provider' | 'kept' | 'destroyed'

async function settle(
  app: TestApp,
  made: MadeReferral,
  pages: readonly { readonly id: string }[],
  ending: Ending,
  how: object = {},
) {
  return app.office.packets.settle({
    referralId: made.referral.id,
    endings: pages.map(({ id }) => ({ pageId: id, ending })),
    method: null,
    emergency: null,
    ...how,
  })
}

test('the pages on the screen are the pages on paper', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const shown = await preview(app, made, { language: 'es', remark: 'Nos vemos el lunes.' })
  expect(shown).toMatchObject({ studentId: made.studentId, language: 'es', direction: 'ltr' })
  expect(shown.pages.map(({ part }) => part)).toEqual([
    'letter',
    'provider',
    'what-to-expect',
    'contact-slip',
  ])
  await print(app, made, { language: 'es', remark: 'Nos vemos el lunes.' })
  for (const { html } of shown.pages) expect(app.host.printed[0]).toContain(html)
  expect(shown.pages[0]?.html).toContain('Nos vemos el lunes.')
  expect(shown.styles).toContain(':host')
})

test('nothing is printed for a referral that was entered in error', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await app.counselor.referrals.enterInError({ ...aStep(made.referral), remark: 'Wrong student.' })
  await expect(print(app, made)).rejects.toMatchObject({ code: 'rule' })
})

test('pages stand in the order they were chosen, each once; Arabic is read from the right', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const parts = ['contact-slip', 'letter', 'contact-slip'] as const
  const shown = await preview(app, made, { language: 'ar', parts: [...parts] })
  expect(shown.direction).toBe('rtl')
  expect(shown.pages.map(({ part }) => part)).toEqual(['contact-slip', 'letter'])
  for (const { html } of shown.pages) expect(html).toMatch(/^<section[^>]*lang="ar"\s+dir="rtl"/)
})

test('the family’s own pages print at once, without any consent, and nothing was disclosed', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  expect((await preview(app, made)).gaps).toEqual([])
  const { printed, pages } = await print(app, made)
  expect(printed).toBe(true)
  expect(pages).toMatchObject([
    {
      part: 'letter',
      language: 'en',
      information: [],
      ending: null,
      printedBy: app.sessions.office.accountId,
    },
    { part: 'provider' },
    { part: 'what-to-expect' },
    { part: 'contact-slip' },
  ])
  const kept = await record(app, made)
  expect(kept.pages).toHaveLength(4)
  expect(kept.disclosures).toEqual([])
  expect(kept.referrals[0]).toMatchObject({ state: 'draft', version: 1 })
})

test('a sign the printed fonts have no shape for is named before the page is printed', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const shown = await preview(app, made, { remark: 'We spoke with ភ Ru and ភ An.' })
  expect(shown.gaps).toEqual([{ part: 'letter', gap: 'no-letters', blocks: false, signs: 'ភ' }])
})

test('the letter to a provider waits for a consent: shown with the gap, refused in words when printed', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const gap = async () =>
    (await preview(app, made, withLetter)).gaps.filter(({ blocks }) => blocks).map((found) => found.gap)
  const refused = { code: 'rule' }

  expect(await gap()).toEqual(['no-consent'])
  await expect(print(app, made, withLetter)).rejects.toMatchObject({
    ...refused,
    data: { message: 'consents:missing.no-consent' },
  })
  await signConsent(app, made, { information: ['reason-for-referral'] })
  expect(await gap()).toEqual(['information-not-covered'])
  await expect(print(app, made, withLetter)).rejects.toMatchObject({
    ...refused,
    data: { message: 'consents:missing.information-not-covered' },
  })
  const consent = await signConsent(app, made)
  expect(await gap()).toEqual([])
  await expect(print(app, made, withLetter)).resolves.toMatchObject({ printed: true })
  expect(app.host.printed).toHaveLength(1)

  await app.office.consents.revoke({ id: consent.id, version: 1, revokedOn: '2026-12-08', how: 'By phone' })
  expect(await gap()).toEqual(['information-not-covered'])
  await expect(print(app, made, withLetter)).rejects.toMatchObject(refused)
  expect(app.host.printed).toHaveLength(1)
})

test('a consent that was taken back or ran out is named as such', async () => {
  await using app = await createTestApp()
  const back = await aReferral(app)
  const consent = await signConsent(app, back)
  await app.office.consents.revoke({ id: consent.id, version: 1, revokedOn: '2026-12-08', how: 'By phone' })
  const over = await aReferral(app)
  await signConsent(app, over, { signedOn: '2026-11-01', expiresOn: '2026-12-01' })
  const blocking = async (made: MadeReferral) =>
    (await preview(app, made, withLetter)).gaps.find(({ blocks }) => blocks)?.gap
  expect(await blocking(back)).toBe('revoked')
  expect(await blocking(over)).toBe('expired')
})

test('the letter home says what was signed and what was asked, as the records stand', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const letter = async (which = made) =>
    (await preview(app, which, { parts: ['letter'] })).pages[0]?.html ?? ''
  expect(await letter()).toContain('sign our permission form')
  await signConsent(app, made)
  expect(await letter()).toContain('Now we can ask them')
  await app.office.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  expect(await letter()).toContain('We have asked them')

  const here = await aReferral(app, { pathway: 'school-based' })
  expect(await letter(here)).toContain('If you say yes')
  await signConsent(app, here, { kind: 'services', recipientIds: [], information: [] })
  expect(await letter(here)).toContain('The permission is signed')
})

test('a school without an address is told that nobody knows where to send the slip', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const gap = async () =>
    (await preview(app, made)).gaps.find(({ gap: missing }) => missing === 'no-school-address')
  const known = await app.owner.school.get({})
  await app.owner.school.update({ ...known, address: '' })
  expect(await gap()).toMatchObject({ part: 'contact-slip', blocks: false })
  const school = await app.owner.school.get({})
  await app.owner.school.update({ ...school, address: '1 Harbor Road, Port Ellis' })
  expect(await gap()).toBeUndefined()
})

test('telephone numbers stand on paper in groups, however they were typed', async () => {
  await using app = await createTestApp()
  const school = await app.owner.school.get({})
  await app.owner.school.update({ ...school, phone: '3155550182' })
  const made = await aReferral(app)
  await app.office.students.addContact({
    studentId: made.studentId,
    draft: aContact({ phone: '(315)5550111 ext 4' }),
  })
  const { pages } = await preview(app, made, { parts: ['letter', 'provider-letter'] })
  const paper = pages.map(({ html }) => html).join('')
  expect(paper).toContain('315-555-0182')
  expect(paper).toContain('315-555-0111 x4')
  expect(paper).not.toMatch(/3155550|\(315\)/)
})

test('once the family declined, no letter goes to the provider, whatever they signed before', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  await app.counselor.referrals.close({
    ...aStep(made.referral),
    ending: anEnding('closed-family-declined'),
  })
  expect((await preview(app, made, withLetter)).gaps).toContainEqual({
    part: 'provider-letter',
    gap: 'family-declined',
    blocks: true,
  })
  await expect(print(app, made, withLetter)).rejects.toMatchObject({
    data: { message: 'packets:errors.familyDeclined' },
  })
})

test('help at school has no provider to write to', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'school-based' })
  expect((await preview(app, made, withLetter)).gaps).toContainEqual({
    part: 'provider-letter',
    gap: 'no-provider',
    blocks: true,
  })
  const shown = await preview(app, made)
  expect(shown.gaps).toEqual([])
  expect(shown.pages[1]?.html).toContain('Lunch group')
})

test('what would trouble the reader is named, but blocks nothing', async () => {
  await using app = await createTestApp()
  const school = await app.owner.school.get({})
  await app.owner.school.update({ ...school, phone: '' })
  const made = await aReferral(app, {}, { phone: '' })
  await signConsent(app, made, { information: ['contact-details', 'date-of-birth', 'reason-for-referral'] })
  const { gaps } = await preview(app, made, { parts: ['letter', 'provider', 'provider-letter'] })
  expect(gaps).toEqual([
    { part: 'provider-letter', gap: 'no-birth-date', blocks: false },
    { part: 'provider', gap: 'no-phone', blocks: false },
    { part: 'letter', gap: 'no-school-phone', blocks: false },
  ])
  await expect(print(app, made, withLetter)).resolves.toMatchObject({ printed: true })
})

test('the date of birth leaves only where the paper names it, and the office is told', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { student } = await app.counselor.students.get({ id: made.studentId })
  await app.office.students.update({ ...student, draft: aStudent({ birthDate: '2013-03-09' }) })
  const letter = async () => {
    const { gaps, pages } = await preview(app, made, { parts: ['provider-letter'] })
    return { gaps: gaps.map(({ gap }) => gap), named: pages[0]?.html.includes('March 9, 2013') }
  }
  await signConsent(app, made)
  expect(await letter()).toEqual({ gaps: ['birth-date-not-covered'], named: false })
  await signConsent(app, made, { information: ['contact-details', 'date-of-birth', 'reason-for-referral'] })
  expect(await letter()).toEqual({ gaps: [], named: true })
  const { pages } = await print(app, made, { parts: ['provider-letter'] })
  expect(pages[0]?.information).toContain('date-of-birth')
})

test('a date of birth that is not on file did not leave with the letter that says so', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made, { information: ['contact-details', 'date-of-birth', 'reason-for-referral'] })
  const { pages } = await print(app, made, { parts: ['provider-letter'] })
  await settle(app, made, pages, 'sent-to-provider', { method: 'fax' })
  const { disclosures } = await app.counselor.cases.get({ id: made.caseId })
  const [told] = disclosures
  expect(told?.information).toEqual(['contact-details', 'reason-for-referral'])
})

test('the letter to a provider tells what the consent covers, in the language of the office', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await app.counselor.students.addContact({
    studentId: made.studentId,
    draft: aContact({ phone: '555-0177', languageSpoken: 'es', interpreterNeeded: true }),
  })
  await app.counselor.students.addContact({
    studentId: made.studentId,
    draft: aContact({ name: 'Keep Away', phone: '555-0188', doNotContact: true, doNotContactBasis: 'Order' }),
  })
  await signConsent(app, made, { information: ['contact-details'] })
  const { pages } = await print(app, made, { ...withLetter, language: 'ar' })
  expect(pages).toMatchObject([
    { part: 'provider-letter', language: 'en', information: ['contact-details'] },
    { part: 'contact-slip', language: 'ar', information: [] },
  ])
  const [document = ''] = app.host.printed
  expect(document).toContain('Ines Varga')
  expect(document).toContain('555-0177')
  expect(document).not.toMatch(/Keep Away|555-0188|Withdrawal/)
})

test('a printed page keeps who read it to the family, and in which words it was', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const choice = { parts: ['letter', 'rights', 'what-to-expect'], language: 'es', interpreter: ANA } as const
  const { pages } = await print(app, made, { ...choice, parts: [...choice.parts] })
  expect((await record(app, made)).pages.map(({ interpreter }) => interpreter)).toEqual([ANA, ANA, ANA])
  const version = async () =>
    (await app.owner.translations.overview({})).find(({ language }) => language === 'es')?.version ?? ''
  const [before] = pages
  expect(before?.textVersion).toContain(await version())
  await app.owner.translations.save({
    ...{ language: 'es', key: 'letter.title', version: 0, words: 'Una carta', translator: '' },
    english: 'A letter for your family',
  })
  const later = await print(app, made, { parts: ['letter'], language: 'es', interpreter: ANA })
  expect(later.pages[0]?.textVersion).toContain(await version())
  expect(later.pages[0]?.textVersion).not.toBe(before?.textVersion)
  expect(await print(app, made, { parts: ['letter'] })).toMatchObject({ pages: [{ interpreter: null }] })
})

test('a PDF is saved under a name that says nothing about anybody', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { savedAs } = await print(app, made, {}, 'pdf')
  expect(savedAs).toBe(`footbridge-packet-${(await record(app, made)).case.code}.pdf`)
  expect(app.host.saved.map(({ name }) => name)).toEqual([savedAs])
  expect(await print(app, made)).toMatchObject({ printed: true, savedAs: null })
  expect(new TextDecoder().decode(app.host.saved[0]?.bytes)).toContain('<!doctype html>')
})

test('pages that read otherwise by now than on the screen do not print unseen', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const choice = aPacket(made.referral.id)
  const { digest: seen } = await preview(app, made)
  const school = await app.owner.school.get({})
  await app.owner.school.update({ ...school, phone: '(555) 555-0199' })
  await expect(app.office.packets.print({ choice, as: 'paper', seen })).rejects.toMatchObject({
    data: { message: 'common:paper.moved' },
  })
  expect((await record(app, made)).pages).toEqual([])
  await expect(app.office.packets.print({ choice, as: 'paper', seen: '' })).rejects.toMatchObject({
    data: { message: 'common:paper.moved' },
  })
  const { digest: now } = await preview(app, made)
  expect(await app.office.packets.print({ choice, as: 'paper', seen: now })).toMatchObject({ printed: true })
})

test('a print dialog that was closed leaves no page behind', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  app.host.print = async () => false
  app.host.saveFile = async () => false
  await expect(print(app, made)).rejects.toMatchObject({ code: 'cancelled' })
  await expect(print(app, made, {}, 'pdf')).rejects.toMatchObject({ code: 'cancelled' })
  expect((await record(app, made)).pages).toEqual([])
})

test('looking at a packet is looking at the student’s record, and leaves a trace', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const traces = () =>
    app.vault.reading
      .prepare(
        `SELECT count(*) AS n FROM audit WHERE event = 'student.opened' AND operation = 'packets.preview'`,
      )
      .get() as { n: number }
  await preview(app, made)
  expect(traces().n).toBe(1)
})

test('handed to the parents: on the family’s own pathway the referral is sent, and the school calls them', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const { pages } = await print(app, made)
  const settled = await settle(app, made, pages, 'handed-to-parent')
  expect(settled).toMatchObject(
    pages.map(() => ({ ending: 'handed-to-parent', endedOn: '2026-12-08', version: 2 })),
  )
  const after = await record(app, made)
  expect(after.referrals[0]).toMatchObject({ state: 'sent', sentMethod: 'in-hand', nextTask: 'call-family' })
  expect(after.disclosures).toEqual([])
})

test('handed to the parents: the crisis page alone tells nobody whom to call, and sends nothing', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const { pages } = await print(app, made, { parts: ['crisis', 'rights'] })
  await settle(app, made, pages, 'handed-to-parent')
  expect((await record(app, made)).referrals[0]).toMatchObject({ state: 'draft' })
})

test('handed to the parents: where the school writes to the provider, that alone sends nothing', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { pages } = await print(app, made)
  await settle(app, made, pages, 'handed-to-parent')
  expect((await record(app, made)).referrals[0]).toMatchObject({ state: 'draft' })
})

test('kept or destroyed: the pages are accounted for and nothing else happens', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  await settle(app, made, pages, 'destroyed')
  const after = await record(app, made)
  expect(after.pages.map(({ ending }) => ending)).toEqual(['destroyed', 'destroyed'])
  expect(after.referrals[0]).toMatchObject({ state: 'draft' })
  expect(after.disclosures).toEqual([])
})

test('a page that was kept does not go on a day before the day it was kept', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  app.setClock('2026-12-10T15:00:00.000Z')
  await settle(app, made, pages, 'kept')
  app.setClock('2026-12-11T15:00:00.000Z')
  const went = (wentOn: string) => settle(app, made, pages, 'sent-to-provider', { method: 'fax', wentOn })
  await expect(went('2026-12-09')).rejects.toMatchObject({
    data: { fields: [{ path: 'wentOn', message: 'packets:errors.wentBeforeKept' }] },
  })
  await went('2026-12-10')
})

test('a page handed to the family keeps how it is known that it had left, and taken back it keeps that no more', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const { studentId } = made
  const luis = { name: 'Luis Varga', relation: 'father', holdsConsentRights: true } as const
  await app.office.students.addContact({
    studentId,
    draft: aContact({ name: 'Teresa Varga', holdsConsentRights: true }),
  })
  const father = await app.office.students.addContact({ studentId, draft: aContact(luis) })
  const { pages } = await print(app, made, withLetter)
  await app.office.students.updateContact({
    ...{ id: father.id, version: father.version, studentId },
    draft: aContact({ ...luis, doNotContact: true, doNotContactBasis: 'Order of 8 December' }),
  })
  const note = 'Her mother had it at nine.'
  await settle(app, made, pages, 'handed-to-parent', { alreadyLeft: { when: 'before', note } })
  const notes = async () => (await record(app, made)).pages.map(({ endedNote }) => endedNote)
  // The slip names nobody: nothing was in its way.
  expect((await notes()).toSorted()).toEqual(['', note])
  await app.undoLast(app.office)
  expect(await notes()).toEqual(pages.map(() => ''))
})

test('a page that was kept may go later, by what stands then, and taken back it is kept again', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  await settle(app, made, pages, 'kept')
  const kept = () => app.office.printing.kept({}).then(({ pages: here }) => here.length)
  expect(await kept()).toBe(2)
  await expect(settle(app, made, pages, 'kept')).rejects.toMatchObject({ code: 'rule' })
  app.setClock('2026-12-10T15:00:00.000Z')
  await settle(app, made, pages, 'sent-to-provider', { method: 'fax' })
  expect((await record(app, made)).disclosures).toMatchObject([{ onDay: '2026-12-10' }])
  expect(await kept()).toBe(0)
  await app.undoLast(app.office)
  expect((await record(app, made)).pages).toMatchObject([
    { ending: 'kept', endedOn: '2026-12-08' },
    { ending: 'kept', endedOn: '2026-12-08' },
  ])
  await app.office.consents.revoke({ id: consent.id, version: 1, revokedOn: '2026-12-10', how: 'By phone' })
  await expect(settle(app, made, pages, 'sent-to-provider', { method: 'fax' })).rejects.toMatchObject({
    data: { message: 'consents:missing.revoked' },
  })
})

test('sent to the provider: the referral is sent and one disclosure says what was on the page', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  const how = { method: 'fax' } as const
  await expect(settle(app, made, pages, 'sent-to-provider')).rejects.toMatchObject({
    data: { message: 'packets:errors.noMethod' },
  })
  await settle(app, made, pages, 'sent-to-provider', how)
  const after = await record(app, made)
  expect(after.referrals[0]).toMatchObject({ state: 'sent', sentMethod: 'fax', consentId: consent.id })
  expect(after.disclosures).toMatchObject([
    {
      party: 'Bayside Family Counseling',
      information: ['contact-details', 'reason-for-referral'],
      consentId: consent.id,
    },
  ])
  await expect(settle(app, made, pages, 'kept')).rejects.toMatchObject({
    data: { message: 'packets:errors.alreadySettled' },
  })
})

test('a letter went to whoever it is written to, though its service is with another provider by now', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  const clinic = await app.office.providers.create(aProvider({ organizationName: 'Hill Clinic' }))
  app.vault.writing
    .prepare('UPDATE services SET organization_id = :owner WHERE id = :id')
    .run({ owner: clinic.organizationId, id: made.service.id })
  expect((await app.office.printing.unsaid({})).pages.map(({ destination }) => destination)).toContain(
    'Bayside Family Counseling',
  )
  await settle(app, made, pages, 'sent-to-provider', { method: 'fax' })
  const { disclosures } = await record(app, made)
  expect(disclosures).toMatchObject([
    { party: 'Bayside Family Counseling', organizationId: made.service.organizationId },
  ])
  await expect(print(app, made, withLetter)).rejects.toMatchObject({
    data: { message: 'consents:missing.no-consent' },
  })
})

test('a consent taken back between printing and sending stops the letter', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  await app.office.consents.revoke({ id: consent.id, version: 1, revokedOn: '2026-12-08', how: 'By phone' })
  await expect(settle(app, made, pages, 'sent-to-provider', { method: 'post' })).rejects.toMatchObject({
    data: { message: 'consents:missing.revoked' },
  })
  const after = await record(app, made)
  expect(after.pages.map(({ ending }) => ending)).toEqual([null, null])
  expect(after.referrals[0]).toMatchObject({ state: 'draft' })
  await settle(app, made, pages, 'sent-to-provider', {
    method: 'phone',
    emergency: { threat: 'Not safe tonight.' },
  })
  expect((await record(app, made)).disclosures).toMatchObject([{ exception: 'health-or-safety-emergency' }])
})

test('what left before a consent was taken back the same day is on record by that consent, once somebody says so', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made, { signedOn: '2026-12-01' })
  const { pages } = await print(app, made, withLetter)
  await app.office.consents.revoke({ id: consent.id, version: 1, revokedOn: '2026-12-08', how: 'By phone' })
  const note = 'Ms. Ortiz faxed it at nine; they called at eleven.'
  const went = (when: 'before' | 'against-rule', more: object = {}) =>
    settle(app, made, pages, 'sent-to-provider', { method: 'fax', alreadyLeft: { when, note }, ...more })
  await expect(went('before', { alreadyLeft: { when: 'before', note: '' } })).rejects.toMatchObject({
    code: 'invalid',
  })
  await went('before')
  const left = { exceptionNote: note, onDay: '2026-12-08', method: 'fax' }
  expect((await record(app, made)).disclosures).toMatchObject([
    { ...left, consentId: consent.id, exception: null },
  ])
  await app.undoLast(app.office)
  await went('against-rule')
  expect((await record(app, made)).disclosures).toMatchObject([
    { ...left, consentId: null, exception: 'against-rule' },
  ])
  const paper = await app.counselor.disclosures.preview({ studentId: made.studentId, language: 'en' })
  expect(paper.pages[0]?.html).toContain('Against the rule')
})

test('what left on a later day than a consent was taken back left against the rule, and on no other ground', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  await app.office.consents.revoke({ id: consent.id, version: 1, revokedOn: '2026-12-08', how: 'By phone' })
  app.setClock('2026-12-09T15:00:00.000Z')
  const went = (when: 'before' | 'against-rule') =>
    settle(app, made, pages, 'sent-to-provider', {
      ...{ method: 'fax', alreadyLeft: { when, note: 'It was in the outgoing tray.' } },
    })
  await expect(went('before')).rejects.toMatchObject({ data: { message: 'consents:missing.revoked' } })
  await went('against-rule')
  expect((await record(app, made)).disclosures).toMatchObject([{ exception: 'against-rule' }])
})

test('a letter that names somebody who must not be contacted by now does not go; what had left is on record', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const { studentId } = made
  const luis = { name: 'Luis Varga', relation: 'father', holdsConsentRights: true } as const
  const father = await app.office.students.addContact({ studentId, draft: aContact(luis) })
  const { pages } = await print(app, made, withLetter)
  await app.office.students.updateContact({
    ...{ id: father.id, version: father.version, studentId },
    draft: aContact({ ...luis, doNotContact: true, doNotContactBasis: 'Order of 8 December' }),
  })
  const fax = { method: 'fax' } as const
  const refused = { data: { message: 'packets:errors.namesKeptAway' } }
  await expect(settle(app, made, pages, 'sent-to-provider', fax)).rejects.toMatchObject(refused)
  await expect(settle(app, made, pages, 'handed-to-parent')).rejects.toMatchObject(refused)
  const left = (when: 'before' | 'against-rule') =>
    settle(app, made, pages, 'sent-to-provider', { ...fax, alreadyLeft: { when, note: 'Faxed at nine.' } })
  await left('before')
  const disclosed = async () => (await record(app, made)).disclosures
  expect(await disclosed()).toMatchObject([{ exception: null, exceptionNote: 'Faxed at nine.' }])
  await app.undoLast(app.office)
  await left('against-rule')
  expect(await disclosed()).toMatchObject([{ exception: 'against-rule', exceptionNote: 'Faxed at nine.' }])
  await app.undoLast(app.office)
  await settle(app, made, pages, 'destroyed')
  const again = await print(app, made, withLetter)
  await settle(app, made, again.pages, 'sent-to-provider', fax)
  expect(await disclosed()).toMatchObject([{ exception: null }])
})

test('a letter that went on a later day than its reader must not be contacted, or its consent ran out, did not leave before', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made, { expiresOn: '2026-12-09' })
  const { studentId } = made
  const luis = { name: 'Luis Varga', relation: 'father', holdsConsentRights: true } as const
  const father = await app.office.students.addContact({ studentId, draft: aContact(luis) })
  const { pages } = await print(app, made, withLetter)
  app.setClock('2026-12-09T15:00:00.000Z')
  const away = { ...luis, doNotContact: true, doNotContactBasis: 'Order' }
  const kept = await app.office.students.updateContact({
    ...{ id: father.id, version: father.version, studentId },
    draft: aContact(away),
  })
  app.setClock('2026-12-11T15:00:00.000Z')
  const draft = aContact({ ...away, doNotContactBasis: 'Order of 9 December' })
  await app.office.students.updateContact({ ...{ id: father.id, version: kept.version, studentId }, draft })
  const left = (wentOn: string, when: 'before' | 'against-rule' | null) =>
    settle(app, made, pages, 'sent-to-provider', {
      ...{ method: 'fax', wentOn, alreadyLeft: when && { when, note: 'Faxed at nine.' } },
    })
  await expect(left('2026-12-10', 'before')).rejects.toMatchObject({
    data: { message: 'packets:errors.namesKeptAway' },
  })
  await expect(left('2026-12-09', null)).rejects.toMatchObject({
    data: { message: 'packets:errors.namesKeptAway' },
  })
  const disclosed = async () => (await record(app, made)).disclosures
  for (const [wentOn, when, basis] of [
    ['2026-12-09', 'before', { consentId: consent.id, exception: null }],
    ['2026-12-08', null, { consentId: consent.id, exception: null }],
    ['2026-12-09', 'against-rule', { consentId: null, exception: 'against-rule' }],
  ] as const) {
    await left(wentOn, when)
    expect(await disclosed()).toMatchObject([{ onDay: wentOn, ...basis }])
    await app.undoLast(app.office)
  }
  await app.office.students.updateContact({
    ...{ id: father.id, version: kept.version + 1, studentId },
    draft: aContact(luis),
  })
  await expect(left('2026-12-10', 'before')).rejects.toMatchObject({
    data: { message: 'consents:missing.expired' },
  })
})

test('what a parent of a student of age was handed all the same is a disclosure against the rule', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { student } = await app.counselor.students.get({ id: made.studentId })
  await app.office.students.update({ ...student, draft: aStudent({ birthDate: '2008-03-09' }) })
  const { pages } = await print(app, made, { parts: ['letter'] })
  const handed = (when: 'before' | 'against-rule') =>
    settle(app, made, pages, 'handed-to-parent', { alreadyLeft: { when, note: 'Given at the desk.' } })
  await expect(handed('before')).rejects.toMatchObject({ data: { message: 'packets:errors.ofAge' } })
  await handed('against-rule')
  expect((await record(app, made)).disclosures).toMatchObject([
    { party: 'Parent or guardian', exception: 'against-rule', exceptionNote: 'Given at the desk.' },
  ])
})

test('a letter that tells the date of birth is not handed to a parent who may have the reason alone', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId } = made
  const { student } = await app.counselor.students.get({ id: studentId })
  await app.office.students.update({ ...student, draft: aStudent({ birthDate: '2008-03-09' }) })
  await signConsent(app, made, {
    ...{ signer: 'Ines Varga', authority: 'eligible-student' },
    information: ['contact-details', 'reason-for-referral', 'date-of-birth'],
  })
  const mother = await app.office.students.addContact({ studentId, draft: aContact() })
  await app.office.consents.allowParent({
    ...{ studentId, kind: 'student-word', contactId: mother.id, how: 'Her signed page' },
    purpose: 'So that she can help',
    ...{ information: ['reason-for-referral'], since: '2026-12-08', until: '2027-06-30' },
  })
  const home = await print(app, made, { parts: ['letter'] })
  await settle(app, made, home.pages, 'handed-to-parent', { handedTo: mother.id })
  const { pages } = await print(app, made, withLetter)
  await expect(settle(app, made, pages, 'handed-to-parent', { handedTo: mother.id })).rejects.toMatchObject({
    data: { message: 'packets:errors.ofAge' },
  })
  const alreadyLeft = { when: 'against-rule', note: 'Given at the desk.' } as const
  await settle(app, made, pages, 'handed-to-parent', { alreadyLeft })
  expect((await record(app, made)).disclosures).toMatchObject([
    { exception: 'against-rule', information: ['contact-details', 'date-of-birth', 'reason-for-referral'] },
  ])
})

/** The office faxed what was needed because somebody was in danger, and said so on the referral. */
async function faxInAnEmergency(app: TestApp, made: MadeReferral, information: readonly InformationClass[]) {
  return app.office.referrals.send({
    ...aStep(made.referral),
    method: 'fax',
    information: [...information],
    emergency: { threat: 'Not safe tonight.' },
    stepDone: null,
  })
}

test('a recorded emergency lets the one letter go that belongs to it, with what was recorded and no more', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { urgency: 'emergency' })
  await signConsent(app, made, { signedOn: '2026-09-01', expiresOn: '2026-10-01' })
  const { student } = await app.counselor.students.get({ id: made.studentId })
  await app.office.students.update({ ...student, draft: aStudent({ birthDate: '2013-03-09' }) })
  await expect(print(app, made, withLetter)).rejects.toMatchObject({
    data: { message: 'consents:missing.expired' },
  })
  await faxInAnEmergency(app, made, ['contact-details', 'date-of-birth'])

  const { pages, gaps } = await preview(app, made, { parts: ['letter', 'provider-letter'] })
  const words = (part: string) => pages.find((page) => page.part === part)?.html ?? ''
  expect(gaps.filter(({ blocks }) => blocks)).toEqual([])
  expect(gaps.map(({ gap }) => gap)).toContain('emergency')
  expect(words('provider-letter')).toMatch(
    /Shared because of an emergency on .*December 8, 2026.*34 CFR 99\.36/,
  )
  expect(words('provider-letter')).not.toContain('consent to share')
  expect(words('provider-letter')).not.toContain('The family knows')
  expect(words('provider-letter')).not.toContain('Not safe tonight')
  expect(words('provider-letter')).not.toContain('Reason for the referral')
  expect(words('letter')).not.toContain('The permission is signed')

  const printed = await print(app, made, withLetter)
  expect(printed.pages.find(({ part }) => part === 'provider-letter')?.information).toEqual([
    'contact-details',
    'date-of-birth',
  ])
  await settle(app, made, printed.pages, 'sent-to-provider', { method: 'fax' })
  expect((await record(app, made)).disclosures).toMatchObject([{ method: 'fax', onDay: '2026-12-08' }])
  await expect(print(app, made, withLetter)).rejects.toMatchObject({ code: 'rule' })
})

test('the letter of an emergency that goes another way than was said is written down as such', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { urgency: 'emergency' })
  await faxInAnEmergency(app, made, ['contact-details'])
  const { pages } = await print(app, made, withLetter)
  await settle(app, made, pages, 'sent-to-provider', { method: 'in-hand' })
  const emergency = { exception: 'health-or-safety-emergency', exceptionNote: 'Not safe tonight.' }
  const { disclosures } = await record(app, made)
  expect(disclosures).toMatchObject([emergency, emergency])
  expect(new Set(disclosures.map(({ method }) => method))).toEqual(new Set(['fax', 'in-hand']))
})

test('an emergency lets its letter go on its own day, to whom it was told, and on no later day', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { urgency: 'emergency' })
  await faxInAnEmergency(app, made, ['contact-details'])
  const { id, version } = made.service
  await app.office.providers.update({ id, version, draft: aProvider({ organizationName: 'Bayside, Inc.' }) })
  const { pages } = await print(app, made, withLetter)
  app.setClock('2026-12-09T15:00:00.000Z')
  await expect(print(app, made, withLetter)).rejects.toMatchObject({
    data: { message: 'consents:missing.no-consent' },
  })
  await expect(settle(app, made, pages, 'sent-to-provider', { method: 'post' })).rejects.toMatchObject({
    code: 'rule',
  })
  await settle(app, made, pages, 'sent-to-provider', { method: 'post', wentOn: '2026-12-08' })
  expect((await record(app, made)).disclosures).toMatchObject([
    { method: 'post', onDay: '2026-12-08', exception: 'health-or-safety-emergency' },
    { method: 'fax', onDay: '2026-12-08' },
  ])
})

test('an emergency that was taken back, or that named nobody, lets no letter go', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { urgency: 'emergency' })
  await faxInAnEmergency(app, made, ['contact-details'])
  await app.undoLast(app.office)
  await expect(print(app, made, withLetter)).rejects.toMatchObject({ code: 'rule' })
  const [again = made.referral] = (await record(app, made)).referrals
  await faxInAnEmergency(app, { ...made, referral: again }, ['reason-for-referral'])
  await expect(print(app, made, withLetter)).rejects.toMatchObject({ code: 'rule' })
})

test('taking back what was said about the pages takes back all that followed', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  await settle(app, made, pages, 'sent-to-provider', { method: 'post' })
  await app.undoLast(app.office)
  const after = await record(app, made)
  expect(after.pages).toMatchObject([
    { ending: null, endedOn: null },
    { ending: null, endedOn: null },
  ])
  expect(after.referrals[0]).toMatchObject({ state: 'draft', sentOn: null, consentId: null })
  expect(after.disclosures).toEqual([])
})

test('a letter that follows a referral already sent is one disclosure, not two, when it is the same sending', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  await app.office.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  await settle(app, made, pages, 'sent-to-provider', { method: 'secure-portal' })
  expect((await record(app, made)).disclosures).toHaveLength(1)

  app.setClock('2026-12-10T15:00:00.000Z')
  const second = await print(app, made, withLetter)
  await settle(app, made, second.pages, 'sent-to-provider', { method: 'post' })
  const after = await record(app, made)
  expect(after.disclosures).toMatchObject([{ onDay: '2026-12-10' }, { onDay: '2026-12-08' }])
  expect(after.referrals[0]).toMatchObject({ state: 'sent', sentOn: '2026-12-08' })
})

test('a second letter is a sending of its own: it needs a consent that stands, and is written down too', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { id, version } = await signConsent(app, made)
  const first = await print(app, made, withLetter)
  const second = await print(app, made, withLetter)
  const third = await print(app, made, withLetter)
  await settle(app, made, first.pages, 'sent-to-provider', { method: 'fax' })
  await settle(app, made, second.pages, 'sent-to-provider', { method: 'fax' })
  expect((await record(app, made)).disclosures).toHaveLength(2)

  app.setClock('2026-12-15T15:00:00.000Z')
  await app.counselor.consents.revoke({ id, version, revokedOn: '2026-12-10', how: 'By telephone' })
  await expect(settle(app, made, third.pages, 'sent-to-provider', { method: 'fax' })).rejects.toMatchObject({
    data: { message: 'consents:missing.revoked' },
  })
  expect((await record(app, made)).disclosures).toHaveLength(2)
})

test('a sending is not taken back once its letter was said to have gone', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  await app.office.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  const sending = app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? ''
  await settle(app, made, pages, 'sent-to-provider', { method: 'secure-portal' })
  await expect(app.office.undo.run({ undoId: sending })).rejects.toMatchObject({ code: 'conflict' })
  const { disclosures, referrals } = await record(app, made)
  expect(disclosures).toHaveLength(1)
  expect(referrals[0]).toMatchObject({ state: 'sent' })

  await app.undoLast(app.office)
  await app.office.undo.run({ undoId: sending })
  expect((await record(app, made)).disclosures).toEqual([])
})

test('what was entered late speaks for what went then, not for the letter of today', async () => {
  await using app = await createTestApp()
  app.setClock('2026-12-01T15:00:00.000Z')
  const made = await aReferral(app, { needIdentifiedOn: '2026-12-01' })
  await signConsent(app, made)
  app.setClock('2026-12-08T15:00:00.000Z')
  const { pages } = await print(app, made, withLetter)
  await app.office.referrals.send({
    ...aStep(made.referral, { effectiveOn: '2026-12-02' }),
    ...bySecurePortal,
  })
  await settle(app, made, pages, 'sent-to-provider', { method: 'secure-portal' })
  const { disclosures } = await record(app, made)
  expect(disclosures.map(({ onDay }) => onDay)).toEqual(['2026-12-08', '2026-12-02'])
})

test('a sending is not taken back under its letter, whatever a colleague sent after it', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  await app.office.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  const sending = app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? ''
  await settle(app, made, pages, 'sent-to-provider', { method: 'secure-portal' })
  const second = await print(app, made, withLetter)
  await settle(app, made, second.pages, 'sent-to-provider', { method: 'post' })
  await expect(app.office.undo.run({ undoId: sending })).rejects.toMatchObject({ code: 'conflict' })
  const after = await record(app, made)
  const went = after.disclosures.flatMap(({ pageIds }) => pageIds)
  const letters = after.pages.filter(({ information }) => information.length > 0)
  expect(went.toSorted()).toEqual(letters.map(({ id }) => id).toSorted())
})

test('a letter is written down on the day it went, by the consent of that day', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made, { expiresOn: '2026-12-08' })
  const { pages } = await print(app, made, withLetter)
  app.setClock('2026-12-09T15:00:00.000Z')
  const went = (wentOn: string | null) =>
    settle(app, made, pages, 'sent-to-provider', { method: 'post', wentOn })
  await expect(went(null)).rejects.toMatchObject({ data: { message: 'consents:missing.expired' } })
  for (const wentOn of ['2026-12-07', '2026-12-10'])
    await expect(went(wentOn)).rejects.toMatchObject({ data: { fields: [{ path: 'wentOn' }] } })
  expect(await went('2026-12-08')).toMatchObject([{ endedOn: '2026-12-08' }, { endedOn: '2026-12-08' }])
  const after = await record(app, made)
  expect(after.disclosures).toMatchObject([{ onDay: '2026-12-08' }])
  expect(after.referrals[0]).toMatchObject({ state: 'sent', sentOn: '2026-12-08' })
})

test('a letter that went another way than the referral is written down as well', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  await app.office.referrals.send({ ...aStep(made.referral), ...bySecurePortal })
  await settle(app, made, pages, 'sent-to-provider', { method: 'post' })
  expect((await record(app, made)).disclosures).toHaveLength(2)
})

test('a letter the school sends on the family’s own pathway is a disclosure all the same', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  await settle(app, made, pages, 'sent-to-provider', { method: 'post' })
  const after = await record(app, made)
  expect(after.disclosures).toHaveLength(1)
  expect(after.referrals[0]).toMatchObject({ state: 'sent', sentMethod: 'post' })
})

test('the slip alone, sent to a provider, tells nobody’s name and sends no referral', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { pages } = await print(app, made, { parts: ['contact-slip'] })
  await settle(app, made, pages, 'sent-to-provider')
  const after = await record(app, made)
  expect(after.disclosures).toEqual([])
  expect(after.referrals[0]).toMatchObject({ state: 'draft' })
})

test('a page for the family is not sent to a provider, and a page of another referral is not here', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const other = await aReferral(app)
  const { pages } = await print(app, made, { parts: ['letter'] })
  await expect(settle(app, made, pages, 'sent-to-provider', { method: 'post' })).rejects.toMatchObject({
    data: { message: 'packets:errors.familyPage' },
  })
  await expect(settle(app, other, pages, 'kept')).rejects.toMatchObject({ code: 'not_found' })
})

test('pages about a student of age go to the student, who is sent on their way like a family, and to no parent', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const { student } = await app.counselor.students.get({ id: made.studentId })
  await app.office.students.update({ ...student, draft: aStudent({ birthDate: '2008-03-09' }) })
  const { pages } = await print(app, made, { parts: ['letter', 'provider'] })
  await expect(settle(app, made, pages, 'handed-to-parent')).rejects.toMatchObject({
    data: { message: 'packets:errors.ofAge' },
  })
  await settle(app, made, pages, 'handed-to-student')
  const after = await record(app, made)
  expect(after.pages.map(({ ending }) => ending)).toEqual(['handed-to-student', 'handed-to-student'])
  expect(after.referrals[0]).toMatchObject({ state: 'sent' })
})

test('pages can be settled after the referral moved on', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const { pages } = await print(app, made)
  const sent = await app.office.referrals.send({ ...aStep(made.referral), ...inHand })
  await app.office.referrals.accept(aStep(sent, { source: 'family-said' }))
  await settle(app, made, pages, 'handed-to-parent')
  expect((await record(app, made)).referrals[0]).toMatchObject({ state: 'accepted' })
})

test('the packet of a restricted case is not there for others', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { pages } = await print(app, made)
  const { case: open } = await record(app, made)
  await app.counselor.cases.setRestricted({ id: made.caseId, version: open.version, restricted: true })
  const notThere = { code: 'not_found' }
  await expect(preview(app, made)).rejects.toMatchObject(notThere)
  await expect(print(app, made)).rejects.toMatchObject(notThere)
  await expect(settle(app, made, pages, 'kept')).rejects.toMatchObject(notThere)
})

test('a printing that is cancelled while its pages are drawn leaves no file and no page', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const drawn = app.host.printToPdf
  Object.assign(app.host, {
    printToPdf: async (document: string) => {
      app.app.cancel('printing')
      return drawn(document)
    },
  })
  const choice = aPacket(made.referral.id)
  const { digest: seen } = await preview(app, made)
  const input = { choice, as: 'pdf', seen }
  const reply = await app.app.call(app.sessions.office, 'packets.print', input, 'printing')
  expect(reply).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(app.host.saved).toEqual([])
  expect((await record(app, made)).pages).toEqual([])
})

test('what was already on its way to the printer is remembered, whoever pressed Cancel meanwhile', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  Object.assign(app.host, {
    print: async () => {
      app.app.cancel('printing')
      return true
    },
  })
  const choice = aPacket(made.referral.id)
  const { digest: seen } = await preview(app, made)
  const input = { choice, as: 'paper', seen }
  const reply = await app.app.call(app.sessions.office, 'packets.print', input, 'printing')
  expect(reply).toMatchObject({ ok: true, value: { printed: true } })
  expect((await record(app, made)).pages).not.toEqual([])
})

test('an office that locks while the print dialog is open still asks where the pages went', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  let answer = (_: boolean): void => {}
  const asked = new Promise<void>((opened) => {
    Object.assign(app.host, {
      print: () => {
        opened()
        return new Promise<boolean>((done) => {
          answer = done
        })
      },
    })
  })
  const printing = print(app, made)
  await asked
  app.app.cancelAll()
  const { pages } = await record(app, made)
  expect(pages.map(({ ending }) => ending)).toEqual(pages.map(() => null))
  expect(pages.length).toBeGreaterThan(0)
  answer(false)
  await expect(printing).rejects.toMatchObject({ code: 'cancelled' })
})

test('what is signed in words nobody checked prints beside its English, and only with the interpreter named', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const chosen = { parts: ['consent-form'] as PacketChoice['parts'], language: 'es' as const }
  const nobody = await preview(app, made, chosen)
  expect(nobody.gaps).toContainEqual({
    ...{ part: 'consent-form', gap: 'no-interpreter', blocks: true },
    pages: ['consent-form'],
  })
  expect(nobody.pages[0]?.html).toContain('in-english')
  await expect(print(app, made, chosen)).rejects.toMatchObject({
    data: { message: 'packets:errors.noInterpreter' },
  })
  const unfinished = { name: 'Ana Gil', role: null, how: 'phone' as const }
  await expect(print(app, made, { ...chosen, interpreter: unfinished })).rejects.toMatchObject({
    code: 'rule',
  })
  const interpreter = { ...unfinished, role: 'professional' as const }
  await print(app, made, { ...chosen, interpreter })
  expect(app.host.printed).toHaveLength(1)
  for (const words of [
    'You do not have to sign.',
    'No tiene que firmar',
    'Ana Gil',
    'by phone',
    'por teléfono',
  ])
    expect(app.host.printed[0]).toContain(words)

  const texts = await app.owner.translations.list({ language: 'es' })
  await app.owner.translations.review({
    ...{ language: 'es', texts, reviewer: 'Ana Gil, court interpreter', reviewedOn: '2026-12-08' },
  })
  const checked = await preview(app, made, chosen)
  expect(checked.gaps.map(({ gap }) => gap)).not.toContain('no-interpreter')
  expect(checked.pages[0]?.html).not.toContain('in-english')
})

test('a letter with a box about danger that nobody checked has a line for whoever interprets, and names them once they are known', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, { pathway: 'family-contacts-provider' })
  const chosen = { parts: ['letter', 'what-to-expect'] as PacketChoice['parts'], language: 'es' as const }
  const { gaps, pages } = await preview(app, made, chosen)
  expect(gaps.map(({ gap }) => gap)).not.toContain('no-interpreter')
  for (const { html } of pages) {
    expect(html).toMatch(/Interpreter: <span class="blank">/)
    expect(html).toMatch(/Intérprete: <span class="blank">/)
  }
  await print(app, made, { ...chosen, interpreter: ANA })
  expect(app.host.printed[0]?.match(/Interpreter: <bdi>Ana Gil/g)).toHaveLength(2)
})

test('any page of the family stands beside its English where somebody wants it, and in English there is nothing beside', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const page = async (language: 'es' | 'en', bilingual: boolean) =>
    (await preview(app, made, { parts: ['provider'], language, bilingual })).pages[0]?.html ?? ''
  expect(await page('es', true)).toContain('in-english')
  expect(await page('es', false)).not.toContain('in-english')
  expect(await page('en', true)).not.toContain('in-english')
})

test('a letter printed before the family said no does not go afterwards; what went before that day is written down', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const pages = await print(app, made, { parts: ['provider-letter'] }).then(({ pages: printed }) => printed)
  app.setClock('2026-12-10T15:00:00.000Z')
  await app.counselor.referrals.close({
    ...aStep(made.referral, { effectiveOn: '2026-12-10' }),
    ending: anEnding('closed-family-declined'),
  })
  await expect(settle(app, made, pages, 'sent-to-provider', { method: 'fax' })).rejects.toMatchObject({
    data: { message: 'referrals:errors.familyDeclined' },
  })
  await settle(app, made, pages, 'sent-to-provider', { method: 'fax', wentOn: '2026-12-08' })
  expect((await record(app, made)).disclosures).toMatchObject([{ onDay: '2026-12-08' }])
})

test('a letter that went after the family said no is on record against the rule, and stands on no consent', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const consent = await signConsent(app, made)
  const { pages } = await print(app, made, withLetter)
  await app.counselor.referrals.close({
    ...aStep(made.referral),
    ending: anEnding('closed-family-declined'),
  })
  const went = (when: 'before' | 'against-rule') =>
    settle(app, made, pages, 'sent-to-provider', {
      ...{ method: 'fax', alreadyLeft: { when, note: 'It was in the outgoing tray.' } },
    })
  await went('against-rule')
  expect((await record(app, made)).disclosures).toMatchObject([
    { consentId: null, exception: 'against-rule', exceptionNote: 'It was in the outgoing tray.' },
  ])
  await app.undoLast(app.office)
  await went('before')
  expect((await record(app, made)).disclosures).toMatchObject([{ consentId: consent.id, exception: null }])
})

test('a letter that went on another day than the referral is a sending of its own', async () => {
  await using app = await createTestApp()
  app.setClock('2026-12-01T15:00:00.000Z')
  const made = await aReferral(app, { needIdentifiedOn: '2026-12-01' })
  await signConsent(app, made)
  const pages = await print(app, made, { parts: ['provider-letter'] }).then(({ pages: printed }) => printed)
  app.setClock('2026-12-04T15:00:00.000Z')
  await app.counselor.referrals.send({
    ...aStep(made.referral, { effectiveOn: '2026-12-04' }),
    ...{ ...bySecurePortal, method: 'fax', information: ['contact-details', 'reason-for-referral'] },
  })
  app.setClock('2026-12-08T15:00:00.000Z')
  await settle(app, made, pages, 'sent-to-provider', { method: 'fax', wentOn: '2026-12-08' })
  const { disclosures } = await record(app, made)
  expect(disclosures.map(({ onDay, pageIds }) => [onDay, pageIds.length])).toEqual([
    ['2026-12-08', 1],
    ['2026-12-04', 0],
  ])
})

test('a letter that asks the family to call says beforehand that the directory has the school refer', async () => {
  await using app = await createTestApp()
  const gaps = async (applicationProcess: string) => {
    const { referral } = await aReferral(
      app,
      { pathway: 'family-contacts-provider' },
      { applicationProcess, organizationName: `Clinic ${applicationProcess.length}` },
    )
    const packet = await app.office.packets.preview(aPacket(referral.id, { parts: ['letter', 'provider'] }))
    return packet.gaps.map(({ gap }) => gap)
  }
  expect(await gaps('The school sends a referral form with a signed release.')).toContain('school-refers')
  expect(await gaps('Call and ask for a first visit.')).not.toContain('school-refers')
})
