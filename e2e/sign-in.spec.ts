import { firstRun, OWNER, startWorking } from './first-run.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { comeBack, expectOffice, signIn } from './session.ts'
import { goTo, inBothLights } from './working-office.ts'

test('locking brings one back to where one stood; a forgotten password is mended with the sheet', async ({
  office,
}) => {
  let { page } = office
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  const code = await firstRun(page)
  await startWorking(page)
  await goTo(page, '/students')
  await expect(page.getByRole('heading', { level: 1, name: 'Students' })).toBeVisible()

  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByLabel(`Password for ${OWNER.user}`)).toBeFocused()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'In a crisis' }).click()
  await expect(page.getByRole('dialog')).toContainText('988')
  await page.keyboard.press('Escape')

  await comeBack(page, { user: OWNER.user, password: 'not the one' })
  await expect(page.getByRole('alert')).toContainText('The name or the password is not right.')
  await expect(page.getByLabel(`Password for ${OWNER.user}`)).toBeFocused()
  await expectNoAxeViolations(page)
  await page.keyboard.type(OWNER.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Students' })).toBeFocused()

  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await page.getByRole('button', { name: `Not ${OWNER.user}?` }).click()
  await page.getByRole('button', { name: 'I forgot my password' }).click()
  await expect(page.getByLabel('User name')).toBeFocused()
  await page.getByLabel('User name').fill('principal')
  await page.getByLabel('Recovery code').fill(code)
  await page.getByLabel('New password', { exact: true }).fill('nine paper boats drift home')
  await page.getByLabel('The same password again').fill('nine paper boats drift home')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText(['The code is right.'])
  await expect(page.getByLabel('Who comes in')).toBeFocused()
  await expectNoAxeViolations(page)
  await page.getByLabel('Who comes in').selectOption(`${OWNER.name}, ${OWNER.user} (owner)`)
  await page.getByRole('button', { name: 'Open and set the password' }).click()
  await expectOffice(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Students' })).toBeVisible()

  const again = await office.reopen()
  await signIn(again, { user: OWNER.user, password: 'nine paper boats drift home' })
  await expectOffice(again)
  expect(office.complaints).toEqual([])
})
