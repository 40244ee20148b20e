import type { AlreadyLeft } from '#shared/api/referrals.ts'
import { expect, test } from 'vitest'

import { FORM_IDS, type FormId, namesStudent } from '#shared/domain/form.ts'
import type { PartRef } from '#shared/domain/records-request.ts'

import { alsoWithStatements } from './contested.ts'
import { aContact } from '../testing/makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import {
  aFormsChoice,
  aPacket,
  aReferral,
  aStep,
  bySecurePortal,
  signConsent,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { at } from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const SAID = 'It was the move, not school.'

/** The mother contests a part of the record, the school says no, and she places her statement on this day. */
async function stated(app: TestApp, { studentId }: MadeReferral, part: PartRef, on: string): Promise<void> {
  const asked = await app.counselor.amendments.ask({
    ...{ studentId, part, asker: 'Teresa Varga', wrong: 'The reason', wants: 'Change it' },
    ...{ askedOn: '2026-12-08', answerBy: '2026-12-20', ownerId: app.sessions.counselor.accountId },
  })
  const refused = await app.owner.amendments.decide({
    ...at(asked),
    decision: { outcome: 'refused', by: 'Dr. Osei', on, words: 'It is what was seen.' },
  })
  const heard = await app.owner.amendments.hear({
    ...at(refused),
    hearing: { outcome: 'upheld', on, words: 'It stays.' },
  })
  await app.counselor.amendments.state({ ...at(heard), statement: { on, words: SAID } })
}

const letterOf = async (app: TestApp, { referral }: MadeReferral) =>
  (await printPacket(app.office, aPacket(referral.id, { parts: ['provider-letter'] }))).pages

const sendPages = (
  app: TestApp,
  { referral }: MadeReferral,
  pages: readonly { readonly id: string }[],
  wentOn: string | null = null,
  alreadyLeft: AlreadyLeft | null = null,
) =>
  app.office.packets.settle({
    ...{ referralId: referral.id, method: 'fax', emergency: null, wentOn, alreadyLeft },
    endings: pages.map(({ id }) => ({ pageId: id, ending: 'sent-to-provider' })),
  })

test('34 CFR 99.21(c): a statement about what a letter tells goes with the letter, and the record says so', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  await letterOf(app, made)
  expect(app.host.printed[0]).not.toContain(SAID)
  await stated(app, made, { kind: 'referral', id: made.referral.id }, '2026-12-08')
  const pages = await letterOf(app, made)
  expect(app.host.printed[1]).toContain('Statement of Teresa Varga, Dec 8, 2026')
  expect(app.host.printed[1]).toContain(SAID)
  await sendPages(app, made, pages)
  const { disclosures } = await app.counselor.cases.get({ id: made.caseId })
  expect(disclosures.map(({ what }) => what)).toEqual([
    'Name and contact details; Reason for the referral; with the statement of Teresa Varga',
  ])
})

test('34 CFR 99.21(c): a sending that was written down first says once the statement that stood on its letter', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  await stated(app, made, { kind: 'referral', id: made.referral.id }, '2026-12-08')
  const pages = await letterOf(app, made)
  await app.office.referrals.send({
    ...{ ...aStep(made.referral), ...bySecurePortal, method: 'fax', withStatements: true },
  })
  const said = async () => {
    const { disclosures } = await app.counselor.students.get({ id: made.studentId })
    return disclosures.map(({ what }) => what)
  }
  const before = await said()
  await sendPages(app, made, pages)
  expect(before).toEqual([expect.stringContaining('with the statement of Teresa Varga')])
  expect(await said()).toEqual(before)
  await app.undoLast(app.office)
  expect(await said()).toEqual(before)
  await app.office.settings.change({ ...(await app.office.settings.mine({})), language: 'es' })
  await sendPages(app, made, pages)
  expect(await said()).toEqual(before)
})

test('34 CFR 99.21(c): a statement about what a letter does not tell stays where it is', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made, { information: ['contact-details'] })
  await stated(app, made, { kind: 'referral', id: made.referral.id }, '2026-12-08')
  await letterOf(app, made)
  expect(app.host.printed[0]).not.toContain(SAID)
})

test('34 CFR 99.21(c): a letter printed before a statement was placed does not go without it', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const old = await letterOf(app, made)
  app.setClock('2026-12-09T15:00:00.000Z')
  await stated(app, made, { kind: 'student', id: made.studentId }, '2026-12-09')
  await expect(sendPages(app, made, old)).rejects.toMatchObject({
    data: { message: 'packets:errors.statementSince', values: { name: 'Teresa Varga' } },
  })
  await sendPages(app, made, await letterOf(app, made))
})

test('34 CFR 99.21(c): a letter printed an hour before a statement of the same day does not go without it', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const old = await letterOf(app, made)
  app.setClock('2026-12-08T17:00:00.000Z')
  await stated(app, made, { kind: 'student', id: made.studentId }, '2026-12-08')
  await expect(sendPages(app, made, old)).rejects.toMatchObject({
    data: { message: 'packets:errors.statementSince' },
  })
})

test('34 CFR 99.21(c): a letter does not go without a statement that was written down later for a day before', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  app.setClock('2026-12-09T15:00:00.000Z')
  const old = await letterOf(app, made)
  app.setClock('2026-12-10T17:00:00.000Z')
  await stated(app, made, { kind: 'student', id: made.studentId }, '2026-12-08')
  await expect(sendPages(app, made, old)).rejects.toMatchObject({
    data: { message: 'packets:errors.statementSince' },
  })
})

test('34 CFR 99.21(c): a letter left before a statement only on its very day; on a later one it left against the rule', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const pages = await letterOf(app, made)
  app.setClock('2026-12-09T15:00:00.000Z')
  await stated(app, made, { kind: 'student', id: made.studentId }, '2026-12-09')
  app.setClock('2026-12-10T15:00:00.000Z')
  const went = async (wentOn: string, when: 'before' | 'against-rule') => {
    await sendPages(app, made, pages, wentOn, { when, note: 'It was in the outgoing tray.' })
    return (await app.counselor.students.get({ id: made.studentId })).disclosures
  }
  await expect(went('2026-12-10', 'before')).rejects.toMatchObject({
    data: { message: 'packets:errors.statementSince' },
  })
  expect(await went('2026-12-10', 'against-rule')).toMatchObject([
    { consentId: null, exception: 'against-rule' },
  ])
  await app.undoLast(app.office)
  expect(await went('2026-12-09', 'before')).toMatchObject([{ exception: null }])
})

test('a letter that went on the day before a statement was placed is written down without it', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const pages = await letterOf(app, made)
  app.setClock('2026-12-09T15:00:00.000Z')
  await stated(app, made, { kind: 'student', id: made.studentId }, '2026-12-09')
  await sendPages(app, made, pages, '2026-12-08')
  const { disclosures } = await app.counselor.students.get({ id: made.studentId })
  expect(disclosures).toMatchObject([{ onDay: '2026-12-08' }])
  expect(disclosures[0]?.what).not.toContain('statement')
})

test('whoever must not be contacted is named by their statement to no provider, and in no error', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  await signConsent(app, made)
  const old = await letterOf(app, made)
  await stated(app, made, { kind: 'student', id: made.studentId }, '2026-12-08')
  const { studentId } = made
  const draft = aContact({ name: 'Teresa Varga', doNotContact: true, doNotContactBasis: 'Order' })
  await app.office.students.addContact({ studentId, draft })
  await expect(sendPages(app, made, old)).rejects.toMatchObject({
    data: { message: 'packets:errors.familyStatementSince' },
  })
  const pageIds = await letterOf(app, made)
  expect(app.host.printed[1]).toContain(SAID)
  expect(app.host.printed[1]).toContain('Statement of the family')
  await sendPages(app, made, pageIds)
  const { disclosures } = await app.counselor.students.get({ id: studentId })
  expect(disclosures[0]?.what).toContain('with the statement of the family')
})

test('34 CFR 99.21(c): a form that is filled in goes with the statement about what it shows, and the record says so', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId, referral } = made
  await signConsent(app, made, { information: ['contact-details', 'date-of-birth'] })
  const printed = async (form: FormId) => {
    await app.office.forms.print({ ...aFormsChoice({ forms: [form], studentId }), as: 'paper' })
    return app.host.printed.at(-1) ?? ''
  }
  const lastForm = async () => (await app.office.printing.unsaid({})).forms[0]?.id ?? ''
  const send = (id: string) =>
    app.office.printing.sendForm({
      ...{ id, referralId: referral.id, method: 'fax', emergency: null, wentOn: null },
    })
  expect(await printed('release-both-ways')).not.toContain(SAID)
  const old = await lastForm()
  app.setClock('2026-12-09T15:00:00.000Z')
  await stated(app, made, { kind: 'student', id: studentId }, '2026-12-09')
  for (const form of FORM_IDS) {
    const paper = await printed(form)
    expect([form, paper.includes(SAID)]).toEqual([form, namesStudent(form)])
    if (namesStudent(form)) expect(paper).toContain('Statement of Teresa Varga, Dec 9, 2026')
  }
  await expect(send(old)).rejects.toMatchObject({
    data: { message: 'packets:errors.statementSince', values: { name: 'Teresa Varga' } },
  })
  app.setClock('2026-12-09T16:00:00.000Z')
  await printed('release-both-ways')
  await send(await lastForm())
  const { disclosures } = await app.counselor.students.get({ id: studentId })
  expect(disclosures[0]?.what).toContain('with the statement of Teresa Varga')
})

test('34 CFR 99.21(c): what a family says of a contact goes with the log that shows them, and with no other form', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId } = made
  const { id } = await app.office.students.addContact({ studentId, draft: aContact({ name: 'Ana Varga' }) })
  await stated(app, made, { kind: 'contact', id }, '2026-12-08')
  for (const form of ['contact-log', 'release-both-ways'] as const) {
    await app.office.forms.print({ ...aFormsChoice({ forms: [form], studentId }), as: 'paper' })
    expect(app.host.printed.at(-1)?.includes(SAID)).toBe(form === 'contact-log')
  }
})

test('34 CFR 99.21(c): what is told without a page of ours goes with the statement, too, or is refused and may have left', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId, caseId, referral } = made
  await signConsent(app, made)
  await stated(app, made, { kind: 'referral', id: referral.id }, '2026-12-08')
  const call = {
    ...{ caseId, referralId: referral.id, withWhom: 'provider' as const, contactId: null },
    ...{ channel: 'phone' as const, language: null, interpreter: '', reached: true, result: '' },
  }
  const told = async () =>
    (await app.counselor.students.get({ id: studentId })).disclosures.map(({ what, exception }) => [
      what.includes('Teresa Varga'),
      exception,
    ])
  const refused = { data: { message: 'referrals:errors.statementGoes' } }
  const tell = (more: object) =>
    app.office.cases.logAttempt({ ...call, told: ['contact-details', 'reason-for-referral'], ...more })
  await expect(tell({})).rejects.toMatchObject(refused)
  await app.office.cases.logAttempt({ ...call, told: ['contact-details'] })
  await tell({ withStatements: true })
  await tell({ alreadyLeft: { when: 'against-rule', note: 'Forgotten' } })
  const before = { alreadyLeft: { when: 'before', note: 'Told at nine' } }
  app.setClock('2026-12-20T15:00:00.000Z')
  await expect(tell(before)).rejects.toMatchObject(refused)
  app.setClock('2026-12-08T17:00:00.000Z')
  const all = await told()
  expect(all).toHaveLength(3)
  for (const one of [
    [false, null],
    [true, null],
    [false, 'against-rule'],
  ])
    expect(all).toContainEqual(one)
  const send = { ...aStep(referral), ...bySecurePortal }
  await expect(app.office.referrals.send(send)).rejects.toMatchObject(refused)
  await app.office.referrals.send({ ...send, withStatements: true })
  expect((await told()).filter(([isWith]) => isWith)).toHaveLength(2)
})

test('a statement is said once in whichever language, and one of another name that begins the same is said too', () => {
  const what = alsoWithStatements('Grades', ['Teresa Varga'], 'en')
  expect(alsoWithStatements(what, ['Teresa Varga'], 'es')).toBe(what)
  expect(alsoWithStatements(what, ['Teresa'], 'en')).toBe(
    `${what}; ${alsoWithStatements('', ['Teresa'], 'en').slice(2)}`,
  )
})
