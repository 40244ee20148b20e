import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'papaparse'
import { expect, test } from 'vitest'

import { wholeDirectory } from '../providers/directory-rows.ts'
import { asPackage, hsdsVersions } from '../testing/hsds-versions.ts'
import { dropped, importOf, previewOf } from '../testing/import-files.ts'
import { zipOf } from '../testing/spreadsheets.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

type Version = keyof typeof hsdsVersions
const VERSIONS = Object.keys(hsdsVersions) as Version[]

/** The directory without what only this vault knows of it. */
function recordsOf(app: TestApp) {
  const { organizations, services, locations, places } = wholeDirectory(app.vault.reading)
  const names = new Map([...organizations, ...services, ...locations].map(({ id, name }) => [id, name]))
  const without = <Row extends { readonly id: string; readonly name: string }>(rows: readonly Row[]) =>
    rows
      .map((row) => ({ ...row, id: '', organizationId: '', updatedAt: '' }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return {
    organizations: without(organizations),
    services: without(services),
    locations: without(locations),
    places: places
      .map(({ serviceId, locationId }) => `${names.get(serviceId)} ${names.get(locationId)}`)
      .toSorted(),
  }
}

async function given(app: TestApp) {
  await app.office.providers.saveDirectory({})
  const bytes = app.host.saved.at(-1)?.bytes ?? new Uint8Array()
  const files = Object.entries(unzipSync(bytes)).flatMap(([name, content]) =>
    name.endsWith('.csv')
      ? [
          [
            name,
            parse<Record<string, string>>(strFromU8(content), { header: true, skipEmptyLines: true }).data,
          ] as const,
        ]
      : [],
  )
  const plain = files.map(([name, rows]) => [
    name,
    rows.map((row) => JSON.stringify({ ...row, last_modified: '', assured_date: '' })).toSorted(),
  ])
  return { bytes, files: Object.fromEntries(plain) as Readonly<Record<string, readonly string[]>> }
}

test.each(VERSIONS)('a directory in HSDS %s is told by its tables and columns, and why', async (version) => {
  await using app = await createTestApp()
  const { read } = await previewOf(app, await dropped(app, hsdsVersions[version]))
  expect([read.kind, read.version]).toEqual(['hsds', version === '3.1' ? '3.0' : version])
  const signs = {
    '1.1': 'regular_schedules',
    '2.0': 'service_attributes',
    '3.0': 'addresses',
    '3.1': 'addresses',
  }
  expect(read.why.map(({ message }) => message)).toEqual([
    'imports:notes.recognised.hsds',
    'imports:notes.hsds.toldBy',
  ])
  expect(read.why[1]?.values?.['signs']).toContain(signs[version])
})

test('the same organizations are the same records whatever version they come in', async () => {
  const all = await Promise.all(
    VERSIONS.map(async (version) => {
      await using app = await createTestApp()
      await importOf(app, await dropped(app, hsdsVersions[version]))
      return recordsOf(app)
    }),
  )
  const [oldest] = all
  expect(oldest?.services.find(({ name }) => name === 'Teen talk')).toMatchObject({
    ...{ minimumAge: 12, maximumAge: 18, eligibility: 'Ages 12 to 18', payers: ['medicaid'] },
    ...{
      languages: ['es'],
      fees: 'Sliding scale',
      statedWait: 'Two weeks',
      documents: ['School identification'],
    },
    phones: [
      {
        number: '215-555-0101',
        extension: '7',
        kind: 'voice',
        description: 'Intake, Front desk · English, Spanish',
      },
      { kind: 'fax', description: 'Fax desk' },
    ],
    openings: [
      { day: 'MO', opensAt: '09:00', closesAt: '17:00' },
      { day: 'TU', opensAt: '09:00', closesAt: '17:00' },
    ],
  })
  expect(oldest?.organizations[0]?.phones).toMatchObject([{ kind: 'textphone', description: 'Relay' }])
  expect(oldest?.services.find(({ name }) => name === 'Seasons')?.help).toEqual(['loss', 'talk'])
  expect(oldest?.services.find(({ name }) => name === 'Pantry')).toMatchObject({
    help: ['food'],
    openings: [{ day: 'holiday', opensAt: null, description: '2025-12-24 – 2025-12-26' }],
  })
  expect(oldest?.locations.find(({ name }) => name === 'Main house')).toMatchObject({
    ...{ accessibility: 'Ramp\nRing twice', postalCode: '19001', transportation: 'Bus 1' },
    address: '12 Pier Street, Suite 4, Baytown, PA 19001',
  })
  for (const records of all) expect(records).toEqual(oldest)
})

/** Cells that point at a record, or that are kept in another spelling: days, times, and the country all of them are in. */
const LINK = /(^|_)id$/
const SAID_OTHERWISE = new Set(['freq', 'interval', 'byday', 'weekday', 'opens_at', 'closes_at', 'country'])

test.each(VERSIONS)('nothing that stands in files of HSDS %s is silently dropped', async (version) => {
  await using app = await createTestApp()
  const { preview } = await importOf(app, await dropped(app, hsdsVersions[version]))
  const held = JSON.stringify([wholeDirectory(app.vault.reading), preview])
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  const heldPlain = plain(held)
  const lost = Object.entries(hsdsVersions[version]).flatMap(([file, text]) =>
    parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data.flatMap((row) =>
      Object.entries(row)
        .filter(([column, value]) => value !== '' && !LINK.test(column) && !SAID_OTHERWISE.has(column))
        .filter(([, value]) => !value.split(',').every((part) => heldPlain.includes(plain(part))))
        .map(([column, value]) => `${file} ${column} ${value}`),
    ),
  )
  // Before 3.0 a language and the kind of a telephone are kept under the one name all versions share.
  expect(lost).toEqual(
    version === '1.1' || version === '2.0'
      ? ['phones.csv type TTY', 'languages.csv language Haitian Creole']
      : [],
  )
  const stored = wholeDirectory(app.vault.reading)
  const told = Object.fromEntries(preview.counts.map(({ kind, ...fates }) => [kind, fates.new]))
  expect([
    stored.organizations.length,
    stored.services.length,
    stored.locations.length,
    stored.rows.length,
  ]).toEqual([...[told['organizations'], told['services'], told['locations'], told['rows']]])
})

test('what no word of ours means is listed and kept', async () => {
  await using app = await createTestApp()
  const { preview } = await importOf(app, await dropped(app, hsdsVersions['1.1']))
  expect(preview.unknownValues.map(({ value }) => value)).toEqual(['Barter of herrings'])
  expect(preview.notes).toContainEqual({
    message: 'imports:notes.hsds.termsKept',
    values: { count: 1, terms: 'RQ-99' },
  })
  const kept = wholeDirectory(app.vault.reading).rows.map(({ sourceTable }) => sourceTable)
  expect(kept).toContain('payments_accepted')
})

test.each(VERSIONS)(
  'HSDS %s, stored and given away as 3.0, is the same in another school and given away the same',
  async (version) => {
    await using app = await createTestApp()
    await importOf(app, await dropped(app, hsdsVersions[version]))
    const first = await given(app)
    expect(
      first.files['addresses.csv']?.some((row) => row.includes('PO Box 77') && row.includes('postal')),
    ).toBe(true)
    expect(
      first.files['attributes.csv']?.filter((row) => row.includes('"link_entity":"service"')).length,
    ).toBeGreaterThan(3)
    expect(first.files['taxonomy_terms.csv']?.some((row) => row.includes('RQ-99'))).toBe(true)
    await using other = await createTestApp()
    const { read } = await importOf(other, await dropped(other, { 'directory.zip': first.bytes }))
    expect([read.version, read.skipped]).toEqual(['3.0', []])
    expect(recordsOf(other)).toEqual(recordsOf(app))
    expect((await given(other)).files).toEqual(first.files)
  },
)

test('columns of another version are read, and said', async () => {
  await using app = await createTestApp()
  const files = {
    ...hsdsVersions['2.0'],
    'organizations.csv': hsdsVersions['3.0']['organizations.csv'] ?? '',
    'services.csv': hsdsVersions['3.0']['services.csv'] ?? '',
  }
  const { read } = await importOf(app, await dropped(app, files))
  expect(read.version).toBe('2.0')
  expect(read.why).toContainEqual({
    message: 'imports:notes.hsds.mixed',
    values: expect.objectContaining({ versions: '3.0' }) as object,
  })
  const records = recordsOf(app)
  expect(records.organizations[0]).toMatchObject({ website: 'https://bay.example' })
  expect(records.services.find(({ name }) => name === 'Teen talk')).toMatchObject({
    ...{ minimumAge: 12, maximumAge: 18, fees: 'Sliding scale', eligibility: 'Ages 12 to 18\nAges 12 to 18' },
  })
})

test('tables of 1.1 and of 3.0 together are one directory, and it is said which is which', async () => {
  await using app = await createTestApp()
  const { 'regular_schedules.csv': weekdays = '', 'physical_addresses.csv': physical = '' } =
    hsdsVersions['1.1']
  const { 'schedules.csv': _, 'addresses.csv': __, ...rest } = hsdsVersions['3.0']
  const files = { ...rest, 'regular_schedules.csv': weekdays, 'physical_addresses.csv': physical }
  const { read } = await importOf(app, await dropped(app, files))
  expect(read.version).toBe('3.0')
  expect(read.why.at(-1)).toEqual({
    message: 'imports:notes.hsds.mixed',
    values: { signs: 'regular_schedules, physical_addresses', versions: '1.1, 2.0' },
  })
  expect(recordsOf(app).services.find(({ name }) => name === 'Teen talk')?.openings).toHaveLength(2)
})

test.each([
  ['3.0', '3.0.1', false],
  ['3.1', '3.1.2', false],
  ['2.0', '2.0.1', false],
  ['1.1', '1.0', false],
  ['1.1', '3.0.0', true],
] as const)('a zip of %s with a data package that says %s', async (version, said, isOther) => {
  await using app = await createTestApp()
  const zip = zipOf(asPackage(hsdsVersions[version], said))
  const { read } = await previewOf(app, await dropped(app, { 'directory.zip': zip }))
  expect(read.skipped).toEqual([])
  expect(read.why.some(({ message }) => message === 'imports:notes.hsds.saysOther')).toBe(isOther)
})

test('files that go by names of their own are what their data package says', async () => {
  await using app = await createTestApp()
  const { 'organizations.csv': agencies = '', ...rest } = hsdsVersions['3.0']
  const described = { version: '3.0', resources: [{ name: 'organization', path: 'data/agencies.csv' }] }
  const zip = zipOf({ ...rest, 'data/agencies.csv': agencies, 'datapackage.json': JSON.stringify(described) })
  const { counts } = await previewOf(app, await dropped(app, { 'directory.zip': zip }))
  expect(counts).toMatchObject({ 'new organizations': 2, 'new services': 3 })
  const broken = zipOf({ ...hsdsVersions['3.0'], 'datapackage.json': '{ "version": ' })
  await expect(previewOf(app, await dropped(app, { 'directory.zip': broken }))).resolves.toBeDefined()
})

test('what comes round on the second Monday of a month is not told as every Monday', async () => {
  await using app = await createTestApp()
  const files = {
    ...hsdsVersions['3.0'],
    'schedules.csv': `id,service_id,freq,byday,opens_at,closes_at\nr1,00000000-0000-4000-8000-000001150001,MONTHLY,2MO,09:00,12:00\n`,
  }
  await importOf(app, await dropped(app, files))
  expect(recordsOf(app).services.find(({ name }) => name === 'Teen talk')?.openings).toEqual([
    { day: null, opensAt: '09:00', closesAt: '12:00', description: 'MONTHLY 2MO' },
  ])
  const { files: first } = await given(app)
  await using other = await createTestApp()
  await importOf(other, await dropped(other, { 'directory.zip': app.host.saved.at(-1)?.bytes ?? '' }))
  expect((await given(other)).files['schedules.csv']).toEqual(first['schedules.csv'])
})

test('a service of 1.0 names its place itself', async () => {
  await using app = await createTestApp()
  const { preview } = await importOf(
    app,
    await dropped(app, {
      'organizations.csv': 'id,name,url\no1,Bay House,\n',
      'services.csv': 'id,organization_id,location_id,name,status\ns1,o1,l1,Teen talk,active\n',
      'locations.csv': 'id,organization_id,name\nl1,o1,Main house\n',
      'eligibility.csv': 'id,service_id,eligibility\ne1,s9,Under 12\n',
    }),
  )
  expect(recordsOf(app).places).toEqual(['Teen talk Main house'])
  expect(preview.counts.find(({ kind }) => kind === 'rows')?.new).toBe(1)
  expect(JSON.stringify(wholeDirectory(app.vault.reading).rows)).toContain('Under 12')
})
