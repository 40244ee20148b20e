import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { clientOf, goTo, inBothLights, makeWorkingOffice } from './working-office.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'

test('a draft goes round on paper, comes back as comments, is published and read, and its crisis card stands at the door', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  await client.staff.create({ name: 'Ana Ruiz', position: 'Teacher', email: null, phone: null })
  const begun = await client.protocols.begin({ from: 'starting', which: 'small-school' })
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await goTo(page, '/protocols/draft')

  await page.getByRole('button', { name: 'Print for comment' }).click()
  const dialog = page.getByRole('dialog')
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: 'Save as PDF' }).click()
  await dialog.getByText('Saved.', { exact: true }).waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('tab', { name: 'Comments' }).click()
  await page.getByRole('button', { name: 'Type in a comment' }).click()
  await dialog.getByLabel('Who').fill('Ms. Ortiz')
  await dialog.getByLabel('Part').selectOption({ label: '22 First call to the family' })
  await dialog.getByLabel('What they said').fill('Two days are short.')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+s')
  await expect(dialog.getByLabel('What they said')).toHaveValue('')
  await expect(dialog.getByLabel('Who')).toHaveValue('Ms. Ortiz')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tab', { name: 'Comments (1)' })).toBeVisible()
  await expect(page.getByText('22 First call to the family (1)')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('tab', { name: /^Steps/ }).click()
  const step = page.getByRole('button', { name: /^First call to the family.*1 comment/ })
  await step.click()
  await expect(page.getByRole('list', { name: 'Comments' })).toContainText('Two days are short. Ms. Ortiz')
  await inBothLights(page, () => expectNoAxeViolations(page))

  const [me] = await client.accounts.list({})
  for (const roleId of ['office-clerk', 'principal'])
    await client.protocols.setHolders({ roleId, colleagues: [{ kind: 'account', id: me?.id ?? '' }] })
  const { draft } = await client.protocols.overview({})
  await client.protocols.publish({ ...(draft ?? begun), why: 'So that nobody waits.' })
  await page.reload()
  await goTo(page, '/protocols')
  const read = page.getByRole('region', { name: 'Who has read it' })
  await expect(read).toContainText('0 of 2 have read it')
  await read.getByRole('button', { name: 'I have read it' }).click()
  await expect(read).toContainText('1 of 2 have read it')
  await read.getByRole('button', { name: 'Enter a signed sheet' }).click()
  await dialog.getByLabel('Ana Ruiz').check()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+s')
  await expect(read).toContainText('2 of 2 have read it')
  await read.getByText('2 have read it').last().click()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await dialog.getByRole('button', { name: 'Save as PDF' }).click()
  await dialog.getByText('Saved.', { exact: true }).waitFor()
  await dialog.getByLabel('One file for all staff').check()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByRole('button', { name: 'Save the file' }).click()
  await dialog.getByText('Saved.', { exact: true }).waitFor()
  const file = await readFile(join(office.savedFolder, 'footbridge-protocol.html'), 'utf8')
  expect(file).toContain('First call to the family')
  await page.keyboard.press('Escape')

  await client.vault.lock({})
  const { page: door } = office
  await expect(door.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await door.getByRole('button', { name: 'In a crisis' }).click()
  const card = door.getByRole('dialog', { name: 'In a crisis' })
  await expect(card).toContainText('Tell the counselor and the principal')
  await expect(card).toContainText('741741')
  await expect(card).toContainText('Rosa Marsh')
  await expect(card).not.toContainText('____')
  await inBothLights(door, () => expectNoAxeViolations(door))
  expect(await clientOf(door).vault.state({})).toMatchObject({ state: 'locked' })
  expect(office.complaints).toEqual([])
})
