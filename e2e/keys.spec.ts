import { firstRun, OWNER, startWorking } from './first-run.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { comeBack, expectOffice } from './session.ts'
import { goTo, inBothLights, makeWorkingOffice, PASSWORD } from './working-office.ts'

test('the owner makes a new recovery sheet, replaces the keys, and comes back with the same password', async ({
  office,
}) => {
  let { page } = office
  await firstRun(page)
  await startWorking(page)
  await goTo(page, '/settings')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: 'Make a new recovery sheet' }).click()
  const sheet = page.getByRole('dialog', { name: 'Make a new recovery sheet' })
  await expect(sheet.getByLabel('Your password')).toBeFocused()
  await sheet.getByLabel('Your password').fill('not the password')
  await page.keyboard.press('Enter')
  await expect(sheet.getByText('This is not your present password.')).toBeVisible()
  await sheet.getByLabel('Your password').fill(OWNER.password)
  await page.keyboard.press('Enter')
  const code = await sheet.getByRole('group', { name: 'Recovery code' }).innerText()
  await expect(sheet.getByText('This sheet does not count yet')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  const leaving = page.getByRole('dialog', { name: 'Leave the new sheet?' })
  await expect(leaving.getByRole('button', { name: 'Go on with the new sheet' })).toBeFocused()
  await expect(leaving.getByText('what you printed opens nothing')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  await sheet.getByRole('button', { name: 'I have the sheet in my hand' }).click()
  await sheet.getByLabel('Recovery code').fill(code.toLowerCase())
  await page.keyboard.press('Enter')
  await expect(sheet).toHaveCount(0)
  await expect(page.getByText('The new sheet counts from now on. Destroy any older one.')).toBeVisible()

  await page.getByRole('button', { name: 'Replace the keys' }).click()
  const keys = page.getByRole('dialog', { name: 'Replace the keys' })
  await inBothLights(page, () => expectNoAxeViolations(page))
  await keys.getByLabel('Your password').fill(OWNER.password)
  await keys.getByRole('button', { name: 'Replace the keys and lock' }).click()
  ;({ page } = office)
  await comeBack(page, OWNER)
  await expectOffice(page)
  await expect(page.getByText('The keys were replaced. Passwords and the recovery sheet')).toBeVisible()
  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await comeBack(page, OWNER)
  await expectOffice(page)
  await goTo(page, '/settings')
  await expect(page.getByText(`by ${OWNER.name}.`)).toHaveCount(2)
  await expect(page.getByText('The keys were replaced. Passwords and the recovery sheet')).toHaveCount(0)
  await goTo(page, '/audit')
  await page.getByText('Everything', { exact: true }).click()
  await expect(page.getByText('replaced the keys of these records')).toBeVisible()
})

test('an office whose sheet was never typed back is told on Today and in Settings, until one is made', async ({
  office,
}) => {
  const { page } = office
  await makeWorkingOffice(page)
  const missing = page.getByText('There is no recovery sheet yet: make it now')
  await expect(missing).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await goTo(page, '/settings')
  await expect(page.getByText('There is no recovery sheet yet that is known to work')).toBeVisible()
  await expect(page.getByText('The sheet that counts was made on')).toHaveCount(0)
  await goTo(page, '/today')
  await page.getByRole('button', { name: 'Make a new recovery sheet' }).click()
  const sheet = page.getByRole('dialog', { name: 'Make a new recovery sheet' })
  await sheet.getByLabel('Your password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  const code = await sheet.getByRole('group', { name: 'Recovery code' }).innerText()
  await sheet.getByRole('button', { name: 'I have the sheet in my hand' }).click()
  await sheet.getByLabel('Recovery code').fill(code)
  await page.keyboard.press('Enter')
  await expect(sheet).toHaveCount(0)
  await expect(missing).toHaveCount(0)
})
