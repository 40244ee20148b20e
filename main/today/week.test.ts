import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'

import { aStudentWithCase } from '../testing/makers.ts'
import { aMeeting } from '../testing/meeting-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/** A Tuesday; the office's clock stands on it. */
const TUESDAY = '2026-12-08'
const THURSDAY = '2026-12-10'
const NEXT_MONDAY = '2026-12-14'

function aCaseDue(app: TestApp, dueOn: string, restricted = false) {
  const { accountId } = app.sessions.counselor
  return aStudentWithCase(
    app.counselor,
    accountId,
    {},
    { restricted, next: { action: 'Call the family', ownerId: accountId, dueOn } },
  )
}

test('a week holds what is due on its days and nothing of other weeks', async () => {
  await using app = await createTestApp()
  await aCaseDue(app, THURSDAY)
  await aCaseDue(app, NEXT_MONDAY)
  const daysOf = async (on: string) => {
    const { from, lines } = await app.counselor.today.week({ on })
    return [from, lines.map(({ dueOn }) => dueOn)]
  }
  expect(await daysOf('2026-12-13')).toEqual(['2026-12-07', [THURSDAY]])
  expect(await daysOf(NEXT_MONDAY)).toEqual([NEXT_MONDAY, [NEXT_MONDAY]])
})

test('whoever covers on a day of the week sees what is due on it, and who is away', async () => {
  await using app = await createTestApp()
  const cover = app.hire('Cover', { roles: ['counselor'], sees: 'office' })
  await aCaseDue(app, THURSDAY)
  await aCaseDue(app, '2026-12-11')
  await app.office.absences.add({
    accountId: app.sessions.counselor.accountId,
    startsOn: THURSDAY,
    endsOn: THURSDAY,
    coverId: cover.accountId,
    note: '',
  })
  const { lines, away } = await cover.client.today.week({ on: TUESDAY })
  expect(lines.map(({ dueOn, why }) => [dueOn, why])).toEqual([[THURSDAY, 'covering']])
  expect(away.filter(({ names }) => names.length > 0)).toEqual([{ on: THURSDAY, names: ['The counselor'] }])
})

test('the days of a week that are over show who was away on them', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const away = { accountId, startsOn: TUESDAY, endsOn: '2026-12-09', coverId: null, note: '' }
  await app.office.absences.add(away)
  app.setClock('2026-12-14T15:00:00.000Z')
  const week = await app.owner.today.week({ on: TUESDAY })
  expect(week.away.filter(({ names }) => names.length > 0)).toEqual([
    { on: TUESDAY, names: ['The counselor'] },
    { on: '2026-12-09', names: ['The counselor'] },
  ])
})

test('on a day to come nobody is late yet, and what nobody will do is an owner’s', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  await app.owner.absences.setStandIn({ accountId, standInId: app.sessions.office.accountId })
  await aStudentWithCase(
    app.counselor,
    accountId,
    {},
    {
      urgency: 'urgent',
      safetySteps: ['parent-called'],
      next: { action: 'Call the family', ownerId: accountId, dueOn: THURSDAY },
    },
  )
  // Beside the safety plan, which is due today.
  const callsOf = async (client: Client) =>
    (await client.today.week({ on: TUESDAY })).lines.filter(({ words }) => words === 'Call the family')
  expect(await callsOf(app.office)).toEqual([])
  expect(await callsOf(app.owner)).toEqual([])
  await app.owner.absences.setStandIn({ accountId, standInId: null })
  await app.office.absences.add({
    accountId,
    startsOn: THURSDAY,
    endsOn: THURSDAY,
    coverId: null,
    note: '',
  })
  expect(await callsOf(app.owner)).toMatchObject([{ why: 'uncovered' }])
})

test('a restricted case stands on no week but of those who may read it', async () => {
  await using app = await createTestApp()
  await aCaseDue(app, THURSDAY, true)
  const seen = await Promise.all(
    [app.counselor, app.owner, app.office].map(
      async ({ today }) => (await today.week({ whose: 'office', on: TUESDAY })).lines.length,
    ),
  )
  expect(seen).toEqual([1, 0, 0])
})

test('a meeting stands on its day, and one about a student only for whoever may read of them', async () => {
  await using app = await createTestApp()
  const { case: kept } = await aCaseDue(app, THURSDAY, true)
  await app.counselor.meetings.create(aMeeting({ onDay: THURSDAY }))
  await app.counselor.meetings.create(aMeeting({ onDay: TUESDAY, kind: 're-entry', caseId: kept.id }))
  await app.counselor.meetings.create(aMeeting({ onDay: NEXT_MONDAY }))
  const seenBy = async (client: Client) =>
    (await client.today.week({ on: TUESDAY })).meetings.map(({ onDay, kind }) => [onDay, kind])
  expect(await seenBy(app.counselor)).toEqual([
    [TUESDAY, 're-entry'],
    [THURSDAY, 'team'],
  ])
  expect(await seenBy(app.office)).toEqual([[THURSDAY, 'team']])
})
