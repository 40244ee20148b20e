import { expect, test } from 'vitest'

import { aContact, aStudentWithCase } from '../testing/makers.ts'
import { aMeeting } from '../testing/meeting-makers.ts'
import { aProtocolStep, publishProtocol } from '../testing/protocol-makers.ts'
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
