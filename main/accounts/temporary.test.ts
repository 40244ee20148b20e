import { expect, test } from 'vitest'

import { aStudent, aStudentWithCase } from '../testing/makers.ts'
import { aReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { signedIn } from './sign-in.ts'

const aTemp = (app: TestApp) =>
  app.hire('Temporary', { roles: ['counselor'], sees: 'named', endsOn: '2026-12-08' })

test('an account works through its last day at the school, and after it answers nothing', async () => {
  await using app = await createTestApp()
  const temp = aTemp(app)
  // Late in the evening in New York, when London has the next day already.
  app.setClock('2026-12-09T04:59:00.000Z')
  await temp.client.cases.list({})
  app.setClock('2026-12-09T05:00:00.000Z')
  for (const asked of [temp.client.cases.list({}), temp.client.settings.mine({})])
    await expect(asked).rejects.toMatchObject({
      code: 'forbidden',
      data: { message: 'common:errors.accountEnded' },
    })
})

test('the door opens through the last day and not after it, and says so', async () => {
  await using app = await createTestApp()
  const { accountId } = aTemp(app)
  const come = (at: string) => signedIn(app.vault.writing, { accountId, at, event: 'signed-in' })
  expect(come('2026-12-09T04:59:00.000Z')).toMatchObject({ accountId })
  expect(() => come('2026-12-09T05:00:00.000Z')).toThrow(/last day is over/)
})

test('an account that was suspended meanwhile answers nothing more', async () => {
  await using app = await createTestApp()
  app.vault.writing.prepare("UPDATE accounts SET active = 0 WHERE name = 'The counselor'").run()
  await expect(app.counselor.today.get({})).rejects.toMatchObject({ code: 'forbidden' })
})

test('whoever is gone or not here yet is given no work', async () => {
  await using app = await createTestApp()
  const { case: open } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const gone = app.hire('Gone', { roles: ['counselor'], sees: 'office', endsOn: '2026-12-07' })
  const next = { action: 'Call', ownerId: gone.accountId, dueOn: '2026-12-10' }
  await expect(app.counselor.cases.setNext({ ...open, next })).rejects.toMatchObject({
    data: { message: 'cases:errors.cannotOwnWork' },
  })
  await expect(
    app.counselor.cases.handOver({ ...open, ownerId: gone.accountId, note: '' }),
  ).rejects.toMatchObject({ data: { fields: [{ path: 'ownerId' }] } })
  expect((await app.office.accounts.list({})).find(({ id }) => id === gone.accountId)).toMatchObject({
    active: false,
  })
})

test('a caseload is named case by case, each a step that can be taken back, by whoever reads the case', async () => {
  await using app = await createTestApp()
  const { case: open, student } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const { accountId, client } = app.hire('Temporary', { roles: ['office'], sees: 'named' })
  const named = { id: open.id, accountId, isNamed: true }
  await app.owner.cases.setNamed(named)
  expect(await app.owner.accounts.caseload({ id: accountId })).toEqual([
    {
      caseId: open.id,
      caseCode: open.code,
      studentName: 'Ines Varga',
      ownerName: 'The counselor',
      restricted: false,
    },
  ])
  await client.cases.get(open)
  await client.students.get(student)
  expect((await app.owner.accounts.overview({})).find(({ id }) => id === accountId)).toMatchObject({
    namedOn: 1,
  })
  await app.undoLast(app.owner)
  await expect(client.cases.get(open)).rejects.toMatchObject({ code: 'not_found' })
  await app.owner.cases.setNamed(named)
  await app.owner.cases.setNamed({ ...named, isNamed: false })
  expect(await client.cases.list({})).toMatchObject({ total: 0 })
})

test('an owner has no last day, nobody ends yesterday, and nobody changes how far they see themselves', async () => {
  await using app = await createTestApp()
  const clerk = { ...app.sessions.office, id: app.sessions.office.accountId }
  const change = (known: Partial<Parameters<typeof app.owner.accounts.update>[0]>) =>
    app.owner.accounts.update({
      ...{ id: clerk.id, name: 'The office', roles: ['office'], sees: 'office', endsOn: null },
      ...known,
    })
  await change({ sees: 'own', endsOn: '2026-12-08' })
  await expect(change({ endsOn: '2026-12-07' })).rejects.toMatchObject({
    data: { fields: [{ path: 'endsOn', message: 'accounts:errors.lastDayOver' }] },
  })
  await expect(change({ roles: ['owner'], endsOn: '2026-12-20' })).rejects.toMatchObject({
    data: { fields: [{ path: 'endsOn', message: 'accounts:errors.ownerStays' }] },
  })
  const me = { id: app.sessions.owner.accountId, name: 'The owner', roles: ['owner' as const], endsOn: null }
  await expect(app.owner.accounts.update({ ...me, sees: 'own' })).rejects.toMatchObject({
    data: { message: 'accounts:errors.ownRoles' },
  })
})

test('a removed colleague’s open work goes to one who takes over, their name stays, and it can be taken back', async () => {
  await using app = await createTestApp()
  const { referral, caseId } = await aReferral(app)
  const { counselor, owner } = app.sessions
  const id = counselor.accountId
  await expect(app.owner.accounts.remove({ id, handOverTo: null })).rejects.toMatchObject({
    data: { fields: [{ path: 'handOverTo', message: 'accounts:errors.openWork' }] },
  })
  await expect(
    app.owner.accounts.remove({ id, handOverTo: app.sessions.office.accountId }),
  ).rejects.toMatchObject({ data: { fields: [{ message: 'accounts:errors.cannotTakeOver' }] } })
  await app.owner.accounts.remove({ id, handOverTo: owner.accountId })
  const record = await app.owner.cases.get({ id: caseId })
  expect(record).toMatchObject({
    case: { ownerId: owner.accountId, nextOwnerId: owner.accountId },
    referrals: [{ id: referral.id, ownerId: owner.accountId }],
    people: { [id]: 'The counselor' },
  })
  expect((await app.owner.accounts.overview({})).map(({ name }) => name)).not.toContain('The counselor')
  await expect(app.counselor.today.get({})).rejects.toMatchObject({ code: 'forbidden' })
  await app.undoLast(app.owner)
  expect(await app.counselor.cases.get({ id: caseId })).toMatchObject({
    case: { ownerId: id, nextOwnerId: id },
    referrals: [{ ownerId: id }],
  })
})

test('a removed colleague’s restricted case goes over unseen, and a task the next one may not see goes to its holder', async () => {
  await using app = await createTestApp()
  const { counselor, owner } = app.sessions
  const leaving = app.hire('Leaving', { roles: ['counselor'], sees: 'office' })
  const { case: theirs } = await aStudentWithCase(leaving.client, leaving.accountId, {}, { restricted: true })
  const { case: other } = await aStudentWithCase(
    app.counselor,
    counselor.accountId,
    { givenName: 'Tomas' },
    { restricted: true },
  )
  const shared = await app.counselor.cases.share({ ...other, with: [leaving.accountId] })
  const next = { action: 'Call', ownerId: leaving.accountId, dueOn: '2026-12-10' }
  await app.counselor.cases.setNext({ ...shared, next })
  await app.owner.accounts.remove({ id: leaving.accountId, handOverTo: owner.accountId })
  expect(await app.owner.cases.get(theirs)).toMatchObject({ case: { ownerId: owner.accountId } })
  await expect(app.owner.cases.get(other)).rejects.toMatchObject({ code: 'not_found' })
  expect(await app.counselor.cases.get(other)).toMatchObject({
    case: { nextOwnerId: counselor.accountId },
    sharedWith: [],
  })
})

test('the name for signing in is free again, and nobody removes themselves or the same account twice', async () => {
  await using app = await createTestApp()
  const { accountId: id } = app.sessions.office
  await expect(
    app.owner.accounts.remove({ id: app.sessions.owner.accountId, handOverTo: null }),
  ).rejects.toMatchObject({ data: { message: 'accounts:errors.notYourself' } })
  await app.owner.accounts.remove({ id, handOverTo: null })
  for (const tried of [
    app.owner.accounts.remove({ id, handOverTo: null }),
    app.owner.accounts.resetPassword({ id, password: 'eleven tin boats at dusk' }),
    app.owner.accounts.suspend({ id }),
  ])
    await expect(tried).rejects.toMatchObject({ code: 'not_found' })
  await app.owner.accounts.create({
    ...{ user: 'office', name: 'Somebody new', roles: ['office'] },
    password: 'eleven tin boats at dusk',
  })
  const removed = app.events.find((event) => event.kind === 'undoable')
  await expect(app.owner.undo.run({ undoId: removed?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('an owner who takes a restricted case over from somebody they remove cannot take that back unseen', async () => {
  await using app = await createTestApp()
  const { counselor, owner } = app.sessions
  const { case: open } = await aStudentWithCase(app.counselor, counselor.accountId, {}, { restricted: true })
  const before = app.events.length
  await app.owner.accounts.remove({ id: counselor.accountId, handOverTo: owner.accountId })
  await app.owner.cases.get(open)
  expect(app.events.slice(before).filter(({ kind }) => kind === 'undoable')).toEqual([])
})

test('a temporary colleague adds no student: it could be a second record of one they may not find', async () => {
  await using app = await createTestApp()
  const temp = aTemp(app)
  await expect(temp.client.students.create(aStudent())).rejects.toMatchObject({
    data: { code: 'rule', message: 'students:errors.needsColleague' },
  })
  expect(await app.counselor.students.list({ status: null })).toMatchObject({ total: 0 })
})
