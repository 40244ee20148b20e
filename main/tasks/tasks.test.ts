import { expect, test } from 'vitest'

import type { ProtocolStep } from '#shared/domain/protocol.ts'

import { aConcern, aStudentWithCase, aTriage } from '../testing/makers.ts'
import { aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const CALL = aProtocolStep('call', { name: 'Call the family', evidence: 'Whom you reached' })
const LETTER = aProtocolStep('letter', {
  name: 'Send the letter',
  after: 'call',
  due: { amount: 3, unit: 'school-days' },
})

async function aCase(
  app: TestApp,
  steps: readonly ProtocolStep[],
  urgency: 'routine' | 'priority' = 'routine',
) {
  await publishProtocol(app.owner, { steps: [...steps] })
  return aStudentWithCase(app.counselor, app.sessions.counselor.accountId, {}, { urgency })
}

const tasksOf = async (app: TestApp, caseId: string) => (await app.counselor.cases.get({ id: caseId })).tasks

test('a triage puts the steps of its urgency on the case, with their days', async () => {
  await using app = await createTestApp()
  const urgent = aProtocolStep('plan', { urgencies: ['urgent'] })
  const { case: open } = await aCase(app, [CALL, LETTER, urgent])
  expect(await tasksOf(app, open.id)).toMatchObject([
    {
      stepId: 'call',
      protocolNumber: 1,
      name: 'Call the family',
      ownerId: app.sessions.counselor.accountId,
      dueOn: '2026-12-10',
      dueAt: null,
      state: 'open',
    },
  ])
  const { later } = await app.counselor.today.get({})
  expect(later).toContainEqual(
    expect.objectContaining({ kind: 'task', words: 'Call the family', why: 'own' }),
  )
})

test('a step is done when what it asks for is told, and then the next one begins', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app, [CALL, LETTER])
  const [call] = await tasksOf(app, open.id)
  if (!call) throw new Error('No step began.')
  await expect(app.counselor.tasks.finish({ ...call, words: '' })).rejects.toMatchObject({ code: 'invalid' })
  app.setClock('2026-12-10T15:00:00.000Z')
  await app.counselor.tasks.finish({ ...call, words: 'Her mother.' })
  expect(await tasksOf(app, open.id)).toMatchObject([
    { stepId: 'call', state: 'done', words: 'Her mother.' },
    { stepId: 'letter', state: 'open', dueOn: '2026-12-15' },
  ])
  await app.undoLast(app.counselor)
  expect(await tasksOf(app, open.id)).toMatchObject([{ stepId: 'call', state: 'open', words: '' }])
})

test('a check-in begins anew each time it was done', async () => {
  await using app = await createTestApp()
  const weekly = aProtocolStep('look', { repeats: true, due: { amount: 7, unit: 'calendar-days' } })
  const { case: open } = await aCase(app, [weekly])
  const [first] = await tasksOf(app, open.id)
  app.setClock('2026-12-11T15:00:00.000Z')
  await app.counselor.tasks.finish({ ...(first ?? { id: '', version: 1 }), words: '' })
  const [done, anew] = await tasksOf(app, open.id)
  expect([done, anew]).toMatchObject([
    { state: 'done', dueOn: '2026-12-15' },
    { state: 'open', dueOn: '2026-12-18' },
  ])
  await expect(app.counselor.tasks.reopen(done ?? { id: '', version: 1 })).rejects.toMatchObject({
    data: { message: 'tasks:errors.begunAnew' },
  })
})

test('a second concern about the same student does not begin a step twice', async () => {
  await using app = await createTestApp()
  const { student, case: open } = await aCase(app, [CALL, aProtocolStep('tell', { urgencies: ['priority'] })])
  const again = await app.office.concerns.create(aConcern(student.id))
  const { accountId } = app.sessions.counselor
  await app.counselor.concerns.triage(aTriage(again, accountId, { urgency: 'priority' }))
  expect((await tasksOf(app, open.id)).map(({ stepId }) => stepId)).toEqual(['call', 'tell'])
  await app.undoLast(app.counselor)
  expect((await tasksOf(app, open.id)).map(({ stepId }) => stepId)).toEqual(['call'])
})

test('a step comes to whoever holds its role and is here; else to the next, else to whoever holds the case', async () => {
  await using app = await createTestApp()
  const roles = [{ id: 'coordinator', name: 'Coordinator', duties: '' }]
  const steps = [aProtocolStep('call', { roleId: 'coordinator' })]
  const { owner, counselor, office } = app.sessions
  const as = (accountId: string) => ({ kind: 'account', id: accountId }) as const
  await app.owner.protocols.setHolders({
    roleId: 'coordinator',
    colleagues: [as(owner.accountId), as(office.accountId)],
  })
  await publishProtocol(app.owner, { roles, steps })
  const ownerOfStep = async (name: string) => {
    const { case: open } = await aStudentWithCase(app.counselor, counselor.accountId, { givenName: name })
    return (await tasksOf(app, open.id))[0]?.ownerId
  }
  expect(await ownerOfStep('Ada')).toBe(owner.accountId)
  await app.office.absences.add({
    accountId: owner.accountId,
    startsOn: '2026-12-08',
    endsOn: '2026-12-08',
    coverId: null,
    note: '',
  })
  expect(await ownerOfStep('Bea')).toBe(office.accountId)
  await app.owner.protocols.setHolders({ roleId: 'coordinator', colleagues: [] })
  expect(await ownerOfStep('Cleo')).toBe(counselor.accountId)
})

test('what is not needed for a student is left out with a reason, and asked for again on its day', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app, [CALL])
  const [call] = await tasksOf(app, open.id)
  if (!call) throw new Error('No step began.')
  const why = 'The mother works here.'
  await expect(app.counselor.tasks.exempt({ ...call, why, until: '2026-12-08' })).rejects.toMatchObject({
    code: 'invalid',
  })
  await app.counselor.tasks.exempt({ ...call, why, until: '2026-12-15' })
  const whole = async () => {
    const { overdue, dueToday, later } = await app.counselor.today.get({})
    return [...overdue, ...dueToday, ...later].filter(({ kind }) => kind === 'task')
  }
  expect(await whole()).toEqual([])
  app.setClock('2026-12-16T15:00:00.000Z')
  expect(await whole()).toMatchObject([{ words: 'Call the family', dueOn: '2026-12-15' }])
  const [again] = await tasksOf(app, open.id)
  await app.counselor.tasks.finish({ ...(again ?? call), words: 'Reached her.' })
  expect(await whole()).toEqual([])
})

test('what follows a step that is left out for good begins, and is taken back with it', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app, [{ ...CALL, repeats: true }, LETTER])
  const [call] = await tasksOf(app, open.id)
  if (!call) throw new Error('No step began.')
  const steps = async () => (await tasksOf(app, open.id)).map(({ stepId, state }) => [stepId, state])
  await app.counselor.tasks.exempt({ ...call, why: 'Nobody answers before Monday.', until: '2026-12-15' })
  expect(await steps()).toEqual([['call', 'exempted']])
  await app.undoLast(app.counselor)
  const [again] = await tasksOf(app, open.id)
  await app.counselor.tasks.exempt({ ...(again ?? call), why: 'She is of age.', until: null })
  expect(await steps()).toEqual([
    ['call', 'exempted'],
    ['letter', 'open'],
  ])
  await app.undoLast(app.counselor)
  expect(await steps()).toEqual([['call', 'open']])
})

test('what followed a step that is opened again does not begin a second time', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app, [CALL, LETTER])
  const of = async (stepId: string) => {
    const task = (await tasksOf(app, open.id)).find((one) => one.stepId === stepId)
    if (!task) throw new Error('The step did not begin.')
    return task
  }
  await app.counselor.tasks.exempt({ ...(await of('call')), why: 'She is of age.', until: null })
  app.setClock('2026-12-09T15:00:00.000Z')
  await app.counselor.tasks.finish({ ...(await of('letter')), words: '' })
  await app.counselor.tasks.reopen(await of('call'))
  await app.counselor.tasks.finish({ ...(await of('call')), words: 'Her mother.' })
  expect((await tasksOf(app, open.id)).map(({ stepId, state }) => [stepId, state])).toEqual([
    ['call', 'done'],
    ['letter', 'done'],
  ])
})

test('an emergency is neither put off nor left out', async () => {
  await using app = await createTestApp()
  const now = aProtocolStep('stay', { urgencies: ['emergency'], due: { amount: 0, unit: 'hours' } })
  await publishProtocol(app.owner, { steps: [now] })
  const { case: open } = await aStudentWithCase(
    app.counselor,
    app.sessions.counselor.accountId,
    {},
    { urgency: 'emergency', safetySteps: ['not-left-alone'], disposition: 'crisis' },
  )
  const [stay] = await tasksOf(app, open.id)
  if (!stay) throw new Error('No step began.')
  expect(stay).toMatchObject({ dueOn: '2026-12-08', dueAt: '2026-12-08T15:00:00.000Z' })
  await expect(
    app.counselor.tasks.postpone({ ...stay, dueOn: '2026-12-09', reason: 'Later' }),
  ).rejects.toMatchObject({ code: 'invalid' })
  await expect(app.counselor.tasks.exempt({ ...stay, why: 'No', until: null })).rejects.toMatchObject({
    code: 'rule',
  })
})

test('a day somebody chose stays when the calendar changes; a reckoned one moves', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app, [
    CALL,
    aProtocolStep('see', { due: { amount: 3, unit: 'school-days' } }),
  ])
  const [call] = await tasksOf(app, open.id)
  if (!call) throw new Error('No step began.')
  await app.counselor.tasks.postpone({ ...call, dueOn: '2026-12-11', reason: 'She is away.' })
  const calendar = await app.owner.calendar.get({})
  await app.owner.calendar.save({
    ...calendar,
    closures: [{ startsOn: '2026-12-09', endsOn: '2026-12-10', kind: 'weather', name: '' }],
  })
  expect((await tasksOf(app, open.id)).map(({ stepId, dueOn }) => [stepId, dueOn])).toEqual([
    ['call', '2026-12-11'],
    ['see', '2026-12-15'],
  ])
  const { notes } = await app.counselor.cases.get({ id: open.id })
  expect(notes).toMatchObject([{ words: 'Call the family: She is away.' }])
})

test('work of somebody who goes is handed over with their tasks', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app, [CALL])
  const { counselor, owner } = app.sessions
  await app.owner.accounts.remove({ id: counselor.accountId, handOverTo: owner.accountId })
  expect((await app.owner.cases.get({ id: open.id })).tasks).toMatchObject([{ ownerId: owner.accountId }])
})

test('what follows a check-in follows each of them', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCase(app, [
    aProtocolStep('look', { repeats: true, due: { amount: 5, unit: 'calendar-days' } }),
    aProtocolStep('tell', { after: 'look', due: { amount: 1, unit: 'calendar-days' } }),
  ])
  const finish = async (stepId: string) => {
    const due = (await tasksOf(app, open.id)).find((task) => task.stepId === stepId && task.state === 'open')
    await app.counselor.tasks.finish({ ...(due ?? { id: '', version: 1 }), words: '' })
  }
  for (const day of ['14', '19', '24']) {
    app.setClock(`2026-12-${day}T15:00:00.000Z`)
    await finish('look')
    app.setClock(`2026-12-${day}T16:00:00.000Z`)
    await finish('tell')
  }
  const told = (await tasksOf(app, open.id)).filter(({ stepId }) => stepId === 'tell')
  expect(told.map(({ dueOn }) => dueOn)).toEqual(['2026-12-15', '2026-12-20', '2026-12-25'])
})

/** A call is left out in December, for good or until a day; in March there is a new danger. */
async function secondDanger(app: TestApp, until: string | null) {
  const { accountId } = app.sessions.counselor
  const urgent = (dueOn: string) => ({
    urgency: 'urgent' as const,
    safetySteps: ['parent-called' as const],
    next: { action: 'See the student', ownerId: accountId, dueOn },
  })
  const due = { amount: 0, unit: 'calendar-days' } as const
  await publishProtocol(app.owner, { steps: [aProtocolStep('call', { urgencies: ['urgent'], due })] })
  const { student, case: open } = await aStudentWithCase(app.counselor, accountId, {}, urgent('2026-12-08'))
  const call = (await tasksOf(app, open.id)).find(({ stepId }) => stepId === 'call')
  const why = 'Her mother brought it up herself.'
  await app.counselor.tasks.exempt({ ...(call ?? { id: '', version: 1 }), why, until })
  app.setClock('2027-03-09T15:00:00.000Z')
  const concern = await app.office.concerns.create(aConcern(student.id, { immediateDanger: true }))
  await app.counselor.concerns.triage(aTriage(concern, accountId, urgent('2027-03-09')))
  const { dueToday } = await app.counselor.today.get({})
  return dueToday.filter(({ stepId }) => stepId === 'call')
}

test('a call that was left out for good is asked for at the next danger', async () => {
  await using app = await createTestApp()
  expect(await secondDanger(app, null)).toHaveLength(1)
})

test('a call that was put off until summer is asked for at the danger before', async () => {
  await using app = await createTestApp()
  expect(await secondDanger(app, '2027-06-01')).toHaveLength(1)
})

test('a call that was put off until summer and asked for at the danger before is not asked for a second time', async () => {
  await using app = await createTestApp()
  const [again] = await secondDanger(app, '2027-06-01')
  const calls = async (day: string) => {
    app.setClock(`${day}T15:00:00.000Z`)
    const { overdue, dueToday } = await app.counselor.today.get({})
    return [...overdue, ...dueToday].filter(({ stepId }) => stepId === 'call').map(({ id }) => id)
  }
  expect(await calls('2027-06-01')).toEqual([again?.id])
  await app.counselor.tasks.finish({ id: again?.id ?? '', version: again?.version ?? 0, words: '' })
  expect(await calls('2027-06-02')).toEqual([])
})

test('a danger that is taken back leaves what was put off as it was', async () => {
  await using app = await createTestApp()
  await secondDanger(app, '2027-06-01')
  await app.undoLast(app.counselor)
  app.setClock('2027-06-01T15:00:00.000Z')
  const { dueToday } = await app.counselor.today.get({})
  expect(dueToday.filter(({ stepId }) => stepId === 'call')).toHaveLength(1)
})

test('a task that is open again, or whose end is taken back, is due by the calendar as it is now', async () => {
  await using app = await createTestApp()
  const watch = (id: string) => aProtocolStep(id, { due: { amount: 2, unit: 'school-days' } })
  const { case: open } = await aCase(app, [watch('watch'), watch('write')])
  const [first, second] = await tasksOf(app, open.id)
  expect([first?.dueOn, second?.dueOn]).toEqual(['2026-12-10', '2026-12-10'])
  const done = await app.counselor.tasks.finish({ ...(first ?? { id: '', version: 1 }), words: '' })
  const why = 'She is in the hospital.'
  await app.counselor.tasks.exempt({ ...(second ?? { id: '', version: 1 }), why, until: null })
  const exempted = app.events.findLast(({ kind }) => kind === 'undoable')
  const snow = { startsOn: '2026-12-09', endsOn: '2026-12-11', kind: 'weather', name: 'Snow' } as const
  const calendar = await app.owner.calendar.get({})
  await app.owner.calendar.save({ ...calendar, years: [], halfDays: [], closures: [snow] })
  await app.counselor.undo.run({ undoId: exempted?.kind === 'undoable' ? exempted.undoId : '' })
  await app.counselor.tasks.reopen(done)
  expect((await tasksOf(app, open.id)).map(({ dueOn }) => dueOn)).toEqual(['2026-12-15', '2026-12-15'])
})
