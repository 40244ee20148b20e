import { expect, test } from 'vitest'

import { aStudentWithCase } from '../testing/makers.ts'
import { createTestApp } from '../testing/test-app.ts'

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
