import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'

import { firstRun, OWNER, startWorking } from './first-run.ts'
import { expect, expectNoAxeViolations, test, type Office } from './fixtures.ts'
import { comeBack, expectOffice } from './session.ts'
import { inBothLights } from './working-office.ts'

/** Makes a folder as a stick that was put in. */
async function putIn(office: Office): Promise<string> {
  const stick = join(office.folder, '..', 'stick')
  await mkdir(stick, { recursive: true })
  return stick
}

test('an office is told that it has no backup, makes one, tries it out, and is brought back by it', async ({
  office,
}) => {
  let { page } = office
  const code = await firstRun(page)
  await startWorking(page)
  const stick = await putIn(office)

  await test.step('told on the first day, mended with one press', async () => {
    const main = page.getByRole('main')
    await expect(main.getByText('There is no backup yet.')).toBeVisible()
    await inBothLights(page, () => expectNoAxeViolations(page))
    await office.chooseFiles([stick])
    await page.getByRole('button', { name: 'Choose where, and back up' }).click()
    await expect(page.getByText('The backup is made and verified.')).toBeVisible()
    await expect(main.getByText('There is no backup yet.')).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Last good backup: today' })).toBeVisible()
    expect(await readdir(stick)).toEqual([
      expect.stringMatching(/^Footbridge backup \d{4}-\d\d-\d\d \d\d-\d\d$/),
    ])
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
  })

  await test.step('tried out with the sheet', async () => {
    await page.getByRole('link', { name: 'Last good backup: today' }).click()
    await expect(page.getByRole('heading', { name: 'Backups', level: 1 })).toBeVisible()
    await inBothLights(page, () => expectNoAxeViolations(page))
    await page.getByRole('button', { name: 'Try it out: stick' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByLabel('Recovery code')).toBeFocused()
    await dialog.getByLabel('Recovery code').fill(code.replace(/.$/, (last) => (last === '2' ? '3' : '2')))
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toContainText('not typed as on the sheet')
    await expectNoAxeViolations(page)
    await dialog.getByLabel('Recovery code').fill(code)
    await dialog.getByLabel('Recovery code').press('Enter')
    await expect(dialog.getByText('The recovery sheet opens this backup')).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(page.getByText('Opened with the recovery sheet')).toBeVisible()
  })

  await test.step('a stick that is at home is told calmly', async () => {
    await rename(stick, `${stick} at home`)
    await page.getByRole('button', { name: 'Back up now' }).click()
    await expect(page.getByRole('region', { name: 'Where backups go' })).toContainText('is not there')
    await expect(page.getByText('The folder could not be written: “stick”')).toBeVisible()
    await expect(page.getByText('The backup is made and verified.')).toHaveCount(0)
    await rename(`${stick} at home`, stick)
  })

  await test.step('the owner says how often', async () => {
    await page.getByRole('radio', { name: 'Every week' }).check()
    await page.getByLabel('Tell everybody after so many days').fill('0')
    await page.getByRole('button', { name: /^Save/ }).click()
    await expect(page.getByText('Take a number of days from 1 to 90.')).toBeVisible()
    await page.getByLabel('Tell everybody after so many days').fill('14')
    await page.getByRole('button', { name: /^Save/ }).click()
    await expect(page.getByText('Saved when backups are made.')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('radio', { name: 'Every day' })).toBeChecked()
  })

  await test.step('brought back from the lock screen', async () => {
    await page.keyboard.press('Control+l')
    ;({ page } = office)
    await page.getByRole('button', { name: 'Restore from a backup' }).click()
    await expect(page.getByRole('heading', { name: 'Open a backup' })).toBeVisible()
    await office.chooseFiles([stick])
    await page.getByRole('button', { name: 'Choose the folder' }).click()
    await expect(page.getByRole('radio', { name: /the newest/ })).toBeChecked()
    await inBothLights(page, () => expectNoAxeViolations(page))
    await page.getByRole('button', { name: 'Use this backup' }).click()
    await expect(page.getByText('This backup is whole.')).toBeVisible()
    await inBothLights(page, () => expectNoAxeViolations(page))
    await page.getByLabel('Password on the day of the backup').fill('not this one at all')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('is not right')
    await page.getByLabel('Password on the day of the backup').fill(OWNER.password)
    await page.getByLabel('Password on the day of the backup').press('Enter')
    await expect(page.getByRole('heading', { name: 'The backup is in place' })).toBeVisible()
    await expect(page.getByText(/kept in the folder “vault replaced/)).toBeVisible()
    await inBothLights(page, () => expectNoAxeViolations(page))
    await page.getByRole('button', { name: 'Open the office' }).click()
    await expectOffice(page)
    await expect(page.getByRole('link', { name: 'Today, 1 letter to read' })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await expect(page.getByRole('link', { name: 'Last good backup: today' })).toBeVisible()
    const letters = page.getByRole('region', { name: 'The records were put back' })
    await expect(letters).toContainText('What was here before is kept in the folder “vault replaced')
    await inBothLights(page, () => expectNoAxeViolations(page))
    await letters.getByRole('button', { name: 'I have read this' }).click()
    await expect(letters).toHaveCount(0)
    const vaults = (await readdir(office.folder)).filter((name) => /^vault(?!.*\.json$)/.test(name))
    expect(vaults).toHaveLength(2)
  })

  await test.step('what was here before is found without looking for its folder', async () => {
    await page.keyboard.press('Control+l')
    ;({ page } = office)
    await page.getByRole('button', { name: 'Restore from a backup' }).click()
    await page.getByRole('button', { name: 'Kept on this computer' }).click()
    await expect(page.getByRole('radio', { name: 'Records that a backup took the place of' })).toBeChecked()
  })
  expect(office.complaints).toEqual([])
})

test('on a new computer the recovery sheet opens a backup from the very first screen', async ({ office }) => {
  let { page } = office
  const code = await firstRun(page)
  await startWorking(page)
  const stick = await putIn(office)
  await office.chooseFiles([stick])
  await page.getByRole('button', { name: 'Choose where, and back up' }).click()
  await expect(page.getByText('The backup is made and verified.')).toBeVisible()
  await page.keyboard.press('Control+l')
  await rename(join(office.folder, 'vault'), join(office.folder, '..', 'lost'))
  page = await office.reopen()

  await page.getByRole('button', { name: 'Open a backup instead' }).click()
  await office.chooseFiles([stick])
  await page.getByRole('button', { name: 'Choose the folder' }).click()
  await page.getByRole('button', { name: 'Use this backup' }).click()
  await page.getByLabel('User name').fill(OWNER.user)
  await page.getByRole('radio', { name: 'The recovery sheet' }).check()
  await page.getByLabel('Recovery code').fill(code)
  await page.getByLabel('Recovery code').press('Enter')
  await expect(page.getByRole('heading', { name: 'The backup is in place' })).toBeVisible()
  const password = 'seven quiet ferries cross'
  await page.getByLabel('New password').fill(password)
  await page.getByLabel('The same password again').fill(password)
  await page.keyboard.press('Enter')
  await expectOffice(page)
  await expect(page.getByRole('region', { name: 'The records were put back' })).toContainText(
    'somebody holding the recovery sheet, who gave the name',
  )
  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await comeBack(page, { user: OWNER.user, password })
  await expectOffice(page)
  expect(office.complaints).toEqual([])
})
