import { expect, test } from 'vitest'

import { droppedSample, everythingIn, importOf, type FilesByName } from '../testing/import-files.ts'
import { createTestApp } from '../testing/test-app.ts'

const ONE_ROSTER: FilesByName = {
  'manifest.csv': 'propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n',
  'academicSessions.csv': 'sourcedId,status,title\n',
  'demographics.csv': 'userSourcedId,status,birthdate,sex,cityOfBirth\n',
  'orgs.csv': 'sourcedId,status,name,type\n12345,active,School 1,school\n54321,,School 2,school\n',
  'users.csv':
    'sourcedId,enabledUser,status,orgSourcedIds,role,username,givenName,familyName,identifier,email,ext_vendor_studentPassword,ext_vendor_language\n' +
    'user1,TRUE,,12345,student,one,ionut,padurariu,user identifier,,Synthetic-Pw-1,x\n' +
    'user2,TRUE,,54321,student,two,ionut2,padurariu,user identifier 2,,Synthetic-Pw-2,\n',
}

const HSDS: FilesByName = {
  'organizations.csv': 'id,name,description,tax_status\no1,Example Organization Inc.,Example,tax_status\n',
  'services.csv':
    'id,organization_id,name,status,wait_time,minimum_age,maximum_age\ns1,o1,Community Counselling,active,wait_time,10,100\n',
  'locations.csv': 'id,organization_id,name\nl1,o7,MyCity Civic Center\n',
  'service_at_location.csv': 'id,service_id,location_id\nsl1,s1,l1\n',
  'languages.csv': 'id,service_id,name,code\ng1,s1,Urdu,ur\n',
  'cost_options.csv': 'id,service_id,option,currency,amount\nc1,s1,Under 18s,gbp,35\n',
  'schedules.csv': 'id,service_id,byday,opens_at,closes_at\nh1,s1,"TH,FR",10:00:00,18:00:00\n',
  'phones.csv': 'id,service_id,number\nt1,s1,"""+44 1234 234567"""\n',
}

function listed(count: number, write: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => write(at)).join('\n')
}

const FLORIDA: FilesByName = {
  'organizations.csv': `organization_uuid,organization_name,organization_tax_id\n${listed(20, (at) => `o${at},Legal Aid ${at},`)}`,
  'services.csv': `service_uuid,organization_name,organization_uuid,service_name,service_min_age,service_income_limit,,\n${listed(135, (at) => `s${at},Legal Aid ${at % 20},o${at % 20},Service ${at},,200,,`)}`,
  'locations.csv': `organization_name,organization_uuid,location_name,location_uuid,location_address\n${listed(378, (at) => `Legal Aid ${at % 20},o${at % 20},House ${at},l${at},State: FL`)}`,
}

test('the OneRoster sample gives two students; extension columns are passed over and no password is read', async () => {
  await using app = await createTestApp()
  const { counts, read, preview } = await importOf(app, await droppedSample(app, 'oneroster-1.1', ONE_ROSTER))
  expect(read).toMatchObject({ kind: 'one-roster', version: '1.1' })
  expect(counts).toEqual({ 'new students': 2 })
  const extensions = preview.ignoredColumns.filter(({ reason }) => reason === 'extension')
  expect(extensions.length).toBeGreaterThan(0)
  const secret = preview.ignoredColumns.filter(({ reason }) => reason === 'never-read')
  expect(secret.map(({ table, column }) => [table, /password/i.test(column)])).toEqual([['users', true]])
  expect(everythingIn(app)).not.toContain('Synthetic-Pw')
  expect((await app.office.students.list({ status: 'active' })).total).toBe(2)
  expect((await importOf(app, await droppedSample(app, 'oneroster-1.1', ONE_ROSTER))).counts).toEqual({
    'unchanged students': 2,
  })
})

test('the HSDS sample gives one organization, one service and one location, and its placeholders are not believed', async () => {
  await using app = await createTestApp()
  const { counts, preview } = await importOf(app, await droppedSample(app, 'hsds-spec-3.0', HSDS))
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
  const tokens = await droppedSample(app, 'hsds-florida', FLORIDA)
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
