import { expect, test } from 'vitest'

import { aConcern, aStudent, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { dropped, importOf, previewOf } from '../testing/import-files.ts'
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
  const workers = await app.counselor.concerns.workers({ id: concern.id })
  expect(workers).toContain(app.sessions.office.accountId)
  expect(workers).not.toContain(aunt.accountId)
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

test('a relative neither reads nor changes the mother of the student by a roster that leaves the student out', async () => {
  await using app = await createTestApp()
  const roster = (...rows: string[]) => ({
    'manifest.csv':
      'propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.users,bulk\nfile.demographics,bulk\n',
    'users.csv': [
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,givenName,familyName,identifier,email,sms,phone,agentSourcedIds,grades,password',
      ...rows,
    ].join('\n'),
    'demographics.csv': 'sourcedId,status,birthDate,sex',
  })
  const ana = 's1,active,,true,school,student,,Ana,Perez,1001,,,,p1,07,'
  const other = 's9,active,,true,school,student,,Some,Body,1009,,,,p1,07,'
  const eva = (email: string) => `p1,active,,true,school,parent,,Eva,Perez,,${email},,305-555-0199,,,`
  await importOf(app, await dropped(app, roster(ana, eva('secret@home.example'))))
  const [student] = (await app.office.students.list({ status: null })).rows
  const { accountId } = app.sessions.office
  await app.owner.recusals.add({ accountId, studentId: student?.id ?? '', reason: 'Her cousin.' })
  const tokens = await dropped(app, roster(other, eva('new@other.example')))
  await expect(previewOf(app, tokens, { markMissingAsLeft: false })).rejects.toMatchObject({
    data: { message: 'imports:operations.needsColleague' },
  })
})

test('what somebody gave away they do not take back once they are kept from the student', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { case: open, student } = await aStudentWithCase(app.counselor, accountId, {}, { restricted: true })
  const other = app.hire('Other', { roles: ['counselor'], sees: 'office' })
  await app.counselor.cases.handOver({ ...open, ownerId: other.accountId, note: '' })
  const undone = app.events.findLast(({ kind }) => kind === 'undoable')
  await app.owner.recusals.add({ accountId, studentId: student.id, reason: 'His aunt.' })
  const undoId = undone?.kind === 'undoable' ? undone.undoId : ''
  await expect(app.counselor.undo.run({ undoId })).rejects.toMatchObject({ code: 'not_found' })
  await other.client.cases.get(open)
})

test('a relative who holds a restricted case is kept from it: a colleague takes it, and that is not taken back', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { case: open, student } = await aStudentWithCase(app.counselor, accountId, {}, { restricted: true })
  const { case: other } = await aStudentWithCase(app.counselor, accountId, { givenName: 'Tomas' })
  const taker = app.hire('Taker', { roles: ['counselor'], sees: 'office' })
  const kept = { accountId, studentId: student.id, reason: REASON }
  await expect(app.owner.recusals.add({ ...kept, handOverTo: accountId })).rejects.toMatchObject({
    data: { fields: [{ path: 'handOverTo', message: 'accounts:errors.cannotTakeOver' }] },
  })
  const before = app.events.length
  await app.owner.recusals.add({ ...kept, handOverTo: taker.accountId })
  expect(app.events.slice(before).filter(({ kind }) => kind === 'undoable')).toEqual([])
  expect(await taker.client.cases.get(open)).toMatchObject({ case: { ownerId: taker.accountId } })
  await expect(app.counselor.cases.get(open)).rejects.toMatchObject({ code: 'not_found' })
  expect(await app.counselor.cases.get(other)).toMatchObject({ case: { ownerId: accountId } })
})

test('a relative’s open work for the student comes back to them when the recusal is taken back', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { case: open, student } = await aStudentWithCase(app.counselor, accountId)
  const taker = app.hire('Taker', { roles: ['counselor'], sees: 'office' })
  await app.owner.recusals.add({
    ...{ accountId, studentId: student.id, reason: REASON },
    handOverTo: taker.accountId,
  })
  expect(await taker.client.cases.get(open)).toMatchObject({ case: { ownerId: taker.accountId } })
  await app.undoLast(app.owner)
  expect(await app.counselor.cases.get(open)).toMatchObject({ case: { ownerId: accountId } })
})
