import { expect, test } from 'vitest'

import { dropped, importOf } from '../testing/import-files.ts'
import { createTestApp } from '../testing/test-app.ts'

const ages = (rows: string) => ({
  'organizations.csv': 'id,name\no1,Bay Clinic\n',
  'services.csv': `id,organization_id,name,minimum_age,maximum_age\n${rows}`,
})

test.each([
  ['', '12 to 18', 12, 18],
  ['12', '12 to 18', 12, 18],
  ['5+', '18', 5, 18],
  ['5+', '', 5, null],
  ['12-17', '', 12, 17],
  ['5', '200', 5, null],
  ['', '18+', null, null],
  ['', 'under 19', null, 18],
  ['under 19', '', null, 18],
  ['17 and under', '', null, 17],
  ['5', '17 and under', 5, 17],
])('“%s” and “%s” are the ages %s to %s', async (from, to, minimumAge, maximumAge) => {
  await using app = await createTestApp()
  const { preview } = await importOf(app, await dropped(app, ages(`s1,o1,Talk,${from},${to}\n`)))
  expect(preview.problems).toEqual([])
  const { rows } = await app.counselor.providers.list({})
  const { services } = await app.counselor.providers.get({ id: rows[0]?.organizationId ?? '' })
  expect(services).toMatchObject([{ minimumAge, maximumAge }])
})

test('ages that contradict are listed with their file, row and words, and kept beside the record', async () => {
  await using app = await createTestApp()
  const { preview } = await importOf(app, await dropped(app, ages('s1,o1,Talk,5+,12 to 18\n')))
  expect(preview.problems.map(({ message, table, first }) => [message, table, first[0]])).toMatchObject([
    [
      'imports:problems.agesContradict',
      'services',
      { row: 2, column: 'maximum_age', values: { value: '12 to 18' } },
    ],
  ])
  const { rows } = await app.counselor.providers.list({})
  const { services, more } = await app.counselor.providers.get({ id: rows[0]?.organizationId ?? '' })
  expect(services).toMatchObject([{ minimumAge: 5, maximumAge: null }])
  expect(more.flatMap(({ cells }) => cells)).toContainEqual({ column: 'maximum_age', value: '12 to 18' })
})

test('the services whose upper age is no limit are named', async () => {
  await using app = await createTestApp()
  const { preview } = await importOf(
    app,
    await dropped(app, ages('s1,o1,Talk,5,200\ns2,o1,Grief group,12+,\ns3,o1,Rides,0,150\n')),
  )
  expect(preview.notes).toContainEqual({
    message: 'imports:notes.openAges',
    values: { count: 2, services: 'Talk, Rides' },
  })
})
