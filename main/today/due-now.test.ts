import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import { planMeeting } from '../testing/meeting-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/** A decision of a meeting that somebody hangs up posters. */
async function decideOnPosters(app: TestApp, ownerId: string, dueOn: string) {
  const { meeting } = await planMeeting(app.counselor, { onDay: '2026-12-08' })
  await app.counselor.meetings.addItems({ id: meeting.id, subjects: [{ kind: 'line', words: 'Posters' }] })
  const { items } = await app.counselor.meetings.get({ id: meeting.id })
  const itemId = items[0]?.id ?? ''
  await app.counselor.meetings.decide({ itemId, what: 'Hang the posters', ownerId, dueOn })
}

test('what presses and went up to the backup is told to the backup, in the morning and on the desktop', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const backup = app.hire('Backup', { roles: ['counselor'], sees: 'office' })
  await app.owner.absences.setStandIn({ accountId, standInId: backup.accountId })
  const next = { action: 'Call the family', ownerId: accountId, dueOn: '2026-12-08' }
  await aStudentWithCase(
    app.counselor,
    accountId,
    {},
    { urgency: 'urgent', safetySteps: ['parent-called'], next },
  )
  app.setClock('2026-12-09T15:00:00.000Z')
  const { overdue } = await backup.client.today.get({})
  expect(overdue.map(({ why }) => why)).toEqual(['late', 'late'])
  expect(await backup.client.today.morning({})).toMatchObject({ overdue: 2, dueToday: 0 })
  const waits = app.app.waits(backup.session)
  expect(waits?.counts).toEqual({ crisis: 0, overdue: 2, dueToday: 0 })
  expect(waits?.pressing.size).toBe(2)
})

test('a decision of a meeting is told on its day and when it is late, in the morning and on the desktop', async () => {
  await using app = await createTestApp()
  await decideOnPosters(app, app.sessions.office.accountId, '2026-12-09')
  const told = async () => [
    await app.office.today.morning({}),
    app.app.waits(app.sessions.office)?.counts,
    app.app.waits(app.sessions.office)?.pressing.size,
  ]
  expect(await told()).toMatchObject([{ overdue: 0, dueToday: 0 }, { overdue: 0, dueToday: 0 }, 0])
  app.setClock('2026-12-09T15:00:00.000Z')
  expect(await told()).toMatchObject([{ overdue: 0, dueToday: 1 }, { overdue: 0, dueToday: 1 }, 0])
  app.setClock('2026-12-14T15:00:00.000Z')
  expect(await told()).toMatchObject([{ overdue: 1, dueToday: 0 }, { overdue: 1, dueToday: 0 }, 1])
})

test('nobody covers on whose list nothing would stand, and what somebody had taken on is left to nobody there', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  await decideOnPosters(app, accountId, '2026-12-09')
  const { administrator } = app.sessions
  const away = { accountId, startsOn: '2026-12-09', endsOn: '2027-01-29', note: '' }
  const refused = { data: { fields: [{ message: 'absences:errors.cannotCover' }] } }
  await expect(
    app.counselor.absences.add({ ...away, coverId: administrator.accountId }),
  ).rejects.toMatchObject(refused)
  await expect(
    app.counselor.absences.setStandIn({ accountId, standInId: administrator.accountId }),
  ).rejects.toMatchObject(refused)

  const moved = app.hire('Moved up', { roles: ['counselor'], sees: 'office' })
  await app.counselor.absences.add({ ...away, coverId: moved.accountId })
  app.setClock('2026-12-10T15:00:00.000Z')
  const decisionsOf = async () => (await app.owner.today.get({})).decisions.map(({ why }) => why)
  expect(await decisionsOf()).toEqual([])
  await app.owner.accounts.update({
    id: moved.accountId,
    name: 'Moved up',
    roles: ['administrator'],
    sees: 'office',
    endsOn: null,
  })
  expect(await decisionsOf(), 'who covered is an administrator now').toEqual(['uncovered'])
})
