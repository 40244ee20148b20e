import { expect, test } from 'vitest'

import { providerDraftOf } from '#shared/domain/provider.ts'

import { listAudit } from '../audit/audit.sql.ts'
import { wholeDirectory } from '../providers/directory-rows.ts'
import { hsdsVersions } from '../testing/hsds-versions.ts'
import { dropped, importOf } from '../testing/import-files.ts'
import { aCheck, aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const files = (fees = 'Free') => ({
  'organizations.csv': 'id,name,description\no1,Bay House,Help\no2,Pier Pantry,Food\n',
  'services.csv': `id,organization_id,name,status,fees\ns1,o1,Teen talk,active,${fees}\ns2,o2,Pantry,active,${fees}\n`,
  'locations.csv': 'id,organization_id,name,latitude\nl1,o1,Main house,40.1\nl2,o2,Dock,40.2\n',
  'services_at_location.csv': 'id,service_id,location_id\na1,s1,l1\na2,s2,l2\n',
})

const stored = ({ vault }: TestApp) => {
  const { organizations, services, locations, places, rows, told } = wholeDirectory(vault.reading)
  return { organizations, services, locations, places, rows, told }
}

/** Everything but how often it changed. */
const said = (app: TestApp) =>
  JSON.stringify(stored(app)).replaceAll(/"version":\d+|"updatedAt":"[^"]*"/g, '')

async function lineOf(app: TestApp, name: string) {
  const line = (await app.office.providers.list({})).rows.find((row) => row.name === name)
  const { services, organization, locations } = await app.office.providers.get({
    id: line?.organizationId ?? '',
  })
  const service = services.find((each) => each.name === name)
  if (!service) throw new Error(`There is no ${name}.`)
  return { service, organization, locations }
}

test('a colleague takes back an import of a directory after the vault was locked, and all of it goes', async () => {
  await using app = await createTestApp()
  await app.office.providers.create(aProvider({ organizationName: 'Ours before' }))
  const before = said(app)
  const { importId } = await importOf(app, await dropped(app, hsdsVersions['1.1']))
  expect(await app.office.imports.list({})).toMatchObject([
    { canTakeBack: true, stays: [], takenBackAt: null },
  ])
  const { organizations, services, locations, rows } = stored(app)
  const taken = await app.counselor.imports.takeBack({ importId })
  expect(taken.stays).toEqual([])
  expect(taken.takenBack).toBe(organizations.length + services.length + locations.length + rows.length - 3)
  expect(said(app)).toBe(before)
  expect((await app.office.providers.list({})).rows).toHaveLength(1)
  expect(await app.office.imports.list({})).toMatchObject([
    { canTakeBack: false, takenBackAt: expect.any(String) },
  ])
  expect(listAudit(app.vault.reading, { afterSeq: 0 }).at(-1)).toMatchObject({ event: 'import.taken-back' })
  await expect(app.office.imports.takeBack({ importId })).rejects.toMatchObject({
    data: { message: 'imports:operations.takenBackBefore' },
  })
  await app.undoLast(app.counselor)
  expect(stored(app).services).toHaveLength(services.length)
  expect(await app.office.imports.list({})).toMatchObject([{ canTakeBack: true, takenBackAt: null }])
  await app.counselor.imports.takeBack({ importId })
  await importOf(app, await dropped(app, hsdsVersions['1.1']))
  expect(stored(app).services).toHaveLength(services.length)
})

test('what somebody built on stays with what it needs, each told with its reason, and the rest goes', async () => {
  await using app = await createTestApp()
  const { importId, preview } = await importOf(app, await dropped(app, files()))
  const { service } = await lineOf(app, 'Teen talk')
  await app.office.providers.verify({ id: service.id, version: service.version, check: aCheck() })
  const taken = await app.counselor.imports.takeBack({ importId })
  const why = Object.fromEntries(taken.stays.map((each) => [`${each.kind} ${each.name}`, each.why]))
  expect(why).toEqual({
    'organizations Bay House': 'holds',
    'services Teen talk': 'changed',
    'locations Main house': 'holds',
    'rows Main house': 'with',
  })
  const brought = preview.counts.reduce((sum, counts) => sum + counts.new + counts.changed, 0)
  expect(taken.takenBack + taken.stays.length).toBe(brought)
  const left = stored(app)
  expect(left.organizations.map(({ name }) => name)).toEqual(['Bay House'])
  expect(left.services.map(({ name }) => name)).toEqual(['Teen talk'])
  expect(left.locations.map(({ name }) => name)).toEqual(['Main house'])
  expect([left.places.length, left.rows.length]).toEqual([1, 1])
  expect(await app.office.imports.list({})).toMatchObject([{ stays: taken.stays }])
  expect((await app.office.providers.list({ words: 'Pantry' })).rows).toEqual([])
})

test('words of last year stand again where this year’s file changed them and nobody else did', async () => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, files()))
  const { importId } = await importOf(app, await dropped(app, files('10 dollars')))
  const { service, organization, locations } = await lineOf(app, 'Pantry')
  const draft = { ...providerDraftOf(service, organization, locations[0]), description: 'Ours' }
  await app.office.providers.update({ id: service.id, version: service.version, draft })
  const taken = await app.office.imports.takeBack({ importId })
  expect(taken).toMatchObject({ takenBack: 1, stays: [{ kind: 'services', name: 'Pantry', why: 'changed' }] })
  expect((await lineOf(app, 'Teen talk')).service.fees).toBe('Free')
  expect((await lineOf(app, 'Pantry')).service).toMatchObject({ fees: '10 dollars', description: 'Ours' })
  // What the file of last year said is what the next one is compared with again.
  const { preview } = await importOf(app, await dropped(app, files('10 dollars')))
  expect(preview.questions).toEqual([])
  expect((await lineOf(app, 'Teen talk')).service.fees).toBe('10 dollars')
})

test('an import everything of which was built on is not taken back, and one of students only in its sitting', async () => {
  await using app = await createTestApp()
  const { importId } = await importOf(
    app,
    await dropped(app, {
      'organizations.csv': 'id,name\no1,Bay House\n',
      'services.csv': 'id,organization_id,name,status\ns1,o1,Teen talk,active\n',
    }),
  )
  const { service } = await lineOf(app, 'Teen talk')
  await app.office.providers.verify({ id: service.id, version: service.version, check: aCheck() })
  await expect(app.office.imports.takeBack({ importId })).rejects.toMatchObject({
    data: { message: 'imports:operations.allBuiltOn' },
  })
  const roster = await importOf(
    app,
    await dropped(app, { 'list.csv': 'Student ID,Last Name,First Name\n7,Varga,Ana\n' }),
  )
  expect((await app.office.imports.list({})).find(({ id }) => id === roster.importId)).toMatchObject({
    canTakeBack: false,
  })
  await expect(app.office.imports.takeBack({ importId: roster.importId })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('an organization that a merger took in is told as gone, and what it became stays', async () => {
  await using app = await createTestApp()
  const ours = await app.office.providers.create(aProvider({ organizationName: 'Bay' }))
  const { importId } = await importOf(app, await dropped(app, files()))
  const { organization } = await lineOf(app, 'Teen talk')
  await app.office.duplicates.merge({
    ...{ kind: 'organizations', keptId: ours.organizationId, goneId: organization.id },
    ...{ sameServices: [], isSameParty: false },
  })
  const { stays } = await app.office.imports.takeBack({ importId })
  expect(stays).toContainEqual({ kind: 'organizations', name: 'Bay House', why: 'gone' })
  expect(stored(app).organizations.map(({ name }) => name)).toContain('Bay')
})
