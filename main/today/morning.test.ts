import { expect, test } from 'vitest'

import { aConcern, aStudentWithCase } from '../testing/makers.ts'
import { planMeeting } from '../testing/meeting-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

async function aCaseDue(app: TestApp, ownerId: string, dueOn: string) {
  return aStudentWithCase(app.owner, ownerId, {}, { next: { action: 'Call the family', ownerId, dueOn } })
}

test('in the morning somebody hears in one breath what the day holds, with what they do for whoever is away', async () => {
  await using app = await createTestApp()
  const { counselor, owner } = app.sessions
  expect(await app.counselor.today.morning({}), 'nothing yet').toBeNull()
  app.setClock('2026-12-07T15:00:00.000Z')
  await aCaseDue(app, counselor.accountId, '2026-12-07')
  const { student } = await aCaseDue(app, counselor.accountId, '2026-12-08')
  await aCaseDue(app, owner.accountId, '2026-12-08')
  await aCaseDue(app, owner.accountId, '2026-12-11')
  await app.office.concerns.create(aConcern(student.id))
  const { meeting } = await planMeeting(app.owner, { onDay: '2026-12-08', atTime: '14:00' })
  await planMeeting(app.owner, { onDay: '2026-12-09' })
  const cover = { accountId: owner.accountId, coverId: counselor.accountId, note: '' }
  await app.office.absences.add({ ...cover, startsOn: '2026-12-08', endsOn: '2026-12-08' })
  app.setClock('2026-12-08T15:00:00.000Z')
  expect(await app.counselor.today.morning({})).toEqual({
    crises: 0,
    overdue: 1,
    dueToday: 2,
    newConcerns: 1,
    appointments: 0,
    meetings: [{ id: meeting.id, kind: 'team', title: '', atTime: '14:00' }],
    covering: [{ accountId: owner.accountId, name: 'The owner', things: 1 }],
  })
})

test('it is read once a day by each, and comes again on the next', async () => {
  await using app = await createTestApp()
  await aCaseDue(app, app.sessions.counselor.accountId, '2026-12-08')
  const { student } = await aCaseDue(app, app.sessions.owner.accountId, '2026-12-08')
  await app.office.concerns.create(aConcern(student.id))
  await app.counselor.today.readMorning({})
  expect(await app.counselor.today.morning({})).toBeNull()
  expect(await app.owner.today.morning({}), 'a colleague has not read theirs').toMatchObject({ dueToday: 1 })
  app.setClock('2026-12-09T15:00:00.000Z')
  expect(await app.counselor.today.morning({})).toMatchObject({ overdue: 1, newConcerns: 1 })
})

test('a crisis under way is what the morning says first, with the safety plan it asks for', async () => {
  await using app = await createTestApp()
  const { student } = await aCaseDue(app, app.sessions.counselor.accountId, '2026-12-11')
  await app.counselor.crises.start({ studentId: student.id, language: 'en' })
  expect(await app.counselor.today.morning({})).toMatchObject({ crises: 2, overdue: 0, dueToday: 0 })
})
