import { expect, test } from 'vitest'

import { given } from '../testing/published-hsds.ts'
import { dropped, importOf } from '../testing/import-files.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

const WHERE = [
  '9 Ybor Street, Tampa, FL 33605',
  '10 Ybor Street, Tampa, FL, 33606',
  '11 Ybor Street, Tampa, FL 33607, USA',
]

const hsds = {
  'organizations.csv': 'id,name\no1,Bay Clinic\n',
  'locations.csv': `id,organization_id,name\n${WHERE.map((_, at) => `l${at},o1,Place ${at}\n`).join('')}`,
  'addresses.csv': `id,location_id,address_1,country\n${WHERE.map((line, at) => `a${at},l${at},"${line}",\n`).join('')}`,
}

const spreadsheet = {
  'locations.csv': `Organization,Location name,Full address\n${WHERE.map((line, at) => `Bay Clinic,Place ${at},"${line}"\n`).join('')}`,
}

async function placesOf(app: TestApp) {
  const { rows } = await app.counselor.providers.list({ activeOnly: false })
  // A place alone stands in no list of services.
  const stored = app.vault.reading.prepare('SELECT id FROM organizations').get({}) as { readonly id: string }
  const id = rows[0]?.organizationId ?? stored.id
  const { locations } = await app.counselor.providers.get({ id })
  return locations.toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

test.each([
  ['HSDS', hsds],
  ['a spreadsheet', spreadsheet],
])('the ZIP of an address in one line is its postal code and no country: %s', async (_, files) => {
  await using app = await createTestApp()
  await importOf(app, await dropped(app, files))
  const places = await placesOf(app)
  expect(places.map(({ address, postalCode }) => [address, postalCode])).toEqual([
    [WHERE[0], '33605'],
    [WHERE[1], '33606'],
    [WHERE[2], '33607'],
  ])
  const { files: leaving } = await given(app)
  expect(
    (leaving.get('addresses.csv') ?? [])
      .map((row) => [row['city'], row['state_province'], row['postal_code'], row['country']])
      .toSorted(([, , one = ''], [, , other = '']) => (one < other ? -1 : 1)),
  ).toEqual([
    ['Tampa', 'FL', '33605', 'US'],
    ['Tampa', 'FL', '33606', 'US'],
    ['Tampa', 'FL', '33607', 'US'],
  ])
})

test('a code in the column of the country is none, and leaves as the two letters of one', async () => {
  await using app = await createTestApp()
  await importOf(
    app,
    await dropped(app, {
      ...hsds,
      'addresses.csv':
        'id,location_id,address_1,city,state_province,postal_code,country,address_type\n' +
        'a0,l0,9 Ybor Street,Tampa,FL,33605,33605,physical\na1,l1,10 Ybor Street,Tampa,FL,33606,United States,physical\n',
    }),
  )
  expect((await placesOf(app))[0]).toMatchObject({
    address: '9 Ybor Street, Tampa, FL 33605',
    postalCode: '33605',
  })
  const { files: leaving } = await given(app)
  expect((leaving.get('addresses.csv') ?? []).map(({ country }) => country)).toEqual(['US', 'US'])
})
