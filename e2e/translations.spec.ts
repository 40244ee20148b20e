import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a text families read is changed beside its English, checked, sent to a translator and taken back', async ({
  office,
}) => {
  const { page } = office
  await makeWorkingOffice(page)
  await page.reload()
  await goTo(page, '/settings')
  await page.getByRole('link', { name: 'Open the texts' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'What families read' })).toBeVisible()
  await page.getByLabel('Language').selectOption('ar')
  await page.getByLabel('Page', { exact: true }).selectOption({ label: 'Crisis box' })
  const texts = page.getByRole('grid', { name: 'Texts' })
  await expect(texts.getByText('Lock up or take away pills')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await texts.getByText('Call {{number}}. Stay with').dblclick()
  const dialog = page.getByRole('dialog', { name: 'Change a text: Crisis box' })
  const words = dialog.getByLabel('Translation')
  const before = await words.inputValue()
  await words.fill('اتصل الآن.')
  await page.keyboard.press('Control+s')
  await expect(dialog.getByText('Something to fill in is missing: {{number}}')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await words.fill('اتصل بالرقم {{number}} الآن.')
  await page.keyboard.press('Control+s')
  await expect(dialog).toBeHidden()
  await expect(texts).toContainText('Changed here')
  await page.keyboard.press('Control+z')
  await expect(texts).not.toContainText('Changed here')
  await expect(texts).toContainText(before)

  await page.getByRole('button', { name: 'Mark as reviewed (5)' }).click()
  const review = page.getByRole('dialog', { name: 'Mark 5 texts in Arabic as reviewed' })
  await review.getByLabel('Who reviewed them').fill('Huda Amin, court interpreter')
  await page.keyboard.press('Control+s')
  await expect(review).toBeHidden()
  await expect(page.getByLabel('Language').locator('option:checked')).toContainText('5 of ')

  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: /All texts/ }).click()
  await expect(page.getByText('A translator fills in the column')).toBeVisible()
  expect(await office.saved()).toEqual(['footbridge-texts-ar.csv'])
  const saved = await readFile(join(office.savedFolder, 'footbridge-texts-ar.csv'), 'utf8')
  const back = join(office.savedFolder, 'back.csv')
  await writeFile(
    back,
    saved
      .replace('A letter for your family,', 'A letter for your family,وصل: ')
      .replace(/^.*,letter\.dear(?=\r?$)/m, '"Dear family,",,letter.dear'),
  )
  await office.chooseFiles([back])
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: /Read a translator/ }).click()
  const file = page.getByRole('dialog', { name: 'What the spreadsheet would change' })
  await expect(file).toContainText('1 text would change')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await file.getByLabel('Who translated it').fill('Huda Amin')
  await page.keyboard.press('Control+s')
  await expect(file).toBeHidden()
  await page.getByLabel('Page', { exact: true }).selectOption({ label: 'Letter to the family' })
  await expect(texts).toContainText('وصل:')

  // Only what came back can be marked, and whoever translated it is not the second pair of eyes.
  await page.getByLabel('Page', { exact: true }).selectOption({ label: 'All pages' })
  await page.getByRole('button', { name: /^Mark as reviewed/ }).click()
  const sheet = page.getByRole('dialog', { name: / texts in Arabic as reviewed/ })
  await expect(sheet.getByLabel(/of the spreadsheet that came back/)).toBeChecked()
  await expect(sheet.getByLabel('Reviewed on')).not.toHaveValue('')
  await sheet.getByLabel('Who reviewed them').fill('Huda Amin, court interpreter')
  await expect(sheet.getByText('Huda Amin also translated some of these')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(sheet).toBeHidden()
  await expect(page.getByLabel('Language').locator('option:checked')).not.toContainText('5 of ')
  await page.getByRole('button', { name: 'Mark as reviewed (1)' }).click()
  await expect(page.getByRole('dialog', { name: 'Mark 1 text in Arabic as reviewed' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByLabel('Page', { exact: true }).selectOption({ label: 'Letter to the family' })
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Print beside English' }).click()
  await expect(page.getByRole('article', { name: 'Page 1 of 1' })).toContainText('A letter for your family')
  expect(office.complaints).toEqual([])
})
