import { expect, test } from 'vitest'

import { providerDraftOf, type ProviderDraft } from '#shared/domain/provider.ts'

import { wholeDirectory } from '../providers/directory-rows.ts'
import { dropped, importOf, previewOf } from '../testing/import-files.ts'
import { aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const whole = (app: TestApp) => wholeDirectory(app.vault.reading)

/** The office corrects something about a service, as its form does it. */
async function corrected(app: TestApp, name: string, but: Partial<ProviderDraft>): Promise<void> {
  const { services, organizations, places, locations } = whole(app)
  const service = services.find((each) => each.name === name)
  const organization = organizations.find(({ id }) => id === service?.organizationId)
  if (!service || !organization) throw new Error(`There is no service ${name}.`)
  const at = places.find(({ serviceId }) => serviceId === service.id)?.locationId
  const draft = providerDraftOf(
    service,
    organization,
    locations.find(({ id }) => id === at),
  )
  await app.office.providers.update({ id: service.id, version: service.version, draft: { ...draft, ...but } })
}

const countingFromOne = (organization: string, person: string) => ({
  'organizations.csv': `id,name,description\n1,${organization},d\n`,
  'services.csv': `id,organization_id,name,status,licenses\n1,1,${organization} care,active,${person} license\n`,
  'contacts.csv': `id,organization_id,name,title\n1,1,${person},Director\n`,
  'programs.csv': `id,organization_id,name,description\n1,1,${organization} program,d\n`,
  'funding.csv': `id,organization_id,source\n1,1,${person} fund\n`,
  'taxonomy_terms.csv': `id,name,description\n1,${organization} term,d\n`,
})

test('two directories that both count from 1 keep their own contacts, programs and funding', async () => {
  await using app = await createTestApp()
  const county = countingFromOne('County Clinic', 'Ann Alder')
  await importOf(app, await dropped(app, county))
  const alone = whole(app).rows
  const second = await importOf(app, await dropped(app, countingFromOne('City Hospital', 'Bob Birch')))
  expect(second.counts).toMatchObject({ 'new rows': 5 })
  expect(whole(app).rows).toEqual(expect.arrayContaining(alone))
  const words = JSON.stringify(whole(app).rows)
  for (const word of ['Ann Alder', 'Bob Birch', 'County Clinic program', 'City Hospital program'])
    expect(words).toContain(word)
  const again = await importOf(app, await dropped(app, county))
  expect(again.counts).toMatchObject({ 'unchanged rows': 5 })
  const retitled = { ...county, 'contacts.csv': county['contacts.csv'].replace('Director', 'Head') }
  expect((await importOf(app, await dropped(app, retitled))).counts).toMatchObject({
    'changed rows': 1,
    'unchanged rows': 4,
  })
})

test('a contact that goes to another service of its directory is still the same contact', async () => {
  await using app = await createTestApp()
  const files = (service: string) => ({
    'organizations.csv': 'id,name,description\n1,Bay,d\n',
    'services.csv': 'id,organization_id,name,status\n1,1,Care,active\n2,1,Groups,active\n',
    'contacts.csv': `id,service_id,name\n1,${service},Ann Alder\n`,
  })
  await importOf(app, await dropped(app, files('1')))
  await importOf(app, await dropped(app, files('2')))
  const groups = whole(app).services.find(({ name }) => name === 'Groups')
  expect(whole(app).rows.map(({ aboutId }) => aboutId)).toEqual([groups?.id])
})

const PHONES = (number: string) => ({
  'organizations.csv': 'id,name,description\no1,Org A,desc\n',
  'services.csv': 'id,organization_id,name,status\ns1,o1,Counseling,active\n',
  'phones.csv': `id,service_id,number,type\np1,s1,${number},voice\n`,
  'languages.csv': 'id,service_id,name,code\nl1,s1,Spanish,es\nl2,s1,Arabic,ar\n',
})

test('next year’s telephone number comes in although somebody saved another field of the form', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, PHONES('617-555-0100')))
  await corrected(app, 'Counseling', { fees: 'Free', languages: ['ar', 'es'] })
  const same = await previewOf(app, await dropped(app, PHONES('617-555-0100')))
  expect(same.preview.notes.map(({ message }) => message)).not.toContain('imports:operations.yoursStay')
  const next = await importOf(app, await dropped(app, PHONES('617-555-0199')))
  expect(next.preview.questions).toEqual([])
  expect(whole(app).services).toMatchObject([{ fees: 'Free', phones: [{ number: '617-555-0199' }] }])
})

test('last year’s spreadsheet knows what the office moved and renamed since, and brings no old address back', async () => {
  await using app = await createTestApp()
  const list = {
    'providers.csv':
      'Organization,Service,Address,Phone,Fees\nHarbor House,Counseling,"1 Main St, Boston, MA 02110",617-555-0100,$10\n' +
      'Pier,Groups,"2 Oak St, Boston, MA 02110",617-555-0111,$10\n',
  }
  await importOf(app, await dropped(app, list))
  await corrected(app, 'Counseling', { address: '99 Pine St, Boston, MA 02118' })
  await corrected(app, 'Groups', { serviceName: 'Teen groups', organizationName: 'Pier House' })
  const again = await importOf(app, await dropped(app, list))
  expect(again.counts).toEqual({
    'unchanged organizations': 2,
    'unchanged services': 2,
    'unchanged locations': 2,
  })
  const { services, locations, places, organizations } = whole(app)
  expect(organizations.map(({ name }) => name).toSorted()).toEqual(['Harbor House', 'Pier House'])
  expect(services.map(({ name }) => name).toSorted()).toEqual(['Counseling', 'Teen groups'])
  expect(locations.map(({ address }) => address).toSorted()).toEqual([
    '2 Oak St, Boston, MA 02110',
    '99 Pine St, Boston, MA 02118',
  ])
  expect(places).toHaveLength(2)
})

test('a name the office gave another service since is the one of whoever the file meant', async () => {
  await using app = await createTestApp()
  const list = (...names: readonly string[]) => ({
    'providers.csv': `Organization,Service,Fees\n${names.map((name) => `Pier,${name},10\n`).join('')}`,
  })
  await importOf(app, await dropped(app, list('Groups')))
  await corrected(app, 'Groups', { serviceName: 'Teen groups' })
  const both = await importOf(app, await dropped(app, list('Teen groups', 'Groups')))
  expect(both.counts).toMatchObject({ 'new services': 1, 'unchanged services': 1 })
})

async function givenAway(app: TestApp): Promise<Uint8Array> {
  await app.office.providers.saveDirectory({})
  return app.host.saved.at(-1)?.bytes ?? new Uint8Array()
}

test('our own directory comes in again over this year’s edits: nothing is doubled and nothing overwritten unasked', async () => {
  await using app = await createTestApp()
  await app.office.providers.create(aProvider({ organizationName: 'Bay Clinic', fees: '$10' }))
  await app.office.providers.create(aProvider({ organizationName: 'Pier House', fees: '$10' }))
  const bytes = await givenAway(app)
  const named = whole(app).organizations.find(({ name }) => name === 'Bay Clinic')
  const bay = whole(app).services.find(({ organizationId }) => organizationId === named?.id)
  if (!bay || !named) throw new Error('Nothing was made.')
  const draft = { ...providerDraftOf(bay, named, undefined), fees: '$99', serviceName: 'Youth counseling' }
  await app.office.providers.update({ id: bay.id, version: bay.version, draft })
  const before = whole(app)
  const again = await importOf(app, await dropped(app, { 'directory.zip': bytes }))
  expect(again.counts).toMatchObject({ 'unchanged organizations': 2 })
  expect(again.counts).not.toHaveProperty('new services')
  const asked = again.preview.questions.flatMap(({ changes }) => changes?.map(({ field }) => field) ?? [])
  expect(asked.toSorted()).toEqual(['fees', 'name'])
  expect(whole(app).services.map(({ id, name, fees }) => [id, name, fees])).toEqual(
    before.services.map(({ id, name, fees }) => [id, name, fees]),
  )
})

test('a record that left under the small letters of its id is known again by them', async () => {
  await using app = await createTestApp()
  const id = 'ABCDEF01-1111-4111-8111-111111111111'
  const files = (of: string) => ({
    'organizations.csv': `id,name,description\n${of},Bay,d\n`,
    'services.csv': `id,organization_id,name,status\nABCDEF02-1111-4111-8111-111111111111,${of},Care,active\n`,
  })
  await importOf(app, await dropped(app, files(id)))
  const again = await importOf(app, await dropped(app, files(id.toLowerCase())))
  expect(again.counts).toEqual({ 'unchanged organizations': 1, 'unchanged services': 1 })
})

const FEES = (fees: string) => ({
  'organizations.csv': 'id,name,description\no1,Harbor House,Help\n',
  'services.csv': `id,organization_id,name,status,fees_description\ns1,o1,Teen counseling,active,${fees}\n`,
})

test('a year in which the directory says nothing of a field forgets nothing of the year before', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, FEES('Free')))
  await importOf(app, await dropped(app, FEES('')))
  await corrected(app, 'Teen counseling', { fees: '5 dollars' })
  const third = await importOf(app, await dropped(app, FEES('Free')))
  expect(third.preview.questions).toEqual([])
  expect(whole(app).services).toMatchObject([{ fees: '5 dollars' }])
})

test('another directory that counts from 1 as well does not go into what the office merged', async () => {
  await using app = await createTestApp()
  const files = (organization: string) => ({
    'organizations.csv': `id,name,description\n1,${organization},d\n`,
    'services.csv': `id,organization_id,name,status\n1,1,${organization} care,active\n`,
  })
  await importOf(app, await dropped(app, files('County Clinic')))
  const kept = await app.office.providers.create(aProvider({ organizationName: 'County Health' }))
  const gone = whole(app).organizations.find(({ name }) => name === 'County Clinic')
  await app.office.duplicates.merge({
    ...{ kind: 'organizations', keptId: kept.organizationId, goneId: gone?.id ?? '' },
    ...{ isSameParty: true, sameServices: [] },
  })
  await importOf(app, await dropped(app, files('City Hospital')))
  expect(
    whole(app)
      .organizations.map(({ name }) => name)
      .toSorted(),
  ).toEqual(['City Hospital', 'County Health'])
})
