import { expect, test } from 'vitest'

import type { AlreadyLeft } from '#shared/api/referrals.ts'
import type { FormBatch } from '#shared/domain/many-at-once.ts'

import { printerStopped } from '../host.ts'
import { aContact, aStudent } from '../testing/makers.ts'
import { printForms, printPacket, printPackets, seenPackets } from '../testing/print-as-seen.ts'
import {
  aFormBatch,
  aFormsChoice,
  aPacket,
  aPacketBatch,
  aProvider,
  anEnding,
  aReferral,
  aStep,
  signConsent,
  type MadeReferral,
} from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/** A printer that says each sheet is one page, as a PDF does. */
function countsSheets({ host }: TestApp): void {
  Object.assign(host, {
    printToPdf: async (document: string) => {
      const sheets = document.match(/<section class="sheet /g) ?? []
      return new TextEncoder().encode(sheets.map(() => '/Type /Page ').join(''))
    },
  })
}

const twoFamilies = async (app: TestApp): Promise<readonly [MadeReferral, MadeReferral]> => [
  await aReferral(app, { pathway: 'family-contacts-provider' }),
  await aReferral(app),
]

const idsOf = (made: readonly MadeReferral[]) => made.map(({ referral }) => referral.id)
const record = ({ counselor }: TestApp, { caseId }: MadeReferral) => counselor.cases.get({ id: caseId })

test('a packet of many is the very packet of one, and what may not be printed is named with its reason', async () => {
  await using app = await createTestApp()
  countsSheets(app)
  const made = await twoFamilies(app)
  const [free, unsigned] = made
  const batch = aPacketBatch(idsOf(made), { language: 'es' })
  expect(await app.office.printing.readyPackets(batch)).toMatchObject([
    {
      referralId: free.referral.id,
      language: 'es',
      stop: null,
      parts: ['letter', 'provider', 'what-to-expect', 'contact-slip'],
    },
    { referralId: unsigned.referral.id, stop: 'no-interpreter' },
  ])
  const came = await printPackets(app.office, batch)
  expect(came).toEqual({
    ...{ printed: true, savedAs: null, count: 1, pages: 4 },
    refused: [{ id: unsigned.referral.id, why: 'no-interpreter', signs: '' }],
  })
  const alone = await app.office.packets.preview(aPacket(free.referral.id, { language: 'es' }))
  const body = (markup: string) => markup.slice(markup.indexOf('>', markup.indexOf('sheet-body')))
  for (const { html } of alone.pages) expect(app.host.printed[0]).toContain(body(html))
  expect(app.host.printed[0]).toMatch(/Interpreter: <span class="blank">/)
  expect((await record(app, free)).pages).toHaveLength(4)
  expect((await record(app, unsigned)).pages).toEqual([])
  const trail = (await app.owner.audit.list({})).rows.map(({ event }) => event)
  expect(trail).toContain('packet.many-printed')
  expect(trail.filter((event) => event === 'packet.printed')).toHaveLength(1)
})

test('a small picture in the name of one provider leaves out the packets about them, says which picture, and prints the rest', async () => {
  await using app = await createTestApp()
  const pathway = 'family-contacts-provider'
  const sunny = await aReferral(app, { pathway }, { organizationName: 'Sunny 🌞 House' })
  const plain = await aReferral(app, { pathway })
  const batch = aPacketBatch(idsOf([sunny, plain]), { parts: ['letter', 'provider'], language: 'en' })
  expect(await app.office.printing.readyPackets(batch)).toMatchObject([
    { referralId: sunny.referral.id, stop: 'no-letters', signs: '🌞' },
    { referralId: plain.referral.id, stop: null, signs: '' },
  ])
  expect(await printPackets(app.office, batch)).toEqual({
    ...{ printed: true, savedAs: null, count: 1, pages: null },
    refused: [{ id: sunny.referral.id, why: 'no-letters', signs: '🌞' }],
  })
  expect((await record(app, sunny)).pages).toEqual([])
  expect((await record(app, plain)).pages).toHaveLength(2)
})

test('without a consent no letter of many leaves; with one it does, by the same engine', async () => {
  await using app = await createTestApp()
  const [, made] = await twoFamilies(app)
  const batch = aPacketBatch([made.referral.id], { parts: ['letter', 'provider-letter'], language: 'en' })
  const stopped = async () => (await app.office.printing.readyPackets(batch)).map(({ stop }) => stop)
  expect(await stopped()).toEqual(['no-consent'])
  await expect(printPackets(app.office, batch)).rejects.toMatchObject({
    data: { message: 'printing:errors.noneMayPrint' },
  })
  await signConsent(app, made)
  expect(await stopped()).toEqual([null])
  await printPackets(app.office, batch)
  const { pages, disclosures } = await record(app, made)
  expect(pages.map(({ part }) => part).toSorted()).toEqual(['letter', 'provider-letter'])
  expect(disclosures).toEqual([])
})

test('a packet of many that reads otherwise by now than when it was looked at is left out and named', async () => {
  await using app = await createTestApp()
  countsSheets(app)
  const made = await twoFamilies(app)
  const [same, changed] = made
  const batch = aPacketBatch(idsOf(made), { parts: ['letter'], language: 'en' })
  const ready = await app.office.printing.readyPackets(batch)
  const seen = Object.fromEntries(ready.map(({ referralId, digest }) => [referralId, digest]))
  const { student } = await app.counselor.students.get({ id: changed.studentId })
  await app.office.students.update({ ...student, draft: aStudent({ givenName: 'Imre' }) })
  expect(await app.office.printing.printPackets({ batch, as: 'paper', seen })).toMatchObject({
    count: 1,
    refused: [{ id: changed.referral.id, why: 'moved' }],
  })
  expect((await record(app, same)).pages).toHaveLength(1)
  expect((await record(app, changed)).pages).toEqual([])
  await expect(app.office.printing.printPackets({ batch, as: 'paper', seen: {} })).rejects.toMatchObject({
    data: { message: 'printing:errors.noneMayPrint' },
  })
})

test('the forms of a student that read otherwise by now than when they were looked at are left out and named', async () => {
  await using app = await createTestApp()
  countsSheets(app)
  const [same, changed] = await twoFamilies(app)
  const batch = aFormBatch([same.studentId, changed.studentId])
  const ready = await app.office.printing.readyForms(batch)
  const seen = Object.fromEntries(ready.map(({ studentId, digest }) => [studentId, digest]))
  const { student } = await app.counselor.students.get({ id: changed.studentId })
  await app.office.students.update({ ...student, draft: aStudent({ givenName: 'Imre' }) })
  const print = () => app.office.printing.printForms({ batch, as: 'paper', seen })
  expect(await print()).toMatchObject({ count: 1, refused: [{ id: changed.studentId, why: 'moved' }] })
  expect(app.host.printed[0]).not.toContain('Imre')
  const { forms } = await app.office.printing.unsaid({})
  expect(forms.map(({ studentId }) => studentId)).toEqual([same.studentId])
})

test('each family begins on a new sheet, and the letter to a provider shares none with the family', async () => {
  await using app = await createTestApp()
  countsSheets(app)
  const made = await twoFamilies(app)
  for (const each of made) await signConsent(app, each)
  const parts = ['letter', 'provider-letter', 'feedback-slip'] as const
  const batch = aPacketBatch(idsOf(made), { parts: [...parts], language: 'en' })
  await printPackets(app.office, batch)
  await printPackets(app.office, { ...batch, onNewSheets: false })
  const [padded = '', plain = ''] = app.host.printed
  const order = (document: string) =>
    [...document.matchAll(/class="(?:sheet sheet-([\w-]+) |(empty-page)")/g)].map(
      ([, sheet, empty]) => sheet ?? empty,
    )
  const family = ['letter', 'empty-page', 'provider-letter', 'feedback-slip']
  expect(order(padded)).toEqual([...family, ...family])
  expect(order(plain)).toEqual([...parts, ...parts])
  expect(padded).toContain('counter(provider-2)')
})

test('many are cancelled at any moment: nothing is printed, and nothing is written down', async () => {
  await using app = await createTestApp()
  const made = await twoFamilies(app)
  const batch = aPacketBatch(idsOf(made), { parts: ['letter'] })
  const seen = await seenPackets(app.office, batch)
  const drawn = app.host.printToPdf
  Object.assign(app.host, {
    printToPdf: async (document: string) => {
      app.app.cancel('many')
      return drawn(document)
    },
  })
  const reply = await app.app.call(
    app.sessions.office,
    'printing.printPackets',
    { batch, as: 'paper', seen },
    'many',
  )
  expect(reply).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(app.host.printed).toEqual([])
  for (const each of made) expect((await record(app, each)).pages).toEqual([])
  expect(app.events).toContainEqual({ kind: 'progress', callId: 'many', done: 0, total: 2 })
  expect(app.faults).toEqual([])
})

test('a dismissed dialog leaves no page and no disclosure, for one and for many', async () => {
  await using app = await createTestApp()
  const made = await twoFamilies(app)
  Object.assign(app.host, { print: async () => false })
  const batch = aPacketBatch(idsOf(made), { parts: ['letter'] })
  const cancelled = { code: 'cancelled' }
  await expect(printPackets(app.office, batch)).rejects.toMatchObject(cancelled)
  const choice = aPacket(made[0].referral.id)
  await expect(printPacket(app.office, choice)).rejects.toMatchObject(cancelled)
  for (const each of made) expect(await record(app, each)).toMatchObject({ pages: [], disclosures: [] })
})

test('a printer that stopped halfway is asked about: what did not come out went nowhere, and the rest is printed again', async () => {
  await using app = await createTestApp()
  const made = await twoFamilies(app)
  const [came, lost] = made
  const printed = app.host.print
  Object.assign(app.host, {
    print: async () => {
      throw printerStopped()
    },
  })
  const batch = aPacketBatch(idsOf(made), { parts: ['letter', 'contact-slip'] })
  expect(await printPackets(app.office, batch)).toMatchObject({
    printed: false,
    count: 2,
  })
  const choice = aPacket(came.referral.id)
  expect(await printPacket(app.office, choice)).toMatchObject({ printed: false })
  Object.assign(app.host, { print: printed })

  const { pages } = await app.office.printing.unsaid({})
  const of = ({ referral }: MadeReferral) =>
    pages.flatMap(({ id, referralId, part }) =>
      referralId === referral.id && part !== 'provider' && part !== 'what-to-expect'
        ? [{ referralId, pageId: id }]
        : [],
    )
  const settle = (which: ReturnType<typeof of>, ending: 'not-printed' | 'handed-to-parent') =>
    app.office.printing.settle({ pages: which, formIds: [], ending })
  expect(await settle(of(lost), 'not-printed')).toEqual({ settled: 2 })
  await settle(of(came), 'handed-to-parent')
  expect((await app.office.printing.unsaid({})).notPrinted).toMatchObject([{ referralId: lost.referral.id }])
  const after = await record(app, lost)
  expect(after).toMatchObject({ disclosures: [], referrals: [{ state: 'draft', sentOn: null }] })
  expect(after.pages.map(({ ending }) => ending)).toEqual(['not-printed', 'not-printed'])
  // What the family holds sends the referral of its own pathway, as one packet does.
  expect((await record(app, came)).referrals[0]).toMatchObject({ state: 'sent', sentMethod: 'in-hand' })

  app.setClock('2026-12-08T16:00:00.000Z')
  await printPackets(app.office, { ...batch, referralIds: [lost.referral.id] })
  expect((await app.office.printing.unsaid({})).notPrinted).toEqual([])
})

test('what a parent was handed before the student came of age is said of many by the day it went', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { student } = await app.counselor.students.get({ id: made.studentId })
  await app.office.students.update({ ...student, draft: aStudent({ birthDate: '2008-12-09' }) })
  await printPacket(app.office, aPacket(made.referral.id, { parts: ['letter'] }))
  const form = aFormsChoice({ forms: ['parent-request'], studentId: made.studentId })
  await app.office.forms.print({ ...form, as: 'paper' })
  app.setClock('2026-12-10T15:00:00.000Z')
  const { pages, forms } = await app.office.printing.unsaid({})
  const handed = (wentOn: string | null) =>
    app.office.printing.settle({
      pages: pages.map(({ id, referralId }) => ({ referralId, pageId: id })),
      formIds: forms.map(({ id }) => id),
      ...{ ending: 'handed-to-parent', wentOn },
    })
  for (const wentOn of [null, '2026-12-09'])
    await expect(handed(wentOn)).rejects.toMatchObject({ data: { message: 'packets:errors.ofAge' } })
  await expect(handed('2026-12-07')).rejects.toMatchObject({ data: { fields: [{ path: 'wentOn' }] } })
  expect(await handed('2026-12-08')).toEqual({ settled: 2 })
  expect((await record(app, made)).pages).toMatchObject([{ endedOn: '2026-12-08' }])
})

test('how somebody knows that a page left stands on the pages something was in the way of, and names nobody kept away', async () => {
  await using app = await createTestApp()
  const made = [await aReferral(app), await aReferral(app)] as const
  const { studentId } = made[0]
  const luis = { name: 'Luis Varga', relation: 'father', holdsConsentRights: true } as const
  await app.office.students.addContact({ studentId, draft: aContact({ name: 'Teresa Varga' }) })
  const father = await app.office.students.addContact({ studentId, draft: aContact(luis) })
  const batch = aPacketBatch(idsOf(made), { parts: ['letter'] })
  await printPackets(app.office, batch)
  await app.office.students.updateContact({
    ...{ id: father.id, version: father.version, studentId },
    draft: aContact({ ...luis, doNotContact: true, doNotContactBasis: 'Order' }),
  })
  const { pages } = await app.office.printing.unsaid({})
  await app.office.printing.settle({
    pages: pages.map(({ id, referralId }) => ({ referralId, pageId: id })),
    ...{ formIds: [], ending: 'handed-to-parent' },
    alreadyLeft: { when: 'before', note: 'Luis Varga took it from the desk' },
  })
  const notesOf = async (one: MadeReferral) =>
    new Set((await record(app, one)).pages.map(({ endedNote }) => endedNote))
  expect(await notesOf(made[0])).toEqual(new Set(['… took it from the desk']))
  expect(await notesOf(made[1])).toEqual(new Set(['']))
})

test('a contact log that names a father whom nobody may contact by now is handed to nobody as if he were not on it', async () => {
  await using app = await createTestApp()
  const { studentId } = await aReferral(app)
  const luis = { name: 'Luis Varga', relation: 'father', holdsConsentRights: true } as const
  const father = await app.office.students.addContact({ studentId, draft: aContact(luis) })
  await app.office.forms.print({ ...aFormsChoice({ studentId, forms: ['contact-log'] }), as: 'paper' })
  const [log] = (await app.office.printing.unsaid({})).forms
  expect(log?.contactIds).toContain(father.id)
  await app.office.students.updateContact({
    ...{ id: father.id, version: father.version, studentId },
    draft: aContact({ ...luis, doNotContact: true, doNotContactBasis: 'Order' }),
  })
  const where = { pages: [], formIds: log ? [log.id] : [] }
  const settle = (ending: 'kept' | 'handed-to-parent', when?: 'before' | 'against-rule') =>
    app.office.printing.settle({
      ...{ ...where, ending },
      ...(when && { alreadyLeft: { when, note: 'Luis Varga took it from the desk' } }),
    })
  const note = () => app.vault.writing.prepare('SELECT ended_note FROM printed_forms').pluck().get()
  await expect(settle('handed-to-parent')).rejects.toThrow('names somebody who must not be contacted')
  await settle('handed-to-parent', 'against-rule')
  expect(note()).toBe('Luis Varga took it from the desk')
  await app.undoLast(app.office)
  await settle('handed-to-parent', 'before')
  expect(note()).toBe('Luis Varga took it from the desk')
  await app.undoLast(app.office)
  await settle('kept')
  await app.office.forms.print({ ...aFormsChoice({ studentId, forms: ['contact-log'] }), as: 'paper' })
  const [again] = (await app.office.printing.unsaid({})).forms
  expect(again?.contactIds).not.toContain(father.id)
})

test('forms of many that went somewhere stand in the history of each student as a single one does', async () => {
  await using app = await createTestApp()
  const made = await twoFamilies(app)
  const [one, two] = made
  await printForms(
    app.office,
    aFormBatch([one.studentId, two.studentId], { forms: ['contact-log', 'behavior-data'] }),
  )
  await app.counselor.disclosures.print({ studentId: one.studentId, language: 'en', as: 'paper' })
  const { forms } = await app.office.printing.unsaid({})
  const logs = forms.filter(({ form }) => form === 'contact-log')
  await app.office.printing.settle({
    ...{ pages: [], formIds: logs.map(({ id }) => id), ending: 'handed-to-parent' },
  })
  for (const { studentId, caseId } of made) {
    const { forms: ofStudent } = await app.office.students.get({ id: studentId })
    const { forms: ofCase } = await app.office.cases.get({ id: caseId })
    expect(ofCase).toEqual(ofStudent)
    expect(Object.fromEntries(ofStudent.map(({ form, ending }) => [form, ending]))).toEqual({
      'behavior-data': null,
      'contact-log': 'handed-to-parent',
    })
  }
  const { forms: all } = await app.counselor.cases.get({ id: one.caseId })
  expect(all.map(({ form }) => form)).toContain('record-of-disclosures')
})

test('what was said of many is taken back as one', async () => {
  await using app = await createTestApp()
  const made = await twoFamilies(app)
  const batch = aPacketBatch(idsOf(made), { parts: ['letter'] })
  await printPackets(app.office, batch)
  const { pages } = await app.office.printing.unsaid({})
  const named = pages.map(({ id, referralId }) => ({ referralId, pageId: id }))
  await app.office.printing.settle({ pages: named, formIds: [], ending: 'handed-to-parent' })
  expect((await app.office.printing.unsaid({})).pages).toEqual([])
  await app.undoLast(app.office)
  expect((await app.office.printing.unsaid({})).pages).toHaveLength(2)
  expect((await record(app, made[0])).referrals[0]).toMatchObject({ state: 'draft' })
})

test('a form that names a student is asked about; a blank one, or one that carries a code alone, is not', async () => {
  await using app = await createTestApp()
  const { studentId } = await aReferral(app)
  await app.office.forms.print({ ...aFormsChoice({ forms: ['release-both-ways'] }), as: 'paper' })
  await app.office.forms.print({
    ...aFormsChoice({ forms: ['provider-feedback', 'follow-up-card'], studentId }),
    as: 'paper',
  })
  expect((await app.office.printing.unsaid({})).forms).toEqual([])
  await app.office.forms.print({
    ...aFormsChoice({ forms: ['parent-request', 'contact-log'], studentId }),
    as: 'pdf',
  })
  const { forms } = await app.office.printing.unsaid({})
  expect(forms.map(({ form }) => form).toSorted()).toEqual(['contact-log', 'parent-request'])
  await app.office.printing.settle({
    pages: [],
    formIds: forms.map(({ id }) => id),
    ending: 'handed-to-parent',
  })
  expect((await app.office.printing.unsaid({})).forms).toEqual([])
  const again = { pages: [], formIds: forms.map(({ id }) => id), ending: 'kept' as const }
  await expect(app.office.printing.settle(again)).rejects.toMatchObject({ code: 'rule' })
  await app.undoLast(app.office)
  const notes = () => app.vault.writing.prepare('SELECT DISTINCT ended_note FROM printed_forms').pluck().all()
  // Nothing was in the way of what the mother took.
  const taken = { when: 'against-rule', note: 'The mother took them.' } as const
  await app.office.printing.settle({ ...again, ending: 'handed-to-parent', alreadyLeft: taken })
  expect(notes()).toEqual([''])
  await app.undoLast(app.office)
  await app.office.printing.settle(again)
  expect((await app.office.printing.kept({})).forms).toHaveLength(2)
  const alreadyLeft = { when: 'before', note: 'The mother took them.' } as const
  await app.office.printing.settle({ ...again, ending: 'destroyed', alreadyLeft })
  expect((await app.office.printing.kept({})).forms).toEqual([])
  // What is destroyed had not left.
  expect(notes()).toEqual([''])
})

test('a form that names a student goes to a provider only by a consent that covers it, and leaves one disclosure', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId, referral } = made
  const printed = async (form: 'release-both-ways' | 'contact-log') => {
    await app.office.forms.print({ ...aFormsChoice({ forms: [form], studentId }), as: 'paper' })
    const { forms } = await app.office.printing.unsaid({})
    return forms.find((each) => each.form === form)?.id ?? ''
  }
  const release = await printed('release-both-ways')
  const send = (id: string) =>
    app.office.printing.sendForm({
      ...{ id, referralId: referral.id, method: 'fax', emergency: null, wentOn: null },
    })
  const missing = (what: string) => ({ data: { message: `consents:missing.${what}` } })
  await expect(send(release)).rejects.toMatchObject(missing('no-consent'))
  const consent = await signConsent(app, made)
  await expect(send(release)).rejects.toMatchObject(missing('information-not-covered'))
  await expect(send(await printed('contact-log'))).rejects.toMatchObject({
    data: { message: 'printing:errors.notForProviders' },
  })
  expect((await record(app, made)).disclosures).toEqual([])
  await signConsent(app, made, { information: ['contact-details', 'date-of-birth'], amendsId: consent.id })
  expect(await send(release)).toMatchObject({ ending: 'sent-to-provider' })
  expect((await record(app, made)).disclosures).toMatchObject([
    { party: 'Bayside Family Counseling', method: 'fax', information: ['contact-details', 'date-of-birth'] },
  ])
  await app.undoLast(app.office)
  expect((await record(app, made)).disclosures).toEqual([])
})

test('one form for many students is one document, each with their own, and every page is asked about', async () => {
  await using app = await createTestApp()
  countsSheets(app)
  const made = await twoFamilies(app)
  const studentIds = made.map(({ studentId }) => studentId)
  const gone = '00000000-0000-7000-8000-0000000000ff'
  const batch = aFormBatch([...studentIds, gone], { forms: ['parent-request', 'contact-log'] })
  const came = await printForms(app.office, batch)
  expect(came).toEqual({
    printed: true,
    savedAs: null,
    ...{ count: 2, pages: 4 },
    refused: [{ id: gone, why: 'gone', signs: '' }],
  })
  expect(app.host.printed[0]?.match(/<section class="sheet sheet-parent-request/g)).toHaveLength(2)
  expect((await app.office.printing.unsaid({})).forms).toHaveLength(4)
  expect(app.faults).toEqual([])
})

test('who interprets is asked before anything prints: said of each family by itself, and never a child', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId, referral } = made
  const forms = aFormBatch([studentId], { forms: ['release-both-ways'], language: 'es' })
  const packets = aPacketBatch([referral.id], { parts: ['consent-form'], language: 'es' })
  const by = (name: string) => ({
    interpreters: { [studentId]: { name, role: 'professional' as const, how: 'phone' as const } },
  })
  const { office } = app
  const stops = async (said: Partial<FormBatch>) => [
    ...(await office.printing.readyForms({ ...forms, ...said })),
    ...(await office.printing.readyPackets({ ...packets, ...said })),
  ]
  expect(await stops({})).toMatchObject([{ stop: 'no-interpreter' }, { stop: 'no-interpreter' }])
  expect(await stops(by('Her brother'))).toMatchObject([
    { stop: 'may-not-interpret' },
    { stop: 'may-not-interpret' },
  ])
  expect(await stops(by('Ana Gil'))).toMatchObject([{ stop: null }, { stop: null }])
  for (const batch of [forms, { ...forms, ...by('Her brother') }])
    await expect(printForms(office, batch)).rejects.toMatchObject({
      data: { message: 'printing:errors.noneMayPrint' },
    })
  await printForms(office, { ...forms, ...by('Ana Gil') })
  await printPackets(office, { ...packets, ...by('Ana Gil') })
  for (const printed of app.host.printed) expect(printed).toContain('Ana Gil')
  expect((await record(app, made)).pages).toMatchObject([{ interpreter: { name: 'Ana Gil' } }])
})

test('a referral entered in error is named and does not print', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app)
  await app.counselor.referrals.enterInError({ ...aStep(referral), remark: 'Wrong student.' })
  const ready = await app.office.printing.readyPackets(aPacketBatch([referral.id], { parts: ['letter'] }))
  expect(ready).toMatchObject([{ stop: 'entered-in-error' }])
})

test('a form does not go to a provider in error, nor once the family said no to this help, but in an emergency', async () => {
  await using app = await createTestApp()
  const [mistaken, declined] = await twoFamilies(app)
  for (const made of [mistaken, declined]) {
    await signConsent(app, made, { information: ['contact-details', 'date-of-birth', 'reason-for-referral'] })
    const { studentId } = made
    await app.office.forms.print({
      ...aFormsChoice({ forms: ['release-both-ways'], studentId }),
      as: 'paper',
    })
  }
  await app.counselor.referrals.enterInError({ ...aStep(mistaken.referral), remark: 'Wrong provider.' })
  await app.counselor.referrals.close({
    ...{ ...aStep(declined.referral), ending: anEnding('closed-family-declined') },
  })
  const { forms } = await app.office.printing.unsaid({})
  const sending = ({ studentId, referral }: MadeReferral, emergency: { threat: string } | null = null) =>
    app.office.printing.sendForm({
      ...{ id: forms.find((form) => form.studentId === studentId)?.id ?? '', referralId: referral.id },
      ...{ method: 'fax', emergency, wentOn: null },
    })
  await expect(sending(mistaken)).rejects.toMatchObject({
    data: { message: 'referrals:errors.enteredInError' },
  })
  await expect(sending(declined)).rejects.toMatchObject({
    data: { message: 'referrals:errors.familyDeclined' },
  })
  await expect(sending(declined, { threat: 'Said she would not see tomorrow.' })).resolves.toMatchObject({
    ending: 'sent-to-provider',
  })

  const undoId = app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? ''
  const { case: open } = await record(app, declined)
  await app.counselor.cases.setRestricted({ id: open.id, version: open.version, restricted: true })
  await expect(app.office.undo.run({ undoId })).rejects.toMatchObject({ code: 'not_found' })
})

test('a printed form keeps who reads it to the family, and the words it was in; one nobody has to read keeps no name', async () => {
  await using app = await createTestApp()
  const { studentId } = await aReferral(app)
  const interpreter = { name: 'Ana Gil', role: 'professional', how: 'phone' } as const
  await app.office.forms.print({
    ...aFormsChoice({ studentId, forms: ['release-both-ways', 'contact-log'], language: 'es', interpreter }),
    as: 'paper',
  })
  const { forms } = await app.office.printing.unsaid({})
  const versions = await app.owner.translations.overview({})
  const versionOf = (tag: string) => versions.find(({ language }) => language === tag)?.version ?? ''
  const kept = app.vault.writing.prepare('SELECT form, interpreter FROM printed_forms ORDER BY form')
  expect(kept.all()).toEqual([
    { form: 'contact-log', interpreter: null },
    { form: 'release-both-ways', interpreter: JSON.stringify(interpreter) },
  ])
  expect(forms.find(({ form }) => form === 'release-both-ways')).toMatchObject({
    textVersion: `${versionOf('es')}, ${versionOf('en')}`,
  })
  expect(forms.find(({ form }) => form === 'contact-log')).toMatchObject({
    textVersion: versionOf('en'),
  })
})

test('a form posted on the last day of a consent is written down the next morning, by the day it went', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId } = made
  const information = ['contact-details', 'date-of-birth'] as const
  await signConsent(app, made, { information: [...information], expiresOn: '2026-12-08' })
  await app.office.forms.print({ ...aFormsChoice({ forms: ['release-both-ways'], studentId }), as: 'paper' })
  const { forms } = await app.office.printing.unsaid({})
  app.setClock('2026-12-09T15:00:00.000Z')
  const sending = (wentOn: string | null) =>
    app.office.printing.sendForm({
      ...{ id: forms[0]?.id ?? '', referralId: made.referral.id, method: 'post', emergency: null },
      wentOn,
    })
  await expect(sending(null)).rejects.toMatchObject({ data: { message: 'consents:missing.expired' } })
  for (const wentOn of ['2026-12-07', '2026-12-10'])
    await expect(sending(wentOn)).rejects.toMatchObject({ data: { fields: [{ path: 'wentOn' }] } })
  expect(await sending('2026-12-08')).toMatchObject({ ending: 'sent-to-provider', endedOn: '2026-12-08' })
  expect((await record(app, made)).disclosures).toMatchObject([{ onDay: '2026-12-08' }])
})

test('a release that is filled in for another provider does not go to this one, unless it has left already', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app)
  const { studentId, referral, service } = made
  await signConsent(app, made, { information: ['contact-details', 'date-of-birth'] })
  const other = await app.office.providers.create(aProvider({ organizationName: 'Harbor Clinic' }))
  const printed = async (recipientIds: string[]) => {
    const { id: requestId } = await app.office.consentRequests.create({
      ...{ studentId, kind: 'exchange', recipientIds, askedOn: '2026-12-08' },
      asked: { contactId: null, name: 'Teresa Varga', how: 'in-hand', language: null },
    })
    const choice = aFormsChoice({ forms: ['release-both-ways'], studentId, requestId })
    await app.office.forms.print({ ...choice, as: 'paper' })
    return (await app.office.printing.unsaid({})).forms.find(
      (form) => form.recipientIds.join() === recipientIds.join(),
    )
  }
  const send = (id = '', alreadyLeft: AlreadyLeft | null = null) =>
    app.office.printing.sendForm({
      ...{ id, referralId: referral.id, method: 'fax', emergency: null, wentOn: null, alreadyLeft },
    })
  const refused = { data: { message: 'printing:errors.namesAnother' } }
  const both = await printed([service.organizationId, other.organizationId])
  await expect(send(both?.id)).rejects.toMatchObject(refused)
  expect((await record(app, made)).disclosures).toEqual([])
  await send(both?.id, { when: 'against-rule', note: 'Faxed at nine.' })
  await send((await printed([service.organizationId]))?.id)
  const { disclosures } = await record(app, made)
  expect(disclosures).toHaveLength(2)
  expect(disclosures.filter(({ exception }) => exception === 'against-rule')).toHaveLength(1)
})

test('a form to sign that a family took back or declined is not sent again of many unless somebody wants it', async () => {
  await using app = await createTestApp()
  const [takenBack, declined] = [await aReferral(app), await aReferral(app)]
  const consent = await signConsent(app, takenBack)
  await app.counselor.consents.revoke({ ...consent, revokedOn: '2026-12-08', how: 'By telephone' })
  await app.office.referrals.requestConsent(aStep(declined.referral))
  const [asked] = (await app.office.consentRequests.list({ whose: 'office' })).rows.filter(
    ({ studentId }) => studentId === declined.studentId,
  )
  if (!asked) throw new Error('Nothing was asked.')
  await app.office.consentRequests.decline({ ...asked, on: '2026-12-08', by: 'Teresa Varga', words: '' })
  const ready = (but: Parameters<typeof aPacketBatch>[1]) =>
    app.office.printing.readyPackets(aPacketBatch(idsOf([takenBack, declined]), { language: 'en', ...but }))
  for (const parts of [null, ['letter', 'consent-form'] as ['letter', 'consent-form']]) {
    const told = await ready({ parts })
    expect(told.map(({ formWaits }) => formWaits)).toEqual(['revoked', 'declined'])
    for (const packet of told) expect(packet.parts).not.toContain('consent-form')
    const [again, other] = await ready({ parts, askAgain: [takenBack.referral.id] })
    expect(again?.parts).toContain('consent-form')
    expect(other?.parts).not.toContain('consent-form')
  }
  expect((await ready({ parts: ['consent-form'] })).map(({ stop }) => stop)).toEqual([
    'form-not-again',
    'form-not-again',
  ])
})

test('a packet whose usual pages are all for the provider waits for the signature, and says so', async () => {
  await using app = await createTestApp()
  const { referral } = await aReferral(app)
  const usual = await app.owner.school.usualPacket({})
  const parts = { ...usual.parts, [referral.pathway]: ['provider-letter', 'feedback-slip'] as const }
  await app.owner.school.setUsualPacket({ ...usual, parts })
  const [ready] = await app.office.printing.readyPackets(aPacketBatch([referral.id], { parts: null }))
  expect(ready).toMatchObject({ stop: 'no-consent', withoutLetter: 'no-consent', formWaits: null, parts: [] })
})

test('a provider or a school without a number to call is named before many print', async () => {
  await using app = await createTestApp()
  const pathway = 'family-contacts-provider'
  const school = await app.owner.school.get({})
  await app.owner.school.update({ ...school, phone: '' })
  const silent = await aReferral(app, { pathway }, { organizationName: 'Harbor Clinic', phone: '' })
  const heard = await aReferral(app, { pathway })
  const noNumber = async () =>
    (await app.office.printing.readyPackets(aPacketBatch(idsOf([silent, heard])))).map(
      (told) => told.noNumber,
    )
  expect(await noNumber()).toEqual([['no-phone', 'no-school-phone'], ['no-school-phone']])
})

test('forms for many say in which language each prints, and one chooses where the homes of a student read several', async () => {
  await using app = await createTestApp()
  const { studentId } = await aReferral(app)
  const add = (draft: ReturnType<typeof aContact>) => app.office.students.addContact({ studentId, draft })
  await add(aContact({ name: 'Teresa Varga', languageRead: 'es' }))
  const draft = aContact({ name: 'Salma Haddad', languageRead: 'ar' })
  const { id, version } = await add(draft)
  const ready = async (but: Partial<FormBatch>) =>
    (await app.office.printing.readyForms(aFormBatch([studentId], but)))[0]
  const languagesRead = (await ready({}))?.languagesRead
  expect(languagesRead?.toSorted()).toEqual(['ar', 'es'])
  expect(await ready({ languages: { [studentId]: 'ar' } })).toMatchObject({ language: 'ar' })
  expect(await ready({ languages: { [studentId]: 'es' } })).toMatchObject({ language: 'es' })

  const barred = { ...draft, doNotContact: true, doNotContactBasis: 'Order of 8 December' }
  await app.office.students.updateContact({ ...{ id, version, studentId }, draft: barred })
  // A choice from before stands no more.
  expect(await ready({ languages: { [studentId]: 'ar' } })).toMatchObject({ language: 'es' })
})
