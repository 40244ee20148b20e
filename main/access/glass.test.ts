import { expect, test } from 'vitest'

import { SUGGESTED_RULES } from '#shared/domain/retention.ts'

import { listAudit } from '../audit/audit.sql.ts'
import { aConcern, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const REASON = 'She called from the bridge and asked for him.'
const AN_HOUR_LATER = '2026-12-08T16:00:00.000Z'
const FIVE_HOURS_LATER = '2026-12-08T20:00:00.000Z'

/** A restricted case of the counselor, and a colleague who does casework and is not named on it. */
async function anOffice(app: TestApp) {
  const { counselor } = app.sessions
  const { case: kept, student } = await aStudentWithCase(
    app.counselor,
    counselor.accountId,
    {},
    { restricted: true },
  )
  const colleague = app.hire('Colleague', { roles: ['counselor'], sees: 'office' })
  return {
    kept,
    student,
    colleague,
    draft: { studentId: student.id, kind: 'danger-now', reason: REASON } as const,
  }
}

test('a caseworker is told that something is kept, opens it for a reason, and it closes by itself', async () => {
  await using app = await createTestApp()
  const { kept, student, colleague, draft } = await anOffice(app)
  expect(await colleague.client.students.get(student)).toMatchObject({ isSomethingKept: true, cases: [] })
  const { caseId, endsAt } = await colleague.client.glass.break(draft)
  expect({ caseId, endsAt }).toEqual({ caseId: kept.id, endsAt: '2026-12-08T19:00:00.000Z' })
  app.setClock(AN_HOUR_LATER)
  expect(await colleague.client.cases.get(kept)).toMatchObject({ openUntil: endsAt, mayDecideAccess: false })
  expect(await colleague.client.students.get(student)).toMatchObject({
    isSomethingKept: false,
    cases: [{ id: kept.id }],
  })
  app.setClock(FIVE_HOURS_LATER)
  await expect(colleague.client.cases.get(kept)).rejects.toMatchObject({ code: 'not_found' })
})

test('nobody but a caseworker is told, and nobody who may read it anyway', async () => {
  await using app = await createTestApp()
  const { student } = await anOffice(app)
  expect(await app.office.students.get(student)).toMatchObject({ isSomethingKept: false })
  expect(await app.counselor.students.get(student)).toMatchObject({ isSomethingKept: false })
  await expect(
    app.counselor.glass.break({ studentId: student.id, kind: 'other', reason: REASON }),
  ).rejects.toMatchObject({ data: { message: 'access:errors.nothingKept' } })
})

test('the owner and whoever holds the case read who, when and why, answer, and the case keeps both', async () => {
  await using app = await createTestApp()
  const { kept, student, colleague, draft } = await anOffice(app)
  const { id } = await colleague.client.glass.break(draft)
  const letter = {
    id,
    byName: 'Colleague',
    studentId: student.id,
    studentName: 'Ines Varga',
    kind: 'danger-now',
    reason: REASON,
    at: '2026-12-08T15:00:00.000Z',
    endsAt: '2026-12-08T19:00:00.000Z',
    caseCodes: [kept.code],
  }
  expect(await app.counselor.glass.inbox({})).toMatchObject([letter])
  expect(await app.owner.glass.inbox({})).toMatchObject([{ ...letter, caseCodes: [] }])
  expect(await colleague.client.glass.inbox({})).toEqual([])
  await app.owner.glass.answer({ id, answer: 'Thank you for acting.' })
  expect(await app.owner.glass.inbox({})).toEqual([])
  await expect(app.owner.glass.answer({ id, answer: 'Twice' })).rejects.toMatchObject({ code: 'rule' })
  const { glass } = await app.counselor.cases.get(kept)
  expect(glass).toMatchObject([
    {
      ...letter,
      answers: [
        { name: 'The counselor', readAt: null, answer: '' },
        { name: 'The owner', readAt: '2026-12-08T15:00:00.000Z', answer: 'Thank you for acting.' },
      ],
    },
  ])
  await app.undoLast(app.owner)
  expect(await app.owner.glass.inbox({})).toHaveLength(1)
})

test('an owner who breaks the glass is seen by the others', async () => {
  await using app = await createTestApp()
  const { draft } = await anOffice(app)
  const second = app.hire('Second owner', { roles: ['owner'], sees: 'office' })
  await app.owner.glass.break(draft)
  expect(await app.owner.glass.inbox({})).toEqual([])
  expect(await second.client.glass.inbox({})).toHaveLength(1)
  expect(await app.counselor.glass.inbox({})).toHaveLength(1)
})

test('where no owner is left and the holder broke it themselves, every other caseworker is told', async () => {
  await using app = await createTestApp()
  const { colleague, draft } = await anOffice(app)
  const third = app.hire('Third', { roles: ['counselor'], sees: 'office' })
  app.vault.writing.prepare('UPDATE accounts SET active = 0 WHERE name IN (:a, :b)').run({
    a: 'The owner',
    b: 'The counselor',
  })
  await colleague.client.glass.break(draft)
  expect(await third.client.glass.inbox({})).toHaveLength(1)
})

test('a reason of a few letters opens nothing', async () => {
  await using app = await createTestApp()
  const { colleague, draft } = await anOffice(app)
  await expect(colleague.client.glass.break({ ...draft, reason: '  need to see  ' })).rejects.toMatchObject({
    data: { fields: [{ path: 'reason', message: 'access:errors.reasonTooShort' }] },
  })
})

test.each(['x x x x x x x x x', '1234567890 1234567890', 'no no no no no no no'])(
  'a reason that says nothing opens nothing: %s',
  async (reason) => {
    await using app = await createTestApp()
    const { colleague, draft } = await anOffice(app)
    await expect(colleague.client.glass.break({ ...draft, reason })).rejects.toMatchObject({
      data: { fields: [{ path: 'reason', message: 'access:errors.reasonSaysNothing' }] },
    })
  },
)

test('whoever was let in works on the case, and decides nothing about who reads or holds it', async () => {
  await using app = await createTestApp()
  const { kept, colleague, draft } = await anOffice(app)
  await colleague.client.glass.break(draft)
  await colleague.client.cases.addNote({ caseId: kept.id, words: 'I called her mother.' })
  const me = colleague.accountId
  for (const tried of [
    () => colleague.client.cases.share({ ...kept, with: [me] }),
    () => colleague.client.cases.setNamed({ id: kept.id, accountId: me, isNamed: true }),
    () => colleague.client.cases.setRestricted({ ...kept, restricted: false }),
    () => colleague.client.cases.handOver({ ...kept, ownerId: me, note: '' }),
    () => colleague.client.cases.close({ ...kept, note: 'Done.' }),
  ])
    await expect(tried()).rejects.toMatchObject({ data: { message: 'access:errors.onlyForNow' } })
  const next = { action: 'Call', ownerId: me, dueOn: '2026-12-10' }
  await expect(colleague.client.cases.setNext({ ...kept, next })).rejects.toMatchObject({
    data: { message: 'cases:errors.cannotSeeCase' },
  })
})

test('a broken glass leaves a line of its own in the trail and cannot be taken back', async () => {
  await using app = await createTestApp()
  const { colleague, draft, student } = await anOffice(app)
  const before = app.events.length
  await colleague.client.glass.break(draft)
  expect(app.events.slice(before).filter(({ kind }) => kind === 'undoable')).toEqual([])
  expect(listAudit(app.vault.reading, { afterSeq: 0 }).at(-1)).toMatchObject({
    actorId: colleague.accountId,
    event: 'glass.broken',
    subjectId: student.id,
  })
})

test('a temporary colleague breaks no glass, and an owner who is kept from the student reads no letter', async () => {
  await using app = await createTestApp()
  const { kept, student, colleague, draft } = await anOffice(app)
  const temp = app.hire('Temporary', { roles: ['counselor'], sees: 'named' })
  const closed = await app.counselor.cases.close({ ...kept, note: 'Safe.' })
  const again = await app.office.concerns.create(aConcern(student.id))
  const { case: second } = await app.counselor.concerns.triage(
    aTriage(again, app.sessions.counselor.accountId),
  )
  await app.counselor.cases.setNamed({ id: second?.id ?? '', accountId: temp.accountId, isNamed: true })
  expect(await temp.client.students.get(student)).toMatchObject({ isSomethingKept: false })
  await expect(temp.client.glass.break(draft)).rejects.toMatchObject({ code: 'forbidden' })
  const aunt = app.hire('Aunt', { roles: ['owner'], sees: 'office' })
  await app.owner.recusals.add({ accountId: aunt.accountId, studentId: student.id, reason: 'His aunt.' })
  const { caseId } = await colleague.client.glass.break(draft)
  expect(caseId).toBe(closed.id)
  expect(await aunt.client.glass.inbox({})).toEqual([])
})

test('whoever holds a case says who reads it, and an owner who reads it; other caseworkers may only restrict', async () => {
  await using app = await createTestApp()
  const { case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const colleague = app.hire('Colleague', { roles: ['counselor'], sees: 'office' })
  const restricted = await colleague.client.cases.setRestricted({ ...open, restricted: true })
  await expect(
    colleague.client.cases.setRestricted({ ...restricted, restricted: false }),
  ).rejects.toMatchObject({ data: { message: 'access:errors.ownerDecides' } })
  await expect(
    colleague.client.cases.share({ ...restricted, with: [app.sessions.owner.accountId] }),
  ).rejects.toMatchObject({ data: { message: 'access:errors.ownerDecides' } })
  const shared = await app.counselor.cases.share({ ...restricted, with: [app.sessions.owner.accountId] })
  await app.owner.cases.setRestricted({ ...shared, restricted: false })
})

test('somebody nobody knows is not named on a case', async () => {
  await using app = await createTestApp()
  const { case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const accountId = '0a0b0c0d-0000-7000-8000-0000000000ff'
  const refused = { data: { message: 'common:errors.invalid' } }
  await expect(app.counselor.cases.setNamed({ id: open.id, accountId, isNamed: true })).rejects.toMatchObject(
    refused,
  )
  const { id, version } = open
  await expect(app.counselor.cases.share({ id, version, with: [accountId] })).rejects.toMatchObject(refused)
})

test('whoever was let in for four hours does not stay by deciding about a concern', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { case: open, student } = await aStudentWithCase(app.counselor, accountId)
  const own = app.hire('Own', { roles: ['counselor'], sees: 'own' })
  await own.client.glass.break({ studentId: student.id, kind: 'other', reason: REASON })
  const concern = await own.client.concerns.create(aConcern(student.id))
  await own.client.concerns.triage(aTriage(concern, accountId, { restricted: true }))
  expect(await own.client.cases.get(open)).toMatchObject({ case: { restricted: true }, sharedWith: [] })
  app.setClock(FIVE_HOURS_LATER)
  await expect(own.client.cases.get(open)).rejects.toMatchObject({ code: 'not_found' })
})

test('whoever was let in destroys neither what was kept from them nor the letter about it', async () => {
  await using app = await createTestApp()
  const { kept, student, draft } = await anOffice(app)
  await app.counselor.cases.close({ ...kept, note: 'Well.' })
  await app.owner.glass.break(draft)
  const named = (kind: 'cases' | 'students', id: string) => ({ targets: [{ kind, id }] })
  await expect(app.owner.retention.preview(named('cases', kept.id))).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(app.owner.retention.preview(named('students', student.id))).rejects.toMatchObject({
    data: { message: 'retention:errors.partlyKept' },
  })
  await app.owner.retention.setRules({
    rules: SUGGESTED_RULES.map((rule) => (rule.kind === 'cases' ? { ...rule, start: 'end' } : rule)),
  })
  app.vault.writing.prepare("UPDATE cases SET opened_on = '2012-01-01', closed_on = '2013-01-01'").run()
  expect((await app.owner.retention.due({})).rows).toEqual([])
})

test('a temporary colleague who is named on a case neither takes it nor shuts the office out', async () => {
  await using app = await createTestApp()
  const { kept } = await anOffice(app)
  const { case: other } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const { accountId, client } = app.hire('Temp', {
    roles: ['counselor'],
    sees: 'named',
    endsOn: '2026-12-20',
  })
  for (const { id } of [kept, other]) await app.counselor.cases.setNamed({ id, accountId, isNamed: true })
  for (const tried of [
    () => client.cases.handOver({ ...kept, ownerId: accountId, note: '' }),
    () => client.cases.handOver({ ...other, ownerId: accountId, note: '' }),
    () => client.cases.setRestricted({ ...other, restricted: true }),
  ])
    await expect(tried()).rejects.toMatchObject({ data: { message: 'access:errors.ownerDecides' } })
})

test('a colleague who is named on a restricted case does not hand it on', async () => {
  await using app = await createTestApp()
  const { kept, colleague } = await anOffice(app)
  const { accountId, client } = colleague
  await app.counselor.cases.setNamed({ id: kept.id, accountId, isNamed: true })
  await expect(client.cases.handOver({ ...kept, ownerId: accountId, note: '' })).rejects.toMatchObject({
    data: { message: 'access:errors.ownerDecides' },
  })
})

test('an owner who suspends the holder, breaks the glass and takes that back is seen all the same', async () => {
  await using app = await createTestApp()
  const { draft } = await anOffice(app)
  await app.owner.accounts.suspend({ id: app.sessions.counselor.accountId })
  await app.owner.glass.break(draft)
  await app.undoLast(app.owner)
  expect(await app.counselor.glass.inbox({})).toHaveLength(1)
})

test('a holder who was kept from the student for a while reads afterwards who opened their case', async () => {
  await using app = await createTestApp()
  const { kept, student, draft } = await anOffice(app)
  const { accountId } = app.sessions.counselor
  await app.counselor.cases.close({ ...kept, note: 'Safe.' })
  await app.owner.recusals.add({ accountId, studentId: student.id, reason: 'Somebody said so.' })
  await app.owner.glass.break(draft)
  expect(await app.counselor.glass.inbox({})).toEqual([])
  await app.owner.recusals.end({ accountId, studentId: student.id })
  expect(await app.counselor.glass.inbox({})).toHaveLength(1)
})

test('a relative among the owners is told of nothing: no letter waits for them', async () => {
  await using app = await createTestApp()
  const { kept, student, colleague, draft } = await anOffice(app)
  const { accountId } = app.hire('Aunt', { roles: ['owner'], sees: 'office' })
  await app.owner.recusals.add({ accountId, studentId: student.id, reason: 'His aunt.' })
  await colleague.client.glass.break(draft)
  const { glass } = await app.counselor.cases.get(kept)
  expect(glass[0]?.answers.map(({ name }) => name)).toEqual(['The counselor', 'The owner'])
})

test('a letter for somebody who is kept from the student since is not theirs to answer', async () => {
  await using app = await createTestApp()
  const { student, colleague, draft } = await anOffice(app)
  const aunt = app.hire('Aunt', { roles: ['owner'], sees: 'office' })
  const { id } = await colleague.client.glass.break(draft)
  await app.owner.recusals.add({
    accountId: aunt.accountId,
    studentId: student.id,
    reason: 'His aunt.',
  })
  await expect(aunt.client.glass.answer({ id, answer: 'So?' })).rejects.toMatchObject({ code: 'not_found' })
})

test('nobody reads the code of a case they may not read, in a letter or on a case of their own', async () => {
  await using app = await createTestApp()
  const { kept, student, colleague, draft } = await anOffice(app)
  await app.counselor.cases.close({ ...kept, note: 'Safe.' })
  const other = app.hire('Other', { roles: ['counselor'], sees: 'office' })
  const concern = await other.client.concerns.create(aConcern(student.id))
  const { case: second } = await other.client.concerns.triage(
    aTriage(concern, other.accountId, { restricted: true }),
  )
  await colleague.client.glass.break(draft)
  const told = [await app.counselor.cases.get(kept), await app.counselor.glass.inbox({})]
  expect(JSON.stringify(told)).not.toContain(second?.code)
  expect(told).toMatchObject([{ glass: [{ caseCodes: [kept.code] }] }, [{ caseCodes: [kept.code] }]])
})

test('whoever opened something ends it when it is no longer needed, and so does an owner; nobody else can', async () => {
  await using app = await createTestApp()
  const { kept, student, colleague, draft } = await anOffice(app)
  const { id } = await colleague.client.glass.break(draft)
  const third = app.hire('Third', { roles: ['counselor'], sees: 'office' })
  app.setClock(AN_HOUR_LATER)
  const refused = { code: 'not_found' }
  for (const client of [third.client, app.counselor])
    await expect(client.glass.end({ id })).rejects.toMatchObject(refused)
  expect(await colleague.client.glass.end({ id })).toEqual({ id, endsAt: AN_HOUR_LATER })
  await expect(colleague.client.cases.get(kept)).rejects.toMatchObject(refused)
  await expect(colleague.client.glass.end({ id })).rejects.toMatchObject(refused)
  expect((await app.owner.glass.inbox({}))[0]).toMatchObject({
    id,
    endsAt: AN_HOUR_LATER,
    isOpen: false,
  })
  expect((await app.owner.audit.list({ kind: 'looks' })).rows).toContainEqual(
    expect.objectContaining({ event: 'glass.ended', about: expect.objectContaining({ id: student.id }) }),
  )

  const { id: again } = await colleague.client.glass.break(draft)
  app.setClock('2026-12-08T16:05:00.000Z')
  const sister = app.hire('Sister', { roles: ['owner'], sees: 'office' })
  await app.owner.recusals.add({
    accountId: sister.accountId,
    studentId: student.id,
    reason: 'She is his sister.',
  })
  await expect(sister.client.glass.end({ id: again })).rejects.toMatchObject(refused)
  await app.owner.glass.end({ id: again })
  await expect(colleague.client.cases.get(kept)).rejects.toMatchObject(refused)
})

test('an answer comes back to whoever broke the glass, once, and to nobody else', async () => {
  await using app = await createTestApp()
  const { student, colleague, draft } = await anOffice(app)
  const { id } = await colleague.client.glass.break(draft)
  await app.counselor.glass.answer({ id, answer: '' })
  expect(await colleague.client.glass.news({})).toEqual([])
  await app.owner.glass.answer({ id, answer: 'Thank you for acting.' })
  const fromId = app.sessions.owner.accountId
  const said = {
    breakId: id,
    fromId,
    fromName: 'The owner',
    studentId: student.id,
    answer: 'Thank you for acting.',
  }
  expect(await colleague.client.glass.news({})).toMatchObject([said])
  expect(await app.counselor.glass.news({})).toEqual([])
  await expect(app.counselor.glass.note({ breakId: id, fromId })).rejects.toMatchObject({ code: 'not_found' })
  await colleague.client.glass.note({ breakId: id, fromId })
  expect(await colleague.client.glass.news({})).toEqual([])

  await app.undoLast(app.owner)
  await app.owner.glass.answer({ id, answer: 'Call me about it.' })
  expect(await colleague.client.glass.news({})).toMatchObject([{ answer: 'Call me about it.' }])
  await app.owner.recusals.add({ accountId: colleague.accountId, studentId: student.id, reason: 'His aunt.' })
  expect(await colleague.client.glass.news({})).toEqual([])
})
