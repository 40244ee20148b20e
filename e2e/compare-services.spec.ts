import { aProvider } from '#main/testing/referral-makers.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('services are set side by side by keyboard, and are there again after going away', async ({
  office,
}) => {
  const { page } = office
  const { client, clinic } = await makeWorkingOffice(page)
  const other = await client.providers.create(aProvider({ organizationName: 'Pier House', fees: 'Free' }))
  await goTo(page, '/providers/compare')
  await expect(page.getByText('Choose what to compare')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, `/providers/${clinic.organizationId}`)
  await page.getByRole('button', { name: /^Compare:/ }).press('Enter')
  const first = page.getByRole('region', { name: /Harbor Clinic$/ })
  const add = page.getByRole('combobox', { name: 'Add a service' })
  await add.fill('pier')
  await page.getByRole('option', { name: /Pier House/ }).waitFor()
  await page.keyboard.press('Enter')
  const second = page.getByRole('region', { name: /Pier House$/ })
  await expect(second).toContainText('Free')
  await expect(first).toContainText('Not known')
  const top = async (of: typeof first, label: string) =>
    (await of.getByText(label, { exact: true }).boundingBox())?.y
  expect(await top(first, 'What it costs')).toBe(await top(second, 'What it costs'))
  await inBothLights(page, () => expectNoAxeViolations(page))

  await second.getByRole('link').press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Pier House' })).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).press('Enter')
  await expect(first).toBeVisible()
  await second.getByRole('button', { name: /^Take out:/ }).press('Enter')
  await expect(second).toHaveCount(0)
  await goTo(
    page,
    `/providers/compare?services=${JSON.stringify([other.id, '01a22f7e-112f-70e4-8f7e-561cb3f6f2c0'])}`,
  )
  await expect(second).toBeVisible()
  expect(office.complaints).toEqual([])
})
