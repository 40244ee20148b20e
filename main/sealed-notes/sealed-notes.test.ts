import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'
import { sealedDraftKey } from '#shared/domain/sealed-note.ts'

import { listAudit } from '../audit/audit.sql.ts'
import { aStudent, aStudentWithCase } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { everythingIn } from '../testing/whole-file.ts'

const CANARY = 'zinnober falter'
const draft = { on: '2026-12-07', words: `Flinched at ${CANARY}.` }

async function aNote(app: TestApp) {
  const made = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const { id } = await app.counselor.sealedNotes.create({ studentId: made.student.id, draft })
  return { ...made, id, studentId: made.student.id }
}

const notesOf = async (client: Client, studentId: string) =>
  (await client.sealedNotes.read({ studentId })).notes

const trail = (app: TestApp) => listAudit(app.vault.reading, { afterSeq: 0 })

test('a counselor keeps a note for themselves, changes it, removes it, and takes each of it back', async () => {
  await using app = await createTestApp()
  const { id, studentId } = await aNote(app)
  const mine = app.counselor.sealedNotes
  expect(await notesOf(app.counselor, studentId)).toMatchObject([{ state: 'open', id, version: 1, ...draft }])
  expect(await mine.count({ studentId })).toEqual({ count: 1 })

  await mine.update({ id, version: 1, draft: { on: '2026-12-06', words: 'It was the door.' } })
  expect(await notesOf(app.counselor, studentId)).toMatchObject([{ version: 2, words: 'It was the door.' }])
  await expect(mine.update({ id, version: 1, draft })).rejects.toMatchObject({ code: 'conflict' })
  await app.undoLast(app.counselor)
  expect(await notesOf(app.counselor, studentId)).toMatchObject([{ version: 3, ...draft }])

  await expect(mine.remove({ id, version: 1 })).rejects.toMatchObject({ code: 'conflict' })
  await mine.remove({ id, version: 3 })
  expect(await notesOf(app.counselor, studentId)).toEqual([])
  await app.undoLast(app.counselor)
  expect(await notesOf(app.counselor, studentId)).toMatchObject([{ id, ...draft }])

  const other = await mine.create({ studentId, draft })
  await app.undoLast(app.counselor)
  expect((await notesOf(app.counselor, studentId)).map((note) => note.id)).toEqual([id])
  await expect(mine.remove({ id: other.id, version: 1 })).rejects.toMatchObject({ code: 'not_found' })
})

test('the latest day stands first', async () => {
  await using app = await createTestApp()
  const { studentId } = await aNote(app)
  for (const on of ['2026-12-01', '2026-12-08'])
    await app.counselor.sealedNotes.create({ studentId, draft: { on, words: on } })
  const days = (await notesOf(app.counselor, studentId)).map((note) => note.state === 'open' && note.on)
  expect(days).toEqual(['2026-12-08', '2026-12-07', '2026-12-01'])
})

test('what is sealed stands nowhere in the opened file: no table, no index, no trail, no draft', async () => {
  await using app = await createTestApp()
  const { id, studentId, case: open } = await aNote(app)
  const mine = app.counselor.sealedNotes
  await app.counselor.drafts.save({ key: sealedDraftKey(studentId), value: JSON.stringify(draft) })
  await mine.update({ id, version: 1, draft: { ...draft, words: `Again: ${CANARY}.` } })
  await app.undoLast(app.counselor)
  await mine.remove({ id, version: 3 })
  await app.undoLast(app.counselor)
  await notesOf(app.counselor, studentId)
  expect(everythingIn(app.vault.reading)).not.toContain('zinnober')
  expect(await app.counselor.search.find({ words: 'zinnober' })).toEqual([])

  // The same look finds what is written into the case.
  await app.counselor.cases.addNote({ caseId: open.id, words: draft.words })
  expect(everythingIn(app.vault.reading)).toContain('zinnober')
})

test('the owner and a colleague find nothing, not even that there is anything', async () => {
  await using app = await createTestApp()
  const { id, studentId, case: open } = await aNote(app)
  const { owner, office, administrator } = app
  expect(await owner.sealedNotes.count({ studentId })).toEqual({ count: 0 })
  expect(await notesOf(owner, studentId)).toEqual([])
  const target = { id, version: 1 }
  for (const asked of [
    owner.sealedNotes.update({ ...target, draft }),
    owner.sealedNotes.remove(target),
    owner.sealedNotes.share({ ...target, caseId: open.id, understood: true }),
  ])
    await expect(asked).rejects.toMatchObject({ code: 'not_found' })
  for (const client of [office, administrator])
    await expect(client.sealedNotes.count({ studentId })).rejects.toMatchObject({ code: 'forbidden' })

  await owner.sealedNotes.create({ studentId, draft: { ...draft, words: 'Mine.' } })
  expect(await notesOf(owner, studentId)).toMatchObject([{ words: 'Mine.' }])
  expect(await notesOf(app.counselor, studentId)).toMatchObject([draft])
})

test('whoever puts a note under their own name in the file still cannot open it', async () => {
  await using app = await createTestApp()
  const { id, studentId } = await aNote(app)
  const { accountId } = app.sessions.owner
  app.vault.writing.prepare('UPDATE sealed_notes SET account_id = :accountId').run({ accountId })
  expect(await notesOf(app.owner, studentId)).toMatchObject([{ state: 'lost', id }])
  const other = await app.owner.students.create(aStudent())
  await expect(
    app.owner.sealedNotes.update({ id, version: 1, draft }),
    'nor write over it',
  ).rejects.toMatchObject({ code: 'rule' })

  app.vault.writing
    .prepare('UPDATE sealed_notes SET account_id = :accountId, student_id = :studentId')
    .run({ accountId: app.sessions.counselor.accountId, studentId: other.id })
  expect(await notesOf(app.counselor, other.id), 'about somebody else').toMatchObject([{ state: 'lost' }])
})

test('a draft of such a note is back for whoever typed it, and for nobody else', async () => {
  await using app = await createTestApp()
  const { studentId } = await aNote(app)
  const key = sealedDraftKey(studentId)
  await app.counselor.drafts.save({ key, value: '{"words":"half a sen"}' })
  expect(await app.counselor.drafts.get({ key })).toMatchObject({ value: '{"words":"half a sen"}' })
  expect(await app.owner.drafts.get({ key })).toBeNull()

  app.vault.writing
    .prepare('UPDATE drafts SET account_id = :accountId')
    .run({ accountId: app.sessions.owner.accountId })
  expect(await app.owner.drafts.get({ key })).toBeNull()
})

test('shared, it is a note of the case that others read and find, and nothing sealed is left', async () => {
  await using app = await createTestApp()
  const { id, studentId, case: open } = await aNote(app)
  const mine = app.counselor.sealedNotes
  const share = { id, version: 1, caseId: open.id, understood: true } as const
  await expect(mine.share({ ...share, understood: false as true })).rejects.toMatchObject({ code: 'invalid' })

  const undoables = app.events.filter(({ kind }) => kind === 'undoable').length
  const made = await mine.share(share)
  expect(made.words).toBe(`A note of my own about Monday, December 7, 2026:\n${draft.words}`)
  expect((await app.owner.cases.get(open)).notes).toMatchObject([{ id: made.id, words: made.words }])
  expect(await app.owner.search.find({ words: 'zinnober' })).toHaveLength(1)
  expect(await notesOf(app.counselor, studentId)).toEqual([])
  expect(app.vault.reading.prepare('SELECT count(*) FROM sealed_notes').pluck().get()).toBe(0)
  const [added, shared] = trail(app).filter(({ operation }) => operation === 'sealedNotes.share')
  expect(added).toMatchObject({ event: 'note.added', subjectId: made.id })
  expect(shared).toMatchObject({ event: 'sealed-note.shared', subjectId: id })
  expect(
    app.events.filter(({ kind }) => kind === 'undoable'),
    'it is not taken back',
  ).toHaveLength(undoables)
  await expect(mine.share(share)).rejects.toMatchObject({ code: 'not_found' })
})

test('a note becomes part of no case but one of its student that its writer may read', async () => {
  await using app = await createTestApp()
  const { id, studentId } = await aNote(app)
  const another = await aStudentWithCase(app.owner, app.sessions.owner.accountId)
  const share = (caseId: string) =>
    app.counselor.sealedNotes.share({ id, version: 1, caseId, understood: true })
  await expect(share(another.case.id)).rejects.toMatchObject({ code: 'not_found' })

  const { cases } = await app.counselor.students.get({ id: studentId })
  const [open] = cases
  if (!open) throw new Error('There is a case')
  const given = await app.counselor.cases.handOver({
    ...open,
    ownerId: app.sessions.owner.accountId,
    note: '',
  })
  await app.owner.cases.setRestricted({ ...given, restricted: true })
  await expect(share(open.id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await notesOf(app.counselor, studentId), 'and it is all still there').toMatchObject([draft])
})

test('the trail says that it was done and never what, nor about whom', async () => {
  await using app = await createTestApp()
  const { id, studentId, student } = await aNote(app)
  await app.counselor.sealedNotes.update({ id, version: 1, draft })
  await notesOf(app.counselor, studentId)
  await notesOf(app.counselor, studentId)
  await app.counselor.sealedNotes.count({ studentId })
  await app.counselor.sealedNotes.remove({ id, version: 2 })
  expect(trail(app).slice(-4)).toMatchObject([
    { event: 'sealed-note.written', subjectId: id },
    { event: 'sealed-note.changed', subjectId: id },
    { event: 'sealed-note.read', subjectId: null },
    { event: 'sealed-note.removed', subjectId: id },
  ])
  const all = { from: null, to: null, kind: null, before: null, limit: 100, actorId: null }
  const ofStudent = await app.owner.audit.list({ ...all, studentId: student.id })
  expect(ofStudent.rows.filter(({ event }) => event.startsWith('sealed-note'))).toEqual([])
})

test('a writer who is kept from the student since finds neither the student nor the notes', async () => {
  await using app = await createTestApp()
  const { id: studentId } = await app.office.students.create(aStudent())
  const { id } = await app.counselor.sealedNotes.create({ studentId, draft })
  await app.counselor.drafts.save({ key: sealedDraftKey(studentId), value: '{}' })
  const { accountId } = app.sessions.counselor
  await app.owner.recusals.add({ accountId, studentId, reason: 'The aunt of the student.' })
  const { sealedNotes, drafts } = app.counselor
  for (const asked of [
    sealedNotes.count({ studentId }),
    sealedNotes.read({ studentId }),
    sealedNotes.create({ studentId, draft }),
    sealedNotes.update({ id, version: 1, draft }),
    sealedNotes.remove({ id, version: 1 }),
  ])
    await expect(asked).rejects.toMatchObject({ code: 'not_found' })
  expect(await drafts.get({ key: sealedDraftKey(studentId) })).toBeNull()
})

test('a student somebody wrote about is not taken back', async () => {
  await using app = await createTestApp()
  const student = await app.counselor.students.create(aStudent())
  const undoId = app.events.findLast((event) => event.kind === 'undoable')?.undoId ?? ''
  await app.counselor.sealedNotes.create({ studentId: student.id, draft })
  await expect(app.counselor.undo.run({ undoId })).rejects.toMatchObject({ code: 'conflict' })
})

test('about a student who is not there nothing is written, counted or read', async () => {
  await using app = await createTestApp()
  const studentId = '01890000-0000-7000-8000-000000000000'
  const { sealedNotes } = app.counselor
  for (const asked of [
    sealedNotes.create({ studentId, draft }),
    sealedNotes.count({ studentId }),
    sealedNotes.read({ studentId }),
  ])
    await expect(asked).rejects.toMatchObject({ code: 'not_found' })
})
