import { expect, test } from 'vitest'

import type { Table } from '../../spreadsheet/table.ts'
import { csvLine, sampleTables, tableFrom, tablesFrom } from '../../testing/spreadsheets.ts'
import type { ProviderDraft } from '../drafts/provider-draft.ts'
import { recognise } from '../recognise.ts'
import { suggestMapping } from './column-mapping.ts'
import { applyProviderMapping } from './provider-mapping.ts'

const TODAY = '2025-11-23'

/** Reads tables as the program does when the office confirms every suggestion unchanged. */
function readAsSuggested(tables: readonly Table[]): ProviderDraft {
  const { targets } = recognise(tables, TODAY)
  const mapped = tables.map((table) => ({
    table,
    mapping: suggestMapping(table, targets.get(table.name) ?? 'services', TODAY).mapping,
  }))
  return applyProviderMapping(mapped, { today: TODAY })
}

function messages(draft: ProviderDraft): readonly string[] {
  return draft.problems.map(
    ({ table, row, message }) => `${table} ${row ?? ''} ${message.replace('imports:problems.', '')}`,
  )
}

const DIRECTORY =
  'Agency,Program Name,Phone,Website,Ages Served,Languages,Insurance Accepted,Telehealth,Sliding Scale,Waitlist,Address,City,State,Zip,Hours,Funding source\n' +
  'Harbor House,Teen counseling,"main: 305-555-0100, fax: 305-555-0101",harbor.example,12-18,English and Spanish,"Medicaid; Private insurance",yes,no,2 weeks,1 Main St,Town,NY,10001,Mon 9-5,County\n' +
  'Harbor House,Family groups,305-555-0100,harbor.example,all,Spanish,Barter,,,,1 Main St,Town,NY,10001,,\n' +
  'Hill Clinic,Testing,call us,N/A,12+,,,,,,,,,,,\n' +
  ',Nameless,,,,,,,,,,,,,,\n'

test('one directory list becomes organizations, services, places and their details', async () => {
  const draft = readAsSuggested([await tableFrom('directory', DIRECTORY)])
  expect(draft.organizations.map(({ name }) => name)).toEqual(['Harbor House', 'Hill Clinic'])
  expect(draft.notes).toContainEqual({ message: 'imports:notes.organizationsMade', values: { count: 2 } })
  expect(draft.services).toMatchObject([
    {
      ...{
        name: 'Teen counseling',
        minimumAge: 12,
        maximumAge: 18,
        payers: ['medicaid', 'private'],
        telehealth: true,
        slidingFee: false,
      },
      ...{
        wait: '2 weeks',
        website: 'harbor.example',
        extra: [{ column: 'Funding source', value: 'County' }],
      },
    },
    { name: 'Family groups', organizationKey: draft.organizations[0]?.key, payers: [], telehealth: null },
    { name: 'Testing', minimumAge: 12, maximumAge: null, website: null },
    { name: 'Nameless', organizationKey: null },
  ])
  expect(draft.locations.map(({ name, organizationKey }) => [name, organizationKey])).toEqual([
    ['Harbor House', draft.organizations[0]?.key],
  ])
  expect(draft.servicesAtLocations.map(({ locationKey }) => locationKey)).toEqual(
    Array(2).fill(draft.locations[0]?.key),
  )
  expect(draft.addresses).toMatchObject([
    { lines: ['1 Main St'], city: 'Town', postalCode: '10001', locationKey: draft.locations[0]?.key },
  ])
  expect(draft.phones.map(({ number, kind }) => [number, kind])).toEqual([
    ['305-555-0100', 'main'],
    ['305-555-0101', 'fax'],
    ['305-555-0100', null],
  ])
  expect(draft.languages.map(({ tag }) => tag)).toEqual(['en', 'es', 'es'])
  expect(draft.schedules).toMatchObject([{ description: 'Mon 9-5' }])
  expect(draft.orphans).toMatchObject([
    { kind: 'service-without-organization', name: 'Nameless', table: 'directory', row: 5 },
  ])
  expect(draft.unknownValues.map(({ value }) => value)).toEqual(['Barter'])
  expect(messages(draft)).toEqual([
    ...[
      'directory 3 notAnAge',
      'directory 3 unknownValue',
      'directory 4 placeholder',
      'directory 4 notAPhone',
    ],
  ])
})

test('lists are joined by id, else by name, and a place by the service named in it', async () => {
  const draft = readAsSuggested(
    await tablesFrom({
      organizations: 'organization_id,organization_name\no1,Harbor House\n,Hill Clinic\n',
      services:
        'service_id,organization_id,organization_name,service_name\ns1,o1,,Teens\ns2,,hill clinic,Testing\ns3,o9,,Lost\n',
      locations:
        'location_id,location_name,organization_name,service_name,address\nl1,Main house,Harbor House,Teens,1 Main St\nl2,Side house,,Testing,\n',
    }),
  )
  expect(draft.services.map(({ organizationKey }) => organizationKey)).toEqual([
    'o1',
    'organizations:3',
    null,
  ])
  expect(draft.locations.map(({ organizationKey }) => organizationKey)).toEqual(['o1', null])
  expect(draft.servicesAtLocations.map(({ serviceKey, locationKey }) => [serviceKey, locationKey])).toEqual([
    ['s1', 'l1'],
    ['s2', 'l2'],
  ])
  expect(draft.orphans.map(({ id }) => id)).toEqual(['services:4:organizationKey'])
})

test('a shifted row is kept, and every sign of the shift is reported', async () => {
  const draft = readAsSuggested([
    await tableFrom(
      'services',
      'organization_name,service_name,service_email,service_min_age,,\nHarbor House,Teens,to all,see http://x,,Pinellas\nHarbor House,Adults,a@b.example,18,,\n',
    ),
  ])
  expect(draft.services.length).toBe(2)
  expect(draft.services[0]?.extra.map(({ value }) => value)).toEqual(['Pinellas', 'to all', 'see http://x'])
  expect(messages(draft)).toEqual([
    'services 2 textWithoutHeading',
    'services 2 notAnEmail',
    'services 2 notAnAge',
  ])
  expect(draft.ignoredColumns).toEqual([
    { table: 'services', column: 'Column 5', reason: 'unnamed' },
    { table: 'services', column: 'Column 6', reason: 'unnamed' },
  ])
})

/** A directory in the shape of the published Florida one: not HSDS names, two unnamed columns, no orphans. */
function floridaLike(): Readonly<Record<string, string>> {
  const organizations = Array.from({ length: 20 }, (_, index) => [
    `o${index}`,
    `Legal Aid ${index}`,
    `info${index}@aid.example`,
    '',
    '',
    `www.aid${index}.example`,
    '',
    '1970',
    'Civil, and "other" matters',
  ])
  const services = Array.from({ length: 135 }, (_, index) => {
    const owner = index % 18
    return [
      `s${index}`,
      `Legal Aid ${owner}`,
      `o${owner}`,
      `Program ${index}`,
      '',
      'Advice',
      '',
      '',
      '',
      index % 7 === 0 ? '0' : '',
      index % 7 === 0 ? '200' : '',
      'Staff',
      '125',
      'Housing',
      'false',
      '',
      '',
      '',
      'North County; South County',
      '',
      '',
    ]
  })
  const locations = Array.from({ length: 378 }, (_, index) => [
    `Legal Aid ${index % 20}`,
    `o${index % 20}`,
    `Office ${index}`,
    `l${index}`,
    'State: FL',
    '',
    index % 5 === 0 ? 'tdd: 800-555-0100, main: 305-555-0100' : '',
  ])
  const file = (headings: string, rows: readonly (readonly string[])[]): string =>
    `${headings}\n${rows.map(csvLine).join('\n')}`
  return {
    organizations: file(
      'organization_uuid,organization_name,organization_email,organization_tax_id,organization_legal_status,organization_url,organization_alternate_name,organization_year_incorporated,organization_description',
      organizations,
    ),
    services: file(
      'service_uuid,organization_name,organization_uuid,service_name,service_alternate_name,service_description,service_email,service_url,service_additional_information,service_min_age,service_max_age,service_program,service_income_limit,service_problem_codes,service_require_veteran,service_military_status,service_immigration_status,service_incarceration_status,service_areas,,',
      services,
    ),
    locations: file(
      'organization_name,organization_uuid,location_name,location_uuid,location_address,location_url,phones',
      locations,
    ),
  }
}

test('the published Florida directory comes in whole with nothing changed by hand', async () => {
  const tables = await sampleTables('hsds-florida', floridaLike())
  expect(recognise(tables, TODAY).kind).toBe('providers-tables')
  const draft = readAsSuggested(tables)
  expect([draft.organizations.length, draft.services.length, draft.locations.length]).toEqual([20, 135, 378])
  expect([draft.rows, draft.rowsLeftOut, draft.orphans.length]).toEqual([533, 0, 0])
  expect(draft.services.every(({ organizationKey }) => organizationKey !== null)).toBe(true)
  expect(draft.services.every(({ maximumAge }) => maximumAge === null || maximumAge <= 120)).toBe(true)
  expect(
    draft.ignoredColumns.filter(({ reason }) => reason === 'unnamed').map(({ column }) => column),
  ).toEqual(['Column 20', 'Column 21'])
  expect(draft.ignoredColumns).toContainEqual({
    table: 'services',
    column: 'service_income_limit',
    reason: 'kept-as-note',
  })
  expect(draft.phones.length).toBeGreaterThan(0)
})
