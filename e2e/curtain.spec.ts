import type { Page } from '@playwright/test'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { comeBack, expectOffice } from './session.ts'
import { clientOf, goTo, inBothLights, makeWorkingOffice, PASSWORD } from './working-office.ts'

test.use({ timed: true })
test.skip(Boolean(process.env['FOOTBRIDGE_ELECTRON']), 'The vault of the product has the machine’s own time')

const PIN = '482915'

async function setPin(page: Page): Promise<void> {
  await page.getByRole('button', { name: /your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Set a PIN for today' }).click()
  const dialog = page.getByRole('dialog', { name: 'PIN for this sitting' })
  await dialog.getByLabel('Your password').fill(PASSWORD)
  await dialog.getByLabel('New PIN').fill('20262026')
  await dialog.getByLabel('The same PIN again').fill('20262026')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('This PIN is easy to guess.')
  await dialog.getByLabel('New PIN').fill(PIN)
  await dialog.getByLabel('The same PIN again').fill(PIN)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Your PIN is set until Footbridge locks.')).toBeVisible()
}

/** Expects that nothing of the office is painted or read out. */
async function expectCovered(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome back, Rosa Marsh' })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  const seen = await page.locator('body').innerText()
  expect(seen).not.toContain('Willow Creek')
  expect(seen).not.toContain('Concern')
}

test('the curtain falls over half a sentence, a PIN lifts it, and the sentence goes on where it stopped', async ({
  office,
}) => {
  const { page } = office
  await makeWorkingOffice(page)
  await expectOffice(page)
  await setPin(page)
  await goTo(page, '/concerns/new')
  const words = page.getByRole('textbox', { name: /noticed/ }).first()
  await words.fill('She said that')
  await words.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(4, 4))

  await office.passMinutes(5)
  await expectCovered(page)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await expect(page.getByLabel('PIN for this sitting')).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Control+n')
  await expectCovered(page)
  await page.getByRole('button', { name: 'In a crisis' }).click()
  await expect(page.getByRole('dialog')).toContainText('988')
  await page.keyboard.press('Escape')

  await page.getByLabel('PIN for this sitting').fill('739164')
  await page.keyboard.press('Enter')
  await expect(page.getByText('4 tries are left')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.type(PIN)
  await page.keyboard.press('Enter')
  await expect(words).toBeFocused()
  await expect(words).toHaveValue('She said that')
  await page.keyboard.type('really ')
  await expect(words).toHaveValue('She really said that')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('whoever reads for long and moves now and then is not covered, whoever leaves is', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  await expectOffice(page)
  await office.passMinutes(4)
  await page.keyboard.press('Shift')
  // Answered after what the key told the program.
  await client.vault.state({})
  await office.passMinutes(4)
  await expectOffice(page)
  expect(await client.vault.state({})).toMatchObject({ state: 'open' })
  await office.passMinutes(1)
  await expectCovered(page)
})

test('a dialog stays open behind the curtain with what was typed into it, and has its keys again', async ({
  office,
}) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/settings')
  await page.getByRole('button', { name: 'Change the password' }).click()
  const dialog = page.getByRole('dialog', { name: 'Your password' })
  await dialog.getByLabel('Present password').fill('half of it')
  await dialog.getByLabel('The same password again').fill('more')
  await office.passMinutes(5)
  await expectCovered(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Somebody else? Lock' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Your password' }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('The same password again')).toBeFocused()
  await expect(dialog.getByLabel('Present password')).toHaveValue('half of it')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(office.complaints).toEqual([])
})

test('the owner says after how many minutes, and the lock never comes before the curtain', async ({
  office,
}) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/settings')
  await page.getByLabel('Footbridge locks after').selectOption('5 minutes')
  await page.getByLabel('The screen is covered after').selectOption('10 minutes')
  await expect(page.getByLabel('Footbridge locks after')).toHaveValue('10')
  await expect.poll(() => clientOf(page).school.lockTimes({})).toEqual({ curtainAfter: 10, lockAfter: 10 })
  await expectNoAxeViolations(page)
  await office.passMinutes(9)
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await office.passMinutes(1)
  await expect(office.page.getByLabel('Password for rosa')).toBeVisible()
})

test('words copied from the office leave the clipboard with the lock', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/concerns/new')
  const words = page.getByRole('textbox', { name: /noticed/ }).first()
  await words.fill('Call the mother on Tuesday')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  const clipboard = () => office.page.evaluate(() => navigator.clipboard.readText())
  expect(await clipboard()).toBe('Call the mother on Tuesday')
  await page.keyboard.press('Control+l')
  await expect(office.page.getByLabel('Password for rosa')).toBeVisible()
  expect(await clipboard()).toBe('')
})

test('without a PIN the password lifts the curtain; a window opened behind it shows nothing else', async ({
  office,
}) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/students')
  await expect(page.getByRole('heading', { level: 1, name: 'Students' })).toBeVisible()
  await page.getByRole('button', { name: /your menu/ }).click()
  await page.getByRole('menuitem', { name: 'Cover the screen' }).click()
  await expectCovered(page)
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expectOffice(page)
  await expect(page.getByRole('menu')).toHaveCount(0)
  await clientOf(page).vault.drawCurtain({})
  await expectCovered(page)
  await page.reload()
  await expectCovered(page)
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Students' })).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('the fifth wrong PIN locks the vault', async ({ office }) => {
  await makeWorkingOffice(office.page)
  await setPin(office.page)
  await office.passMinutes(5)
  for (const left of ['4 tries are', '3 tries are', '2 tries are', '1 try is']) {
    await office.page.getByLabel('PIN for this sitting').fill('739164')
    await office.page.keyboard.press('Enter')
    await expect(office.page.getByText(`${left} left`)).toBeVisible()
  }
  await office.page.getByLabel('PIN for this sitting').fill('739164')
  await office.page.keyboard.press('Enter')
  await expect(office.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await comeBack(office.page, { user: 'rosa', password: PASSWORD })
  await expectOffice(office.page)
})

test('an office left alone locks behind its curtain; switching to a colleague asks who they are', async ({
  office,
}) => {
  await makeWorkingOffice(office.page)
  await expectOffice(office.page)
  await office.passMinutes(5)
  await expectCovered(office.page)
  await office.passMinutes(15)
  await expect(office.page.getByLabel('Password for rosa')).toBeVisible()
  await comeBack(office.page, { user: 'rosa', password: PASSWORD })
  await expectOffice(office.page)

  await office.page.getByRole('button', { name: /your menu/ }).click()
  await office.page.getByRole('menuitem', { name: 'Switch person' }).click()
  await expect(office.page.getByLabel('User name')).toBeFocused()
  await expect(office.page.getByLabel('User name')).toHaveValue('')
})
