import { expect, test } from 'vitest'

import { countsOf, droppedFolder, importOf, previewOf } from '../testing/import-files.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const ONE = 'id,name\no1,Only House\n'
const SERVICES =
  'id,organization_id,name\n' +
  's1,o1,Evening talk\ns2,o7,Food pantry\ns3,o8,Grief group\ns4,o7,Clothes closet\ns5,o7,Only House\ns6,o8,Rides\n'

const missing = { 'organizations.csv': ONE, 'services.csv': SERVICES }

/** Which services stand together, by their organizations. */
async function together(app: TestApp) {
  const { rows } = await app.counselor.providers.list({ activeOnly: false })
  const groups = Map.groupBy(rows, ({ organizationId }) => organizationId)
  return [...groups.values()]
    .map(
      (group) =>
        `${group[0]?.organizationName}: ${group
          .map(({ name }) => name)
          .toSorted()
          .join(', ')}`,
    )
    .toSorted()
}

const APART = [
  'Food pantry: Clothes closet, Food pantry, Only House',
  'Grief group: Grief group, Rides',
  'Only House: Evening talk',
]

test('services that name the same unknown organization go together, and to nobody else', async () => {
  await using app = await createTestApp()
  const { counts, preview } = await importOf(app, await droppedFolder(app, missing))
  expect(counts).toEqual({ 'new organizations': 3, 'new services': 6 })
  expect(await together(app)).toEqual(APART)
  expect(preview.questions).toMatchObject([
    { kind: 'service-without-organization', name: 'Food pantry, Clothes closet, Only House', missing: null },
    { name: 'Grief group, Rides', missing: null, chosen: { kind: 'create-organization' } },
  ])
  // The second time they are known.
  expect((await importOf(app, await droppedFolder(app, missing))).counts).toEqual({
    'unchanged organizations': 3,
    'unchanged services': 6,
  })
  expect(await together(app)).toEqual(APART)
})

test('one answer holds for all that miss the same organization', async () => {
  await using app = await createTestApp()
  const { importId, preview } = await previewOf(app, await droppedFolder(app, missing))
  const id = preview.questions[0]?.id ?? ''
  const leftOut = await app.office.imports.preview({
    importId,
    repairs: [{ id, repair: { kind: 'leave-out' } }],
  })
  expect(countsOf(leftOut)).toMatchObject({
    'new organizations': 2,
    'new services': 3,
    'rejected services': 3,
  })
  await app.office.imports.preview({
    importId,
    repairs: [{ id, repair: { kind: 'attach', key: 'o1', name: 'Only House' } }],
  })
  await app.office.imports.commit({ importId })
  expect(await together(app)).toEqual([
    'Grief group: Grief group, Rides',
    'Only House: Clothes closet, Evening talk, Food pantry, Only House',
  ])
})

test('a file of services alone finds the organizations the office has by their ids, and renames none', async () => {
  const house = '2b1d7d4e-7f0a-4a53-9d1c-0b8f5d9f1a01'
  await using app = await createTestApp()
  await importOf(
    app,
    await droppedFolder(app, {
      'organizations.csv': `id,name\n${house},Harbor House\n`,
      'services.csv': `id,organization_id,name\ns1,${house},Evening talk\n`,
    }),
  )
  const { counts } = await importOf(
    app,
    await droppedFolder(app, {
      'services.csv': `id,organization_id,name\ns2,${house},Grief group\n`,
      'locations.csv': `id,organization_id,name\nl2,${house},Main house\n`,
    }),
  )
  expect(counts).toEqual({ 'unchanged organizations': 1, 'new services': 1, 'new locations': 1 })
  expect(await together(app)).toEqual(['Harbor House: Evening talk, Grief group'])
})

test('a row that belongs to something missing says what kind of thing, and no id', async () => {
  await using app = await createTestApp()
  const { preview } = await previewOf(
    app,
    await droppedFolder(app, {
      'organizations.csv': ONE,
      'services.csv': 'id,organization_id,name\ns1,o1,Evening talk\n',
      'phones.csv': 'id,service_id,number\np1,s9,305-555-0100\n',
    }),
  )
  expect(preview.questions).toMatchObject([
    { kind: 'link-to-missing', link: 'serviceKey', missing: null, decided: false },
  ])
  const [left] = preview.samples.filter(({ status }) => status === 'rejected')
  expect(left?.why?.message).toBe('imports:operations.leftOutMeanwhile')
})

const HARBOR = {
  'organizations.csv': 'id,name\no1,Harbor\n',
  'services.csv': 'id,organization_id,name\ns1,o1,One\ns2,o1,Two\n',
}
const SERVICES_ONLY = { 'services.csv': 'id,organization_id,name\ns1,o1,One\ns2,o1,Two\n' }

test('a file of services alone doubles nothing, though its ids are short, and asks nothing that is not so', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, HARBOR))
  const { counts, preview } = await importOf(app, await droppedFolder(app, SERVICES_ONLY))
  expect(counts).toEqual({ 'unchanged organizations': 1, 'unchanged services': 2 })
  expect(preview.questions).toMatchObject([
    { kind: 'service-without-organization', chosen: { kind: 'attach', name: 'Harbor' } },
  ])
  expect(await together(app)).toEqual(['Harbor: One, Two'])
})

test('short ids may be those of another directory: the office can say that the organization is a new one', async () => {
  await using app = await createTestApp()
  await importOf(app, await droppedFolder(app, HARBOR))
  const others = { 'services.csv': 'id,organization_id,name\nx7,o1,Food pantry\n' }
  const { importId, preview } = await previewOf(app, await droppedFolder(app, others))
  const repair = { kind: 'create-organization' as const, name: 'Food pantry' }
  const id = preview.questions[0]?.id ?? ''
  const answered = await app.office.imports.preview({ importId, repairs: [{ id, repair }] })
  expect(answered.questions.map(({ kind }) => kind)).toEqual(['service-without-organization'])
  await app.office.imports.commit({ importId })
  expect(await together(app)).toEqual(['Food pantry: Food pantry', 'Harbor: One, Two'])
})
