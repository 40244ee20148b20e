import { expect, test } from 'vitest'

import type { RecordsRequest } from '#shared/domain/records-request.ts'

import { printerStopped } from '../host.ts'
import { aContact } from '../testing/makers.ts'
import { aConsent, aProvider, aReferral } from '../testing/referral-makers.ts'
import {
  aboutANote,
  aMother,
  approve,
  aRecordsRequest,
  at,
  BY_SUBPOENA,
  chooseAndHide,
} from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'
const TOMORROW = '2026-12-09T15:00:00.000Z'
const BEFORE = { when: 'before', note: 'I posted it myself at nine.' } as const
const AGAINST = { when: 'against-rule', note: 'It was in the outgoing mail.' } as const

const print = (app: TestApp, { id }: Pick<RecordsRequest, 'id'>) =>
  app.counselor.recordsRequests.printAnswer({ id, language: 'en', as: 'paper' })
const unsaid = async (app: TestApp) => (await app.counselor.printing.unsaid({})).forms
const stops = async (app: TestApp) => (await unsaid(app)).map(({ stop }) => stop)
const disclosures = async (app: TestApp, studentId: string) =>
  (await app.counselor.students.get({ id: studentId })).disclosures
const leave = (app: TestApp, request: Pick<RecordsRequest, 'id' | 'version'>, said = {}) =>
  app.counselor.recordsRequests.answer({
    ...{ ...at(request), on: TODAY, method: 'post', emergency: null },
    ...said,
  })
const keptText = (app: TestApp) =>
  // The one row of the story.
  (
    app.vault.reading.prepare('SELECT answer AS text FROM printed_forms').get({}) as {
      text: string | null
    }
  ).text

/** A subpoena of which nothing is missing any more. */
async function bySubpoena(app: TestApp) {
  const made = await aboutANote(app, BY_SUBPOENA)
  const told = await app.office.recordsRequests.notify({
    ...{ ...at(made.request), notice: { state: 'tried', on: TODAY, words: 'Called twice.' } },
  })
  return { ...made, request: await approve(app, await chooseAndHide(app, { ...made, request: told })) }
}

/** A request by the family's consent, and the way to take that back. */
async function byConsent(app: TestApp) {
  const { organizationId } = await app.counselor.providers.create(aProvider())
  const made = await aboutANote(app, {
    ...{ kind: 'other', requester: 'Dr. Reyes', capacity: 'Therapist', interest: 'Care', organizationId },
    ...{ consentPurpose: 'coordinating-care' },
  })
  const consent = await app.counselor.consents.create(
    aConsent(made.student.id, organizationId, {
      ...{ information: ['school-records'], purposes: ['coordinating-care'] },
    }),
  )
  const request = await approve(app, await chooseAndHide(app, made))
  const takeBack = (revokedOn = TODAY) =>
    app.counselor.consents.revoke({ id: consent.id, version: consent.version, revokedOn, how: 'By phone' })
  return { ...made, request, consent, takeBack }
}

test('pages whose consent was taken back that day say so, and what had left before is on record by that consent', async () => {
  await using app = await createTestApp()
  const { request, student, consent, takeBack } = await byConsent(app)
  await print(app, request)
  expect(await unsaid(app)).toMatchObject([
    { stop: null, to: expect.stringContaining('Dr. Reyes') as string },
  ])
  await takeBack()
  expect(await stops(app)).toEqual(['revoked'])
  await expect(leave(app, request)).rejects.toMatchObject({ data: { message: 'requests:missing.no-basis' } })
  await leave(app, request, { alreadyLeft: BEFORE })
  expect(await disclosures(app, student.id)).toMatchObject([{ consentId: consent.id, exception: null }])
  const { forms } = await app.counselor.students.get({ id: student.id })
  expect(forms).toMatchObject([{ ending: 'went-with-answer', endedOn: TODAY, endedNote: BEFORE.note }])
  await app.undoLast(app.counselor)
  expect(await disclosures(app, student.id)).toEqual([])
  expect(await stops(app)).toEqual(['revoked'])
})

test('what left on the day after the consent was taken back left against the rule, and is on record as that', async () => {
  await using app = await createTestApp()
  const { request, student, takeBack } = await byConsent(app)
  await print(app, request)
  await takeBack()
  app.setClock(TOMORROW)
  const on = '2026-12-09'
  await expect(leave(app, request, { on, alreadyLeft: BEFORE })).rejects.toMatchObject({
    data: { message: 'requests:missing.no-basis' },
  })
  await leave(app, request, { on, alreadyLeft: AGAINST })
  expect(await disclosures(app, student.id)).toMatchObject([
    { onDay: on, consentId: null, exception: 'against-rule', exceptionNote: AGAINST.note },
  ])
})

test('of a request that was taken back, what left before is written down, and what left after it went against the rule', async () => {
  await using app = await createTestApp()
  const { request, student } = await bySubpoena(app)
  await print(app, request)
  const said = { ...at(request), on: TODAY, words: 'Settled' }
  await expect(app.counselor.recordsRequests.withdraw(said)).rejects.toMatchObject({
    data: { fields: [{ path: 'pages', message: 'requests:errors.pagesWait' }] },
  })
  const over = await app.counselor.recordsRequests.withdraw({ ...said, pages: 'not-found' })
  expect(await stops(app)).toEqual(['request-over'])
  const { inHand, line } = await app.counselor.recordsRequests.get({ id: request.id })
  expect([inHand.map(({ isStale }) => isStale), line.printedAt]).toEqual([[false], expect.any(String)])
  await expect(leave(app, over)).rejects.toMatchObject({ data: { message: 'requests:errors.ended' } })
  const left = await leave(app, over, { alreadyLeft: BEFORE })
  expect(left.outcome).toMatchObject({ state: 'left', printed: true })
  expect(await disclosures(app, student.id)).toMatchObject([{ exception: 'court-order-or-subpoena' }])
  await app.undoLast(app.counselor)
  const { request: again } = await app.counselor.recordsRequests.get({ id: request.id })
  expect(again.outcome).toMatchObject({ state: 'withdrawn', words: 'Settled' })

  app.setClock(TOMORROW)
  const late = { on: '2026-12-09' }
  await expect(leave(app, again, { ...late, alreadyLeft: BEFORE })).rejects.toMatchObject({
    data: { fields: [{ path: 'on', message: 'requests:errors.overBefore' }] },
  })
  await leave(app, again, { ...late, alreadyLeft: AGAINST })
  expect(await disclosures(app, student.id)).toMatchObject([{ exception: 'against-rule' }])
})

test('pages for whoever was asked before stand as printed otherwise, and left to them before the request was changed', async () => {
  await using app = await createTestApp()
  const { request, student } = await byConsent(app)
  await print(app, request)
  const other = await app.counselor.providers.create(aProvider({ organizationName: 'Another clinic' }))
  const { shown, answerBy, ownerId, periodFrom, periodUntil } = request
  const changed = await app.office.recordsRequests.change({
    ...{ ...at(request), shown, answerBy, ownerId, periodFrom, periodUntil },
    ...{ organizationId: other.organizationId, consentPurpose: 'coordinating-care' },
  })
  expect(await stops(app)).not.toEqual([null])
  await app.counselor.consents.create(
    aConsent(student.id, other.organizationId, {
      ...{ information: ['school-records'], purposes: ['coordinating-care'] },
    }),
  )
  expect(await stops(app)).toEqual(['printed-otherwise'])
  const again = await approve(app, changed)
  expect(await stops(app)).toEqual(['printed-otherwise'])
  await expect(leave(app, again)).rejects.toMatchObject({
    data: { message: 'requests:errors.printedOtherwise' },
  })
  const [{ to } = { to: '' }] = await unsaid(app)
  await leave(app, again, { alreadyLeft: BEFORE })
  expect(await disclosures(app, student.id)).toMatchObject([{ party: to }])
  expect(to).not.toContain('Another clinic')
})

test('a word that was written since, a telephone call and newer pages each stop those that wait', async () => {
  await using app = await createTestApp()
  const { request, student } = await bySubpoena(app)
  const printer = app.host.print
  app.host.print = () => Promise.reject(printerStopped())
  await print(app, request)
  app.host.print = printer
  expect(await stops(app)).toEqual(['printer-stopped'])
  app.setClock('2026-12-08T16:00:00.000Z')
  await print(app, request)
  app.setClock('2026-12-08T17:00:00.000Z')
  await print(app, request)
  expect(await stops(app)).toEqual([null, 'printed-again', 'printer-stopped'])
  await leave(app, request, { method: 'phone' })
  expect(await stops(app)).toEqual(['already-answered', 'already-answered', 'already-answered'])
  expect(await disclosures(app, student.id)).toHaveLength(1)
})

test('a sheet that says another address by now must not go', async () => {
  await using app = await createTestApp()
  const made = await aboutANote(app)
  const [mother] = (await app.counselor.students.get({ id: made.student.id })).contacts
  if (!mother) throw new Error('There is a mother.')
  const parts = [{ kind: 'contact' as const, id: mother.id }]
  const request = await approve(
    app,
    await app.counselor.recordsRequests.choose({ ...at(made.request), parts }),
  )
  await print(app, request)
  expect(await stops(app)).toEqual([null])
  await app.office.students.updateContact({
    ...{ studentId: made.student.id, id: mother.id, version: mother.version },
    draft: aContact({ address: '99 New' }),
  })
  expect(await stops(app)).toEqual(['printed-otherwise'])
})

test('what a printed answer said is kept no longer once the request is over and its pages are destroyed', async () => {
  await using app = await createTestApp()
  const { request } = await bySubpoena(app)
  await print(app, request)
  const over = { ...at(request), on: TODAY, words: 'Settled' }
  await app.counselor.recordsRequests.withdraw({ ...over, pages: 'destroyed' })
  expect([keptText(app), await unsaid(app)]).toEqual([null, []])
  await app.undoLast(app.counselor)
  expect(keptText(app)).not.toBeNull()
  expect(await stops(app)).toEqual([null])

  const { request: again } = await app.counselor.recordsRequests.get({ id: request.id })
  await app.counselor.recordsRequests.withdraw({ ...over, ...at(again), pages: 'not-found' })
  expect(keptText(app)).not.toBeNull()
  const formIds = (await unsaid(app)).map(({ id }) => id)
  await app.counselor.printing.settle({ pages: [], formIds, ending: 'destroyed' })
  expect(keptText(app)).toBeNull()
  await app.undoLast(app.counselor)
  expect(keptText(app)).not.toBeNull()
})

test('the copy for the file calls the student what the paper did, though the name was changed since', async () => {
  await using app = await createTestApp()
  const { request, student } = await bySubpoena(app)
  await print(app, request)
  const { student: known } = await app.counselor.students.get({ id: student.id })
  const { id, version, ...draft } = known
  await app.office.students.update({ id, version, draft: { ...draft, familyName: 'Newname' } })
  const left = await leave(app, request)
  const { pages } = await app.counselor.recordsRequests.previewAnswer({ id: left.id, language: 'en' })
  expect(pages[0]?.html).toContain('Varga')
  expect(pages[0]?.html).not.toContain('Newname')
})

test('the copy for the file says the scope that went with records of a program, though another paper took its place since', async () => {
  await using app = await createTestApp()
  const made = await aReferral(app, {}, { organizationName: 'New Path Recovery', serviceName: 'Outpatient' })
  const { studentId, caseId, service } = made
  const { organizationId } = service
  const call = await app.counselor.cases.logAttempt({
    ...{ caseId, referralId: made.referral.id, withWhom: 'provider', contactId: null, channel: 'phone' },
    ...{ language: null, interpreter: '', reached: true, result: 'She comes on Mondays.' },
  })
  await aMother(app, studentId)
  const paper = (purpose: string, signedOn: string) =>
    aConsent(studentId, organizationId, {
      ...{ information: ['school-records', 'substance-use-records'], purposes: ['coordinating-care'] },
      ...{ purpose, signedOn, studentSigned: true },
    })
  const first = await app.counselor.consents.create(paper('First purpose', '2026-12-01'))
  const request = await app.office.recordsRequests.receive({
    ...aRecordsRequest({ studentId, ownerId: app.sessions.counselor.accountId }),
    ...{ kind: 'other', interest: 'Care', answerBy: '2026-12-18', organizationId },
    consentPurpose: 'coordinating-care',
  })
  const parts = [{ kind: 'call' as const, id: call.id }]
  const chosen = await approve(app, await app.counselor.recordsRequests.choose({ ...at(request), parts }))
  await print(app, chosen)
  expect(app.host.printed.at(-1)).toContain('First purpose')
  await app.counselor.consents.create({ ...paper('Second purpose', TODAY), amendsId: first.id })
  const left = await leave(app, chosen)
  const { pages } = await app.counselor.recordsRequests.previewAnswer({ id: left.id, language: 'en' })
  expect(pages[0]?.html).toContain('First purpose')
  expect(pages[0]?.html).not.toContain('Second purpose')
})
