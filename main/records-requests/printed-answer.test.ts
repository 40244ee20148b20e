import { expect, test } from 'vitest'

import type { RecordsRequest } from '#shared/domain/records-request.ts'

import { printerStopped } from '../host.ts'
import { aContact } from '../testing/makers.ts'
import { aConsent, aProvider } from '../testing/referral-makers.ts'
import {
  aboutANote,
  approve,
  at,
  BY_SUBPOENA,
  chooseAndHide,
  printAndLeave,
} from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'
const TOMORROW = '2026-12-09T15:00:00.000Z'
const answer = { on: TODAY, method: 'post', emergency: null } as const
const BEFORE = { when: 'before', note: 'I posted it myself at nine.' } as const

/** A subpoena of which nothing is missing any more: the parent could not be reached, the administrator approved. */
async function approved(app: TestApp) {
  const made = await aboutANote(app, BY_SUBPOENA)
  const told = await app.office.recordsRequests.notify({
    ...{ ...at(made.request), notice: { state: 'tried', on: TODAY, words: 'Called twice.' } },
  })
  const chosen = await chooseAndHide(app, { ...made, request: told })
  return { ...made, request: await approve(app, chosen) }
}

const print = (app: TestApp, { id }: Pick<RecordsRequest, 'id'>) =>
  app.counselor.recordsRequests.printAnswer({ id, language: 'en', as: 'paper' })

const unsaid = async (app: TestApp) => (await app.counselor.printing.unsaid({})).forms

const disclosures = async (app: TestApp, studentId: string) =>
  (await app.counselor.students.get({ id: studentId })).disclosures

test('after the review the answer prints without a mark, waits like any paper, and is disclosed once it is said how it left', async () => {
  await using app = await createTestApp()
  const { request, student } = await approved(app)
  expect(await app.counselor.recordsRequests.get({ id: request.id })).toMatchObject({ inHand: [] })
  await print(app, request)
  expect(app.host.printed.at(-1)).not.toContain('class="mark"')
  expect(await unsaid(app)).toMatchObject([{ form: 'records-answer', requestId: request.id }])
  expect(await disclosures(app, student.id)).toEqual([])
  expect(await app.counselor.recordsRequests.get({ id: request.id })).toMatchObject({
    ...{ request: { outcome: null }, inHand: [{ isStale: false }] },
  })

  const left = await app.counselor.recordsRequests.answer({ ...at(request), ...answer })
  expect(left.outcome).toMatchObject({ state: 'left', printed: true, hidden: 1 })
  expect(await disclosures(app, student.id)).toMatchObject([{ onDay: TODAY, what: 'Case note: Dec 8, 2026' }])
  expect(await unsaid(app)).toEqual([])
  const { forms } = await app.counselor.students.get({ id: student.id })
  expect(forms).toMatchObject([{ form: 'records-answer', ending: 'went-with-answer', endedOn: TODAY }])

  await app.undoLast(app.counselor)
  expect(await disclosures(app, student.id)).toEqual([])
  expect(await unsaid(app)).toMatchObject([{ form: 'records-answer', requestId: request.id }])
})

test('nothing that goes on paper is said to have left before it printed; what is told by phone is', async () => {
  await using app = await createTestApp()
  const { request, student } = await approved(app)
  const leave = (method: 'in-hand' | 'post' | 'fax' | 'secure-portal' | 'phone') =>
    app.counselor.recordsRequests.answer({ ...at(request), ...answer, method })
  for (const method of ['in-hand', 'post', 'fax', 'secure-portal'] as const)
    await expect(leave(method), method).rejects.toMatchObject({
      data: { message: 'requests:errors.notPrinted' },
    })
  expect(await disclosures(app, student.id)).toEqual([])
  const left = await leave('phone')
  await print(app, left)
  expect(app.host.printed.at(-1)).toContain('A copy for the file of what left on Dec 8')
})

test('an answer whose printer stopped discloses nothing, leaves with nothing, and its pages are asked about', async () => {
  await using app = await createTestApp()
  const { request, student } = await approved(app)
  const printer = app.host.print
  app.host.print = () => Promise.reject(printerStopped())
  expect(await print(app, request)).toMatchObject({ printed: false })
  app.host.print = printer
  expect(await unsaid(app)).toMatchObject([{ form: 'records-answer' }])
  await expect(app.counselor.recordsRequests.answer({ ...at(request), ...answer })).rejects.toMatchObject({
    data: { message: 'requests:errors.notPrinted' },
  })
  expect(await disclosures(app, student.id)).toEqual([])
  expect(await printAndLeave(app, request, answer)).toMatchObject({ outcome: { state: 'left' } })
  expect(await unsaid(app), 'the pages the printer stopped at').toMatchObject([{ form: 'records-answer' }])
})

test('pages that were kept leave the request open and may go later; pages that were destroyed print again', async () => {
  await using app = await createTestApp()
  const { request, student } = await approved(app)
  const settle = async (ending: 'kept' | 'destroyed' | 'handed-to-parent' | 'went-with-answer') =>
    app.counselor.printing.settle({
      ...{ pages: [], ending },
      formIds: [...(await unsaid(app)), ...(await app.counselor.printing.kept({})).forms].map(({ id }) => id),
    })
  await print(app, request)
  for (const elsewhere of ['handed-to-parent', 'went-with-answer'] as const)
    await expect(settle(elsewhere)).rejects.toMatchObject({ code: 'rule' })
  await settle('kept')
  expect(await app.counselor.recordsRequests.get({ id: request.id })).toMatchObject({
    ...{ request: { outcome: null }, inHand: [{ isStale: false }] },
  })
  await settle('destroyed')
  expect(await app.counselor.recordsRequests.get({ id: request.id })).toMatchObject({ inHand: [] })
  await expect(app.counselor.recordsRequests.answer({ ...at(request), ...answer })).rejects.toMatchObject({
    data: { message: 'requests:errors.notPrinted' },
  })
  expect(await disclosures(app, student.id)).toEqual([])
  await print(app, request)
  await settle('kept')
  await app.counselor.recordsRequests.answer({ ...at(request), ...answer })
  expect(await disclosures(app, student.id)).toHaveLength(1)
})

/** A subpoena for the mother's sheet, printed, and the way to write into it afterwards. */
async function printedSheet(app: TestApp) {
  const made = await aboutANote(app, BY_SUBPOENA)
  const studentId = made.student.id
  const [mother] = (await app.counselor.students.get({ id: studentId })).contacts
  if (!mother) throw new Error('There is a mother.')
  const told = await app.office.recordsRequests.notify({
    ...{ ...at(made.request), notice: { state: 'tried', on: TODAY, words: 'Called twice.' } },
  })
  const parts = [{ kind: 'contact' as const, id: mother.id }]
  const request = await approve(app, await app.counselor.recordsRequests.choose({ ...at(told), parts }))
  await print(app, request)
  const rewrite = (said: Parameters<typeof aContact>[0]) =>
    app.office.students.updateContact({
      ...{ studentId, id: mother.id, version: mother.version, draft: aContact(said) },
    })
  return { studentId, request, rewrite }
}

const leave = (app: TestApp, request: RecordsRequest, said = {}) =>
  app.counselor.recordsRequests.answer({ ...at(request), ...answer, ...said })

test('pages that say what stands no longer do not leave; what had left before stays as it was printed', async () => {
  await using app = await createTestApp()
  const { request, rewrite } = await printedSheet(app)
  await rewrite({ address: '99 New Street' })
  expect(await app.counselor.recordsRequests.get({ id: request.id })).toMatchObject({
    ...{ inHand: [{ isStale: true }], missing: ['changed-since-review'] },
  })
  await expect(leave(app, request)).rejects.toMatchObject({
    data: { message: 'requests:missing.changed-since-review' },
  })
  const left = await leave(app, request, { alreadyLeft: BEFORE })
  const { pages } = await app.counselor.recordsRequests.previewAnswer({ id: left.id, language: 'en' })
  expect(pages[0]?.html).not.toContain('99 New Street')
})

test('of pages that left on the day they printed it may be said on the next, and on none before', async () => {
  await using app = await createTestApp()
  const { request, rewrite, studentId } = await printedSheet(app)
  app.setClock(TOMORROW)
  await print(app, request)
  await rewrite({ address: '99 New Street' })
  await expect(leave(app, request)).rejects.toMatchObject({
    data: { fields: [{ path: 'on', message: 'requests:errors.beforePrinted' }] },
  })
  app.setClock('2026-12-10T15:00:00.000Z')
  await leave(app, request, { on: '2026-12-09' })
  expect(await disclosures(app, studentId)).toMatchObject([{ onDay: '2026-12-09' }])
})

test('pages that name somebody nobody may contact by now do not leave', async () => {
  await using app = await createTestApp()
  const { request, rewrite, studentId } = await printedSheet(app)
  await rewrite({ doNotContact: true, doNotContactBasis: 'safety' })
  expect(await unsaid(app)).toMatchObject([{ stop: 'kept-away' }])
  await expect(leave(app, request)).rejects.toMatchObject({ code: 'rule' })
  expect(await disclosures(app, studentId)).toEqual([])
  app.setClock(TOMORROW)
  await expect(leave(app, request, { on: '2026-12-08' })).rejects.toMatchObject({
    data: { message: 'packets:errors.namesKeptAway' },
  })
})

test('what was approved again prints again, and what was printed before does not leave in its place', async () => {
  await using app = await createTestApp()
  const { request, rewrite } = await printedSheet(app)
  await rewrite({ address: '99 New Street' })
  const again = await approve(app, request)
  await expect(leave(app, again)).rejects.toMatchObject({
    data: { message: 'requests:errors.printedOtherwise' },
  })
  const left = await printAndLeave(app, again, answer)
  const { pages } = await app.counselor.recordsRequests.previewAnswer({ id: left.id, language: 'en' })
  expect(pages[0]?.html).toContain('99 New Street')
})

test('a consent that was taken back after the answer printed is asked again when it leaves', async () => {
  await using app = await createTestApp()
  const { organizationId } = await app.counselor.providers.create(aProvider())
  const made = await aboutANote(app, {
    ...{ kind: 'other', requester: 'Dr. Reyes', capacity: 'Therapist', interest: 'Care', organizationId },
    ...{ consentPurpose: 'coordinating-care' },
  })
  const studentId = made.student.id
  const consent = await app.counselor.consents.create(
    aConsent(studentId, organizationId, {
      ...{ information: ['school-records'], purposes: ['coordinating-care'] },
    }),
  )
  const request = await approve(app, await chooseAndHide(app, made))
  await print(app, request)
  expect(app.host.printed.at(-1)).not.toContain('class="mark"')
  await app.counselor.consents.revoke({
    ...{ id: consent.id, version: consent.version, revokedOn: TODAY, how: 'Said so by phone' },
  })
  await expect(leave(app, request)).rejects.toMatchObject({ data: { message: 'requests:missing.no-basis' } })
  expect(await disclosures(app, studentId)).toEqual([])
})

test('what is on record of pages that left before more was chosen is what stood on those pages', async () => {
  await using app = await createTestApp()
  const made = await approved(app)
  const { student, noteRef } = made
  await print(app, made.request)
  const parts = [noteRef, { kind: 'student' as const, id: student.id }]
  const request = await app.counselor.recordsRequests.choose({ ...at(made.request), parts })
  const left = await leave(app, request, { alreadyLeft: BEFORE })
  expect(left.outcome).toMatchObject({ state: 'left', information: ['school-records'] })
  expect(await disclosures(app, student.id)).toMatchObject([
    { information: ['school-records'], what: 'Case note: Dec 8, 2026' },
  ])
})

test('what left in an emergency before it printed prints to be given out on its day, and as a copy for the file from the next', async () => {
  await using app = await createTestApp()
  const made = await aboutANote(app, { kind: 'police', requester: 'Det. Lowe', interest: 'A search' })
  const left = await leave(app, await chooseAndHide(app, made), {
    emergency: { threat: 'She said she would not go home.', medicalStaff: '' },
  })
  app.setClock(TOMORROW)
  await print(app, left)
  expect(app.host.printed.at(-1)).toContain('A copy for the file of what left on Dec 8')
})

test('an approval stays as history once something else is chosen, and holds again for exactly what it was of', async () => {
  await using app = await createTestApp()
  const made = await approved(app)
  const { student, noteRef } = made
  const { review } = made.request
  await print(app, made.request)
  const more = [noteRef, { kind: 'student' as const, id: student.id }]
  const chosen = await app.counselor.recordsRequests.choose({ ...at(made.request), parts: more })
  expect(chosen).toMatchObject({ review: null, reviewsBefore: [{ by: review?.by, decision: 'approved' }] })
  const back = await app.counselor.recordsRequests.choose({ ...at(chosen), parts: [noteRef] })
  expect(back).toMatchObject({ review, reviewsBefore: [] })
  expect((await app.counselor.recordsRequests.get({ id: back.id })).inHand).toMatchObject([
    { isStale: false },
  ])

  const again = await app.counselor.recordsRequests.choose({ ...at(back), parts: more })
  const { ownerId, answerBy, shown, organizationId, consentPurpose } = again
  const changed = await app.office.recordsRequests.change({
    ...{ ...at(again), ownerId, answerBy, shown, organizationId, consentPurpose },
    ...{ periodFrom: '2026-01-01', periodUntil: null },
  })
  const other = await app.counselor.recordsRequests.choose({ ...at(changed), parts: [noteRef] })
  expect(other).toMatchObject({ review: null, reviewsBefore: [{ by: review?.by, mayHoldAgain: false }] })
  const over = { ...at(other), on: TODAY, words: 'Settled', pages: 'destroyed' as const }
  expect(await app.counselor.recordsRequests.withdraw(over)).toMatchObject({
    reviewsBefore: [{ by: review?.by }],
  })
})

test('of several prints it is said by its day and time which one left, also an earlier one that says something else', async () => {
  await using app = await createTestApp()
  const { request, rewrite, studentId } = await printedSheet(app)
  app.setClock('2026-12-08T16:00:00.000Z')
  await rewrite({ address: '99 New Street' })
  const again = await approve(app, request)
  await print(app, again)
  const { inHand } = await app.counselor.recordsRequests.get({ id: request.id })
  expect(inHand).toMatchObject([{ isStale: false }, { isStale: true }])
  const [newer, earlier] = inHand.map(({ formId }) => formId)
  await expect(leave(app, again, { formId: earlier })).rejects.toMatchObject({
    data: { message: 'requests:errors.printedOtherwise' },
  })
  const left = await leave(app, again, { formId: earlier, alreadyLeft: BEFORE })
  const page = async () =>
    (await app.counselor.recordsRequests.previewAnswer({ id: left.id, language: 'en' })).pages[0]?.html
  expect(await page()).not.toContain('99 New Street')
  expect(await disclosures(app, studentId)).toHaveLength(1)
  expect(await unsaid(app)).toMatchObject([{ id: newer, stop: 'already-answered' }])

  // The newer one is destroyed, and what it said with it; what left stays.
  const kept = async () => (await app.counselor.recordsRequests.get({ id: request.id })).inHand
  await app.counselor.printing.settle({ pages: [], formIds: [newer ?? ''], ending: 'destroyed' })
  expect([await page(), await kept()]).toEqual([expect.not.stringContaining('99 New Street'), []])
  await app.undoLast(app.counselor)
  expect(await unsaid(app)).toMatchObject([{ id: newer, stop: 'already-answered' }])
})

test('where the newest print is destroyed an earlier one that says the same may leave', async () => {
  await using app = await createTestApp()
  const { request, student } = await approved(app)
  await print(app, request)
  await print(app, request)
  const [newest] = (await app.counselor.recordsRequests.get({ id: request.id })).inHand
  const formIds = [newest?.formId ?? '']
  await app.counselor.printing.settle({ pages: [], formIds, ending: 'destroyed' })
  await leave(app, request)
  expect(await disclosures(app, student.id)).toHaveLength(1)
  const { forms } = await app.counselor.students.get({ id: student.id })
  const endings = new Map(forms.map(({ id, ending }) => [id === newest?.formId, ending]))
  expect(endings).toEqual(
    new Map([
      [true, 'destroyed'],
      [false, 'went-with-answer'],
    ]),
  )
})

test('an answer that is taken back may leave by any of its prints again', async () => {
  await using app = await createTestApp()
  const { request } = await approved(app)
  await print(app, request)
  await print(app, request)
  const inHand = async () => (await app.counselor.recordsRequests.get({ id: request.id })).inHand
  const [newer, earlier] = await inHand()
  const formIds = [newer?.formId ?? '']
  await app.counselor.printing.settle({ pages: [], formIds, ending: 'destroyed' })
  const keptTexts = () =>
    app.vault.reading.prepare('SELECT id FROM printed_forms WHERE answer IS NOT NULL').all({})
  expect(keptTexts()).toHaveLength(2)
  await leave(app, request)
  expect(keptTexts()).toEqual([{ id: earlier?.formId }])
  await app.undoLast(app.counselor)
  expect([await inHand(), keptTexts().length]).toEqual([[earlier], 2])
})
