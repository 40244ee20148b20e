import { expect, test } from 'vitest'

import { aContact, aStudentWithCase } from '../testing/makers.ts'
import { aMeeting } from '../testing/meeting-makers.ts'
import { aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
import { ANA } from '../testing/packet-facts.ts'
import { aSafetyPlan } from '../testing/plan-makers.ts'
import { printPacket } from '../testing/print-as-seen.ts'
import { aPacket, aReferral } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/** A student whose mother needs an interpreter, and a protocol that asks for a call to the family in two school days. */
async function aCall(app: TestApp, contact: Parameters<typeof aContact>[0] = { interpreterNeeded: true }) {
  await publishProtocol(app.owner, {
    steps: [
      aProtocolStep('call', {
        ...{ name: 'Call the family', reachesFamily: true, urgencies: ['routine'] },
        due: { amount: 2, unit: 'school-days' },
      }),
    ],
  })
  const made = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const { id: contactId } = await app.counselor.students.addContact({
    studentId: made.student.id,
    draft: aContact(contact),
  })
  return { ...made, contactId }
}

const asked = async (app: TestApp, caseId: string) =>
  (await app.counselor.cases.get({ id: caseId })).tasks.filter(({ kind }) => kind === 'interpreter')

test('a call to a family that needs an interpreter is due: one is arranged the school day before, and is taken back with what asked for it', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCall(app)
  expect(await asked(app, open.id)).toMatchObject([
    { name: 'Arrange an interpreter', dueOn: '2026-12-09', ownerId: open.ownerId, state: 'open' },
  ])
  await app.undoLast(app.counselor)
  expect(await asked(app, open.id)).toEqual([])
})

test('nobody is arranged where nobody needs one, or whoever does must not be contacted', async () => {
  await using app = await createTestApp()
  const away = { interpreterNeeded: true, doNotContact: true, doNotContactBasis: 'Order' }
  const { case: open } = await aCall(app, away)
  expect(await asked(app, open.id)).toEqual([])
})

test('a meeting about a student whose family needs an interpreter asks for one, once', async () => {
  await using app = await createTestApp()
  const { case: open, student } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  await app.counselor.students.addContact({
    ...{ studentId: student.id, draft: aContact({ interpreterNeeded: true }) },
  })
  const meet = () =>
    app.counselor.meetings.create(aMeeting({ kind: 're-entry', caseId: open.id, onDay: '2026-12-14' }))
  await meet()
  expect(await asked(app, open.id)).toMatchObject([{ dueOn: '2026-12-11' }])
  await meet()
  expect(await asked(app, open.id)).toHaveLength(1)
})

test('who interprets is said when it is done, and is never a child', async () => {
  await using app = await createTestApp()
  const { case: open, student } = await aCall(app)
  const [task] = await asked(app, open.id)
  if (!task) throw new Error('Nobody asked for an interpreter.')
  const done = (words: string) => app.counselor.tasks.finish({ id: task.id, version: task.version, words })
  const refused = (message: string) => ({ code: 'invalid', data: { fields: [{ path: 'words', message }] } })
  await expect(done('')).rejects.toMatchObject(refused('tasks:errors.noEvidence'))
  await expect(done('Her brother')).rejects.toMatchObject(refused('students:errors.childInterprets'))
  await expect(done(`${student.givenName} ${student.familyName}`.toUpperCase())).rejects.toMatchObject(
    refused('students:errors.studentInterprets'),
  )
  expect(await done('Ms. Sonnenberg, by telephone')).toMatchObject({ state: 'done' })
})

test('a call and a consent are not written down with a child as the interpreter', async () => {
  await using app = await createTestApp()
  const { case: open } = await aCall(app)
  const call = {
    ...{ caseId: open.id, referralId: null, withWhom: 'family' as const, contactId: null },
    ...{ channel: 'phone' as const, ends: [] },
    ...{ language: 'es', reached: true, result: 'Will come by.' },
  }
  await expect(app.counselor.cases.logAttempt({ ...call, interpreter: 'Su hijo' })).rejects.toMatchObject({
    data: { fields: [{ path: 'interpreter', message: 'students:errors.childInterprets' }] },
  })
  await app.counselor.cases.logAttempt({ ...call, interpreter: 'Adult sister, Carla' })
})

test('a meeting that is moved takes its interpreter along, one called off needs none, and each step comes back', async () => {
  await using app = await createTestApp()
  const by = app.counselor
  const { case: open, student } = await aStudentWithCase(by, app.sessions.counselor.accountId)
  await by.students.addContact({
    ...{ studentId: student.id, draft: aContact({ interpreterNeeded: true }) },
  })
  const draft = aMeeting({ kind: 're-entry', caseId: open.id, onDay: '2026-12-14' })
  const { id } = await by.meetings.create(draft)
  const move = async (onDay: string) =>
    by.meetings.update({
      ...{ id, version: (await by.meetings.get({ id })).meeting.version },
      draft: { ...draft, onDay },
    })
  const due = async () => (await asked(app, open.id)).map(({ dueOn }) => dueOn)
  await move('2026-12-16')
  expect(await due()).toEqual(['2026-12-15'])
  await move('2026-12-08')
  expect(await due()).toEqual(['2026-12-08'])
  await move('2026-12-17')
  expect(await due()).toEqual(['2026-12-16'])
  await by.meetings.remove({ id, version: (await by.meetings.get({ id })).meeting.version })
  expect(await due()).toEqual([])
  const steps = app.events.flatMap((event) => (event.kind === 'undoable' ? [event.undoId] : []))
  for (const day of ['2026-12-16', '2026-12-08', '2026-12-15', '2026-12-11']) {
    await by.undo.run({ undoId: steps.pop() ?? '' })
    expect(await due()).toEqual([day])
  }
  await by.undo.run({ undoId: steps.pop() ?? '' })
  expect(await due()).toEqual([])
})

test('an interpreter who is needed for something else that day stays, and one who was arranged is arranged anew for a new day', async () => {
  await using app = await createTestApp()
  const by = app.counselor
  const { case: open } = await aCall(app)
  const [call] = await asked(app, open.id)
  const draft = aMeeting({ kind: 're-entry', caseId: open.id, onDay: '2026-12-10' })
  const { id } = await by.meetings.create(draft)
  const move = async (onDay: string) =>
    by.meetings.update({
      ...{ id, version: (await by.meetings.get({ id })).meeting.version },
      draft: { ...draft, onDay },
    })
  await move('2026-12-16')
  expect(await asked(app, open.id)).toEqual([call])
  await by.tasks.finish({ id: call?.id ?? '', version: call?.version ?? 1, words: 'Ms. Sonnenberg' })
  await move('2026-12-17')
  expect(await asked(app, open.id)).toMatchObject([{ state: 'done' }, { dueOn: '2026-12-16', state: 'open' }])
})

test('a page that would name a child as the interpreter does not print', async () => {
  await using app = await createTestApp()
  const { referral, studentId, caseId } = await aReferral(app)
  const { student } = await app.counselor.students.get({ id: studentId })
  const refused = (message: string) => ({ data: { message } })
  const named = (name: string) => ({ ...ANA, name, role: 'adult' as const })
  const choice = aPacket(referral.id, { parts: ['rights'], language: 'ar' })
  const print = (name: string) => printPacket(app.counselor, { ...choice, interpreter: named(name) })
  await expect(print('Su hija')).rejects.toMatchObject(refused('students:errors.childInterprets'))
  await app.counselor.safetyPlans.write({ ...aSafetyPlan(caseId), after: 0 })
  const plan = { caseId, language: 'so', largePrint: false, as: 'paper' } as const
  const name = `${student.givenName} ${student.familyName}`
  await expect(app.counselor.safetyPlans.print({ ...plan, interpreter: named(name) })).rejects.toMatchObject(
    refused('students:errors.studentInterprets'),
  )
  expect(app.host.printed).toEqual([])
  await print('Adult sister, Carla')
  expect(app.host.printed).toHaveLength(1)
  const answered = (said: string) =>
    printPacket(app.counselor, { ...choice, interpreter: { ...named(said), isGrownUp: true } })
  await expect(print('Nena Ortiz')).rejects.toMatchObject(refused('students:errors.childInterprets'))
  await answered('Nena Ortiz')
  await expect(answered('Nena Ortiz (15)')).rejects.toMatchObject(refused('students:errors.childInterprets'))
  expect(app.host.printed).toHaveLength(2)
})
