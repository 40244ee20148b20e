import { expect, test } from 'vitest'

import { aConcern, aStudent, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { dropped } from '../testing/import-files.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const REASON = 'She is his aunt.'

async function anAunt(app: TestApp) {
  const aunt = app.hire('Aunt', { roles: ['counselor'], sees: 'office' })
  const student = await app.counselor.students.create(aStudent({ localId: 'S-1' }))
  const kept = { accountId: aunt.accountId, studentId: student.id }
  return { aunt, student, kept }
}

test('an owner keeps a relative from a student, only owners know, and it can be taken back and ended', async () => {
  await using app = await createTestApp()
  const { aunt, student, kept } = await anAunt(app)
  await app.owner.recusals.add({ ...kept, reason: REASON })
  expect(await app.owner.recusals.list({})).toMatchObject([
    { ...kept, accountName: 'Aunt', studentName: 'Ines Varga', reason: REASON, recordedByName: 'The owner' },
  ])
  await expect(aunt.client.students.get(student)).rejects.toMatchObject({ code: 'not_found' })
  await expect(aunt.client.recusals.list({})).rejects.toMatchObject({ code: 'forbidden' })
  await app.undoLast(app.owner)
  await aunt.client.students.get(student)
  await app.owner.recusals.add({ ...kept, reason: REASON })
  await app.owner.recusals.end(kept)
  await aunt.client.students.get(student)
  await app.undoLast(app.owner)
  await expect(aunt.client.students.get(student)).rejects.toMatchObject({ code: 'not_found' })
})

test('nobody keeps themselves from a student, so the last owner is kept from nobody; another owner can be', async () => {
  await using app = await createTestApp()
  const { student } = await anAunt(app)
  const { accountId } = app.sessions.owner
  const draft = { accountId, studentId: student.id, reason: REASON }
  await expect(app.owner.recusals.add(draft)).rejects.toMatchObject({
    data: { message: 'access:errors.notYourself' },
  })
  const second = app.hire('Second owner', { roles: ['owner'], sees: 'office' })
  await second.client.recusals.add(draft)
  expect(await app.owner.recusals.list({})).toEqual([])
  expect(await second.client.recusals.list({})).toHaveLength(1)
  await expect(app.owner.recusals.end(draft)).rejects.toMatchObject({ code: 'not_found' })
})

test('open work for the student goes to somebody else first, and a name on the case goes with the recusal', async () => {
  await using app = await createTestApp()
  const { aunt, student, kept } = await anAunt(app)
  const concern = await app.office.concerns.create(aConcern(student.id))
  const { case: opened } = await app.counselor.concerns.triage(aTriage(concern, aunt.accountId))
  if (!opened) throw new Error('This decision opens a case.')
  await expect(app.owner.recusals.add({ ...kept, reason: REASON })).rejects.toMatchObject({
    data: { message: 'access:errors.hasWork', values: { name: 'Aunt' } },
  })
  const { accountId } = app.sessions.counselor
  const handed = await aunt.client.cases.handOver({ ...opened, ownerId: accountId, note: '' })
  await app.counselor.cases.share({ ...handed, with: [aunt.accountId] })
  await app.owner.recusals.add({ ...kept, reason: REASON })
  expect((await app.counselor.cases.get(opened)).sharedWith).toEqual([])
  await app.undoLast(app.owner)
  expect((await app.counselor.cases.get(opened)).sharedWith).toEqual([aunt.accountId])
})

test('a relative is given neither the case nor a step nor a name on it', async () => {
  await using app = await createTestApp()
  const { aunt, student, kept } = await anAunt(app)
  await app.owner.recusals.add({ ...kept, reason: REASON })
  const concern = await app.office.concerns.create(aConcern(student.id))
  await expect(app.counselor.concerns.triage(aTriage(concern, aunt.accountId))).rejects.toMatchObject({
    data: { message: 'cases:errors.cannotSeeCase' },
  })
  const { accountId } = app.sessions.counselor
  const { case: opened } = await app.counselor.concerns.triage(aTriage(concern, accountId))
  if (!opened) throw new Error('This decision opens a case.')
  const refused = { data: { fields: [{ message: 'cases:errors.cannotHoldCases' }] } }
  await expect(
    app.counselor.cases.handOver({ ...opened, ownerId: aunt.accountId, note: '' }),
  ).rejects.toMatchObject(refused)
  await expect(app.counselor.cases.share({ ...opened, with: [aunt.accountId] })).rejects.toMatchObject(
    refused,
  )
})

test('a relative who types the student in anew is sent to a colleague, without a word about why', async () => {
  await using app = await createTestApp()
  const { aunt, kept } = await anAunt(app)
  await app.owner.recusals.add({ ...kept, reason: REASON })
  const sent = { data: { code: 'rule', message: 'students:errors.needsColleague' } }
  await expect(aunt.client.students.create(aStudent())).rejects.toMatchObject(sent)
  await expect(
    aunt.client.students.create(aStudent({ givenName: 'ines', familyName: 'VARGA' })),
  ).rejects.toMatchObject(sent)
  await expect(
    aunt.client.students.create(aStudent({ givenName: 'Bo', familyName: 'Reed', localId: 'S-1' })),
  ).rejects.toMatchObject(sent)
  await aunt.client.students.create(aStudent({ givenName: 'Bo', familyName: 'Reed', localId: 'S-2' }))
})

test('a relative brings in no roster that speaks of the student, and a colleague does', async () => {
  await using app = await createTestApp()
  const { aunt, kept } = await anAunt(app)
  await app.owner.recusals.add({ ...kept, reason: REASON })
  const roster = (rows: string) => ({ 'roster.csv': `Student ID,First Name,Last Name,Grade\n${rows}` })
  const preview = async (client: TestApp['office'], rows: string) => {
    const { importId } = await client.imports.read({ tokens: await dropped(app, roster(rows)) })
    return client.imports.preview({ importId })
  }
  for (const rows of ['S-1,Ines,Varga,8', 'S-1,Otto,Berg,8', ',Ines,Varga,7'])
    await expect(preview(aunt.client, rows), rows).rejects.toMatchObject({
      data: { message: 'imports:operations.needsColleague' },
    })
  await preview(aunt.client, 'S-2,Bo,Reed,8')
  await preview(app.office, 'S-1,Ines,Varga,8')
  const temp = app.hire('Temporary', { roles: ['office'], sees: 'named' })
  await expect(preview(temp.client, 'S-2,Bo,Reed,8')).rejects.toMatchObject({
    data: { message: 'imports:operations.needsColleague' },
  })
})

test('what a relative did before cannot be taken back by them afterwards', async () => {
  await using app = await createTestApp()
  const aunt = app.hire('Aunt', { roles: ['counselor'], sees: 'office' })
  const { student } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  await aunt.client.briefContacts.create({ studentId: student.id, line: 'Came by' })
  const undo = app.events.findLast((event) => event.kind === 'undoable')
  await app.owner.recusals.add({ accountId: aunt.accountId, studentId: student.id, reason: REASON })
  await expect(aunt.client.undo.run({ undoId: undo?.undoId ?? '' })).rejects.toMatchObject({
    code: 'not_found',
  })
})
