import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { aStudentWithCase } from '#main/testing/makers.ts'

import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice, PASSWORD } from './working-office.ts'

test('a hold is placed on a student’s page, seen there and among all holds, taken back, and lifted', async ({
  office,
}) => {
  const { page } = office
  const { case: open } = await makeWorkingOffice(page)
  await goTo(page, `/students/${open.studentId}`)
  const keeping = page.getByRole('region', { name: 'Keeping this record' })
  await keeping.getByRole('button', { name: 'Place a hold' }).click()
  const dialog = page.getByRole('dialog', { name: 'Place a legal hold' })
  await expect(dialog.getByLabel('Somebody asked to see the record')).toBeFocused()
  await dialog.getByLabel('In your own words').fill('The mother asked to see it on Monday.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(dialog.getByText('Fill this in.')).toBeVisible()
  await dialog.getByLabel('Somebody asked to see the record').check()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Legal hold', { exact: true })).toBeVisible()
  await expect(keeping.getByRole('listitem')).toContainText('Somebody asked to see the record')
  await expect(keeping.getByRole('button', { name: 'Destroy…' })).toHaveCount(0)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+z')
  await expect(keeping.getByRole('listitem')).toHaveCount(0)

  await keeping.getByRole('button', { name: 'Place a hold' }).click()
  await dialog.getByLabel('A lawsuit, hearing or investigation').check()
  await dialog.getByLabel('In your own words').fill('A letter from the court.')
  await page.keyboard.press('Control+s')
  await goTo(page, '/retention')
  const holds = page.getByRole('region', { name: 'Legal holds' })
  await expect(holds.getByRole('link', { name: 'Ines Varga' })).toBeVisible()
  await holds.getByRole('button', { name: 'Lift the hold: A letter from the court.' }).click()
  await page.getByLabel('Why it is no longer needed').fill('The court is done.')
  await page.keyboard.press('Control+s')
  await expect(holds.getByText('Nothing is held.')).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('rules are confirmed, what is due is looked at and destroyed, and the certificate is printed', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  const made = await aStudentWithCase(client, open.ownerId, {
    givenName: 'Tomas',
    familyName: 'Arden',
    birthDate: '1990-05-06',
  })
  const { case: fresh } = await client.cases.get({ id: made.case.id })
  await client.cases.close({ id: fresh.id, version: fresh.version, note: 'Went well.' })
  const stick = join(office.folder, '..', 'stick')
  await mkdir(stick)
  await office.chooseFiles([stick])
  await client.backups.addDestination({})
  await client.backups.make({})

  await test.step('suggestions become rules', async () => {
    await goTo(page, '/settings')
    await page.getByRole('link', { name: 'Open keeping and destroying' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Keeping and destroying' })).toBeVisible()
    await expect(page.getByText('Nothing is due before the rules are confirmed.')).toBeVisible()
    await inBothLights(page, () => expectNoAxeViolations(page))
    const cases = page.getByRole('group', { name: 'Closed cases with all that belongs to them' })
    await cases.getByLabel('Years').fill('0')
    await page.getByRole('button', { name: 'Confirm the rules' }).click()
    await expect(
      page.getByText('Take a whole number of years from 1 to 99, or leave it empty.'),
    ).toBeVisible()
    await cases.getByLabel('Years').fill('10')
    await page.getByRole('button', { name: 'Confirm the rules' }).click()
    await expect(page.getByText('Confirmed by Rosa Marsh')).toBeVisible()
  })

  await test.step('what is due is looked at, and nothing goes by mistake', async () => {
    await page.getByLabel(/^Tomas Arden, case /).check()
    await page.getByRole('button', { name: 'Look at the one chosen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Destroy records for good' })
    await expect(dialog.getByText('1 case', { exact: true })).toBeVisible()
    await expect(dialog.getByText('1 concern', { exact: true })).toBeVisible()
    await inBothLights(page, () => expectNoAxeViolations(page))
    await dialog.getByLabel('Your password').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Destroy for good' }).click()
    await expect(dialog.getByText('This is not what is to be typed.')).toBeVisible()
    await expect(field(dialog, 'Why')).toHaveAccessibleDescription('Fill this in.')
    await field(dialog, 'Why').selectOption({ index: 1 })
    await dialog.getByLabel(/^Type .* to confirm/).fill(fresh.code.toLowerCase())
    await dialog.getByLabel('Your password').fill('not my password at all')
    await dialog.getByRole('button', { name: 'Destroy for good' }).click()
    await expect(dialog.getByLabel('Your password')).toBeFocused()
    await dialog.getByLabel('Your password').fill(PASSWORD)
    await page.keyboard.press('Enter')
  })

  await test.step('a backup without it is made, the older one is told and deleted, the certificate printed', async () => {
    const certificate = page.getByRole('dialog', { name: 'Certificate 1' })
    await expect(certificate.getByText('A backup without these records was made')).toBeVisible()
    await expect(certificate.getByText(/in stick · made on .* · replaced by newer ones on/)).toBeVisible()
    expect(await readdir(stick)).toHaveLength(2)
    await inBothLights(page, () => expectNoAxeViolations(page))
    await certificate.getByRole('button', { name: 'Delete these copies now' }).click()
    await expect(certificate.getByRole('alert')).toContainText(
      /This deletes 1 of the 2 copies within reach\.The one that stays is from .+\. A new one is made first/,
    )
    await expect(certificate.getByRole('button', { name: 'Keep them' })).toBeFocused()
    expect(await readdir(stick)).toHaveLength(2)
    await inBothLights(page, () => expectNoAxeViolations(page))
    await certificate.getByRole('button', { name: 'Delete for good' }).click()
    await expect(certificate.getByText('No older copy that was within reach holds them')).toBeVisible()
    await certificate.getByRole('button', { name: 'Print', exact: true }).click()
    await expect(certificate.getByText('The certificate was sent to the printer.')).toBeVisible()
    await certificate.getByRole('button', { name: 'Save as PDF' }).click()
    await expect(certificate.getByText('The certificate was saved.')).toBeVisible()
    expect(await office.saved()).toEqual(['footbridge-certificate-of-destruction.pdf'])
    await certificate.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByText('Nothing is due.')).toBeVisible()
    await page.getByRole('button', { name: 'Show: Certificate 1' }).click()
    await expect(certificate).toBeVisible()
    await page.keyboard.press('Escape')
    await goTo(page, `/students/${made.student.id}`)
    await expect(page.getByText('No case so far.')).toBeVisible()
  })
  expect(office.complaints).toEqual([])
})
