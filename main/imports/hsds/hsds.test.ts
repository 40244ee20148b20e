import { expect, test } from 'vitest'

import type { Repair } from '#shared/domain/import.ts'

import { sampleTables, tablesFrom } from '../../testing/spreadsheets.ts'
import { mendDirectory } from '../directory/mend-directory.ts'
import type { ProviderDraft } from '../drafts/provider-draft.ts'
import { recognise } from '../recognise.ts'
import { readHsds } from './hsds.ts'

const TODAY = '2025-11-23'

async function read(files: Readonly<Record<string, string>>): Promise<ProviderDraft> {
  return readHsds(await tablesFrom(files), { today: TODAY })
}

function messages(draft: ProviderDraft): readonly string[] {
  return draft.problems.map(
    ({ table, row, message }) => `${table} ${row ?? ''} ${message.replace('imports:problems.', '')}`,
  )
}

function mended(draft: ProviderDraft, choices: Readonly<Record<string, Repair>>): ProviderDraft {
  return mendDirectory(draft, { to: ({ id }) => choices[id] }).draft
}

const THREE = {
  organizations:
    'id,name,description,email,website,tax_status\no1,Harbor House,<p>Help &amp; advice</p>,help@harbor.example,harbor.example,tax_status\n',
  services:
    'id,organization_id,name,description,url,email,status,interpretation_services,application_process,fees_description,wait_time,fees,eligibility_description,minimum_age,maximum_age,alert\n' +
    's1,o1,Teen counseling,Talking,harbor.example/teens,,active,Spanish by phone,Call us,Sliding fee,wait_time,,Teenagers,12,200,\n',
  locations: 'id,organization_id,name,transportation,latitude,longitude\nl1,o1,Main house,Bus 1,40.1,-75.2\n',
  service_at_location: 'id,service_id,location_id,description\nsl1,s1,l1,\n',
  addresses:
    'id,location_id,attention,address_1,address_2,city,region,state_province,postal_code,country,address_type\na1,l1,,1 Main St,Unit 2,Town,,NY,10001,US,physical\n',
  phones:
    'id,location_id,service_id,number,extension,type,description\nt1,l1,s1,"""+1 305 555 0100""",7,voice,Front desk\n',
  languages:
    'id,service_id,location_id,phone_id,name,code,note\ng1,s1,,,Spanish,spa,\ng2,s1,,t1,,ht,\ng3,s1,,,Klingonese,,\n',
  cost_options:
    'id,service_id,valid_from,valid_to,option,currency,amount,amount_description\nc1,s1,,,Adults,usd,$35.50,per hour\n',
  schedules:
    'id,service_id,freq,byday,opens_at,closes_at,valid_from,valid_to,description,notes\nh1,s1,WEEKLY,"MO,TU",09:00:00,5 pm,2025-01-01,,,\n',
  contacts:
    'id,organization_id,service_id,name,title,department,email\np1,o1,,Ann Ray,Intake,,ann@harbor.example\n',
  required_documents: 'id,service_id,document,uri\nd1,s1,Photo identification,\n',
  service_areas: 'id,service_id,name,description\nar1,s1,Town,All of it\n',
  accessibility: 'id,location_id,description,details\nac1,l1,Step-free,Ring twice\n',
  funding: 'id,organization_id,source\nf1,o1,County\n',
  taxonomy_terms: 'id,code,name\nx1,RP,Counseling\n',
}

test('a directory in HSDS 3.0 is read with everything it says', async () => {
  const draft = await read(THREE)
  expect(draft.organizations).toMatchObject([
    { key: 'o1', name: 'Harbor House', description: 'Help & advice', website: 'harbor.example' },
  ])
  expect(draft.services).toMatchObject([
    {
      ...{
        organizationKey: 'o1',
        name: 'Teen counseling',
        status: 'active',
        minimumAge: 12,
        maximumAge: null,
        wait: '',
      },
      ...{
        fees: 'Sliding fee',
        eligibility: 'Teenagers',
        applicationProcess: 'Call us',
        interpretation: 'Spanish by phone',
      },
    },
  ])
  expect(draft.locations).toMatchObject([
    {
      organizationKey: 'o1',
      name: 'Main house',
      latitude: 40.1,
      longitude: -75.2,
      accessibility: 'Step-free\nRing twice',
    },
  ])
  expect(draft.servicesAtLocations).toMatchObject([{ serviceKey: 's1', locationKey: 'l1' }])
  expect(draft.addresses).toMatchObject([
    {
      locationKey: 'l1',
      lines: ['1 Main St', 'Unit 2'],
      city: 'Town',
      state: 'NY',
      postalCode: '10001',
      kind: 'physical',
    },
  ])
  expect(draft.phones).toMatchObject([
    { number: '+1 305 555 0100', extension: '7', kind: 'voice', serviceKey: 's1', locationKey: 'l1' },
  ])
  expect(draft.languages.map(({ tag, name }) => [tag, name])).toEqual([
    ['es', 'Spanish'],
    ['ht', 'ht'],
    [null, 'Klingonese'],
  ])
  expect(draft.costs).toMatchObject([
    { serviceKey: 's1', option: 'Adults', amount: 35.5, currency: 'USD', description: 'per hour' },
  ])
  expect(draft.schedules).toMatchObject([
    { days: ['MO', 'TU'], opensAt: '09:00', closesAt: '17:00', validFrom: '2025-01-01', holiday: false },
  ])
  expect(draft.contacts).toMatchObject([
    { organizationKey: 'o1', name: 'Ann Ray', email: 'ann@harbor.example' },
  ])
  expect(draft.documents).toMatchObject([{ serviceKey: 's1', document: 'Photo identification' }])
  expect(draft.areas).toMatchObject([{ serviceKey: 's1', name: 'Town', description: 'All of it' }])
  expect(draft.other.map(({ table, cells }) => [table, cells.length])).toEqual([
    ['funding', 3],
    ['taxonomy_terms', 3],
  ])
  expect([draft.version, draft.orphans, draft.duplicates, draft.rowsLeftOut]).toEqual(['3.0', [], [], 0])
  expect(draft.notes).toEqual([
    { message: 'imports:notes.markupRemoved', values: { count: 1 } },
    { message: 'imports:notes.openAges', values: { count: 1, services: 'Teen counseling' } },
  ])
  expect(messages(draft)).toEqual([
    'organizations 2 placeholder',
    'services 2 placeholder',
    'languages 4 unknownValue',
  ])
})

test('the tables of HSDS 1.1 are read under their own names', async () => {
  const files = {
    organizations: 'id,name,alternate_name,description,email,url\no1,Harbor House,,Help,,harbor.example\n',
    services: 'id,organization_id,name,status,fees,wait_time\ns1,o1,Teen counseling,active,free,2 weeks\n',
    locations: 'id,organization_id,name\nl1,,Main house\n',
    services_at_location: 'id,service_id,location_id\nsl1,s1,l1\n',
    physical_addresses:
      'id,location_id,address_1,city,state_province,postal_code,country\na1,l1,1 Main St,Town,NY,10001,US\n',
    postal_addresses:
      'id,location_id,address_1,city,state_province,postal_code,country\na2,l1,PO Box 1,Town,NY,10001,US\n',
    regular_schedules:
      'id,service_id,weekday,opens_at,closes_at\nr1,s1,Monday,09:00,17:00\nr2,s1,someday,09:00,late\n',
    holiday_schedules: 'id,service_id,closed,start_date,end_date\nh1,s1,true,2025-12-24,2025-12-26\n',
    languages: 'id,service_id,location_id,language\ng1,s1,,Spanish\n',
    eligibility: 'id,service_id,eligibility\ne1,s1,Under 18\ne2,s1,In school\n',
    service_areas: 'id,service_id,service_area\nar1,s1,Town\n',
    payment_accepted: 'id,service_id,payment\np1,s1,Medicaid\np2,s1,barter\n',
    accessibility_for_disabilities: 'id,location_id,accessibility,details\nac1,l1,ramp,\n',
    taxonomy: 'id,name\nx1,Counseling\n',
    services_taxonomy: 'id,service_id,taxonomy_id\ny1,s1,x1\n',
  }
  expect(recognise(await tablesFrom(files), TODAY)).toMatchObject({ kind: 'hsds', version: '1.1' })
  const draft = await read(files)
  expect(draft.services).toMatchObject([
    { eligibility: 'Under 18\nIn school', payers: ['medicaid'], wait: '2 weeks', fees: 'free' },
  ])
  expect(draft.locations).toMatchObject([{ organizationKey: null, accessibility: 'ramp' }])
  expect(draft.addresses.map(({ kind }) => kind)).toEqual(['physical', 'postal'])
  expect(draft.schedules).toMatchObject([
    { days: ['MO'], opensAt: '09:00', closesAt: '17:00' },
    {
      days: [],
      closesAt: null,
      extra: [
        { column: 'weekday', value: 'someday' },
        { column: 'closes_at', value: 'late' },
      ],
    },
    { holiday: true, validFrom: '2025-12-24', extra: [{ column: 'closed', value: 'true' }] },
  ])
  expect(draft.languages).toMatchObject([{ tag: 'es' }])
  expect(draft.areas).toMatchObject([{ name: 'Town' }])
  expect(draft.other.map(({ table }) => table)).toEqual(['taxonomy', 'services_taxonomy', 'payment_accepted'])
  expect(draft.orphans).toEqual([])
  expect(draft.unknownValues.map(({ value }) => value)).toEqual(['barter'])
})

test('HSDS 2.0 is told by its eligibility ages and cost options', async () => {
  const files = {
    organization: 'id,name\no1,Harbor House\n',
    service: 'id,organization_id,name\ns1,o1,Teen counseling\n',
    eligibility: 'id,service_id,description,minimum_age,maximum_age\ne1,s1,Teens,12,18\n',
    cost_option: 'id,service_id,option,amount\nc1,s1,Adults,lots\n',
  }
  const draft = await read(files)
  expect(draft.version).toBe('2.0')
  expect(draft.services).toMatchObject([{ minimumAge: 12, maximumAge: 18, eligibility: 'Teens' }])
  expect(draft.costs).toMatchObject([{ amount: null, extra: [{ column: 'amount', value: 'lots' }] }])
})

const ORPHANS = {
  organizations: 'id,name\no1,Harbor House\no2,Hill Clinic\n',
  services: 'id,organization_id,name\ns1,o1,Teen counseling\ns2,o9,Lost service\ns3,,Nobody knows\n',
  locations: 'id,organization_id,name\nl1,o8,Main house\nl2,,Empty lot\n',
  service_at_location: 'id,service_id,location_id\nsl1,s1,l1\nsl2,s1,l7\n',
  phones:
    'id,location_id,service_id,organization_id,number\nt1,l1,,o9,305-555-0100\nt2,l7,,,305-555-0101\nt3,,,,305-555-0102\n',
}

test('every link that leads nowhere is listed with its repairs, and no row is lost', async () => {
  const draft = await read(ORPHANS)
  expect(
    draft.orphans.map(({ id, kind, missing, repairs }) => [
      id,
      kind,
      missing,
      repairs.map((repair) => repair.kind).join(),
    ]),
  ).toEqual([
    ['services:3:organizationKey', 'service-without-organization', 'o9', 'create-organization,leave-out'],
    ['services:4:organizationKey', 'service-without-organization', '', 'create-organization,leave-out'],
    [
      'locations:2:organizationKey',
      'location-without-organization',
      'o8',
      'attach,keep-without,create-organization,leave-out',
    ],
    ['locations:3:organizationKey', 'location-without-organization', '', 'create-organization,leave-out'],
    ['phones:2:organizationKey', 'link-to-missing', 'o9', 'keep-without,leave-out'],
    ['phones:3:locationKey', 'link-to-missing', 'l7', 'leave-out'],
    ['phones:4:organizationKey', 'link-to-missing', '', 'leave-out'],
    ['service_at_location:3:locationKey', 'link-to-missing', 'l7', 'leave-out'],
  ])
  expect(draft.orphans[2]?.repairs[0]).toEqual({ kind: 'attach', key: 'o1', name: 'Harbor House' })
  expect([
    draft.services.length,
    draft.locations.length,
    draft.phones.length,
    draft.servicesAtLocations.length,
  ]).toEqual([3, 2, 3, 2])
  expect(draft.phones[0]).toMatchObject({ organizationKey: null, locationKey: 'l1' })
})

test('the office mends orphans, and what it does not decide takes the recommended way', async () => {
  const draft = await read(ORPHANS)
  const { organizations, services, locations, phones, servicesAtLocations } = mended(draft, {
    'services:3:organizationKey': { kind: 'create-organization', name: 'New Hope' },
    'services:4:organizationKey': { kind: 'attach', key: 'o2', name: 'Hill Clinic' },
    'locations:3:organizationKey': { kind: 'leave-out' },
  })
  expect(organizations.map(({ name }) => name)).toEqual(['Harbor House', 'Hill Clinic', 'New Hope'])
  expect(services.map(({ organizationKey }) => organizationKey)).toEqual(['o1', 'made:new hope', 'o2'])
  expect(locations.map(({ key, organizationKey }) => [key, organizationKey])).toEqual([['l1', 'o1']])
  expect(phones.map(({ key }) => key)).toEqual(['t1'])
  expect(servicesAtLocations.map(({ key }) => key)).toEqual(['sl1'])
  expect(draft.services[1]?.organizationKey).toBe(null)
})

test('leaving a service out takes along only what belongs to nothing else', async () => {
  const draft = await read({
    ...ORPHANS,
    languages: 'id,service_id,location_id,name\ng1,s2,,Spanish\ng2,s2,l1,Spanish\n',
  })
  const { services, languages } = mended(draft, { 'services:3:organizationKey': { kind: 'leave-out' } })
  expect(services.map(({ key }) => key)).toEqual(['s1', 's3'])
  expect(languages.map(({ serviceKey, locationKey }) => [serviceKey, locationKey])).toEqual([[null, 'l1']])
})

test('leaving out the service numbered 1 leaves the place and the organization numbered 1 alone', async () => {
  const draft = await read({
    organizations: 'id,name\n1,Harbor House\n',
    services: 'id,organization_id,name\n1,9,Lost service\n2,1,Teen counseling\n',
    locations: 'id,organization_id,name\n1,1,Main house\n',
    phones: 'id,service_id,location_id,organization_id,number\nt1,1,,,305-555-0100\nt2,,1,,305-555-0101\n',
  })
  const { services, locations, phones } = mended(draft, {
    'services:2:organizationKey': { kind: 'leave-out' },
  })
  expect(services.map(({ key, organizationKey }) => [key, organizationKey])).toEqual([['2', '1']])
  expect(locations.map(({ organizationKey }) => organizationKey)).toEqual(['1'])
  expect(phones.map(({ key }) => key)).toEqual(['t2'])
})

const DOUBLES = {
  organizations: 'id,name\no1,Harbor House\no1,Harbour House\no2,HARBOR  house.\n',
  services: 'id,organization_id,name\ns1,o1,Counseling\ns2,o2,Counseling\ns3,o2,counseling\n',
}

test('records under one id, or of one name, are listed together and all kept', async () => {
  const draft = await read(DOUBLES)
  expect(draft.organizations.map(({ key, sourceId }) => [key, sourceId])).toEqual([
    ['o1', 'o1'],
    ['o1#3', null],
    ['o2', 'o2'],
  ])
  expect(
    draft.duplicates.map(({ kind, list, keys, repairs }) => [kind, list, keys, repairs[0]?.kind]),
  ).toEqual([
    ['same-id', 'organizations', ['o1', 'o1#3'], 'merge'],
    ['same-name', 'organizations', ['o1', 'o2'], 'merge'],
    ['same-name', 'services', ['s2', 's3'], 'keep-both'],
  ])
})

test('merging gives the services of the one to the other', async () => {
  const draft = await read(DOUBLES)
  const choices = Object.fromEntries(
    draft.duplicates.map(({ id, repairs }) => [id, repairs[0] ?? { kind: 'keep-both' as const }]),
  )
  const merged = mended(draft, choices)
  expect(merged.organizations.map(({ key }) => key)).toEqual(['o1'])
  expect(merged.services.map(({ organizationKey }) => organizationKey)).toEqual(['o1', 'o1', 'o1'])
})

test('a nameless organization and one named with a filler are left out with a reason', async () => {
  const draft = await read({
    organizations: 'id,name\no1,\no2,name\no3,Harbor House\n',
    services: 'id,organization_id,name\ns1,o3,Teens\n',
  })
  expect(draft.organizations.map(({ key }) => key)).toEqual(['o3'])
  expect(messages(draft)).toEqual([
    'organizations 2 nameMissing',
    'organizations 3 placeholder',
    'organizations 3 nameMissing',
  ])
  expect(draft.rowsLeftOut).toBe(2)
})

test('impossible places, mails, sites and ages are kept as notes, not believed', async () => {
  const draft = await read({
    organizations: 'id,name,email,website\no1,Harbor House,call us,see our page\n',
    services:
      'id,organization_id,name,minimum_age,maximum_age,program_id\ns1,o1,Teens,18,12,pr1\ns2,o1,Adults,grown up,,\n',
    locations: 'id,organization_id,name,latitude,longitude\nl1,o1,House,100,x\n',
  })
  expect(draft.organizations[0]).toMatchObject({ email: null, website: null })
  expect(draft.organizations[0]?.extra.map(({ value }) => value)).toEqual(['call us', 'see our page'])
  expect(draft.services[0]).toMatchObject({ minimumAge: null, maximumAge: null })
  expect(draft.services[0]?.extra).toEqual([
    { column: 'program_id', value: 'pr1' },
    { column: 'minimum_age', value: '18' },
    { column: 'maximum_age', value: '12' },
  ])
  expect(draft.locations[0]).toMatchObject({ latitude: null, longitude: null })
  expect(messages(draft)).toEqual([
    ...[
      'organizations 2 notAnEmail',
      'organizations 2 notAWebsite',
      'services 2 agesCrossed',
      'services 3 notAnAge',
    ],
    ...['locations 2 notAPlace', 'locations 2 notAPlace'],
  ])
})

test('files without a single HSDS table are refused', async () => {
  await expect(read({ cars: 'id,name\n1,x\n' })).rejects.toThrow('no organizations, services or locations')
})

test('the published HSDS 3.0 sample gives its organization, service and location with their details', async () => {
  const id = { organization: 'o1', service: 's1', location: 'l1' }
  const tables = await sampleTables('hsds-spec-3.0', {
    ...THREE,
    languages: `id,service_id,location_id,name,code\ng1,${id.service},${id.location},Urdu,ur\n`,
    services: THREE.services.replace('12,200', '12,100'),
    locations: THREE.locations.replace('l1,o1', 'l1,o7'),
    contacts: 'id,organization_id,service_id,service_at_location_id,name\np1,o9,s1,sl9,Ann Ray\n',
  })
  const draft = readHsds(tables, { today: TODAY })
  expect([draft.organizations.length, draft.services.length, draft.locations.length]).toEqual([1, 1, 1])
  expect(draft.services[0]).toMatchObject({ minimumAge: 12, maximumAge: 100, status: 'active', wait: '' })
  expect(draft.languages).toMatchObject([
    { tag: 'ur', serviceKey: draft.services[0]?.key, locationKey: draft.locations[0]?.key },
  ])
  expect([draft.costs.length, draft.schedules.length, draft.phones.length, draft.addresses.length]).toEqual([
    1, 1, 1, 1,
  ])
  expect(draft.phones[0]?.number).toMatch(/^\+[\d ]+$/)
  expect(draft.problems).toContainEqual(
    expect.objectContaining({
      table: 'services',
      column: 'wait_time',
      message: 'imports:problems.placeholder',
      values: { value: 'wait_time', column: 'wait_time' },
    }),
  )
  expect(draft.servicesAtLocations).toMatchObject([
    { serviceKey: draft.services[0]?.key, locationKey: draft.locations[0]?.key },
  ])
  expect(draft.orphans.map(({ list, link }) => `${list} ${link}`)).toEqual([
    ...['locations organizationKey', 'contacts organizationKey', 'contacts serviceAtLocationKey'],
  ])
  expect(draft.orphans[0]?.repairs[0]).toMatchObject({ kind: 'attach', key: draft.organizations[0]?.key })
  expect(draft.rowsLeftOut).toBe(0)
})
