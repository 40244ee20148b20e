import { expect, test } from 'vitest'

import {
  OrganizationDraft,
  organizationDraftOf,
  PlaceDraft,
  placeDraftOf,
} from '#shared/domain/provider-reach.ts'

import { listAudit } from '../audit/audit.sql.ts'
import { dropped, importOf } from '../testing/import-files.ts'
import { aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const reached = {
  alternateName: 'The Bay',
  description: 'Help for families',
  phones: [
    { number: '(215) 555-0100 ext 7', kind: 'voice', description: 'Front desk' },
    { number: '215.555.0111', kind: 'fax', description: '' },
  ],
  email: 'help@bay.example',
  website: 'bay.example',
}

const place = (wish: Partial<PlaceDraft> = {}): PlaceDraft => ({
  ...{ name: '', address: '1 Dock Road, Baytown, PA 19002', postalCode: '19002', phones: [] },
  ...{ transportation: 'Bus 1', accessibility: 'Ramp', serviceIds: [] },
  ...wish,
})

async function aBay(app: TestApp) {
  const service = await app.office.providers.create(aProvider({ organizationName: 'Bay House', phone: '' }))
  const get = () => app.office.providers.get({ id: service.organizationId })
  return { service, organizationId: service.organizationId, get }
}

const events = (app: TestApp) => listAudit(app.vault.reading, { afterSeq: 0 }).map(({ event }) => event)

test('how an organization itself is reached is written down, found, told by the list, and taken back', async () => {
  await using app = await createTestApp()
  const { organizationId, get } = await aBay(app)
  const { organization: before } = await get()
  await app.office.providers.updateOrganization({
    id: organizationId,
    version: before.version,
    draft: reached,
  })
  const { organization } = await get()
  expect(organization).toMatchObject({
    ...{ alternateName: 'The Bay', email: 'help@bay.example', website: 'bay.example' },
    phones: [
      { number: '215-555-0100', extension: '7', kind: 'voice', description: 'Front desk' },
      { number: '215-555-0111', extension: null, kind: 'fax' },
    ],
  })
  const listed = async (words: string) => (await app.office.providers.list({ words })).rows
  expect(await listed('2155550111')).toHaveLength(1)
  expect((await listed('Bay House'))[0]?.phone).toBe('215-555-0100')
  expect(events(app)).toContain('provider.organization-updated')
  await expect(
    app.office.providers.updateOrganization({ id: organizationId, version: before.version, draft: reached }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await app.undoLast(app.office)
  expect((await get()).organization).toMatchObject({ phones: [], email: null })
  expect(await listed('2155550111')).toHaveLength(0)
})

test('the form shows what is known, and writes it back as it was', () => {
  const organization = {
    ...{
      id: '',
      sourceId: null,
      name: 'Bay',
      alternateName: null,
      description: '',
      active: true,
      version: 1,
    },
    ...{ email: null, website: null },
    phones: [{ number: '215-555-0100', extension: '7', kind: 'tollfree', description: '' }],
  }
  const draft = organizationDraftOf(organization)
  expect(draft.phones).toEqual([{ number: '215-555-0100 x7', kind: 'tollfree', description: '' }])
  expect(OrganizationDraft.parse(draft)).toEqual(draft)
})

test.each([
  ['phones.0.number', { phones: [{ number: 'call us', kind: null, description: '' }] }],
  ['email', { email: 'help at bay' }],
  ['website', { website: 'see our page' }],
])('%s that nobody can use is refused with a sentence', (path, wish) => {
  const { error } = OrganizationDraft.safeParse({ ...reached, ...wish })
  expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path])
  expect(
    OrganizationDraft.safeParse({ ...reached, phones: [{ number: '988', kind: null, description: '' }] })
      .success,
  ).toBe(true)
})

test('a place is added, given services, corrected, and removed, and each can be taken back', async () => {
  await using app = await createTestApp()
  const { service, organizationId, get } = await aBay(app)
  const made = await app.office.providers.addPlace({
    organizationId,
    draft: place({
      serviceIds: [service.id],
      phones: [{ number: '2155550120', kind: null, description: '' }],
    }),
  })
  expect(made.place).toMatchObject({ name: 'Bay House', postalCode: '19002', accessibility: 'Ramp' })
  const dock = async () => (await get()).locations.find(({ id }) => id === made.place.id)
  expect((await get()).places).toContainEqual({ serviceId: service.id, locationId: made.place.id })
  const found = async (words: string) => (await app.office.providers.list({ words })).rows.length
  expect(await found('Dock Road')).toBe(1)

  const draft = { ...placeDraftOf(made.place, []), address: '2 Dock Road', hours: 'Mondays' }
  await app.office.providers.updatePlace({ id: made.place.id, version: 1, organizationId, draft })
  expect(await dock()).toMatchObject({
    address: '2 Dock Road',
    openings: [{ description: 'Mondays' }],
    version: 2,
  })
  expect((await get()).places).not.toContainEqual({ serviceId: service.id, locationId: made.place.id })
  await app.undoLast(app.office)
  expect(await dock()).toMatchObject({ address: '1 Dock Road, Baytown, PA 19002' })
  expect((await get()).places).toContainEqual({ serviceId: service.id, locationId: made.place.id })

  const { version = 0 } = (await dock()) ?? {}
  await app.office.providers.removePlace({ id: made.place.id, version, organizationId })
  expect(await dock()).toBeUndefined()
  expect(await found('Dock Road')).toBe(0)
  await expect(
    app.office.providers.removePlace({ id: made.place.id, version: version + 1, organizationId }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await app.undoLast(app.office)
  expect(await dock()).toBeDefined()
  expect(await found('Dock Road')).toBe(1)
  expect(events(app)).toEqual(
    expect.arrayContaining(['provider.place-added', 'provider.place-updated', 'provider.place-removed']),
  )
})

test('a place without address and name is none, and the same place is not listed twice', async () => {
  await using app = await createTestApp()
  const { organizationId } = await aBay(app)
  expect(PlaceDraft.safeParse(place({ address: '' })).error?.issues[0]?.path).toEqual(['address'])
  await app.office.providers.addPlace({ organizationId, draft: place() })
  await expect(
    app.office.providers.addPlace({
      organizationId,
      draft: place({ address: '1 DOCK road, Baytown, PA 19002' }),
    }),
  ).rejects.toMatchObject({ data: { message: 'providers:errors.placeTwice' } })
})

const YEAR = {
  'organizations.csv': 'id,name,description,email,url\no1,Bay House,Help,old@bay.example,\n',
  'services.csv': 'id,organization_id,name,status\ns1,o1,Teen talk,active\n',
  'locations.csv': 'id,organization_id,name,description\nl1,o1,Main house,By the bay\n',
  'services_at_location.csv': 'id,service_id,location_id\na1,s1,l1\n',
}

test('the word of the office holds over the same file a year later, and a removed place stays removed', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, YEAR))
  const [line] = (await app.office.providers.list({})).rows
  const id = line?.organizationId ?? ''
  const { organization, locations } = await app.office.providers.get({ id })
  const { version, ...known } = organization
  const draft = { ...organizationDraftOf({ ...known, version }), email: 'new@bay.example' }
  await app.office.providers.updateOrganization({ id, version, draft })
  const [house] = locations
  await app.office.providers.removePlace({
    id: house?.id ?? '',
    version: house?.version ?? 0,
    organizationId: id,
  })
  await importOf(app, await dropped(app, YEAR))
  const again = await app.office.providers.get({ id })
  expect(again.organization.email).toBe('new@bay.example')
  expect([again.locations, again.places]).toEqual([[], []])
})

test('what was written stays through a merger and apart again, and leaves with the directory', async () => {
  await using app = await createTestApp()
  const { organizationId, get } = await aBay(app)
  await app.office.providers.updateOrganization({ id: organizationId, version: 1, draft: reached })
  const { place: dock } = await app.office.providers.addPlace({ organizationId, draft: place() })
  const gone = await app.office.providers.addPlace({
    organizationId,
    draft: place({ address: '9 Old Road' }),
  })
  await app.office.providers.removePlace({ id: gone.place.id, version: 1, organizationId })
  const before = await get()
  const other = await app.office.providers.create(
    aProvider({ organizationName: 'Bay House Inc', serviceName: 'Grief' }),
  )
  await app.office.duplicates.merge({
    ...{ kind: 'organizations', keptId: other.organizationId, goneId: organizationId },
    ...{ sameServices: [], isSameParty: false },
  })
  const merged = await app.office.providers.get({ id: other.organizationId })
  expect(merged.locations.map(({ id }) => id)).toContain(dock.id)
  expect(merged.locations.map(({ id }) => id)).not.toContain(gone.place.id)
  await app.undoLast(app.office)
  expect((await get()).organization).toMatchObject({
    email: 'help@bay.example',
    phones: before.organization.phones,
  })
  await app.office.providers.saveDirectory({})
  await using school = await createTestApp()
  await importOf(school, await dropped(school, { 'directory.zip': app.host.saved.at(-1)?.bytes ?? '' }))
  const rows = (await school.office.providers.list({ words: 'Bay House' })).rows
  const there = await school.office.providers.get({
    id: rows.find(({ name }) => name !== 'Grief')?.organizationId ?? '',
  })
  expect(there.organization).toMatchObject({ email: 'help@bay.example', phones: before.organization.phones })
  expect(there.locations.find(({ address }) => address.startsWith('1 Dock'))).toMatchObject({
    ...{ postalCode: '19002', accessibility: 'Ramp', transportation: 'Bus 1' },
  })
  expect(there.locations.map(({ address }) => address)).not.toContain('9 Old Road')
})

test('as long as nobody has said where a service is given, it is reached where its organization is', async () => {
  await using app = await createTestApp()
  const bay = await app.office.providers.create(
    aProvider({ organizationName: 'Bay House', serviceName: 'Talks', phone: '', address: '' }),
  )
  const { organizationId } = bay
  const phoneOf = async (id: string) =>
    (await app.office.providers.list({})).rows.find((row) => row.id === id)?.phone
  expect(await phoneOf(bay.id)).toBeNull()
  const phones = [{ number: '2155550120', kind: null, description: '' }]
  const made = await app.office.providers.addPlace({ organizationId, draft: place({ name: 'Dock', phones }) })
  expect(await phoneOf(bay.id)).toBe('215-555-0120')
  const { pages } = await app.office.providers.previewList({ printedIn: 'en' })
  const printed = pages.map(({ html }) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')).join(' ')
  expect(printed).toMatch(/215-555-0120 · ?Dock/)
  await app.office.providers.removePlace({ id: made.place.id, version: 1, organizationId })
  expect(await phoneOf(bay.id)).toBeNull()
})

test('what is no telephone number and an age nobody reaches are refused at their fields', async () => {
  await using app = await createTestApp()
  const add = (wish: object) => app.office.providers.create(aProvider({ organizationName: 'Bay', ...wish }))
  await expect(add({ phone: 'call the desk' })).rejects.toMatchObject({
    data: { fields: [{ path: 'phone' }] },
  })
  await expect(add({ maximumAge: 200 })).rejects.toMatchObject({ data: { fields: [{ path: 'maximumAge' }] } })
  await expect(add({ phone: '988', maximumAge: 120 })).resolves.toMatchObject({ maximumAge: 120 })
})
