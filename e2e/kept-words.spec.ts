import { expect, test } from './fixtures.ts'
import { field } from './fields.ts'
import { goTo, makeWorkingOffice } from './working-office.ts'

const AGAIN = 'This is what you were typing.'

test('words typed into a dialog are there again after Esc, and gone after Cancel', async ({ office }) => {
  const { page } = office
  const { client, case: one } = await makeWorkingOffice(page)
  await client.accounts.create({
    ...{ user: 'ben', name: 'Ben Frey', roles: ['counselor'] },
    password: 'nine green kites in june',
  })
  await page.reload()
  const dialog = page.getByRole('dialog')

  const comesBack = async (opener: string, label: string, words: string) => {
    const open = () => page.getByRole('main').getByRole('button', { name: opener }).first().click()
    await open()
    await field(dialog, label).fill(words)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await open()
    await expect(field(dialog, label)).toHaveValue(words)
    await expect(dialog).toContainText(AGAIN)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toHaveCount(0)
    await open()
    await expect(field(dialog, label)).toHaveValue('')
    await expect(dialog).not.toContainText(AGAIN)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
  await goTo(page, '/people')
  await comesBack('Keep somebody from a student', 'Why', 'He is his uncle.')
  await goTo(page, `/students/${one.studentId}`)
  await comesBack('Place a hold', 'In your own words', 'The mother asked to see it.')

  await goTo(page, '/people')
  await page.getByRole('button', { name: 'Keep somebody from a student' }).click()
  await field(dialog, 'Who').selectOption('Ben Frey')
  await dialog.getByRole('combobox', { name: /^Student( \*)?$/ }).fill('varga')
  await page.getByRole('option', { name: /Ines Varga/ }).click()
  await field(dialog, 'Why').fill('He is her uncle.')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: 'Keep somebody from a student' }).click()
  await expect(dialog.getByRole('combobox', { name: /^Student( \*)?$/ })).toHaveValue('Ines Varga')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('list', { name: 'Kept from a student' })).toContainText(
    'Ben Frey and Ines Varga',
  )
  await page.getByRole('button', { name: 'Keep somebody from a student' }).click()
  await expect(field(dialog, 'Why')).toHaveValue('')
  expect(office.complaints).toEqual([])
})
