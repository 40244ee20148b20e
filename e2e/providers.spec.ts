import type { Page } from '@playwright/test'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

const everyone = (page: Page) => inBothLights(page, () => expectNoAxeViolations(page))

test('a provider added by hand is found by what fits; what nobody knows never hides it', async ({
  office,
}) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/providers')
  await page.getByRole('button', { name: 'Add a provider' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Organization')).toBeFocused()
  await page.keyboard.type('Harbour Clinic')
  const alike = dialog.getByRole('status').getByRole('listitem')
  await expect(alike).toContainText(['Harbor Clinic (like in name)'])
  await expectNoAxeViolations(page)
  await alike.getByRole('button', { name: /^It is this one/ }).click()
  await expect(dialog.getByLabel('Organization')).toHaveValue('Harbor Clinic')
  await expect(alike).toHaveCount(0)
  await dialog.getByLabel('Organization').fill('Lantern House')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Grief group')
  await dialog.getByLabel('Youngest age').fill('14')
  await dialog.getByLabel('Oldest age').fill('12')
  await page.keyboard.press('Control+s')
  await expect(dialog).toContainText('The oldest age is below the youngest.')
  await dialog.getByLabel('Oldest age').fill('18')
  await dialog.getByRole('combobox', { name: 'Languages' }).fill('viet')
  await dialog.getByRole('option', { name: 'Vietnamese' }).click()
  await dialog.getByLabel('Hours').fill('Weekdays 9 to 5')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { level: 1, name: 'Lantern House' })).toBeVisible()
  const group = page.getByRole('region', { name: 'Grief group' })
  await expect(group).toContainText('Vietnamese')
  await expect(group).toContainText('Weekdays 9 to 5')
  await expect(group).not.toContainText(/Not known: .*Hours/)
  await everyone(page)

  await page.keyboard.press('Escape')
  const service = (name: RegExp) => page.getByRole('row', { name })
  await expect(service(/Grief group/)).toBeVisible()
  await page.getByLabel('Age', { exact: true }).fill('10')
  await expect(service(/Grief group/)).toHaveCount(0)
  await expect(service(/Youth counseling/)).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()
  await page.getByRole('combobox', { name: 'Speaks' }).selectOption({ label: 'Vietnamese' })
  await expect(service(/Grief group/)).toBeVisible()
  await expect(service(/Youth counseling/)).toHaveCount(0)
  await everyone(page)

  await page.getByRole('combobox', { name: 'Speaks' }).selectOption({ label: 'any' })
  await page.getByLabel('Service, organization or word').fill('zzz')
  await expect(page.getByText('No service fits. Leave out a wish.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(service(/Grief group/)).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('somebody who checked an entry says so, corrects it, and takes it back', async ({ office }) => {
  const { page } = office
  const { clinic } = await makeWorkingOffice(page)
  await goTo(page, `/providers/${clinic.organizationId}`)
  const service = page.getByRole('region', { name: 'Youth counseling' })
  await expect(service).toContainText('Nobody has checked this entry yet.')
  await expect(service).toContainText(/Not known: .*Hours/)

  await service.getByRole('button', { name: /^Record a check/ }).press('Enter')
  const dialog = page.getByRole('dialog')
  await page.keyboard.press('Control+s')
  await expect(service).toContainText(/Checked on .* \(.*, by telephone\)/)
  await page.keyboard.press('Control+z')
  await expect(service).toContainText('Nobody has checked this entry yet.')

  await service.getByRole('button', { name: /^Record a check/ }).press('Enter')
  await dialog.getByRole('combobox', { name: 'New clients' }).selectOption('Waiting list')
  await dialog.getByLabel('Their wait, in their words').fill('six weeks')
  await dialog.getByLabel('When').fill('+3')
  await page.keyboard.press('Control+s')
  await expect(dialog).toContainText('That day is still to come.')
  await dialog.getByLabel('When').fill('yesterday')
  await everyone(page)
  await page.keyboard.press('Control+s')
  await expect(service).toContainText(/Waiting list \(heard .*, by telephone\)/)
  await expect(service).toContainText(/“six weeks” \(heard /)
  await everyone(page)

  await service.getByRole('button', { name: /^Edit/ }).press('Enter')
  await dialog.getByRole('checkbox', { name: 'Medicaid' }).check()
  await dialog.getByText('More details, if you know them').click()
  await dialog.getByLabel('How to begin').fill('The family calls and asks for Ms. Ode.')
  await page.keyboard.press('Control+s')
  await expect(service).toContainText('Medicaid')
  await expect(service).toContainText('The family calls and asks for Ms. Ode.')
  await everyone(page)
  expect(office.complaints).toEqual([])
})

test('the directory is saved to be given away, with nothing of a student in it', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/providers')
  await page.getByRole('button', { name: 'More' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Save the directory to give away (HSDS)' }).click()
  await expect(page.getByRole('main')).toContainText(
    'Organizations: 1, services: 1, places: 1. Nothing of a student is in it.',
  )
  expect(await office.saved()).toEqual(['footbridge-directory-hsds.zip'])
  await everyone(page)
  expect(office.complaints).toEqual([])
})

test('an organization gets a further service, and one it no longer offers leaves the directory', async ({
  office,
}) => {
  const { page } = office
  const { clinic } = await makeWorkingOffice(page)
  await goTo(page, `/providers/${clinic.organizationId}`)
  await expect(page.getByRole('region', { name: 'Contact' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Add a service' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a service: Harbor Clinic' })
  await expect(dialog.getByLabel('Service')).toBeFocused()
  await expect(dialog.getByLabel('Address')).toHaveValue('12 Pier Street')
  await page.keyboard.type('Grief group')
  await page.keyboard.press('Control+s')
  const group = page.getByRole('region', { name: 'Grief group' })
  await expect(group).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Harbor Clinic' })).toBeVisible()

  await group.getByRole('button', { name: /^No longer offered/ }).click()
  await expect(group.getByRole('button', { name: /^Offered again/ })).toBeVisible()
  await everyone(page)
  await page.keyboard.press('Control+z')
  await expect(group.getByRole('button', { name: /^No longer offered/ })).toBeVisible()
  await group.getByRole('button', { name: /^No longer offered/ }).click()

  await goTo(page, '/providers')
  await expect(page.getByRole('row', { name: /Youth counseling/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Grief group/ })).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Also those no longer offered' }).check()
  await expect(page.getByRole('row', { name: /Grief group.*No longer offered/ })).toBeVisible()
  await everyone(page)
  expect(office.complaints).toEqual([])
})
