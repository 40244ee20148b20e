import { expect, test } from 'vitest'

import type { RecordsRequest, RecordsRequestDraft } from '#shared/domain/records-request.ts'

import { anEnding, aReferral, aStep } from '../testing/referral-makers.ts'
import { aboutANote, approve, aRecordsRequest, at, printAndLeave } from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const CAME = '2026-12-11'

/** A note and a referral of December 8, a note and the end of the referral of the 10th; asked for on the 11th. */
async function overDays(app: TestApp, said: Partial<RecordsRequestDraft>) {
  const { counselor } = app
  const made = await aReferral(app)
  await counselor.cases.addNote({ caseId: made.caseId, words: 'She was quiet.' })
  app.setClock('2026-12-10T15:00:00.000Z')
  await counselor.cases.addNote({ caseId: made.caseId, words: 'She laughed.' })
  await counselor.referrals.close({
    ...aStep(made.referral, { effectiveOn: '2026-12-10' }),
    ending: anEnding('closed-family-declined', { note: 'Her aunt called.' }),
  })
  app.setClock(`${CAME}T15:00:00.000Z`)
  const ownerId = app.sessions.counselor.accountId
  const request = await app.office.recordsRequests.receive(
    aRecordsRequest({ studentId: made.studentId, ownerId, receivedOn: CAME, ...said }),
  )
  return { ...made, request }
}

/** What is offered of notes and referrals, and the words in it. */
async function offered(app: TestApp, { id }: Pick<RecordsRequest, 'id'>) {
  const { documents, outside } = await app.counselor.recordsRequests.get({ id })
  const found = documents.filter(({ kind }) => kind === 'note' || kind === 'referral')
  const words = found.flatMap(({ lines }) => lines.map(({ pieces }) => pieces.map((piece) => piece.words)))
  return { found, outside, words: words.flat().join('\n') }
}

const answer = { on: CAME, method: 'inspected', emergency: null } as const

test('of a mother who asks about some days what lies in them is offered, and only their entries of what went on longer', async () => {
  await using app = await createTestApp()
  const { request } = await overDays(app, { periodFrom: '2026-12-01', periodUntil: '2026-12-09' })
  const { found, outside, words } = await offered(app, request)
  expect(found.map(({ kind, isExcerpt }) => [kind, isExcerpt])).toEqual([
    ['note', false],
    ['referral', true],
  ])
  expect(outside).toBe(1)
  expect(words).toContain('She was quiet.')
  expect(words).not.toMatch(/She laughed|Her aunt called|declined/)

  const parts = found.map(({ kind, id }) => ({ kind, id }))
  const chosen = await app.counselor.recordsRequests.choose({ ...at(request), parts })
  const review = { decision: 'approved', by: 'Dr. Osei, principal', on: CAME, words: '' } as const
  const { fingerprint: seen } = await app.owner.recordsRequests.get(chosen)
  const reviewed = await app.owner.recordsRequests.review({ ...at(chosen), review, seen, ordersRead: '' })
  await printAndLeave(app, reviewed, answer)
  await app.counselor.recordsRequests.printAnswer({ id: request.id, language: 'en', as: 'paper' })
  const [paper = ''] = app.host.printed
  expect(paper.replaceAll(/<\/?bdi[^>]*>/g, '')).toContain(
    'Records from December 1, 2026 to December 9, 2026',
  )
  expect(paper.split('Only the entries of the time you asked for.')).toHaveLength(2)
  expect(paper).not.toMatch(/She laughed|Her aunt called/)
})

test('of a record asked for from a day on, what began before and went on later is offered with what came later', async () => {
  await using app = await createTestApp()
  const { request } = await overDays(app, { periodFrom: '2026-12-10' })
  const { found, words } = await offered(app, request)
  expect(found.map(({ kind, isExcerpt }) => [kind, isExcerpt])).toEqual([
    ['note', false],
    ['referral', false],
  ])
  expect(words).toMatch(/Her aunt called/)
  expect(words).not.toContain('She was quiet.')
})

test('where the period is named later, what was approved is looked at again and what lies outside does not leave', async () => {
  await using app = await createTestApp()
  const made = await aboutANote(app)
  const chosen = await app.counselor.recordsRequests.choose({ ...at(made.request), parts: [made.noteRef] })
  const reviewed = await approve(app, chosen)
  const { ownerId, answerBy, shown, organizationId, consentPurpose } = reviewed
  const name = (period: Partial<RecordsRequestDraft>, request = reviewed) =>
    app.office.recordsRequests.change({
      ...at(request),
      ...{ ownerId, answerBy, shown, organizationId, consentPurpose, ...period },
    })
  await expect(name({ periodFrom: '2026-12-08', periodUntil: '2026-12-07' })).rejects.toMatchObject({
    data: { fields: [{ path: 'periodUntil', message: 'requests:errors.periodBackwards' }] },
  })
  const until = await name({ periodUntil: '2026-12-07' })
  expect(until.review).toBeNull()
  const { missing, kept, request } = await app.counselor.recordsRequests.get({ id: until.id })
  expect([missing, kept, request.parts]).toEqual([['nothing-chosen', 'not-reviewed'], 0, []])
  await expect(
    app.counselor.recordsRequests.choose({ ...at(until), parts: [made.noteRef] }),
  ).rejects.toMatchObject({ code: 'conflict' })
  const whole = await name({ periodUntil: null }, until)
  expect((await app.counselor.recordsRequests.get({ id: whole.id })).request.parts).toEqual([made.noteRef])
})
