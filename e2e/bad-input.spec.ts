import { createHash } from 'node:crypto'
import { open, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { field } from './fields.ts'
import { expect, test } from './fixtures.ts'
import { expectStanding } from './referrals.ts'
import { expectOffice, signIn } from './session.ts'
import { goTo, makeWorkingOffice, PASSWORD } from './working-office.ts'

const ROSA = { user: 'rosa', password: PASSWORD } as const

async function fingerprint(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

test('a wrong password is answered in words, and the right one still opens', async ({ office }) => {
  await makeWorkingOffice(office.page)
  const page = await office.reopen()
  await signIn(page, { ...ROSA, password: 'seven quiet herons over sand' })
  await expect(page.getByRole('alert')).toContainText('The name or the password is not right.')
  await page.getByLabel('Password for rosa').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expectOffice(page)
  expect(office.complaints).toEqual([])
})

test('a second program on the same records says where they are open, and disturbs nobody', async ({
  office,
}) => {
  test.skip(
    Boolean(process.env['FOOTBRIDGE_ELECTRON']),
    'there, a second start hands over to the first and ends',
  )
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  const second = await office.openAgain()
  await signIn(second, ROSA)
  await expect(second.getByRole('alert')).toContainText('The records are open in another window')
  expect((await client.school.get({})).name).toBe('Willow Creek Middle School')
})

test('a damaged file and an empty file are named, left as they are, and never replaced', async ({
  office,
}) => {
  await makeWorkingOffice(office.page)
  const page = await office.reopen()
  const path = join(office.folder, 'vault', 'vault.db')
  const whole = await readFile(path)
  const files = await readdir(office.folder, { recursive: true })

  const file = await open(path, 'r+')
  await file.write(Buffer.alloc(64, 0x5a), 0, 64, 1000)
  await file.close()
  const damaged = await fingerprint(path)
  await signIn(page, ROSA)
  await expect(page.getByRole('alert')).toContainText('is damaged. Restore it from a backup.')
  expect(await fingerprint(path)).toBe(damaged)

  await truncate(path)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('is empty. Restore it from a backup.')
  expect((await readFile(path)).length).toBe(0)
  // Tries are counted beside the vault; nothing else is written.
  expect((await readdir(office.folder, { recursive: true })).toSorted()).toEqual(
    [...files, 'vault.tries.json'].toSorted(),
  )

  await writeFile(path, whole)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expectOffice(page)
  expect(office.complaints).toEqual([])
})

test('what is left out or not allowed is said in words, and what was typed stays', async ({ office }) => {
  const { page } = office
  const { client, case: one, clinic } = await makeWorkingOffice(page)
  const referral = await client.referrals.create({
    caseId: one.id,
    pathway: 'school-contacts-provider',
    serviceId: clinic.id,
    locationId: null,
    schoolService: null,
    primaryReason: 'anxiety',
    otherReasons: [],
    urgency: 'priority',
    needIdentifiedOn: one.openedOn,
    ownerId: one.ownerId,
  })
  const standing = page.getByRole('region', { name: 'Where it stands' })

  await test.step('the wrong kind of file, and an empty one', async () => {
    await goTo(page, '/imports')
    const file = join(office.savedFolder, 'roster.csv')
    await writeFile(file, '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')
    await office.chooseFiles([file])
    await page.getByRole('button', { name: 'Choose files…' }).click()
    await expect(page.getByRole('alert')).toContainText('roster.csv seems to be a PDF.')
    await writeFile(file, '')
    await office.chooseFiles([file])
    await page.getByRole('button', { name: 'Choose files…' }).click()
    await expect(page.getByRole('alert')).toContainText('roster.csv is empty.')
    await expect(page.getByText('Nothing has been brought in yet.')).toBeVisible()
  })

  await test.step('sending without consent', async () => {
    await goTo(page, `/referrals/${referral.id}`)
    await standing.getByRole('button', { name: 'Send', exact: true }).click()
    const form = standing.getByRole('group', { name: 'Send' })
    await field(form, 'Remark').fill('Faxed to the intake desk')
    await page.keyboard.press('Control+s')
    await expect(field(form, 'How')).toHaveAccessibleDescription('Fill this in.')
    await field(form, 'How').selectOption('By fax')
    await page.keyboard.press('Control+s')
    await expect(page.getByRole('alert')).toContainText('No consent on file names this provider')
    await expect(field(form, 'Remark')).toHaveValue('Faxed to the intake desk')
    await form.getByRole('button', { name: 'Cancel' }).click()
    await expectStanding(page, 'Being prepared')
  })

  await test.step('closing without a reason', async () => {
    await standing.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Close the referral' }).click()
    const form = standing.getByRole('group', { name: 'Close the referral' })
    await page.keyboard.press('Control+s')
    await expect(form.getByText('Fill this in.')).toHaveCount(5)
    await expect(field(form, 'How it ended')).toBeFocused()
    await field(form, 'How it ended').selectOption('The family declined')
    await expect(field(form, 'Who ended it')).toHaveValue('')
    await field(form, 'Who ended it').selectOption('The family')
    await field(form, 'How is the student doing').selectOption('Not known')
    await field(form, 'How do we know').selectOption('The family said so')
    await page.keyboard.press('Control+s')
    await expect(field(form, 'Why')).toBeFocused()
    await expect(field(form, 'Why')).toHaveAccessibleDescription(/Fill this in\./)
    await field(form, 'Why').selectOption('Family chose not to')
    await page.keyboard.press('Control+s')
    await expect(form).toContainText('Tick what stood in the way, or that nothing did.')
    await form.getByLabel('Transport').check()
    await expect(form.getByLabel('Nothing stood in the way')).toHaveCount(0)
    await form.getByLabel('Transport').uncheck()
    await expect(form.getByLabel('Nothing stood in the way')).not.toBeChecked()
    await expectStanding(page, 'Being prepared')
  })

  await test.step('closing a case while a referral is open', async () => {
    await goTo(page, `/cases/${one.id}`)
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Close the case' }).click()
    await expect(page.getByRole('main')).toContainText(
      'A referral of this case is still open. Close it first',
    )
    await expect(field(page, 'In a few words')).toHaveCount(0)
  })

  await test.step('saving what somebody changed meanwhile', async () => {
    await goTo(page, `/students/${one.studentId}`)
    await page.getByRole('main').getByRole('button', { name: 'Edit', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Homeroom').fill('7B')
    const { student } = await client.students.get({ id: one.studentId })
    const { id, version, ...known } = student
    await client.students.update({ id, version, draft: { ...known, localId: 'H-204', homeroom: '9C' } })

    await page.keyboard.press('Control+s')
    await expect(dialog.getByRole('alert')).toContainText('Someone changed this since you opened it.')
    await expect(field(dialog, 'Homeroom')).toHaveValue('7B')
    await dialog.getByRole('button', { name: 'Reload' }).click()
    await expect(field(dialog, 'School ID')).toHaveValue('H-204')
    await expect(field(dialog, 'Homeroom')).toHaveValue('7B')
    await page.keyboard.press('Control+s')
    await expect(dialog).toHaveCount(0)
    const saved = await client.students.get({ id })
    expect(saved.student).toMatchObject({ homeroom: '7B', localId: 'H-204' })
  })

  await test.step('being interrupted, while somebody changes the same record', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Edit', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Homeroom').fill('8A')
    await expect(page.getByText(/^Saved \d/)).toBeVisible()
    const { student } = await client.students.get({ id: one.studentId })
    const { id, version, ...known } = student
    await client.students.update({ id, version, draft: { ...known, localId: 'H-205' } })

    await page.reload()
    await page.getByRole('main').getByRole('button', { name: 'Edit', exact: true }).click()
    await expect(field(dialog, 'Homeroom')).toHaveValue('8A')
    await expect(field(dialog, 'School ID')).toHaveValue('H-205')
    await page.keyboard.press('Control+s')
    await expect(dialog).toHaveCount(0)
    const saved = await client.students.get({ id })
    expect(saved.student).toMatchObject({ homeroom: '8A', localId: 'H-205' })
  })

  expect(office.complaints).toEqual([])
})
