import type { Page } from '@playwright/test'

import { aConsent } from '#main/testing/referral-makers.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice, type WorkingOffice } from './working-office.ts'

const everyone = (page: Page) => inBothLights(page, () => expectNoAxeViolations(page))

/** The same clinic once more, and a neighbor that shares its telephone. */
async function addTwins({ client, clinic }: WorkingOffice) {
  const draft = {
    ...{ organizationName: 'Harbour Clinic', serviceName: 'Youth counselling', description: 'Talking' },
    ...{ phone: '(555) 0142', address: '12 Pier Street', website: '', languages: [], payers: [] },
    ...{
      minimumAge: null,
      maximumAge: null,
      fees: 'Sliding scale',
      telehealth: null,
      applicationProcess: '',
    },
  }
  const twin = await client.providers.create(draft)
  await client.providers.create({
    ...draft,
    organizationName: 'Pier Pantry',
    serviceName: 'Food',
    address: '9 Oak Street',
  })
  await client.duplicates.tellApart({ oneId: twin.id, otherId: clinic.id })
  return twin
}

test('duplicates are found, merged, told apart, and taken apart again', async ({ office }) => {
  const { page } = office
  const working = await makeWorkingOffice(page)
  const { client, clinic, case: file } = working
  const twin = await addTwins(working)
  await client.consents.create(
    aConsent(file.studentId, twin.organizationId, {
      signedOn: working.today,
      expiresOn: null,
      expiresWhen: 'End of care',
    }),
  )
  await goTo(page, '/providers')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Look for duplicates' }).click()
  const pairs = page.getByRole('main').getByRole('listitem')
  await expect(pairs).toHaveCount(3)
  const twins = page.getByRole('listitem', {
    name: /Harbor Clinic and Harbour Clinic|Harbour Clinic and Harbor Clinic/,
  })
  await expect(pairs.first()).toHaveAccessibleName(/Harbo.*Clinic/)
  await expect(twins).toContainText('Alike in name, telephone, and address')
  await everyone(page)

  await page
    .getByRole('button', { name: /^They are two: (Harbour.*Pier|Pier.*Harbour)/ })
    .first()
    .click()
  await expect(pairs).toHaveCount(2)
  await expect(page.getByText('2 pairs somebody called two')).toBeVisible()
  await twins.getByRole('button', { name: /^Merge/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Merge two entries' })
  await dialog.getByRole('radio', { name: /Harbor Clinic/ }).check()
  await expect(dialog).toContainText('1 signed paper names Harbour Clinic.')
  await expect(dialog).toContainText('More is kept about Harbour Clinic, which goes.')
  await expect(dialog.getByRole('combobox', { name: 'Youth counselling is' })).toHaveValue(clinic.id)
  await everyone(page)
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(dialog).toContainText('Say whether they meant this organization')
  await dialog.getByRole('checkbox', { name: /one and the same organization/ }).check()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // That Harbour Clinic and Pier Pantry are two holds for the entry it went into.
  await expect(page.getByRole('main')).toContainText('No duplicates found')
  await page.keyboard.press('Control+z')
  await expect(pairs).toHaveCount(2)
  await twins.getByRole('button', { name: /^Merge/ }).click()
  await dialog.getByRole('radio', { name: /Harbor Clinic/ }).check()
  await dialog.getByRole('checkbox', { name: /one and the same organization/ }).check()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('No duplicates found')

  await goTo(page, `/providers/${twin.organizationId}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Harbor Clinic' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Sliding scale')
  const history = page.getByRole('region', { name: /Merged with this entry/ })
  await expect(history).toContainText('Harbour Clinic, merged by Rosa Marsh')
  await history.getByText('What it said otherwise').click()
  await expect(history).toContainText('Harbour Clinic (stays: Harbor Clinic)')
  await everyone(page)
  await history.getByRole('button', { name: /^Take apart/ }).click()
  const apart = page.getByRole('dialog', { name: 'Take Harbour Clinic apart' })
  await expect(apart).toContainText('Nothing came since.')
  await everyone(page)
  await apart.getByRole('button', { name: 'Take apart' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Harbour Clinic' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { level: 1, name: 'Harbor Clinic' })).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('a directory without duplicates says what was compared', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/providers/duplicates')
  await expect(page.getByRole('main')).toContainText('No duplicates found')
  await expect(page.getByRole('main')).toContainText('Organizations: 1, services: 1.')
  await everyone(page)
  expect(office.complaints).toEqual([])
})
