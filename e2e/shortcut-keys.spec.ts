import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { comeBack, expectOffice } from './session.ts'
import { inBothLights, makeWorkingOffice, PASSWORD } from './working-office.ts'

test('everything that can be done on every screen has a key, and the keys are listed', async ({ office }) => {
  let { page } = office
  const { client } = await makeWorkingOffice(page)
  const stick = join(office.folder, '..', 'stick')
  await mkdir(stick)
  await office.chooseFiles([stick])
  await client.backups.addDestination({})
  await page.reload()
  await expectOffice(page)

  await page.keyboard.press('F1')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  for (const name of ['Cover the screen', 'Lock', 'Switch person', 'Back up now', 'In a crisis'])
    await expect(keys.getByText(name, { exact: true })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+Shift+K')
  await expect(page.getByRole('button', { name: 'Make a new recovery sheet' })).toBeFocused()
  await page.keyboard.press('Control+Shift+P')
  const pin = page.getByRole('dialog', { name: 'PIN for this sitting' })
  await expect(pin.getByLabel('Your password')).toBeFocused()
  await page.keyboard.press('Control+Shift+E')
  await expect(page.getByRole('dialog', { name: 'In a crisis' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(pin).toHaveCount(0)
  await page.keyboard.press('Control+Shift+B')
  await expect(page.getByText('The backup is made and verified.')).toBeVisible()

  await page.keyboard.press('Control+Shift+L')
  await expect(page.getByRole('heading', { name: 'Welcome back, Rosa Marsh' })).toBeVisible()
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expectOffice(page)
  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await comeBack(page, { user: 'rosa', password: PASSWORD })
  await expectOffice(page)
  await page.keyboard.press('Control+Shift+O')
  ;({ page } = office)
  await expect(page.getByLabel('User name')).toBeFocused()
  expect(office.complaints).toEqual([])
})
