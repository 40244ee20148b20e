import type { Page } from '@playwright/test'

import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { look } from './search.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

const everyone = (page: Page) => inBothLights(page, () => expectNoAxeViolations(page))

test('a student is found by typing, opened by keyboard, and the list waits where it stood', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  const { rows } = await client.students.list({ status: 'active' })
  expect(rows).toHaveLength(1)
  await goTo(page, '/students')
  await expect(page.getByRole('row', { name: /Varga, Ines/ })).toBeVisible()
  await everyone(page)

  await page.getByRole('button', { name: 'Add a student' }).press('Enter')
  await expect(page.getByLabel('First name')).toBeFocused()
  await page.keyboard.type('Óscar')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Lindqvist')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Óscar Lindqvist' })).toBeVisible()

  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Filter these rows' }).fill('oscar')
  await expect(page.getByText('1 of 2 rows')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('row', { name: /Lindqvist, Óscar/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Óscar Lindqvist' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: /Lindqvist, Óscar/ })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Filter these rows' })).toHaveValue('oscar')
  expect(office.complaints).toEqual([])
})

test('a student’s page says who they are, whom to call and whom never', async ({ office }) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  const [student] = (await client.students.list({ status: 'active' })).rows
  await goTo(page, `/students/${student?.id}`)
  await expect(page.getByText(/born May 6, 2013 \(age \d+\)/)).toBeVisible()
  const people = page.getByRole('region', { name: /^People/ })
  await expect(people).toContainText('Teresa Varga')

  await people.getByRole('button', { name: 'Add a contact' }).click()
  const dialog = page.getByRole('dialog')
  await field(dialog, 'Name').fill('Anton Varga')
  await dialog.getByLabel('Relation').selectOption({ label: 'Father' })
  await dialog.getByLabel('Speaks').selectOption('so')
  await expect(dialog.getByLabel('Reads')).toHaveValue('so')
  await dialog.getByLabel('Custody').fill('Every other weekend')
  await dialog.getByLabel('Do not contact').check()
  await page.keyboard.press('Control+s')
  await expect(dialog.getByLabel('Why not')).toHaveAccessibleDescription(/Write in a few words why/)
  await expect(dialog.getByText('Does the order leave them the right to sign?')).toBeVisible()
  await dialog.getByLabel('Why not').fill('court order of March 3')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+s')
  await expect(people).toContainText('Do not contact: court order of March 3')
  await expect(people).toContainText('On record about custody, with Anton Varga')
  const found = await look(page, 'anton')
  await expect(found).toHaveText(/Ines Varga.*Do not contact: Father.*Student/s)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await (await look(page, 'ines')).first().waitFor()
  await expect(page.getByRole('option').filter({ hasText: 'Do not contact' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await people.getByRole('button', { name: 'Add a contact' }).click()
  await field(dialog, 'Name').fill('Rita Varga')
  await dialog.getByLabel('Relation').selectOption({ label: 'Mother' })
  await dialog.getByLabel('Do not contact').check()
  await page.keyboard.press('Control+s')
  await expect(dialog.getByLabel('Why not')).toHaveAccessibleDescription(/Write in a few words why/)
  await page.keyboard.press('Control+s')
  await expect(people).toContainText('Do not contact: no reason written down')
  await people.getByRole('button', { name: 'Remove: Rita Varga' }).click()
  await expect(people).not.toContainText('Rita Varga')

  await people.getByRole('button', { name: 'Remove: Anton Varga' }).click()
  await expect(people).not.toContainText('Anton Varga')
  await page.keyboard.press('Control+z')
  await expect(people).toContainText('Anton Varga')
  await everyone(page)

  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Date of birth').fill('13/45/2013')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('dialog').getByLabel('Date of birth')).toHaveAccessibleDescription(
    /Type a day that exists/,
  )
  await page.getByRole('dialog').getByLabel('Date of birth').fill('5/7/2013')
  await expect(page.getByRole('dialog')).toContainText('Tuesday, May 7, 2013')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/born May 7, 2013/)).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('what was changed on a student waits when the program was killed, and Cancel lets it go', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  const [student] = (await client.students.list({ status: 'active' })).rows
  await goTo(page, `/students/${student?.id}`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Homeroom').fill('9C')
  await expect(page.getByText(/^Saved \d/)).toBeAttached()
  await page.reload()

  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Homeroom')).toHaveValue('9C')
  await expect(dialog.getByText(/^This is what you were typing/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(page.getByRole('dialog').getByLabel('Homeroom')).toHaveValue('')
})
