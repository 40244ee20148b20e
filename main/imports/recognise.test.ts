import { expect, test } from 'vitest'

import { tablesFrom } from '../testing/spreadsheets.ts'
import { recognise } from './recognise.ts'

async function kindOf(files: Readonly<Record<string, string>>): Promise<readonly unknown[]> {
  const { kind, version } = recognise(await tablesFrom(files), '2025-11-23')
  return [kind, version]
}

test.each([
  [
    'one-roster',
    '1.1',
    { manifest: 'propertyName,value\noneroster.version,1.1\n', users: 'sourcedId,role\n' },
  ],
  ['one-roster', '1.1', { users: 'sourcedId,status,enabledUser,orgSourcedIds,role,givenName,familyName\n' }],
  [
    'one-roster',
    '1.2',
    { users: 'sourcedId,status,enabledUser,givenName,familyName\n', roles: 'userSourcedId,role\n' },
  ],
  ['hsds', '3.0', { organizations: 'id,name,website\n', services: 'id,organization_id,name,minimum_age\n' }],
  [
    'hsds',
    '2.0',
    { organization: 'id,name\n', service: 'id,organization_id,name\n', schedule: 'id,service_id,freq\n' },
  ],
  [
    'hsds',
    '1.1',
    {
      organizations: 'id,name,url\n',
      locations: 'id,organization_id,name\n',
      regular_schedules: 'id,weekday\n',
    },
  ],
  ['students-table', null, { export: 'Student ID,Last Name,First Name,Grade\n' }],
  ['providers-tables', null, { agencies: 'Agency,Website,Phone\n', programs: 'Program,Agency,Hours\n' }],
  ['unknown', null, { cars: 'plate,colour,wheels,price\n' }],
] as const)('files of kind %s %s are told by their headings', async (kind, version, files) => {
  expect(await kindOf(files)).toEqual([kind, version])
})
