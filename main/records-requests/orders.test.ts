import { expect, test } from 'vitest'

import type { ContactDraft } from '#shared/domain/student.ts'

import { aContact } from '../testing/makers.ts'
import {
  aboutANote,
  approve,
  aRecordsRequest,
  at,
  BY_SUBPOENA,
  chooseAndHide,
  printAndLeave,
} from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'
const COURT = 'Court order: no records to father'

const FATHER: Partial<ContactDraft> = {
  ...{ name: 'Aron Varga', relation: 'father', doNotContact: true, doNotContactBasis: COURT },
}

const APPROVED = { decision: 'approved', by: 'Dr. Osei, principal', on: TODAY, words: '' } as const

const leaves = { on: TODAY, method: 'in-hand', emergency: null } as const

/** A father asks, about whom the office knows what is said here. */
async function aFatherAsks(app: TestApp, known: Partial<ContactDraft>, requester = 'Aron Varga') {
  const made = await aboutANote(app, { requester, capacity: 'Father' })
  const studentId = made.student.id
  const reached = { phone: '(914) 555-0111', address: '12 Elm Street' }
  await app.office.students.addContact({ studentId, draft: aContact({ name: 'Rosa Varga', ...reached }) })
  const father = await app.office.students.addContact({
    studentId,
    draft: aContact({ ...FATHER, ...known }),
  })
  return { ...made, father }
}

test('a father under a court order asks: the order stands first, whatever name was typed', async () => {
  await using app = await createTestApp()
  const { request, student } = await aFatherAsks(app, {})
  const order = { relation: 'father', doNotContact: true, doNotContactBasis: COURT }
  const seen = await app.office.recordsRequests.get({ id: request.id })
  expect(seen.orders).toMatchObject([{ ...order, isOfAsker: true }])
  const ownerId = app.sessions.counselor.accountId
  const ordersOf = async (said: object) => {
    const draft = aRecordsRequest({ studentId: student.id, ownerId, ...said })
    const { id } = await app.office.recordsRequests.receive(draft)
    return (await app.counselor.recordsRequests.get({ id })).orders
  }
  expect(await ordersOf({ requester: 'Mr. Varga' })).toMatchObject([{ ...order, isOfAsker: false }])
  const other = { kind: 'other', interest: 'His own', answerBy: '2026-12-18' }
  expect(await ordersOf({ ...other, requester: 'aron varga' })).toMatchObject([order])
  expect(await ordersOf({ ...other, requester: 'Bayside' })).toMatchObject([{ ...order, isOfAsker: false }])
})

test('whoever reviews says that they read the order; then it is theirs to decide, and it leaves', async () => {
  await using app = await createTestApp()
  const made = await aFatherAsks(app, {})
  const chosen = await chooseAndHide(app, made)
  const { fingerprint: seen } = await app.owner.recordsRequests.get({ id: chosen.id })
  await expect(
    app.owner.recordsRequests.review({ ...at(chosen), review: APPROVED, seen }),
  ).rejects.toMatchObject({ code: 'conflict', data: { message: 'requests:errors.ordersUnread' } })
  const reviewed = await approve(app, chosen)
  const { missing } = await app.counselor.recordsRequests.get({ id: chosen.id })
  expect(missing).toEqual([])
  const left = await printAndLeave(app, reviewed, leaves)
  expect(left.outcome).toMatchObject({ state: 'left' })
  const { rows } = await app.office.recordsRequests.list({
    ...{ whose: 'office', show: 'ended', studentId: made.student.id },
  })
  expect(rows).toMatchObject([{ id: left.id, requester: 'Aron Varga', outcome: { state: 'left' } }])
})

test('an order that comes in after the review waits for another look', async () => {
  await using app = await createTestApp()
  const made = await aFatherAsks(app, { doNotContact: false, doNotContactBasis: '' })
  const reviewed = await approve(app, await chooseAndHide(app, made))
  await app.office.students.updateContact({
    ...{ id: made.father.id, version: made.father.version, studentId: made.student.id },
    draft: aContact({ name: 'Aron Varga', relation: 'father', custodyNote: COURT }),
  })
  await expect(app.counselor.recordsRequests.answer({ ...at(reviewed), ...leaves })).rejects.toMatchObject({
    data: { message: 'requests:missing.orders-unread' },
  })
  const { orders } = await app.counselor.recordsRequests.get({ id: reviewed.id })
  expect(orders).toMatchObject([{ isOfAsker: true, custodyNote: COURT }])
})

test('the sheets of others than the parent who asks are not among all of their kind', async () => {
  await using app = await createTestApp()
  const { request } = await aFatherAsks(app, { doNotContact: false, doNotContactBasis: '' })
  const { documents } = await app.counselor.recordsRequests.get({ id: request.id })
  const contacts = documents.filter(({ kind }) => kind === 'contact')
  const named = contacts.map(({ lines, isOfAnother }) => [lines[0]?.pieces[0]?.words, isOfAnother])
  expect(Object.fromEntries(named)).toEqual({ 'Aron Varga': false, 'Rosa Varga': true, 'Teresa Varga': true })
  expect(documents.filter(({ kind, isOfAnother }) => kind !== 'contact' && isOfAnother)).toEqual([])
})

test('what another parent objects is read by whoever reviews, asked for again when it comes later, and is on no paper', async () => {
  await using app = await createTestApp()
  const made = await aboutANote(app, { requester: 'Teresa Varga', capacity: 'Mother' })
  const chosen = await chooseAndHide(app, made)
  const reviewed = await approve(app, chosen)
  const says = 'He says that she must not see the notes.'
  const objection = { by: 'Aron Varga, father', on: TODAY, words: says }
  const later = { ...at(reviewed), objection: { ...objection, on: '2026-12-09' } }
  await expect(app.office.recordsRequests.object(later)).rejects.toMatchObject({
    data: { fields: [{ path: 'objection.on' }] },
  })
  const objected = await app.office.recordsRequests.object({ ...at(reviewed), objection })
  expect(objected.objections).toMatchObject([objection])
  const { missing, fingerprint: seen } = await app.counselor.recordsRequests.get({ id: chosen.id })
  expect(missing).toEqual(['orders-unread'])
  await expect(
    app.owner.recordsRequests.review({ ...at(objected), review: APPROVED, seen, ordersRead: '' }),
  ).rejects.toMatchObject({ data: { message: 'requests:errors.ordersUnread' } })
  await approve(app, objected)
  const again = await app.counselor.recordsRequests.get({ id: chosen.id })
  expect(again.missing).toEqual([])
  for (const what of ['acknowledgment', 'notice'] as const)
    await app.office.recordsRequests.printLetter({ id: chosen.id, language: 'en', what, as: 'paper' })
  await printAndLeave(app, again.request, leaves)
  await app.counselor.recordsRequests.printAnswer({ id: chosen.id, language: 'en', as: 'paper' })
  expect(app.host.printed.length).toBeGreaterThan(2)
  for (const paper of app.host.printed) {
    expect(paper).not.toContain(says)
    expect(paper).not.toContain('Aron')
  }
})

test('an objection is taken back as a slip of the hand, and none comes once the request is answered', async () => {
  await using app = await createTestApp()
  const made = await aboutANote(app)
  const objection = { by: 'Aron Varga, father', on: TODAY, words: 'No' }
  const before = await chooseAndHide(app, made)
  await app.office.recordsRequests.object({ ...at(before), objection })
  await app.undoLast(app.office)
  const { request } = await app.counselor.recordsRequests.get({ id: before.id })
  expect(request.objections).toEqual([])
  const left = await printAndLeave(app, await approve(app, request), leaves)
  await expect(app.office.recordsRequests.object({ ...at(left), objection })).rejects.toMatchObject({
    data: { message: 'requests:errors.ended' },
  })
})

/** A court asks for the sheets of everybody around a student whose father must not be contacted. */
async function allSheets(app: TestApp, said: object) {
  const made = await aFatherAsks(app, {}, 'Harriet Stone, attorney for Mr. Aron Varga')
  const { studentId } = made.request
  const ownerId = app.sessions.counselor.accountId
  const request = await app.office.recordsRequests.receive(aRecordsRequest({ studentId, ownerId, ...said }))
  const { documents } = await app.counselor.recordsRequests.get({ id: request.id })
  const parts = documents.filter(({ kind }) => kind === 'contact').map(({ kind, id }) => ({ kind, id }))
  return app.counselor.recordsRequests.choose({ ...at(request), parts })
}

test.each([
  { ...BY_SUBPOENA, requester: 'Harriet Stone, attorney for Mr. Aron Varga', capacity: 'Attorney' },
  { ...BY_SUBPOENA, requester: 'Harriet Stone', capacity: 'Attorney at law' },
  { kind: 'police', interest: 'A search', requester: 'Det. Lowe', capacity: 'For Aron Varga' },
])(
  'the order stands before whoever may ask for him, and how to reach the others is asked about: $requester, $capacity',
  async (said) => {
    await using app = await createTestApp()
    const chosen = await allSheets(app, said)
    const { orders, ordersFingerprint, undecided, documents } = await app.counselor.recordsRequests.get({
      id: chosen.id,
    })
    expect(orders).toMatchObject([{ relation: 'father', doNotContactBasis: COURT }])
    expect(ordersFingerprint).not.toBe('')
    const marked = documents
      .filter(({ isChosen }) => isChosen)
      .flatMap(({ lines }) => lines.flatMap(({ pieces }) => pieces.flatMap(({ name }) => name ?? [])))
    expect(marked.length).toBeGreaterThanOrEqual(2)
    expect(undecided).toBe(marked.length)
    const names = Object.fromEntries(marked.map(({ key }) => [key, 'hide' as const]))
    const decided = await app.counselor.recordsRequests.decideNames({ ...at(chosen), names, alsoHidden: [] })
    const seen = await app.counselor.recordsRequests.get({ id: decided.id })
    expect([seen.undecided, seen.hidden]).toEqual([0, marked.length])
    if (said.kind === 'police') return
    const { pages } = await app.counselor.recordsRequests.previewAnswer({ id: decided.id, language: 'en' })
    expect(pages[0]?.html).toContain('Rosa Varga')
    expect(pages[0]?.html).not.toContain('555-0111')
    expect(pages[0]?.html).not.toContain('Elm Street')
  },
)

test('a mother who may be contacted, an agency and another school are asked nothing more about the sheets', async () => {
  await using app = await createTestApp()
  for (const said of [
    { kind: 'parent', requester: 'Teresa Varga', capacity: 'Mother' },
    { kind: 'child-welfare', requester: 'Lena Ortiz', capacity: 'Caseworker', interest: 'Their duty' },
  ] as const) {
    const chosen = await allSheets(app, said)
    const { undecided, orders } = await app.counselor.recordsRequests.get({ id: chosen.id })
    expect([undecided, orders.length]).toEqual([0, 1])
  }
})
