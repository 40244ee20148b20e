import { aProvider } from '#main/testing/referral-makers.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('every form is on one screen: looked at in its language, filled in for a student, and several as a booklet', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  await client.providers.create(aProvider({ organizationName: 'Sea House', serviceName: 'Talks', phone: '' }))
  await goTo(page, '/forms')
  await expect(page.getByRole('button', { name: /^Show and print: / })).toHaveCount(16)
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: 'Show and print: How to get help, in pictures' }).click()
  const dialog = page.getByRole('dialog', { name: 'How to get help, in pictures' })
  const sheet = dialog.getByRole('article').first()
  await expect(sheet).toContainText('You worry about your child.')
  await dialog.getByLabel('Language').selectOption('ar')
  await expect(sheet).toContainText('أنتم قلقون على طفلكم.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  await page.getByText('What the guide lists').click()
  await expect(page.getByRole('checkbox', { name: 'Harbor Clinic · Youth counseling' })).toBeChecked()
  await expect(page.getByText('1 service is listed')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Show and print: Guide for all families' }).click()
  const guide = page.getByRole('dialog', { name: 'Guide for all families' })
  await expect(guide).toContainText(/1 service cannot be listed:.*Sea House · Talks: no phone number/s)
  await expect(guide.getByRole('article').first()).not.toContainText('Sea House')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Escape')
  await expect(guide).toHaveCount(0)

  await page.getByText('For a student', { exact: true }).click()
  await expect(page.getByRole('button', { name: 'Show and print: Contact log' })).toBeDisabled()
  await page.getByRole('combobox', { name: 'Student' }).fill('Var')
  await page.getByRole('option', { name: /Varga/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Show and print: Contact log' }).click()
  const log = page.getByRole('dialog', { name: 'Contact log' })
  await expect(log.getByRole('article').first()).toContainText(/Varga.*555-0101.*Spanish/s)
  await log.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(log.getByText(/^The PDF is saved/)).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByText('Blank', { exact: true }).click()
  for (const name of ['Contact log', 'Family asks for help'])
    await page.getByRole('checkbox', { name: `${name}: into the booklet` }).check()
  await page.getByRole('button', { name: 'Print 2 forms as a booklet' }).click()
  const booklet = page.getByRole('dialog', { name: 'Forms' })
  await expect(booklet.getByRole('article')).toHaveCount(3)
  await expect(booklet.getByRole('article').first()).toContainText('Forms of the counseling office')
  expect(office.complaints).toEqual([])
})

test('a form is found by its name in the command field, by keys alone', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/students')
  await expect(page.getByRole('heading', { name: 'Students', level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do anything' }).fill('hotline cards')
  await page.getByRole('option', { name: 'Hotline cards' }).waitFor()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Hotline cards' })
  await expect(dialog.getByRole('article').first()).toContainText('Help, day and night')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Forms', level: 1 })).toBeVisible()
})

test('a press of Print while the pages are drawn anew waits for them, and is heard once', async ({
  office,
}) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/forms')
  await page.getByRole('button', { name: 'Show and print: How to get help, in pictures' }).click()
  const dialog = page.getByRole('dialog', { name: 'How to get help, in pictures' })
  await expect(dialog.getByRole('article').first()).toContainText('You worry about your child.')
  // Both in one breath, before any page can have been drawn.
  await dialog.getByLabel('Language').evaluate((select: HTMLSelectElement) => {
    select.value = 'ar'
    select.dispatchEvent(new Event('change', { bubbles: true }))
    const keys = { key: 'p', code: 'KeyP', ctrlKey: true, bubbles: true, cancelable: true }
    for (const _ of [1, 2]) select.dispatchEvent(new KeyboardEvent('keydown', keys))
  })
  await expect(dialog.getByText('The pages were handed to the printer.')).toBeVisible()
  await expect(dialog.locator('.sheet[lang="ar"]').first()).toBeAttached()
  expect(await office.printed()).toBe(1)
  expect(office.complaints).toEqual([])
})
