import { expect, test } from 'vitest'

import type { Client } from '#shared/api/client.ts'

import { aStudentWithCase } from '../testing/makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

/** A case of this person's in which nothing is planned any more. */
async function anUnplannedCase(app: TestApp, ownerId: string, restricted = false) {
  const next = { action: 'Call the family', ownerId, dueOn: '2026-12-09' }
  const { case: open } = await aStudentWithCase(app.counselor, ownerId, {}, { restricted, next })
  const { version } = (await app.counselor.cases.get({ id: open.id })).case
  await app.counselor.cases.setNext({ id: open.id, version, next: null })
  return open
}

const unplannedOf = async ({ today }: Client) => (await today.get({})).unplanned.map(({ caseId }) => caseId)

const goesAway = (app: TestApp, coverId: string | null) =>
  app.counselor.absences.add({
    accountId: app.sessions.counselor.accountId,
    startsOn: '2026-12-08',
    endsOn: '2027-03-31',
    coverId,
    note: '',
  })

test('an open case whose step is done and in which nothing else is planned is not forgotten', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  const { case: open } = await aStudentWithCase(app.counselor, accountId)
  expect((await app.counselor.today.get({})).unplanned).toEqual([])

  const { version } = (await app.counselor.cases.get({ id: open.id })).case
  await app.counselor.cases.setNext({ id: open.id, version, next: null })
  const { unplanned } = await app.counselor.today.get({})
  expect(unplanned).toMatchObject([{ caseId: open.id, caseCode: open.code, urgency: 'routine' }])
  expect((await app.office.today.get({})).unplanned).toEqual([])
  expect((await app.office.today.get({ whose: 'office' })).unplanned).toHaveLength(1)

  await app.counselor.referrals.create({
    caseId: open.id,
    pathway: 'school-based',
    serviceId: null,
    locationId: null,
    schoolService: 'Lunch group',
    primaryReason: 'withdrawal',
    otherReasons: [],
    urgency: 'routine',
    needIdentifiedOn: '2026-12-08',
    ownerId: accountId,
  })
  expect((await app.counselor.today.get({})).unplanned).toEqual([])
})

test('a case in which nothing is planned stands on the list of whoever sees to the rest while its counselor is away', async () => {
  await using app = await createTestApp()
  const open = await anUnplannedCase(app, app.sessions.counselor.accountId)
  expect(await unplannedOf(app.owner)).toEqual([])
  await goesAway(app, null)
  expect(await unplannedOf(app.owner)).toEqual([open.id])
  expect(await unplannedOf(app.office)).toEqual([])
  await app.undoLast(app.counselor)
  await goesAway(app, app.sessions.office.accountId)
  expect(await unplannedOf(app.owner)).toEqual([])
  expect(await unplannedOf(app.office)).toEqual([open.id])
})

test('a case of somebody who is gone, in which nothing is planned, stands on the owner’s list', async () => {
  await using app = await createTestApp()
  const gone = app.hire('Gone', { roles: ['counselor'], sees: 'office', endsOn: '2026-12-09' })
  const open = await anUnplannedCase(app, gone.accountId)
  app.setClock('2027-01-12T15:00:00.000Z')
  expect(await unplannedOf(app.owner)).toEqual([open.id])
})

test('a restricted case in which nothing is planned is counted to the owner while its counselor is away', async () => {
  await using app = await createTestApp()
  const { accountId } = app.sessions.counselor
  await anUnplannedCase(app, accountId, true)
  const kept = async () => (await app.owner.today.get({})).keptFromView
  expect(await kept()).toEqual([])
  await goesAway(app, null)
  expect(await kept()).toEqual([{ ownerId: accountId, ownerName: 'The counselor', things: 1 }])
  expect(await unplannedOf(app.owner)).toEqual([])
})
