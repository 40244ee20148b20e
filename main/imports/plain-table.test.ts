import { expect, test } from 'vitest'

import { dropped, previewOf } from '../testing/import-files.ts'
import { createTestApp } from '../testing/test-app.ts'

const CLINICS =
  'Clinic;Phone;Ages;Speaks;Address;Takes Medicaid\n' +
  'Bay Clinic;305-555-0100;5-17;Spanish, English;1 Main St, Tampa, FL 33605;Yes\n' +
  'Hill House;305-555-0101;12+;English;2 Oak St, Tampa, FL 33606;No\n'

test('a plain list says by its headings what each column is, once the office says what its rows are about', async () => {
  await using app = await createTestApp()
  const read = await app.office.imports.read({ tokens: await dropped(app, { 'clinics.csv': CLINICS }) })
  const [table] = read.tables
  const guessed = Object.fromEntries(
    (table?.guesses.services ?? []).map(({ field, column }) => [field, column]),
  )
  expect(guessed).toEqual({
    ...{ name: 'Clinic', phones: 'Phone', ages: 'Ages', languages: 'Speaks', address: 'Address' },
    payers: 'Takes Medicaid',
  })
  const [mapping] = read.mapping ?? []
  if (!mapping) throw new Error('no mapping')
  const preview = await app.office.imports.preview({
    importId: read.importId,
    mapping: [{ ...mapping, target: 'services', columns: guessed }],
  })
  expect(preview.counts.find(({ kind }) => kind === 'services')).toMatchObject({ new: 2, rejected: 0 })
  await app.office.imports.commit({ importId: read.importId })
  const { rows } = await app.counselor.providers.list({ words: 'bay clinic' })
  const record = await app.counselor.providers.get({ id: rows[0]?.organizationId ?? '' })
  expect(record.services).toMatchObject([
    { name: 'Bay Clinic', payers: ['medicaid'], languages: ['es', 'en'], minimumAge: 5, maximumAge: 17 },
  ])
  expect(record.services[0]?.phones).toMatchObject([{ number: '305-555-0100' }])
})

test('a table of a published format has no guesses: nothing is to be said of it', async () => {
  await using app = await createTestApp()
  const { read } = await previewOf(
    app,
    await dropped(app, {
      'organizations.csv': 'id,name\no1,Bay\n',
      'services.csv': 'id,organization_id,name\ns1,o1,Talk\n',
    }),
  )
  expect(read.tables.map(({ guesses }) => guesses)).toEqual([{}, {}])
})
