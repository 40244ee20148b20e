import { expect, test } from 'vitest'

import { NO_NEEDS } from '#shared/domain/matching/needs.ts'

import { aStudentWithCase } from '../testing/makers.ts'
import { aCheck, aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const listed = async (app: TestApp, wish: { openOnly?: boolean } = {}) =>
  (await app.counselor.providers.list(wish)).rows

test('a call that tells who is taken is kept with its day, who called and how; so is every call before', async () => {
  await using app = await createTestApp()
  const made = await app.office.providers.create(aProvider())
  const first = await app.office.providers.verify({
    ...{ id: made.id, version: made.version },
    check: aCheck({ checkedOn: '2026-11-20', capacity: 'waitlist', statedWait: '6 weeks' }),
  })
  expect(first.verifiedOn).toBe('2026-11-20')
  await app.counselor.providers.verify({
    ...{ id: made.id, version: first.version },
    check: aCheck({ how: 'web-page', isStillTrue: false, capacity: 'no-capacity' }),
  })
  const { checks, services } = await app.counselor.providers.get({ id: made.id })
  expect(checks).toMatchObject([
    { checkedOn: '2026-12-08', how: 'web-page', capacity: 'no-capacity', isStillTrue: false },
    { checkedOn: '2026-11-20', how: 'phone', capacity: 'waitlist', statedWait: '6 weeks', isStillTrue: true },
  ])
  expect(new Set(checks.map(({ by }) => by)).size).toBe(2)
  expect(services[0]?.verifiedOn).toBe('2026-11-20')
  expect(await listed(app)).toMatchObject([{ capacity: 'no-capacity', capacityOn: '2026-12-08' }])
})

test('an older call that is written down later makes nothing older', async () => {
  await using app = await createTestApp()
  const made = await app.office.providers.create(aProvider())
  const { version } = await app.office.providers.verify({
    ...{ id: made.id, version: made.version },
    check: aCheck({ capacity: 'capacity' }),
  })
  const after = await app.office.providers.verify({
    ...{ id: made.id, version },
    check: aCheck({ checkedOn: '2026-12-01', capacity: 'no-capacity' }),
  })
  expect(after.verifiedOn).toBe('2026-12-08')
  expect(await listed(app)).toMatchObject([{ capacity: 'capacity', capacityOn: '2026-12-08' }])
})

test('who said lately that they take nobody can be left out; whoever said it long ago, or nothing, stays', async () => {
  await using app = await createTestApp()
  const said = async (name: string, check: Parameters<typeof aCheck>[0]) => {
    const made = await app.office.providers.create(aProvider({ organizationName: name }))
    await app.office.providers.verify({ id: made.id, version: made.version, check: aCheck(check) })
  }
  await said('Full', { checkedOn: '2026-12-01', capacity: 'no-capacity' })
  await said('Full in summer', { checkedOn: '2026-07-01', capacity: 'no-capacity' })
  await said('List', { capacity: 'waitlist' })
  await said('Silent', {})
  const names = (await listed(app, { openOnly: true })).map(({ organizationName }) => organizationName)
  expect(names).toEqual(['Full in summer', 'List', 'Silent'])
})

test('a check says something, and of no day to come', async () => {
  await using app = await createTestApp()
  const { id, version } = await app.office.providers.create(aProvider())
  await expect(
    app.office.providers.verify({ id, version, check: aCheck({ isStillTrue: false }) }),
  ).rejects.toMatchObject({
    code: 'invalid',
    data: { fields: [{ path: 'check.capacity', message: 'providers:errors.nothingChecked' }] },
  })
  await expect(
    app.office.providers.verify({ id, version, check: aCheck({ checkedOn: '2026-12-09' }) }),
  ).rejects.toMatchObject({
    code: 'invalid',
    data: { fields: [{ path: 'checkedOn', message: 'providers:errors.notYet' }] },
  })
})

test('a check that is taken back leaves the service and its line as they were', async () => {
  await using app = await createTestApp()
  const { id, version } = await app.office.providers.create(aProvider())
  await app.office.providers.verify({ id, version, check: aCheck({ capacity: 'no-capacity' }) })
  await app.undoLast(app.office)
  const { checks, services } = await app.counselor.providers.get({ id })
  expect([checks, services[0]?.verifiedOn]).toEqual([[], null])
  expect(await listed(app)).toMatchObject([{ capacity: null, capacityOn: null }])
})

test('what they said of new clients counts in matching at once', async () => {
  await using app = await createTestApp()
  const { case: one } = await aStudentWithCase(app.counselor, app.sessions.counselor.accountId)
  const { id, version } = await app.office.providers.create(aProvider())
  const options = () => app.counselor.matching.options({ caseId: one.id, needs: { ...NO_NEEDS, payers: [] } })
  expect((await options()).total).toBe(1)
  await app.office.providers.verify({ id, version, check: aCheck({ capacity: 'no-capacity' }) })
  expect(await options()).toMatchObject({ total: 0, leftOutTotal: 1 })
})
