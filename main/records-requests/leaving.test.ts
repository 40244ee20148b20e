import { expect, test } from 'vitest'

import { printerStopped } from '../host.ts'
import { aStudent } from '../testing/makers.ts'
import { anEnding, aReferral, aStep } from '../testing/referral-makers.ts'
import {
  aboutANote as asked,
  approve,
  aRecordsRequest,
  at,
  BY_SUBPOENA,
  chooseAndHide as chosen,
  printAndLeave,
} from '../testing/request-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const TODAY = '2026-12-08'

const answer = { on: TODAY, method: 'post', emergency: null } as const

const NOTE = 'Her mother says the stepfather drinks.'

/** A request for which a referral was chosen, and the way to write more into the referral. */
async function aboutAReferral(app: TestApp) {
  const made = await aReferral(app)
  const received = await app.office.recordsRequests.receive(
    aRecordsRequest({ studentId: made.studentId, ownerId: app.sessions.counselor.accountId }),
  )
  const picked = await app.counselor.recordsRequests.choose({
    ...{ ...at(received), parts: [{ kind: 'referral', id: made.referral.id }] },
  })
  const write = (note = NOTE, version = made.referral.version) =>
    app.counselor.referrals.close({
      ...aStep({ ...made.referral, version }),
      ending: anEnding('closed-family-declined', { note }),
    })
  return { ...made, picked, write }
}

test('what is written into a chosen document after the review waits for another look, and what left stays as it left', async () => {
  await using app = await createTestApp()
  const { referral, picked, write } = await aboutAReferral(app)
  const { counselor } = app
  const reviewed = await approve(app, picked)
  await write()
  await expect(counselor.recordsRequests.answer({ ...at(reviewed), ...answer })).rejects.toMatchObject({
    data: { message: 'requests:missing.changed-since-review' },
  })
  await app.undoLast(counselor)
  const again = await approve(app, reviewed)
  const left = await printAndLeave(app, again, answer)

  app.setClock('2026-12-09T15:00:00.000Z')
  await write('Her aunt called.', referral.version + 2)
  const { pages } = await counselor.recordsRequests.previewAnswer({ id: left.id, language: 'en' })
  expect(pages[0]?.html).toContain('A copy for the file of what left on Dec 8')
  expect(pages[0]?.html).not.toContain('Her aunt called.')
})

test('what was written while the administrator had the old text on the screen is not approved unseen', async () => {
  await using app = await createTestApp()
  const { picked, write } = await aboutAReferral(app)
  const onScreen = await app.owner.recordsRequests.get({ id: picked.id })
  await write()
  await expect(approve(app, onScreen.request, onScreen.fingerprint)).rejects.toMatchObject({
    ...{ code: 'conflict', data: { message: 'requests:errors.writtenMeanwhile' } },
  })
  expect(await approve(app, picked)).toMatchObject({ review: { decision: 'approved' } })
})

const printAnswer = (app: TestApp, { id }: { readonly id: string }) =>
  app.counselor.recordsRequests.printAnswer({ id, language: 'en', as: 'paper' })

test('what was written while the dialog of the draft was open is not what the administrator saw', async () => {
  await using app = await createTestApp()
  const { picked, write } = await aboutAReferral(app)
  const { print } = app.host
  app.host.print = async (document) => {
    await write()
    return print(document)
  }
  await printAnswer(app, picked)
  expect(app.host.printed.at(-1)).not.toContain(NOTE)
  const reviewed = await approve(app, picked)
  await expect(app.counselor.recordsRequests.answer({ ...at(reviewed), ...answer })).rejects.toMatchObject({
    data: { message: 'requests:missing.changed-since-review' },
  })
})

test('a draft whose printer stopped is not what the administrator saw', async () => {
  await using app = await createTestApp()
  const { picked, write } = await aboutAReferral(app)
  await printAnswer(app, picked)
  await write()
  app.host.print = () => Promise.reject(printerStopped())
  await printAnswer(app, picked)
  const reviewed = await approve(app, picked)
  await expect(app.counselor.recordsRequests.answer({ ...at(reviewed), ...answer })).rejects.toMatchObject({
    data: { message: 'requests:missing.changed-since-review' },
  })
})

/** Somebody is in danger: what a court asks for leaves before anything prints. */
async function leftInEmergency(app: TestApp) {
  const made = await asked(app, BY_SUBPOENA)
  const emergency = { threat: 'He wrote that he brings a knife.', medicalStaff: '' }
  const left = await app.counselor.recordsRequests.answer({
    ...{ ...at(await chosen(app, made)), ...answer, emergency },
  })
  return { left, studentId: made.student.id }
}

test('what left in an emergency and whose printer stopped is not taken for one that came out, and can be taken back', async () => {
  await using app = await createTestApp()
  const { left } = await leftInEmergency(app)
  app.host.print = () => Promise.reject(printerStopped())
  expect(await printAnswer(app, left)).toMatchObject({ printed: false })
  expect((await app.counselor.recordsRequests.get({ id: left.id })).request.outcome).toMatchObject({
    stopped: true,
  })
  await app.undoLast(app.counselor)
  expect((await app.counselor.recordsRequests.get({ id: left.id })).request.outcome).toBeNull()
})

test('what left in an emergency and whose printer stopped is on record as not delivered until it prints again or left all the same', async () => {
  await using app = await createTestApp()
  const { left, studentId } = await leftInEmergency(app)
  const onRecord = async () => {
    const { pages } = await app.counselor.disclosures.preview({ studentId, language: 'en' })
    const [disclosure] = (await app.counselor.students.get({ id: studentId })).disclosures
    const { request } = await app.counselor.recordsRequests.get({ id: left.id })
    const isStopped = request.outcome?.state === 'left' && request.outcome.stopped
    return [pages[0]?.html.includes('Not delivered'), disclosure?.isUndelivered, isStopped]
  }
  const printer = app.host.print
  const stop = async () => {
    app.host.print = () => Promise.reject(printerStopped())
    await printAnswer(app, left)
    app.host.print = printer
  }
  expect(await onRecord()).toEqual([false, false, false])
  await stop()
  expect(await onRecord()).toEqual([true, true, true])
  await expect(app.office.recordsRequests.cameOut(at(left))).rejects.toMatchObject({ code: 'forbidden' })
  await app.counselor.recordsRequests.cameOut(at(left))
  expect(await onRecord()).toEqual([false, false, false])
  await app.undoLast(app.counselor)
  expect(await onRecord()).toEqual([true, true, true])
  await printAnswer(app, left)
  expect(await onRecord()).toEqual([false, false, false])
  expect(app.host.printed.at(-1)).not.toContain('class="mark"')
  await stop()
  expect(await onRecord(), 'a copy for the file').toEqual([false, false, false])
  const { request } = await app.counselor.recordsRequests.get({ id: left.id })
  await expect(app.counselor.recordsRequests.cameOut(at(request))).rejects.toMatchObject({ code: 'rule' })
})

test('a draft of an answer is asked about until it is handed to whoever reviews it; what leaves is said by its request', async () => {
  await using app = await createTestApp()
  const { picked } = await aboutAReferral(app)
  await printAnswer(app, picked)
  const unsaid = async () => (await app.counselor.printing.unsaid({})).forms
  const [draft] = await unsaid()
  expect(draft).toMatchObject({ form: 'records-copy' })
  const settle = (ending: 'handed-to-parent' | 'handed-to-staff') =>
    app.counselor.printing.settle({ pages: [], formIds: [draft?.id ?? ''], ending })
  await expect(settle('handed-to-parent')).rejects.toMatchObject({ code: 'rule' })
  await settle('handed-to-staff')
  const left = await printAndLeave(app, await approve(app, picked), answer)
  expect(await unsaid()).toEqual([])
  await printAnswer(app, left)
  expect(app.host.printed.at(-1)).toContain('A copy for the file of what left on Dec 8')
  expect(await unsaid(), 'a copy for the file').toMatchObject([{ form: 'records-copy' }])
})

test('what was written on a later day cannot have left on an earlier one', async () => {
  await using app = await createTestApp()
  const made = await asked(app)
  app.setClock('2026-12-10T15:00:00.000Z')
  const note = await app.counselor.cases.addNote({ caseId: made.caseId, words: 'Of the tenth.' })
  const parts = [{ kind: 'note', id: note.id }] as const
  const picked = await app.counselor.recordsRequests.choose({ ...at(made.request), parts: [...parts] })
  const reviewed = await approve(app, picked)
  const leave = (on: string) => printAndLeave(app, reviewed, { ...answer, on })
  await expect(leave(TODAY)).rejects.toMatchObject({
    data: { fields: [{ path: 'on', message: 'requests:errors.beforeDocument' }] },
  })
  expect(await leave('2026-12-10')).toMatchObject({ outcome: { state: 'left' } })
})

test('an answer is not taken back by somebody who may no longer read what left', async () => {
  await using app = await createTestApp()
  const made = await asked(app, BY_SUBPOENA)
  const { client } = app.hire('A colleague', { roles: ['counselor'], sees: 'office' })
  const told = await app.office.recordsRequests.notify({
    ...{ ...at(made.request), notice: { state: 'tried', on: TODAY, words: 'Called twice.' } },
  })
  const decided = await approve(app, await chosen(app, { ...made, request: told }))
  await printAndLeave(app, decided, answer, client)
  const undoId = app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? ''
  const { id: caseId } = (await app.counselor.students.get({ id: made.student.id })).cases[0] ?? { id: '' }
  const { case: open } = await app.counselor.cases.get({ id: caseId })
  await app.counselor.cases.setRestricted({ id: open.id, version: open.version, restricted: true })
  await expect(client.undo.run({ undoId })).rejects.toMatchObject({ code: 'not_found' })
  expect((await app.counselor.students.get({ id: made.student.id })).disclosures).toHaveLength(1)
})

test('a class list, one name on each line, is decided about; no problem of it says a name', async () => {
  await using app = await createTestApp()
  const names = Array.from({ length: 18 }, (_, at) => [
    `Bartholomew${'abcdefghijklmnopqr'[at]}`,
    `Winterbottom${'abcdefghijklmnopqr'[at]}`,
  ])
  for (const [givenName = '', familyName = ''] of names)
    await app.counselor.students.create(aStudent({ givenName, familyName }))
  const made = await asked(app)
  const { id: caseId } = (await app.counselor.students.get({ id: made.student.id })).cases[0] ?? { id: '' }
  const words = names.map((name) => name.join(' ')).join('\n')
  const note = await app.counselor.cases.addNote({ caseId, words })
  const picked = await app.counselor.recordsRequests.choose({
    ...{ ...at(made.request), parts: [{ kind: 'note', id: note.id }] },
  })
  const { documents } = await app.counselor.recordsRequests.get({ id: picked.id })
  const keys = documents
    .flatMap(({ lines }) => lines)
    .flatMap(({ pieces }) => pieces.flatMap(({ name }) => name?.key ?? []))
  expect(keys.length).toBeGreaterThan(0)
  expect(keys.join(' ')).not.toContain('Winterbottom')
  await app.counselor.recordsRequests.decideNames({
    ...{
      ...at(picked),
      names: Object.fromEntries(keys.map((key) => [key, 'hide' as const])),
      alsoHidden: [],
    },
  })
})
