import { expect, test } from 'vitest'

import { dropped, previewOf } from '../testing/import-files.ts'
import { createTestApp } from '../testing/test-app.ts'

const FILES = {
  'organizations.csv': 'id,name,tax_id\no1,Bay Clinic,12-345\n',
  'services.csv':
    'id,organization_id,name,status,accreditations\ns1,o1,Talk,active,State board\ns2,o1,Grief group,temporarily closed,\n',
  'phones.csv': 'id,service_id,number\np1,s1,305-555-0100\np2,s2,305-555-0101\np3,s9,305-555-0102\n',
  'contacts.csv': 'id,organization_id,name\nc1,o1,Ann Ray\n',
}

test('the counts can be followed: each file says how many rows it has and how many are left out', async () => {
  await using app = await createTestApp()
  const { preview } = await previewOf(app, await dropped(app, FILES))
  expect(preview.files.toSorted((one, other) => (one.table < other.table ? -1 : 1))).toEqual([
    { table: 'contacts', rows: 1, leftOut: 0 },
    { table: 'organizations', rows: 1, leftOut: 0 },
    { table: 'phones', rows: 3, leftOut: 1 },
    { table: 'services', rows: 2, leftOut: 0 },
  ])
})

test('a note beside a record is called by whom or what it is about, and never by an id', async () => {
  await using app = await createTestApp()
  const { preview } = await previewOf(app, await dropped(app, FILES))
  const notes = preview.samples.filter(({ kind, status }) => kind === 'rows' && status === 'new')
  expect(notes.map(({ name, origin }) => [origin?.table, name])).toEqual([
    ['organizations', 'Bay Clinic'],
    ['services', 'Talk'],
    ['contacts', 'Ann Ray'],
  ])
})

test('a new service that is closed for now is named', async () => {
  await using app = await createTestApp()
  const { preview } = await previewOf(app, await dropped(app, FILES))
  expect(preview.notes).toContainEqual({
    message: 'imports:operations.closedForNow',
    values: { count: 1, services: 'Grief group' },
  })
})
