import { join } from 'node:path'

import { unlockWithPassword } from '#main/vault/unlock-vault.ts'

import { firstRun, OWNER, startWorking } from './first-run.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { expectOffice, signIn } from './session.ts'
import { clientOf, goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('the owner sees who looked at whom, reads the entries behind it, and prints them', async ({
  office,
}) => {
  const { page } = office
  const { case: open } = await makeWorkingOffice(page)
  await goTo(page, `/students/${open.studentId}`)
  await page.getByRole('link', { name: 'Who opened this record' }).click()
  await expect(page.getByRole('combobox', { name: 'Student' })).toHaveValue('Ines Varga')
  await goTo(page, '/settings')
  await page.getByRole('link', { name: 'Open the audit trail' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Audit trail' })).toBeVisible()
  const looks = page.getByRole('grid', { name: 'Who looked' })
  const row = looks.getByRole('row').filter({ hasText: 'Ines Varga' })
  await expect(row).toContainText('Rosa Marsh')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await row.click()
  const lines = page.getByRole('grid', { name: 'Audit trail' })
  await expect(lines.getByText('Rosa Marsh opened the record of Ines Varga')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Student' })).toHaveValue('Ines Varga')
  expect(page.url()).toContain(open.studentId)
  await page.reload()
  await expect(lines.getByText('Rosa Marsh opened the record of Ines Varga')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Student' })).toHaveValue('Ines Varga')
  await page.getByLabel('What', { exact: true }).selectOption('Changes of records')
  await expect(lines.getByText('Rosa Marsh decided a concern about Ines Varga')).toBeVisible()
  await expect(lines.getByText(/opened the record/)).toHaveCount(0)
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(page.getByText('The trail was saved.')).toBeVisible()
  expect(await office.saved()).toEqual(['footbridge-audit-trail.pdf'])

  await page.getByLabel('From').fill('2020-01-01')
  await page.getByLabel('Up to').fill('2020-01-31')
  await expect(page.getByText('No entry fits.')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect(lines.getByText('Rosa Marsh began these records')).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('the trail is checked, with the recovery sheet too, and a paper is held against it', async ({
  office,
}) => {
  const { page } = office
  const code = await firstRun(page)
  await startWorking(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('audit trail')
  await page.getByRole('option', { name: 'Open the audit trail' }).click()
  await page.getByRole('button', { name: 'Check the trail' }).click()
  const dialog = page.getByRole('dialog', { name: 'Is the trail whole?' })
  await dialog.getByRole('button', { name: 'Check now' }).click()
  const whole = dialog.getByText(/entries are whole up to/)
  await expect(whole).toBeVisible()
  const [, entries = '', hash = ''] =
    /All (\d+) entries are whole up to ([\w-]+)\./.exec(await whole.innerText()) ?? []
  expect(hash).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)

  await dialog.getByLabel('Check with the recovery sheet, too').check()
  await dialog.getByLabel('Code on the recovery sheet').fill(code)
  await dialog.getByRole('button', { name: 'Check now' }).click()
  await expect(
    dialog.getByText(/^With the recovery sheet entries 1 to \d+ were checked, too\.$/),
  ).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await dialog.getByLabel('Entries on the paper').fill(entries)
  await dialog.getByLabel('Hash on the paper').fill(hash.toLowerCase())
  await dialog.getByRole('button', { name: 'Compare' }).click()
  await expect(dialog.getByText('The paper and the trail agree.')).toBeVisible()
  await dialog.getByLabel('Entries on the paper').fill('2')
  await dialog.getByRole('button', { name: 'Compare' }).click()
  await expect(dialog.getByText('This paper does not belong to this trail.')).toBeVisible()
  await expect(dialog.getByText(/Delete nothing/)).toBeVisible()
  await dialog.getByLabel('Hash on the paper').fill('7K2M')
  await dialog.getByRole('button', { name: 'Compare' }).click()
  await expect(dialog.getByText('A hash has 16 characters. Compare it with the paper.')).toBeVisible()
  await expect(dialog.getByText('This paper does not belong to this trail.')).toHaveCount(0)
  await dialog.getByLabel('Hash on the paper').fill(hash)
  await dialog.getByLabel('Entries on the paper').fill('6000')
  await dialog.getByRole('button', { name: 'Compare' }).click()
  await expect(dialog.getByText(/^The trail has only \d+ entries: this paper is from another/)).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  expect(office.complaints).toEqual([])
})

test('a trail that was changed past the program is found, and the screen says what to do', async ({
  office,
}) => {
  await firstRun(office.page)
  await startWorking(office.page)
  const page = await office.reopen()
  const { vault } = await unlockWithPassword({ ...OWNER, folder: join(office.folder, 'vault') })
  vault.writing.transaction(() => {
    vault.writing.prepare('DROP TRIGGER audit_is_never_changed').run()
    vault.writing.prepare("UPDATE audit SET actor_id = 'somebody else' WHERE seq = 2").run()
  })
  vault.close()

  await signIn(page, OWNER)
  await expectOffice(page)
  await goTo(page, '/audit')
  await page.getByRole('button', { name: 'Check the trail' }).click()
  const dialog = page.getByRole('dialog', { name: 'Is the trail whole?' })
  await dialog.getByRole('button', { name: 'Check now' }).click()
  await expect(dialog.getByText('Entry 2 is not what was written.')).toBeVisible()
  await expect(dialog.getByText(/Delete nothing: the file as it is shows what happened/)).toBeVisible()
  await expect(dialog.getByText(/Go on with a backup from before/)).toBeVisible()
  await expectNoAxeViolations(page)
  expect(office.complaints).toEqual([])
})

test('a counselor sees their own students only, and an administrator no name at all', async ({ office }) => {
  let { page } = office
  await firstRun(page)
  await startWorking(page)
  const client = clientOf(page)
  const given = 'eleven tin boats at dusk'
  const own = 'nine paper lanterns drift'
  for (const [user, role] of [
    ['nadia', 'counselor'],
    ['omar', 'administrator'],
  ] as const) {
    await client.accounts.create({ user, name: user, roles: [role], password: given })
    await page.keyboard.press('Control+l')
    ;({ page } = office)
    await page.getByRole('button', { name: /^Not / }).click()
    await signIn(page, { user, password: given })
    await page.getByLabel('New password').fill(own)
    await page.getByLabel('The same password again').fill(own)
    await page.keyboard.press('Enter')
    await expectOffice(page)
    await goTo(page, '/audit')
    await expect(page.getByRole('heading', { level: 1, name: 'Audit trail' })).toBeVisible()
    const isAdministrator = role === 'administrator'
    await expect(page.getByRole('button', { name: 'Check now' })).toHaveCount(isAdministrator ? 1 : 0)
    await expect(page.getByText('No entry fits.')).toHaveCount(isAdministrator ? 0 : 1)
    await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0)
    await expectNoAxeViolations(page)
    await page.keyboard.press('Control+l')
    ;({ page } = office)
    await page.getByRole('button', { name: /^Not / }).click()
    await signIn(page, OWNER)
    await expectOffice(page)
  }
  expect(office.complaints).toEqual([])
})
