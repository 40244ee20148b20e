import { existsSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { wholeDirectory } from '../providers/directory-rows.ts'
import { dropped, droppedSample, importOf } from '../testing/import-files.ts'
import { aCheck, aProvider } from '../testing/referral-makers.ts'
import { hsdsExport } from '../testing/sample-exports.ts'
import {
  type Files,
  given,
  PUBLISHED,
  publishedResources,
  type Resource,
  type Row,
  wrongBy,
  wrongBySchemas,
} from '../testing/published-hsds.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { HSDS_TABLES, type HsdsColumn } from './hsds-tables.ts'

/** Numbers below nothing, and web addresses as people write them. */
const WEST = {
  'organizations.csv':
    'id,name,description,website,email\nw1,West House,Help,www.west.example,a..b@west.example\n',
  'services.csv': 'id,organization_id,name,status,url\nws1,w1,Night line,active,https://west.example/a b\n',
  'locations.csv':
    'id,organization_id,location_type,name,latitude,longitude\nwl1,w1,physical,Hut,42.36,-71.05\n',
  'service_at_location.csv': 'id,service_id,location_id\nwx1,ws1,wl1\n',
  'phones.csv': 'id,service_id,number\nwp1,ws1,+44 1234 234567\n',
  'schedules.csv': 'id,service_id,freq,byday,opens_at,closes_at,timezone\nwh1,ws1,WEEKLY,SA,20:00,24:00,-5\n',
  'cost_options.csv': 'id,service_id,option,amount\nwc1,ws1,Refund,-5\n',
}

async function aDirectory(app: TestApp): Promise<void> {
  await importOf(app, await droppedSample(app, 'hsds-spec-3.0', hsdsExport))
  const made = await app.office.providers.create(
    aProvider({
      ...{ organizationName: '=Clínica "del Río", S.A.', phone: '555-0122 x7b', languages: ['es', 'ht'] },
      ...{ payers: ['medicaid', 'sliding-fee'], minimumAge: 5, maximumAge: 18, telehealth: false },
      ...{ help: ['talk', 'loss'], modalities: 'In groups\nBy play', cultures: 'Haitian' },
      clinicianGenders: ['woman'],
      ...{ address: '220 Main Street, Boston, MA 02110', hours: 'Mondays\nby appointment', fees: 'Free' },
      ...{
        description: '- one\n- two',
        documents: 'A card',
        areas: 'Boston',
        website: 'https://rio.example',
      },
    }),
  )
  await app.office.providers.verify({ id: made.id, version: made.version, check: aCheck() })
  await app.office.providers.create(aProvider({ address: 'behind the library', organizationName: 'Bay' }))
  const gone = await app.office.providers.create(aProvider({ serviceName: 'Gone', organizationName: 'Bay' }))
  await app.office.providers.setOffered({ id: gone.id, version: gone.version, offered: false })
}

test('the directory given away is a data package that is what it says it is', async () => {
  await using app = await createTestApp()
  await aDirectory(app)
  await importOf(app, await dropped(app, WEST))
  const { files, resources } = await given(app)
  expect(wrongBy(resources, files)).toEqual([])
  expect(files.get('services.csv')?.map(({ name, status }) => [name, status])).toContainEqual([
    'Gone',
    'inactive',
  ])
  expect(files.get('addresses.csv')).toContainEqual(
    expect.objectContaining({ address_1: '220 Main Street', city: 'Boston', postal_code: '02110' }),
  )
  expect(files.get('locations.csv')).toContainEqual(expect.objectContaining({ longitude: '-71.05' }))
  expect(files.get('phones.csv')).toContainEqual(expect.objectContaining({ number: '+44 1234 234567' }))
  expect(files.get('organizations.csv')).toContainEqual(
    expect.objectContaining({ website: 'https://www.west.example', email: '' }),
  )
  const broken = new Map(files).set('services.csv', [
    { ...files.get('services.csv')?.[0], status: 'open', id: '7' },
  ])
  expect(wrongBy(resources, broken).length).toBeGreaterThan(1)
})

test.skipIf(!existsSync(PUBLISHED))(
  'it is valid by the published data package and schemas of HSDS 3.0',
  async () => {
    await using app = await createTestApp()
    await aDirectory(app)
    await importOf(app, await dropped(app, WEST))
    const { files } = await given(app)
    expect(wrongBy(publishedResources(), files)).toEqual([])
    expect(wrongBySchemas(files)).toEqual([])
    const notANumber = new Map(files).set('phones.csv', [
      { ...files.get('phones.csv')?.[0], extension: 'x7b' },
    ])
    expect(wrongBySchemas(notANumber)).toEqual([expect.stringContaining('extension')])
  },
)

test.skipIf(!existsSync(PUBLISHED))('its tables and columns are those HSDS 3.0 publishes', () => {
  const { resources } = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as { resources: readonly Resource[] }
  const told = Object.entries<{
    readonly file: string
    readonly columns: Readonly<Record<string, HsdsColumn>>
  }>(HSDS_TABLES)
  for (const [name, { file, columns }] of told) {
    const resource = resources.find((each) => each.name === name)
    expect([name, file, Object.keys(columns)]).toEqual([
      resource?.name,
      resource?.path,
      resource?.schema.fields.map((field) => field.name),
    ])
    const required = Object.entries(columns).flatMap(([column, { required: isNeeded }]) =>
      isNeeded ? [column] : [],
    )
    expect([name, required]).toEqual([
      name,
      resource?.schema.fields.filter(({ constraints }) => constraints.required).map((field) => field.name),
    ])
  }
})

test('what one school gives away is in another school what it was, and is given away again the same', async () => {
  await using app = await createTestApp()
  await aDirectory(app)
  const first = await given(app)
  await using other = await createTestApp()
  await importOf(other, await dropped(other, { 'directory.zip': first.bytes }))
  const plain = (of: TestApp) => {
    const { organizations, services, locations, places } = wholeDirectory(of.vault.reading)
    // What a record is called here, when it changed here, and a postal code that stood in the line only.
    const own = {
      id: '',
      sourceId: '',
      organizationId: '',
      updatedAt: '',
      version: 0,
      verifiedOn: null,
      postalCode: null,
    }
    const without = (records: readonly { readonly name: string }[]) =>
      records
        .map((record) => ({ ...record, ...own }))
        .toSorted((one, two) => (JSON.stringify(one) < JSON.stringify(two) ? -1 : 1))
    return [without(organizations), without(services), without(locations), places.length]
  }
  expect(plain(other)).toEqual(plain(app))
  const second = await given(other)
  const withoutChange = ({ files }: { readonly files: Files }) =>
    Object.fromEntries(
      [...files].map(([name, rows]) => [
        name,
        rows
          .map((row): Row => ({ ...row, last_modified: '', assured_date: '' }))
          .toSorted((one, two) => ((one.id ?? '') < (two.id ?? '') ? -1 : 1)),
      ]),
    )
  expect(withoutChange(second)).toEqual(withoutChange(first))
})

test('an empty directory is not given away', async () => {
  await using app = await createTestApp()
  await expect(app.office.providers.saveDirectory({})).rejects.toMatchObject({
    data: { message: 'providers:errors.nothingToGive' },
  })
})
