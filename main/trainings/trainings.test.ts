import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import { publishProtocol } from '../testing/protocol-makers.ts'
import { aSession, aSupportEvent, aTraining } from '../testing/training-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const account = ({ accountId }: { accountId: string }) => ({ kind: 'account' as const, id: accountId })

/** A training with a session today, and who came to it. */
async function aHeldSession(app: TestApp, ...came: { accountId: string }[]) {
  const training = await app.administrator.trainings.add(aTraining())
  const { id } = await app.administrator.trainings.planSession({ trainingId: training.id, draft: aSession() })
  await app.office.trainings.enterSheet({ id, version: 1, came: came.map(account) })
  return { trainingId: training.id, sessionId: id }
}

test('coverage by role counts who works here today, accounts and lines of the staff both', async () => {
  await using app = await createTestApp()
  const teacher = await app.office.staff.create({
    ...{ name: 'Ms. Lee', position: 'Teacher', email: null, phone: null },
  })
  const { owner, counselor } = app.sessions
  const { sessionId } = await aHeldSession(app, owner, counselor)
  const teachers = aTraining({
    name: 'Classroom signs',
    requiredFor: [{ kind: 'position', position: 'Teacher' }],
  })
  const second = await app.counselor.trainings.add(teachers)
  const nobody = aTraining({ name: 'Nurse', requiredFor: [{ kind: 'position', position: 'Nurse' }] })
  await app.counselor.trainings.add(nobody)
  const before = await app.administrator.trainings.overview({})
  expect(before.coverage.map(({ role, trained, of }) => [role.kind, trained, of])).toEqual([
    ['position', 0, 1],
    ['position', 0, 0],
    ['everyone', 2, 5],
  ])
  const everyone = before.coverage.find(({ role }) => role.kind === 'everyone')
  expect(everyone?.missing.map(({ name, trainings }) => [name, ...trainings])).toEqual([
    ['Ms. Lee', 'Suicide prevention'],
    ['The administrator', 'Suicide prevention'],
    ['The office', 'Suicide prevention'],
  ])
  const { id } = await app.counselor.trainings.planSession({ trainingId: second.id, draft: aSession() })
  await app.office.trainings.enterSheet({ id, version: 1, came: [{ kind: 'staff', id: teacher.id }] })
  const after = await app.administrator.trainings.overview({})
  expect(after.coverage[0]).toMatchObject({ trained: 1, of: 1, missing: [] })
  const { people } = await app.office.trainings.session({ id: sessionId })
  expect(people.filter(({ came }) => came).map(({ name }) => name)).toEqual(['The counselor', 'The owner'])
})

test('what was learned ends: first it is told, then it does not count any more', async () => {
  await using app = await createTestApp()
  const { owner, counselor, office, administrator } = app.sessions
  await aHeldSession(app, owner, counselor, office, administrator)
  const look = async () => {
    const { coverage, soon } = await app.counselor.trainings.overview({})
    return [coverage[0]?.trained, coverage[0]?.of, soon.length]
  }
  expect(await look()).toEqual([4, 4, 0])
  app.setClock('2027-10-09T15:00:00.000Z')
  expect(await look()).toEqual([4, 4, 4])
  app.setClock('2027-12-09T15:00:00.000Z')
  expect(await look()).toEqual([0, 4, 0])
})

test('who holds a role of the protocol must have its training, and its role is called by its name', async () => {
  await using app = await createTestApp()
  await publishProtocol(app.owner, { roles: [{ id: 'second-adult', name: 'Second adult', duties: '' }] })
  await app.owner.protocols.setHolders({
    roleId: 'second-adult',
    colleagues: [account(app.sessions.office)],
  })
  const role = { kind: 'protocol' as const, roleId: 'second-adult' }
  await app.owner.trainings.add(aTraining({ requiredFor: [role] }))
  const { coverage, roleChoices } = await app.owner.trainings.overview({})
  expect(coverage).toMatchObject([{ role, roleName: 'Second adult', trained: 0, of: 1 }])
  expect(roleChoices).toContainEqual({ role, name: 'Second adult' })
})

test('who came is entered as a whole, after the day, and can be taken back', async () => {
  await using app = await createTestApp()
  const { owner, counselor } = app.sessions
  const { sessionId: id, trainingId } = await aHeldSession(app, owner)
  const came = async () =>
    (await app.office.trainings.session({ id })).people.flatMap((each) => (each.came ? [each.name] : []))
  await app.office.trainings.enterSheet({ id, version: 2, came: [account(counselor)] })
  expect(await came()).toEqual(['The counselor'])
  await app.undoLast(app.office)
  expect(await came()).toEqual(['The owner'])
  await expect(app.office.trainings.enterSheet({ id, version: 2, came: [] })).rejects.toMatchObject({
    code: 'conflict',
  })
  const later = await app.office.trainings.planSession({
    trainingId,
    draft: aSession({ onDay: '2026-12-20' }),
  })
  await expect(
    app.office.trainings.enterSheet({ ...later, version: 1, came: [account(owner)] }),
  ).rejects.toMatchObject({ code: 'invalid' })
  await expect(app.office.trainings.removeSession({ id, version: 4 })).rejects.toMatchObject({ code: 'rule' })
  await app.office.trainings.removeSession({ ...later, version: 1 })
  await expect(app.counselor.trainings.remove({ id: trainingId, version: 1 })).rejects.toMatchObject({
    code: 'rule',
  })
})

test('a clerk enters sheets and describes no training; somebody here for named cases changes nothing', async () => {
  await using app = await createTestApp()
  await expect(app.office.trainings.add(aTraining())).rejects.toMatchObject({ code: 'forbidden' })
  const temp = app.hire('Temporary', { roles: ['counselor'], sees: 'named' })
  await expect(temp.client.trainings.add(aTraining())).rejects.toMatchObject({ code: 'forbidden' })
  const { sessionId } = await aHeldSession(app)
  await expect(
    temp.client.trainings.enterSheet({ id: sessionId, version: 2, came: [] }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  expect((await temp.client.trainings.overview({})).trainings).toHaveLength(1)
})

test('a sheet to sign names those who must have the training, and leaves lines for others', async () => {
  await using app = await createTestApp()
  const { trainingId } = await aHeldSession(app)
  const { id } = await app.counselor.trainings.planSession({ trainingId, draft: aSession() })
  await app.office.trainings.printSheet({ id, as: 'paper', language: 'en' })
  const [sheet = ''] = app.host.printed
  for (const told of ['Suicide prevention', 'The counselor', 'Dr. Reyes', 'Signature', '30 minutes'])
    expect(sheet).toContain(told)
})

test('a consultation is read by whoever wrote it and by those it names, and by nobody else', async () => {
  await using app = await createTestApp()
  const { owner } = app.sessions
  await app.counselor.supportLog.add(aSupportEvent({ withIds: [owner.accountId] }))
  const [mine] = await app.counselor.supportLog.list({})
  if (!mine) throw new Error('Nothing was written down.')
  expect(await app.owner.supportLog.list({})).toEqual([mine])
  for (const other of [app.office, app.administrator]) expect(await other.supportLog.list({})).toEqual([])
  const change = { id: mine.id, version: 1, draft: aSupportEvent({ about: 'Mine now.' }) }
  await expect(app.owner.supportLog.change(change)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(app.office.supportLog.change(change)).rejects.toMatchObject({ code: 'not_found' })
  await app.counselor.supportLog.change(change)
  await expect(app.counselor.supportLog.remove(change)).rejects.toMatchObject({ code: 'conflict' })
  expect(await app.owner.supportLog.list({})).toEqual([])
  await app.undoLast(app.counselor)
  expect(await app.owner.supportLog.list({})).toHaveLength(1)
  await expect(app.counselor.supportLog.add(aSupportEvent({ onDay: '2026-12-09' }))).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('a consultation about a case follows the case: nobody is named who may not read it, or reads on who no longer may', async () => {
  await using app = await createTestApp()
  const { owner, counselor } = app.sessions
  const { case: open } = await aStudentWithCase(app.counselor, counselor.accountId)
  const about = aSupportEvent({ withIds: [owner.accountId], caseId: open.id })
  await app.counselor.supportLog.add(about)
  expect(await app.owner.supportLog.list({})).toMatchObject([{ caseCode: open.code }])
  await app.counselor.cases.setRestricted({ ...open, restricted: true })
  expect(await app.owner.supportLog.list({})).toEqual([])
  expect(await app.counselor.supportLog.list({})).toHaveLength(1)
  await expect(app.counselor.supportLog.add(about)).rejects.toMatchObject({ code: 'invalid' })
  await expect(app.owner.supportLog.add(aSupportEvent({ caseId: open.id }))).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(app.administrator.supportLog.add(aSupportEvent({ caseId: open.id }))).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a position of invisible signs alone is no role, and a completion may hold to the last day there is', async () => {
  await using app = await createTestApp()
  await app.office.staff.create({ name: 'Ms. Lee', position: '\u200B', email: null, phone: null })
  const training = await app.administrator.trainings.add(aTraining({ months: 120 }))
  const draft = { ...aSession(), onDay: '9995-12-08' }
  await app.administrator.trainings.planSession({ trainingId: training.id, draft })
  const { roleChoices } = await app.owner.trainings.overview({})
  expect(roleChoices.filter(({ role }) => role.kind === 'position')).toEqual([])
})
