import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { comeBack, expectOffice } from './session.ts'
import { goTo, inBothLights, makeWorkingOffice, PASSWORD } from './working-office.ts'

test('guessing waits by itself, and whoever comes in reads how often somebody guessed and what to do', async ({
  office,
}) => {
  let { page } = office
  await makeWorkingOffice(page)
  await expectOffice(page)
  await page.keyboard.press('Control+l')
  ;({ page } = office)
  const signIn = page.getByRole('button', { name: 'Sign in' })
  await expect(async () => {
    await comeBack(page, { user: 'rosa', password: 'not the one at all' })
    await expect(page.getByText(/^There were several wrong tries/).first()).toBeVisible({ timeout: 1500 })
  }).toPass()
  await expect(signIn).toBeDisabled()
  await expect(page.getByLabel('Password for rosa')).toBeFocused()
  await inBothLights(page, () => expectNoAxeViolations(page))
  // Nobody has to press anything for it.
  await expect(signIn).toBeEnabled()
  await expect(page.getByRole('status').filter({ hasText: 'You can try again now.' })).toHaveCount(1)
  await comeBack(page, { user: 'rosa', password: PASSWORD })
  await expectOffice(page)

  const told = page.getByRole('region', { name: 'Wrong tries before you came in' })
  await expect(told).toContainText(/^[3-9] wrong passwords were typed for your name/)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await told.getByRole('button', { name: 'I did not do this: what to do' }).click()
  const help = page.getByRole('dialog', { name: 'Somebody tried to come in' })
  await expect(help).toContainText('Change your password in Settings')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Escape')
  await expect(told).toHaveCount(0)
  const answered = page.getByRole('region', { name: 'Wrong tries that were answered' })
  await expect(answered).toContainText('Rosa Marsh answered on')
  await expect(answered).toContainText('“I did not do this”')
  await expect(answered.getByRole('button')).toHaveCount(0)
})

test('whoever finds that it was answered in their name that they had mistyped says that it was somebody else', async ({
  office,
}) => {
  let { page } = office
  await makeWorkingOffice(page)
  await expectOffice(page)
  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await expect(async () => {
    await comeBack(page, { user: 'rosa', password: 'not the one at all' })
    await expect(page.getByText(/^There were several wrong tries/).first()).toBeVisible({ timeout: 1500 })
  }).toPass()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
  await comeBack(page, { user: 'rosa', password: PASSWORD })
  await page.getByRole('button', { name: 'It was me' }).click()
  await goTo(page, '/students')
  const answered = page.getByRole('region', { name: 'Wrong tries that were answered' })
  await expect(page.getByRole('heading', { name: 'Students' })).toBeVisible()
  await expect(answered).toHaveCount(0)
  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await comeBack(page, { user: 'rosa', password: PASSWORD })

  // Not the students, where the screen was left.
  await expect(answered).toContainText('“It was me”')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await answered.getByRole('button', { name: 'I did not do this: what to do' }).click()
  await expect(page.getByRole('dialog', { name: 'Somebody tried to come in' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(answered).toContainText('“I did not do this”')
  await expect(answered.getByRole('button')).toHaveCount(0)
})
