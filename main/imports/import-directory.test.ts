import { expect, test } from 'vitest'

import { providerDraftOf, type ProviderDraft } from '#shared/domain/provider.ts'

import { countsOf, dropped, droppedFolder, importOf, previewOf } from '../testing/import-files.ts'
import { aStudent } from '../testing/makers.ts'
import { aCheck, aConsent } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const HSDS = {
  'organizations.csv':
    'id,name,description,email,website,tax_status\no1,Harbor House,Help,,harbor.example,\n',
  'services.csv':
    'id,organization_id,name,description,status,minimum_age,maximum_age,wait_time,accreditations\n' +
    's1,o1,Teen counseling,Talking,active,12,17,wait_time,State board\ns2,o1,Family nights,Together,inactive,,,2 weeks,\n',
  'locations.csv': 'id,organization_id,name,transportation,latitude\nl1,o1,Main house,Bus 1,40.1\n',
  'service_at_location.csv': 'id,service_id,location_id\nsl1,s1,l1\n',
  'addresses.csv':
    'id,location_id,address_1,city,state_province,postal_code,country,address_type\na1,l1,1 Main St,Town,NY,10001,US,physical\n',
  'phones.csv':
    'id,service_id,organization_id,number,extension,type\nt1,s1,o1,5550100123,7,voice\nt2,,o1,555-0111,,voice\n',
  'languages.csv': 'id,service_id,name,code\ng1,s1,Spanish,spa\n',
  'contacts.csv': 'id,organization_id,name,title\np1,o1,Ann Ray,Intake\n',
  'funding.csv': 'id,organization_id,source\nf1,o1,County\n',
}

async function directory(app: TestApp) {
  const { rows } = await app.counselor.providers.list({ activeOnly: false })
  return rows.map(({ organizationName, name }) => `${organizationName}: ${name}`)
}

async function harbor(app: TestApp) {
  const { rows } = await app.counselor.providers.list({ words: 'teen counseling' })
  return app.counselor.providers.get({ id: rows[0]?.organizationId ?? '' })
}

const aProvider: ProviderDraft = {
  organizationName: 'HARBOR HOUSE',
  serviceName: 'Teen counseling',
  description: '',
  phone: '',
  address: '',
  website: '',
  languages: [],
  payers: ['medicaid'],
  minimumAge: null,
  maximumAge: null,
  fees: 'Sliding scale',
  telehealth: true,
  applicationProcess: '',
}

test('a directory comes in with its places, telephones and languages, and keeps what it has no field for', async () => {
  await using app = await createTestApp()
  const { counts, preview } = await importOf(app, await droppedFolder(app, HSDS))
  expect(counts).toEqual({ 'new organizations': 1, 'new services': 2, 'new locations': 1, 'new rows': 4 })
  expect(preview.problems.map(({ message, first }) => [message, first[0]?.column])).toContainEqual([
    'imports:problems.placeholder',
    'wait_time',
  ])
  const record = await harbor(app)
  expect(record.organization).toMatchObject({ website: 'harbor.example', phones: [{ number: '555-0111' }] })
  expect(record.services.find(({ name }) => name === 'Teen counseling')).toMatchObject({
    languages: ['es'],
    phones: [{ number: '555-010-0123', extension: '7' }],
    statedWait: '',
    minimumAge: 12,
  })
  expect(record.locations).toMatchObject([{ address: '1 Main St, Town, NY 10001', postalCode: '10001' }])
  expect(record.places).toHaveLength(1)
  expect(record.more.map(({ table, cells }) => [table, cells.map(({ value }) => value)])).toEqual([
    ['contacts', ['Ann Ray', 'Intake']],
    ['funding', ['f1', 'o1', 'County']],
    ['locations', ['40.1']],
    ['services', ['State board']],
  ])
  expect((await app.counselor.search.find({ words: 'harbor' })).map(({ kind }) => kind)).toContain('provider')
  expect((await app.counselor.providers.list({ words: 'town 10001', age: 14, language: 'es' })).total).toBe(1)
})

test('the same directory a second time changes nothing, and one change is shown by itself', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, HSDS))
  expect((await importOf(app, await droppedFolder(app, HSDS))).counts).toEqual({
    'unchanged organizations': 1,
    'unchanged services': 2,
    'unchanged locations': 1,
    'unchanged rows': 4,
  })
  const changed = { ...HSDS, 'services.csv': HSDS['services.csv'].replace('12,17', '13,17') }
  const { preview } = await importOf(app, await droppedFolder(app, changed))
  expect(preview.samples.filter(({ status }) => status === 'changed')).toMatchObject([
    { kind: 'services', name: 'Teen counseling', changes: [{ field: 'minimumAge', before: 12, after: 13 }] },
  ])
  expect((await app.counselor.providers.list({ words: 'teen', age: 12 })).total).toBe(0)
})

test('a service that goes to another organization says so by name', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, HSDS))
  const moved = {
    ...HSDS,
    'organizations.csv': `${HSDS['organizations.csv']}o2,Hill Clinic,,,,\n`,
    'services.csv': HSDS['services.csv'].replace('s2,o1', 's2,o2'),
  }
  const { preview } = await importOf(app, await droppedFolder(app, moved))
  expect(preview.samples.filter(({ status }) => status === 'changed')).toMatchObject([
    {
      name: 'Family nights',
      changes: [{ field: 'organizationName', before: 'Harbor House', after: 'Hill Clinic' }],
    },
  ])
  expect(await directory(app)).toContain('Hill Clinic: Family nights')
})

test('what the office typed in by hand is recognised by name and keeps what the file leaves blank', async () => {
  await using app = await createTestApp()
  const typed = await app.office.providers.create(aProvider)
  const { counts } = await importOf(app, await droppedFolder(app, HSDS))
  expect(counts).toMatchObject({ 'changed organizations': 1, 'changed services': 1, 'new services': 1 })
  const record = await app.counselor.providers.get({ id: typed.organizationId })
  expect(record.services.find(({ id }) => id === typed.id)).toMatchObject({
    minimumAge: 12,
    payers: ['medicaid'],
    fees: 'Sliding scale',
    telehealth: true,
    version: 2,
  })
})

test('a directory is taken back as one, and not at all once somebody worked with it', async () => {
  await using app = await createTestApp()
  const typed = await app.office.providers.create(aProvider)
  await importOf(app, await droppedFolder(app, HSDS))
  const undo = app.events.findLast((event) => event.kind === 'undoable')
  await app.undoLast(app.office)
  expect(await directory(app)).toEqual(['HARBOR HOUSE: Teen counseling'])
  expect((await app.counselor.providers.get({ id: typed.organizationId })).locations).toEqual([])
  expect((await app.counselor.providers.list({ words: 'town' })).total).toBe(0)
  await expect(app.office.undo.run({ undoId: undo?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })

  await importOf(app, await droppedFolder(app, HSDS))
  const again = app.events.findLast((event) => event.kind === 'undoable')
  const service = (await harbor(app)).services.find(({ name }) => name === 'Teen counseling')
  await app.counselor.providers.verify({
    id: service?.id ?? '',
    version: service?.version ?? 1,
    check: aCheck(),
  })
  await expect(app.office.undo.run({ undoId: again?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await directory(app)).length).toBe(2)
})

test('an organization that a consent names stays', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, HSDS))
  const undo = app.events.findLast((event) => event.kind === 'undoable')
  const { organization } = await harbor(app)
  const { id: studentId } = await app.office.students.create(aStudent())
  await app.counselor.consents.create(aConsent(studentId, organization.id))
  await expect(app.office.undo.run({ undoId: undo?.undoId ?? '' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await directory(app)).length).toBe(2)
})

test('a service without its organization is asked about, and the proposed answer holds meanwhile', async () => {
  await using app = await createTestApp()
  const orphaned = {
    ...HSDS,
    'services.csv': HSDS['services.csv'].replace('s2,o1', 's2,o9').replace(/$/, 's3,,Lonely,,active,,,,\n'),
  }
  const { importId, preview, counts } = await previewOf(app, await droppedFolder(app, orphaned))
  expect(counts).toMatchObject({ 'new services': 3 })
  expect(preview.questionCounts).toContainEqual({
    kind: 'service-without-organization',
    count: 2,
    undecided: 2,
  })
  const [first] = preview.questions
  expect(first).toMatchObject({
    missing: null,
    chosen: { kind: 'create-organization', name: 'Family nights' },
  })

  const id = first?.id ?? ''
  const renamed = await app.office.imports.preview({
    importId,
    repairs: [{ id, repair: { kind: 'create-organization', name: 'Evening Help' } }],
  })
  expect(countsOf(renamed)).toMatchObject({ 'new organizations': 3, 'new services': 3 })
  const without = await app.office.imports.preview({
    importId,
    repairAll: [{ kind: 'service-without-organization', repair: 'leave-out' }],
  })
  expect(countsOf(without)).toMatchObject({ 'new services': 1, 'rejected services': 2 })
  await app.office.imports.commit({ importId })
  expect(await directory(app)).toEqual(['Harbor House: Teen counseling'])
  expect(await app.office.imports.saveRejects({ importId })).toMatchObject({ rows: 2 })
})

test('two records are never made one before the office says so', async () => {
  await using app = await createTestApp()
  const doubled = {
    ...HSDS,
    'organizations.csv': `${HSDS['organizations.csv']}o2,HARBOR  HOUSE,Again,,,\n`,
    'services.csv': HSDS['services.csv'].replace('s2,o1', 's2,o2'),
  }
  const { importId, preview, counts } = await previewOf(app, await droppedFolder(app, doubled))
  expect(counts).toMatchObject({ 'new organizations': 2 })
  expect(preview.questions[0]).toMatchObject({
    kind: 'same-name',
    chosen: { kind: 'keep-both' },
    decided: false,
  })
  const merged = await app.office.imports.preview({
    importId,
    repairAll: [{ kind: 'same-name', repair: 'merge' }],
  })
  expect(countsOf(merged)).toMatchObject({ 'new organizations': 1, 'new services': 2 })
  expect(merged.notes).toContainEqual({ message: 'imports:operations.merged', values: { count: 1 } })
  const neither = await app.office.imports.preview({
    importId,
    repairAll: [{ kind: 'same-name', repair: 'leave-out' }],
  })
  expect(countsOf(neither)).toMatchObject({ 'rejected organizations': 2, 'rejected services': 2 })
  expect(neither.problems).toContainEqual(
    expect.objectContaining({ message: 'imports:operations.serviceWithoutOrganization', count: 2 }),
  )
  await app.office.imports.preview({ importId, repairAll: [{ kind: 'same-name', repair: 'merge' }] })
  await app.office.imports.commit({ importId })
  expect((await harbor(app)).services).toHaveLength(2)
})

test('an organization known from another directory is asked about', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, HSDS))
  const elsewhere = {
    'organizations.csv': 'id,name\nx77,Harbor house\n',
    'services.csv': 'id,organization_id,name\ny1,x77,Grief group\n',
  }
  const tokens = await droppedFolder(app, elsewhere)
  const { preview, counts, importId } = await previewOf(app, tokens)
  expect(counts).toMatchObject({ 'new organizations': 1, 'new services': 1 })
  expect(preview.questions).toMatchObject([
    { kind: 'already-known', name: 'Harbor House', chosen: { kind: 'keep-both' } },
  ])
  const one = await app.office.imports.preview({
    importId,
    repairAll: [{ kind: 'already-known', repair: 'merge' }],
  })
  expect(countsOf(one)).toMatchObject({ 'changed organizations': 1, 'new services': 1 })
  await app.office.imports.commit({ importId })
  expect((await harbor(app)).services).toHaveLength(3)
})

test('two directories that both count from 1 stay two, and each is known again', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, HSDS))
  const other = {
    'organizations.csv': 'id,name\no1,Hill Clinic\n',
    'services.csv': 'id,organization_id,name\ns1,o1,Grief group\n',
    'locations.csv': 'id,organization_id,name\nl1,o1,Upper floor\n',
    'service_at_location.csv': 'id,service_id,location_id\nsl1,s1,l1\n',
  }
  const first = await importOf(app, await droppedFolder(app, other))
  expect(first.counts).toEqual({ 'new organizations': 1, 'new services': 1, 'new locations': 1 })
  expect(first.preview.questions).toMatchObject([
    { kind: 'known-by-other-name', name: 'Hill Clinic / Harbor House', chosen: { kind: 'keep-both' } },
  ])
  const again = await importOf(app, await droppedFolder(app, other))
  expect(again.counts).toEqual({
    'unchanged organizations': 1,
    'unchanged services': 1,
    'unchanged locations': 1,
  })
  expect(again.preview.questions).toEqual([])
  expect((await importOf(app, await droppedFolder(app, HSDS))).counts).toEqual({
    'unchanged organizations': 1,
    'unchanged services': 2,
    'unchanged locations': 1,
    'unchanged rows': 4,
  })
})

test('an organization that was renamed is the same one once the office says so', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, HSDS))
  const renamed = {
    ...HSDS,
    'organizations.csv': HSDS['organizations.csv'].replace('Harbor House', 'Harbor Family Center'),
  }
  const { importId } = await previewOf(app, await droppedFolder(app, renamed))
  await app.office.imports.preview({
    importId,
    repairAll: [{ kind: 'known-by-other-name', repair: 'merge' }],
  })
  await app.office.imports.commit({ importId })
  expect(await directory(app)).toEqual([
    'Harbor Family Center: Family nights',
    'Harbor Family Center: Teen counseling',
  ])
})

test('a spreadsheet of providers in Spanish goes through the mapper', async () => {
  await using app = await createTestApp()
  const list =
    'Agencia;Programa;Teléfono;Idiomas;Edades;Dirección;Notas internas\n' +
    'Casa Abierta;Terapia familiar;(305) 555-0188;Español, inglés;6-17;Calle 1;Preguntar por Rosa\n' +
    'Casa Abierta;Grupo de jóvenes;;;13+;Calle 1;\n'
  const { read, counts } = await importOf(app, await dropped(app, { 'proveedores.csv': list }))
  expect(read).toMatchObject({ kind: 'spreadsheet', subject: 'providers' })
  expect(read.tables[0]?.columns.at(-1)).toMatchObject({ name: 'Notas internas', use: 'kept', field: null })
  expect(counts).toMatchObject({
    'new organizations': 1,
    'new services': 2,
    'new locations': 1,
    'new rows': 1,
  })
  const { rows } = await app.counselor.providers.list({ words: 'calle', age: 10, language: 'es' })
  expect(rows).toMatchObject([
    { name: 'Terapia familiar', phone: '305-555-0188', minimumAge: 6, maximumAge: 17 },
  ])
})

test('files about people and files about providers are not mixed', async () => {
  await using app = await createTestApp()
  const tokens = await dropped(app, {
    'students.csv': 'Student ID,First Name,Last Name,Grade\n1,Ana,Pérez,7\n',
    'services.csv': 'Agency,Program,Phone\nCasa Abierta,Terapia,305-555-0188\n',
  })
  const read = await app.office.imports.read({ tokens })
  expect(read.subject).toBe('roster')
  expect(read.tables.map(({ name, target }) => [name, target])).toEqual([
    ['students', 'students'],
    ['services', null],
  ])
  expect(read.why).toContainEqual({
    message: 'imports:operations.otherSubject',
    values: { file: 'services.csv' },
  })
  const [students, services] = read.mapping ?? []
  if (!students || !services) throw new Error('Two files have two mappings.')
  const both = [students, { ...services, target: 'services' as const, columns: { name: 'Program' } }]
  await expect(app.office.imports.preview({ importId: read.importId, mapping: both })).rejects.toMatchObject({
    data: { message: 'imports:operations.mixedSubjects' },
  })
  const none = both.map((table) => ({ ...table, target: null }))
  await expect(app.office.imports.preview({ importId: read.importId, mapping: none })).rejects.toMatchObject({
    data: { message: 'imports:operations.nothingMapped' },
  })
})

const YEAR = (fees: string, description = 'Talking') => ({
  'organizations.csv': 'id,name,description\no1,Harbor House,Help\n',
  'services.csv': `id,organization_id,name,description,status,fees_description\ns1,o1,Teen counseling,${description},active,${fees}\n`,
})

async function corrected(app: TestApp, fees: string) {
  const { services, organization, locations } = await harbor(app)
  const [service] = services
  if (!service) throw new Error('no service')
  const draft = { ...providerDraftOf(service, organization, locations[0]), fees }
  await app.office.providers.update({ id: service.id, version: service.version, draft })
}

test('last year’s directory over this year’s edits: what only one side changed counts, what both changed the office decides', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, YEAR('Free')))
  await corrected(app, '5 dollars')
  const fees = async () => (await harbor(app)).services.map((service) => [service.fees, service.description])

  const again = await importOf(app, await dropped(app, YEAR('Free', 'Talking together')))
  expect(again.counts).toEqual({ 'unchanged organizations': 1, 'changed services': 1 })
  expect(again.preview.notes).toContainEqual({
    message: 'imports:operations.yoursStay',
    values: { count: 1 },
  })
  expect(await fees()).toEqual([['5 dollars', 'Talking together']])

  const next = await importOf(app, await dropped(app, YEAR('10 dollars')))
  expect(next.preview.questions).toMatchObject([
    {
      ...{ kind: 'both-changed', name: 'Teen counseling', decided: false, chosen: { kind: 'keep-ours' } },
      changes: [{ field: 'fees', before: '5 dollars', after: '10 dollars' }],
    },
  ])
  expect(await fees()).toEqual([['5 dollars', 'Talking']])
  // What nobody has decided is asked again; what was decided is not.
  const asked = async () =>
    (await previewOf(app, await dropped(app, YEAR('10 dollars')))).preview.questions.map(({ kind }) => kind)
  expect(await asked()).toEqual(['both-changed'])
  await importOf(app, await dropped(app, YEAR('10 dollars')), {
    repairAll: [{ kind: 'both-changed', repair: 'keep-ours' }],
  })
  expect(await asked()).toEqual([])
  expect(await fees()).toEqual([['5 dollars', 'Talking']])

  await app.undoLast(app.office)
  await importOf(app, await dropped(app, YEAR('10 dollars')), {
    repairAll: [{ kind: 'both-changed', repair: 'take-theirs' }],
  })
  expect(await fees()).toEqual([['10 dollars', 'Talking']])
})

test('each word both sides changed is decided by itself, and what is left is told and asked again', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, YEAR('Free')))
  const { services, organization, locations } = await harbor(app)
  const [service] = services
  if (!service) throw new Error('no service')
  const draft = {
    ...providerDraftOf(service, organization, locations[0]),
    ...{ fees: '5 dollars', description: 'Listening' },
  }
  await app.office.providers.update({ id: service.id, version: service.version, draft })
  const theirs = YEAR('10 dollars', 'Talking together')
  const look = async () => previewOf(app, await dropped(app, theirs))
  const { preview } = await look()
  expect(preview.questions.map(({ changes }) => changes?.map(({ field }) => field))).toEqual([
    ['description'],
    ['fees'],
  ])
  const fees = preview.questions.find(({ changes }) => changes?.[0]?.field === 'fees')
  const { importId } = await app.office.imports.read({ tokens: await dropped(app, theirs) })
  await app.office.imports.preview({
    importId,
    repairs: [{ id: fees?.id ?? '', repair: { kind: 'take-theirs' } }],
  })
  expect(await app.office.imports.commit({ importId })).toMatchObject({ undecided: 1 })
  expect((await harbor(app)).services).toMatchObject([{ fees: '10 dollars', description: 'Listening' }])
  expect((await look()).preview.questions.map(({ changes }) => changes?.[0]?.field)).toEqual(['description'])
})

test('files that are older than what came in before say so, and an import that was taken back counts no more', async () => {
  await using app = await createTestApp()
  const of = (day: string) => ({
    'organizations.csv': 'id,name,description\no1,Harbor House,Help\n',
    'services.csv': `id,organization_id,name,description,status,assured_date,last_modified\ns1,o1,Teen counseling,Talking,active,2025-01-02,${day}\n`,
  })
  await importOf(app, await dropped(app, of('2026-10-01T10:00:00Z')))
  const older = async (day: string) => (await previewOf(app, await dropped(app, of(day)))).preview.older
  expect(await older('2025-10-01')).toEqual({ newestOn: '2025-10-01', known: '2026-10-01' })
  expect(await older('2026-11-01')).toBeNull()
  expect((await previewOf(app, await dropped(app, YEAR('Free')))).preview.older).toBeNull()
  await app.undoLast(app.office)
  expect(await older('2025-10-01')).toBeNull()
  expect(await app.office.imports.list({})).toMatchObject([
    { files: ['organizations.csv', 'services.csv'], takenBackAt: expect.any(String) },
  ])
})
