import { expect, test } from 'vitest'

import { aProvider } from '../testing/referral-makers.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { siteOf } from './look-alikes.ts'

const NOTHING = { organizationName: '', phone: '', address: '', website: '' }

const alike = async (app: TestApp, typed: Partial<typeof NOTHING>) =>
  (await app.office.providers.lookAlikes({ ...NOTHING, ...typed })).map(({ name, same }) => [name, ...same])

test('whoever adds a provider learns who may be the same by name, telephone, street or web page', async () => {
  await using app = await createTestApp()
  for (const known of [
    {
      organizationName: 'Harbor Clinic',
      phone: '(555) 010-1234',
      address: '12 River Street, Boston, MA 02110',
    },
    {
      organizationName: 'Bay House',
      phone: '555-0177',
      address: '',
      website: 'https://www.bayhouse.example/talk',
    },
    { organizationName: 'Lantern', phone: '', address: '', website: '' },
  ])
    await app.office.providers.create(aProvider(known))
  expect(await alike(app, { organizationName: 'Harbour Clinic, Inc.' })).toEqual([['Harbor Clinic', 'name']])
  expect(await alike(app, { phone: '1 555 010 1234 ext 3' })).toEqual([['Harbor Clinic', 'phone']])
  expect(await alike(app, { address: '12 river street' })).toEqual([['Harbor Clinic', 'address']])
  expect(await alike(app, { website: 'bayhouse.example' })).toEqual([['Bay House', 'website']])
  expect(
    await alike(app, { organizationName: 'Bay House', phone: '5550101234', website: 'bayhouse.example' }),
  ).toEqual([
    ['Bay House', 'name', 'website'],
    ['Harbor Clinic', 'phone'],
  ])
})

test('what says nothing finds nobody', async () => {
  await using app = await createTestApp()
  await app.office.providers.create(
    aProvider({ organizationName: 'Harbor Clinic', phone: '555-0122', address: '12 River Street' }),
  )
  for (const typed of [
    {},
    { organizationName: 'The' },
    { phone: '555' },
    { address: 'River Street' },
    { address: '12' },
    { website: 'clinic' },
  ])
    expect([typed, await alike(app, typed)]).toEqual([typed, []])
})

test.each([
  ['https://www.rio.example/a?b', 'rio.example'],
  ['rio.example', 'rio.example'],
  ['HTTP://Rio.Example:80', 'rio.example'],
  ['rio', null],
  ['', null],
  ['not a page', null],
])('the site of "%s" is %s', (website, site) => {
  expect(siteOf(website)).toBe(site)
})
