import { expect, test } from 'vitest'

import { aConcern, aStudent, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { createTestApp } from '../testing/test-app.ts'

test('a concern needs only a student and what was noticed, and waits among the new ones', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const made = await app.office.concerns.create(
    aConcern(student.id, { studentWords: 'I do not sleep.', trustedAdult: 'The coach' }),
  )
  expect(made).toMatchObject({ state: 'new', caseId: null, studentWords: 'I do not sleep.', version: 1 })
  const [waiting] = await app.counselor.concerns.list({ state: 'new' })
  expect(waiting).toMatchObject({ id: made.id, studentName: 'Ines Varga', openCaseCode: null })
})

test('a concern without words is refused at the field', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  await expect(app.office.concerns.create(aConcern(student.id, { words: '  ' }))).rejects.toMatchObject({
    data: { code: 'invalid', fields: [{ path: 'words', message: 'common:fields.required' }] },
  })
})

test('who wished not to be named is not kept', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const made = await app.office.concerns.create(
    aConcern(student.id, { anonymous: true, reporterName: 'A classmate' }),
  )
  expect(made.reporterName).toBeNull()
})

test('a concern about a student with an open case joins it and still waits for triage', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const second = await app.office.concerns.create(aConcern(student.id, { words: 'Cried in class.' }))
  expect(second).toMatchObject({ state: 'new', caseId: open.id })
  expect((await app.office.concerns.get(second)).openCaseCode).toBe(open.code)
  const record = await app.counselor.cases.get(open)
  expect(record.concerns.map(({ words }) => words)).toContain('Cried in class.')
})

test('a concern taken back is withdrawn, unless somebody completed it meanwhile', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const first = await app.office.concerns.create(aConcern(student.id))
  await app.undoLast(app.office)
  expect((await app.office.concerns.get(first)).state).toBe('withdrawn')
  expect(await app.office.concerns.list({ state: 'new' })).toEqual([])

  const second = await app.office.concerns.create(aConcern(student.id))
  const undoable = app.events.findLast((event) => event.kind === 'undoable')
  await app.counselor.concerns.update({ ...second, draft: aConcern(student.id, { onset: 'October' }) })
  await expect(app.office.undo.run({ undoId: undoable?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await app.office.concerns.get(second)).state).toBe('new')
})

test('a concern is corrected until it was triaged, never from an old view, and the correction can be taken back', async () => {
  await using app = await createTestApp()
  const wrong = await app.office.students.create(aStudent())
  const right = await app.office.students.create(aStudent({ givenName: 'Noor' }))
  const seen = await app.office.concerns.create(aConcern(wrong.id))
  const moved = await app.office.concerns.update({ ...seen, draft: aConcern(right.id) })
  expect(moved).toMatchObject({ studentId: right.id, version: 2 })
  expect((await app.office.concerns.get(seen)).studentName).toBe('Noor Varga')
  await expect(app.counselor.concerns.update({ ...seen, draft: aConcern(right.id) })).rejects.toMatchObject({
    code: 'conflict',
  })
  await app.undoLast(app.office)
  const back = await app.office.concerns.get(seen)
  expect(back.studentId).toBe(wrong.id)

  await app.counselor.concerns.triage(aTriage(back, app.sessions.counselor.accountId))
  const decided = await app.counselor.concerns.get(seen)
  await expect(app.office.concerns.update({ ...decided, draft: aConcern(wrong.id) })).rejects.toMatchObject({
    data: { code: 'rule', message: 'concerns:errors.alreadyTriaged' },
  })
})

test('a new concern for a restricted case is seen by the whole office, the case behind it is not', async () => {
  await using app = await createTestApp()
  const { student, case: kept } = await aStudentWithCase(
    app.counselor,
    app.sessions.counselor.accountId,
    {},
    { restricted: true },
  )
  const made = await app.office.concerns.create(aConcern(student.id, { immediateDanger: true }))
  expect(await app.office.concerns.get(made)).toMatchObject({ caseId: null, openCaseCode: null })
  expect(made.caseId).toBeNull()
  expect((await app.owner.concerns.list({ state: 'new' })).map(({ id }) => id)).toEqual([made.id])
  expect((await app.counselor.concerns.get(made)).caseId).toBe(kept.id)

  await expect(app.owner.concerns.triage(aTriage(made, app.sessions.owner.accountId))).rejects.toMatchObject({
    data: { code: 'rule', message: 'concerns:errors.caseKept', values: { name: 'The counselor' } },
  })
  await app.counselor.concerns.triage(
    aTriage(made, app.sessions.counselor.accountId, {
      safetySteps: ['parent-called'],
      note: 'Looked at with the mother: safe at home.',
    }),
  )
  await expect(app.owner.concerns.get(made)).rejects.toMatchObject({ code: 'not_found' })
  expect(await app.office.concerns.list({ state: null })).toEqual([])
})

test('a walk-in is one line, and one key makes it a concern, once', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  const brief = await app.office.briefContacts.create({
    studentId: student.id,
    line: 'Asked for a quiet room.',
  })
  const concern = await app.office.briefContacts.promote(brief)
  expect(concern).toMatchObject({ words: 'Asked for a quiet room.', state: 'new' })
  const [kept] = (await app.office.students.get(student)).briefContacts
  expect(kept).toMatchObject({ concernId: concern.id, version: 2 })
  await expect(app.counselor.briefContacts.promote({ id: brief.id, version: 2 })).rejects.toMatchObject({
    data: { code: 'rule', message: 'concerns:errors.alreadyPromoted' },
  })

  await app.undoLast(app.office)
  const record = await app.office.students.get(student)
  expect(record.concerns).toEqual([])
  expect(record.briefContacts[0]).toMatchObject({ concernId: null, version: 3 })

  // Whoever still sees the line as it was before looks again, and nothing is written down for them.
  await expect(app.counselor.briefContacts.promote(brief)).rejects.toMatchObject({ code: 'conflict' })
  expect((await app.office.students.get(student)).concerns).toEqual([])
  const again = await app.counselor.briefContacts.promote({ id: brief.id, version: 3 })
  expect(again.state).toBe('new')
})

test('a line typed for the wrong student is taken back', async () => {
  await using app = await createTestApp()
  const student = await app.office.students.create(aStudent())
  await app.office.briefContacts.create({ studentId: student.id, line: 'Called about the bus.' })
  await app.undoLast(app.office)
  expect((await app.office.students.get(student)).briefContacts).toEqual([])
})
