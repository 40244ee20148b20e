import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { aProvider } from '#main/testing/referral-makers.ts'

import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

/** As the gazetteer of the Census comes: a row for each area of the country, here of a small one. */
function gazetteer(): string {
  const head = `GEOID\tALAND\tAWATER\tALAND_SQMI\tAWATER_SQMI\tINTPTLAT\tINTPTLONG${' '.repeat(40)}`
  const far = Array.from({ length: 600 }, (_, at) => `${90_000 + at}\t1\t0\t1\t0\t34.0\t${-110 - at / 100}`)
  return [
    head,
    '02110\t595893\t55207\t0.230\t0.021\t42.3576\t-71.0514',
    '02118\t2859418\t0\t1.104\t0.000\t42.3371\t-71.0709',
    '02169\t1\t0\t1\t0\t42.2416\t-71.0047',
    '01608\t1\t0\t1\t0\t-71.8003\t42.2625',
    ...far,
    '',
  ].join('\n')
}

test('an office brings in where postal areas lie, keeps those around the school, and types one by hand', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  await client.school.update({ ...(await client.school.get({})), address: '1 Bridge Road, Boston, MA 02110' })

  await goTo(page, '/settings')
  await page.getByRole('link', { name: 'Open the ZIP areas' }).click()
  await expect(page.getByText('No ZIP areas yet')).toBeVisible()
  await expectNoAxeViolations(page)
  const file = join(office.savedFolder, '2024_Gaz_zcta_national.txt')
  await writeFile(file, gazetteer())
  await office.chooseFiles([file])
  await page.getByRole('button', { name: 'Bring in a file' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'What the file holds' })
  await expect(dialog.getByText('604 rows.')).toBeVisible()
  await expect(dialog.getByLabel('Around ZIP')).toHaveValue('02110')
  await expect(dialog.getByRole('status')).toContainText('3 new areas')
  await expect(dialog.getByRole('status')).toContainText('600 farther away, left out')
  await expect(dialog.getByText('latitude and longitude stand the other way round')).toBeVisible()
  await dialog.getByLabel('Miles').fill('5')
  await expect(dialog.getByRole('status')).toContainText('601 farther away, left out')
  await dialog.getByLabel('Around ZIP').fill('99999')
  await expect(dialog.getByText('99999 is neither in the file nor in your table')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Nothing of it is new' })).toBeDisabled()
  await dialog.getByLabel('Around ZIP').fill('02110')
  await dialog.getByLabel('Miles').fill('50')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByRole('button', { name: 'Take in 3 areas' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('row', { name: /02169.*about 8 miles/ })).toBeVisible()
  await expectNoAxeViolations(page)

  await page.getByRole('button', { name: 'Add a ZIP area' }).press('Enter')
  const form = page.getByRole('dialog', { name: 'Add a ZIP area' })
  await expect(form.getByLabel('ZIP', { exact: false }).first()).toBeFocused()
  await page.keyboard.type('02101')
  await field(form, 'Latitude of the middle').fill('42.37')
  await field(form, 'Longitude of the middle').fill('71.03')
  await page.keyboard.press('Control+s')
  await expect(form.getByText('west has a minus')).toBeVisible()
  await field(form, 'Longitude of the middle').fill('-71.03')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('row', { name: /02101/ })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('row', { name: /02101/ })).toHaveCount(0)

  expect(office.complaints).toEqual([])
})

test('a match, the directory, the record and a comparison say how far it is from the home or the school', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic } = await makeWorkingOffice(page)
  await client.school.update({ ...(await client.school.get({})), address: '1 Bridge Road, Boston, MA 02110' })
  await client.postalAreas.bringIn({
    areas: [
      { zip: '02110', latitude: 42.3576, longitude: -71.0514, name: '' },
      { zip: '02118', latitude: 42.3371, longitude: -71.0709, name: '' },
      { zip: '02169', latitude: 42.2416, longitude: -71.0047, name: '' },
    ],
  })
  const near = aProvider({ organizationName: 'South Clinic', address: '5 Tremont St, Boston, MA 02118' })
  const far = aProvider({ organizationName: 'Quincy House', address: '9 Elm St, Quincy, MA 02169-1234' })
  const { organizationId } = await client.providers.create(near)
  await client.providers.create(far)

  await goTo(page, `/cases/${open.id}/refer`)
  const services = page.getByRole('radiogroup', { name: 'Which service?' })
  await expect(services.locator('label', { hasText: 'South Clinic' })).toContainText('about 2 miles')
  await expect(
    page.getByText('Straight lines from the middle of 02110, the ZIP area of your school.'),
  ).toBeVisible()
  await page.getByLabel('Close by (up to 10 miles)').check()
  await page.getByLabel('How far, from ZIP').fill('02169')
  await expect(services.locator('label', { hasText: 'Quincy House' })).toContainText('in the same ZIP')
  await expect(services.locator('label', { hasText: 'South Clinic' })).toContainText('about 7 miles')
  await expect(services.locator('label', { hasText: 'Harbor Clinic' })).toContainText('how far it is')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, '/providers')
  const filters = page.getByRole('search', { name: 'Find a service' })
  await expect(page.getByRole('row', { name: /South Clinic/ })).toContainText('about 2 miles')
  await filters.getByLabel('Within').selectOption('5 miles')
  await expect(page.getByRole('row', { name: /Quincy House/ })).toHaveCount(0)
  // Where nobody knows how far it is, it is not hidden.
  await expect(page.getByRole('row', { name: /Harbor Clinic/ })).toBeVisible()
  await filters.getByLabel('From ZIP').fill('02169')
  await expect(page.getByRole('row', { name: /Quincy House/ })).toContainText('in the same ZIP')
  await expect(page.getByRole('row', { name: /South Clinic/ })).toHaveCount(0)
  await expect(page.getByText('Straight lines from the middle of ZIP area 02169.')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await filters.getByLabel('From ZIP').fill('99999')
  await expect(page.getByText('Nobody knows what is near ZIP 99999')).toBeVisible()
  await expect(page.getByRole('row', { name: /Clinic/ })).toHaveCount(0)
  await filters.getByLabel('From ZIP').fill('abc')
  await expect(page.getByText('“abc” is no ZIP')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Clear the place' }).click()
  await expect(filters.getByLabel('From ZIP')).toHaveValue('')
  await filters.getByLabel('Service, organization or word').fill('counselling')
  await expect(page.getByRole('row', { name: /Harbor Clinic/ })).toBeVisible()
  await filters.getByLabel('Service, organization or word').fill('xylophone')
  await expect(page.getByText('Searched for: “xylophone”')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the words' }).click()
  await filters.getByLabel('From ZIP').fill('02169')
  await expect(page.getByRole('row', { name: /Quincy House/ })).toContainText('in the same ZIP')

  await goTo(page, `/providers/${organizationId}`)
  await expect(page.getByText('about 7 miles, from ZIP 02169')).toBeVisible()
  const { rows } = await client.providers.list({ words: 'south' })
  await page.evaluate(
    (ids) => {
      location.hash = `/providers/compare?services=${encodeURIComponent(JSON.stringify(ids))}`
    },
    [...rows.map(({ id }) => id), clinic.id],
  )
  await expect(page.getByRole('region', { name: /South Clinic/ })).toContainText(
    'about 7 miles, from ZIP 02169',
  )
  await expect(page.getByRole('region', { name: /Harbor Clinic/ })).toContainText('Distance (straight line)')
  expect(office.complaints).toEqual([])
})
