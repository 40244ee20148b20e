import { expect, test } from 'vitest'

import { droppedSample, everythingIn, importOf } from '../testing/import-files.ts'
import { floridaExport, hsdsExport, oneRosterExport } from '../testing/sample-exports.ts'
import { createTestApp } from '../testing/test-app.ts'

test('the OneRoster sample gives two students; extension columns are passed over and no password is read', async () => {
  await using app = await createTestApp()
  const { counts, read, preview } = await importOf(
    app,
    await droppedSample(app, 'oneroster-1.1', oneRosterExport),
  )
  expect(read).toMatchObject({ kind: 'one-roster', version: '1.1' })
  expect(counts).toEqual({ 'new students': 2 })
  const extensions = preview.ignoredColumns.filter(({ reason }) => reason === 'extension')
  expect(extensions.length).toBeGreaterThan(0)
  const secret = preview.ignoredColumns.filter(({ reason }) => reason === 'never-read')
  expect(secret.map(({ table, column }) => [table, /password/i.test(column)])).toEqual([['users', true]])
  expect(everythingIn(app)).not.toContain('Synthetic-Pw')
  expect((await app.office.students.list({ status: 'active' })).total).toBe(2)
  expect((await importOf(app, await droppedSample(app, 'oneroster-1.1', oneRosterExport))).counts).toEqual({
    'unchanged students': 2,
  })
})

test('the HSDS sample gives one organization, one service and one location, and its placeholders are not believed', async () => {
  await using app = await createTestApp()
  const { counts, preview } = await importOf(app, await droppedSample(app, 'hsds-spec-3.0', hsdsExport))
  expect(counts).toMatchObject({ 'new organizations': 1, 'new services': 1, 'new locations': 1 })
  expect(Object.keys(counts).some((fate) => fate.startsWith('rejected'))).toBe(false)
  const placeholders = preview.problems.filter(({ message }) => message === 'imports:problems.placeholder')
  expect(placeholders.map(({ column }) => column)).toContain('wait_time')
  const { rows } = await app.counselor.providers.list({})
  const { services, locations, places } = await app.counselor.providers.get({
    id: rows[0]?.organizationId ?? '',
  })
  expect([services.length, locations.length, places.length]).toEqual([1, 1, 1])
  expect(services[0]).toMatchObject({
    statedWait: '',
    languages: ['ur'],
    costs: [{ option: expect.stringContaining('Under 18s'), amount: 35, currency: 'GBP' }],
    openings: [
      { day: 'TH', opensAt: '10:00', closesAt: '18:00' },
      { day: 'FR', opensAt: '10:00', closesAt: '18:00' },
    ],
    phones: [{ number: '+44 1234 234567' }],
  })
  expect(services[0]?.minimumAge).not.toBeNull()
})

test('the Florida directory goes through the mapper as it was suggested, and not one row is lost', async () => {
  await using app = await createTestApp()
  const tokens = await droppedSample(app, 'hsds-florida', floridaExport)
  const { counts, read } = await importOf(app, tokens)
  expect(read).toMatchObject({ kind: 'spreadsheet', subject: 'providers' })
  expect(counts).toMatchObject({ 'new organizations': 20, 'new services': 135, 'new locations': 378 })
  expect(Object.keys(counts).some((fate) => fate.startsWith('rejected'))).toBe(false)
  expect((await app.counselor.providers.list({})).total).toBe(135)
  const again = await importOf(app, tokens)
  expect(again.read.tables.every(({ remembered }) => remembered)).toBe(true)
  expect(again.counts).toMatchObject({
    'unchanged organizations': 20,
    'unchanged services': 135,
    'unchanged locations': 378,
  })
  expect(Object.keys(again.counts).every((fate) => fate.startsWith('unchanged'))).toBe(true)
})
