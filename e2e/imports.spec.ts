import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { expect, expectNoAxeViolations, type Office, test } from './fixtures.ts'
import { firstRun, startWorking } from './first-run.ts'
import { type FilesByName, folderOf, sampleFolder } from './sample-files.ts'
import { comeBack, expectOffice } from './session.ts'
import { goTo, makeWorkingOffice, PASSWORD } from './working-office.ts'

const ROSTER = [
  'Student ID;First Name;Last Name;DOB;Grade;Gendr;Portal Password;Bus Route',
  '5001;Nia;Cole;03/14/2012;7;F;Hidden-Pw-1;Route 1',
  '5002;Omar;Haddad;11/30/2011;Yr 8;M;Hidden-Pw-2;Route 2',
  '5003;Lena;Petrov;02/31/2012;8;F;Hidden-Pw-3;Route 1',
  '5004;;;01/02/2012;8;F;Hidden-Pw-4;Route 1',
].join('\n')

async function openImports({ page }: Pick<Office, 'page'>): Promise<void> {
  await firstRun(page)
  await startWorking(page)
  await page.getByRole('link', { name: 'Bring in data' }).click()
  await expect(page.getByRole('heading', { name: 'Bring in data', level: 1 })).toBeVisible()
}

async function read(office: Office, from: 'files' | 'folder', path: string): Promise<void> {
  await office.chooseFiles([path])
  const name = from === 'files' ? 'Choose files…' : 'Choose a folder…'
  await office.page.getByRole('button', { name }).click()
}

async function lookAt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('Nothing is written yet.')).toBeVisible()
}

/** The numbers of one kind of record, as they stand on its line. */
function fates(page: Page, kind: string) {
  return page.getByRole('group', { name: kind, exact: true }).getByRole('button')
}

async function bringIn(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: `Bring in ${count} record` }).click()
  await expect(page.getByRole('heading', { name: 'Brought in', level: 2 })).toBeVisible()
}

test('a spreadsheet becomes students: mapped, explained, previewed, brought in, and taken back', async ({
  office,
}) => {
  const { page } = office
  const folder = await folderOf({ 'roster.csv': ROSTER })
  await openImports(office)
  await expectNoAxeViolations(page)

  await read(office, 'files', join(folder, 'roster.csv'))
  await expect(page.getByText('It was never read.')).toBeVisible()
  await expect(page.getByText('Hidden-Pw')).toHaveCount(0)
  await expect(page.getByLabel('Where “DOB” goes')).toHaveValue('birthDate')
  await expect(
    page.getByText('Dates are read as month/day/year because 2 of them can only be that.'),
  ).toBeVisible()
  const columns = page.getByRole('list', { name: 'Columns of roster.csv' })
  await expect(columns.getByRole('listitem').filter({ hasText: 'Gendr' })).toContainText(
    'spelled almost like it',
  )
  await expect(columns.getByRole('listitem').filter({ hasText: 'Portal Password' })).toContainText(
    'never read',
  )
  await page.getByLabel('Where “Bus Route” goes').selectOption({ label: 'Homeroom' })
  await expectNoAxeViolations(page)

  await lookAt(page)
  await expect(fates(page, 'Students')).toHaveText([/^new\s*3$/, /^rejected\s*1$/])
  await expect(page.getByText('Homeroom: Route 2')).toBeVisible()
  await page.getByLabel('What “Yr 8” means in “Grade”').selectOption({ label: 'Grade 8' })
  await page.getByRole('button', { name: /^new/ }).first().click()
  await page.getByRole('button', { name: /^new/ }).first().click()
  await expect(page.getByRole('region', { name: 'Students: new' }).getByText('Grade: Grade 8')).toHaveCount(2)
  await expect(page.getByText('02/31/2012 in “DOB” is a day that does not exist.')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoAxeViolations(page)
  await page.emulateMedia({ colorScheme: 'light' })

  await page.getByRole('link', { name: 'Students', exact: true }).click()
  await page.getByRole('link', { name: 'Bring in data' }).click()
  await expect(page.getByLabel('What “Yr 8” means in “Grade”')).toHaveValue('08')

  await bringIn(page, 3)
  await page.getByRole('button', { name: 'Save the rejected rows as a file' }).click()
  await expect(page.getByText('The rejected rows are saved.')).toBeVisible()
  expect(await office.saved()).toEqual(['footbridge-rejected-rows.csv'])
  await expectNoAxeViolations(page)

  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByText('Taken back. Everything is as it was before.')).toBeVisible()
  await page.getByRole('button', { name: 'Look at the preview again' }).click()
  await bringIn(page, 3)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByText('Taken back. Everything is as it was before.')).toBeVisible()
  await page.getByRole('button', { name: 'Open students' }).click()
  await expect(page.getByText('No students yet')).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('days that could be read both ways are asked about, and either answer can be given', async ({
  office,
}) => {
  const { page } = office
  const roster = 'Student ID,First Name,Last Name,DOB\n1,Bo,Lee,05/06/2012\n'
  await openImports(office)
  await read(office, 'files', join(await folderOf({ 'list.csv': roster }), 'list.csv'))
  await lookAt(page)
  await expect(page.getByText('05/06/2012 may be May 6, 2012 or June 5, 2012')).toBeVisible()
  await page.getByLabel('How dates in “DOB” are read').selectOption({ label: 'month/day/year' })
  await expect(page.getByText('Dates are read as month/day/year, as you said.')).toBeVisible()
  await page.getByLabel('How dates in “DOB” are read').selectOption({ label: 'day/month/year' })
  await expect(page.getByText('Date of birth: June 5, 2012')).toBeVisible()
})

test('the OneRoster sample needs no mapping: two students, extensions ignored, the password column never read', async ({
  office,
}) => {
  const { page } = office
  await openImports(office)
  await read(office, 'folder', await sampleFolder('oneroster-1.1'))
  await expect(page.getByText('This is a school roster in the OneRoster format (1.1).')).toBeVisible()
  await expect(
    page
      .getByText('users.csv: the column “ext_imagineLearning_studentPassword” looks like it holds passwords.')
      .first(),
  ).toBeVisible()
  await page.locator('summary').filter({ hasText: 'users.csv' }).click()
  const users = page.getByRole('listitem').filter({ hasText: 'users.csv' })
  await expect(users.getByText('ext_imagineLearning_Language')).toBeVisible()
  await lookAt(page)
  await expect(fates(page, 'Students')).toHaveText([/^new\s*2$/])
  await bringIn(page, 2)
  await page.getByRole('button', { name: 'Open students' }).click()
  await expect(page.getByText('padurariu, ionut', { exact: true })).toBeVisible()
})

test('directories: the published format as it is, then a real one through the mapper with nothing lost', async ({
  office,
}) => {
  const { page } = office
  await openImports(office)
  await read(office, 'folder', await sampleFolder('hsds-spec-3.0'))
  await expect(page.getByText('This is a provider directory in the Human Services format')).toBeVisible()
  await lookAt(page)
  for (const kind of ['Organizations', 'Services', 'Places'])
    await expect(fates(page, kind)).toHaveText([/^new\s*1$/])
  await expect(page.getByText('is a filler left in the file, not a value').first()).toBeVisible()
  await page.getByRole('button', { name: 'Choose other files' }).click()

  await read(office, 'folder', await sampleFolder('hsds-florida'))
  await expect(page.getByLabel('What are the rows of services.csv about?')).toHaveValue('services')
  await lookAt(page)
  await expect(fates(page, 'Organizations')).toHaveText([/^new\s*20$/])
  await expect(fates(page, 'Services')).toHaveText([/^new\s*135$/])
  await expect(fates(page, 'Places')).toHaveText([/^new\s*378$/])
  await expect(page.getByRole('button', { name: /^rejected/ })).toHaveCount(0)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: /^Bring in \d+ records$/ }).click()
  await page.getByRole('button', { name: 'Open providers' }).click()
  await expect(page.getByText('135 rows')).toBeVisible()
})

test('a directory is taken back after the office was locked, and what somebody checked since stays, with the reason', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  await goTo(page, '/imports')
  await read(office, 'folder', await folderOf(BAY))
  await expect(page.getByText('This is a provider directory in the Human Services format')).toBeVisible()
  await expect(page.getByText(/The version is told by: .*services\.minimum_age/)).toBeVisible()
  await lookAt(page)
  await page.getByRole('button', { name: /^Bring in \d+ records$/ }).click()
  await expect(page.getByRole('heading', { name: 'Brought in', level: 2 })).toBeVisible()
  const { rows } = await client.providers.list({ words: 'Teen talk' })
  const { services } = await client.providers.get({ id: rows[0]?.organizationId ?? '' })
  await client.providers.setOffered({
    id: rows[0]?.id ?? '',
    version: services[0]?.version ?? 0,
    offered: false,
  })
  await client.vault.lock({})
  await comeBack(page, { user: 'rosa', password: PASSWORD })
  await expectOffice(page)

  await goTo(page, '/imports')
  await page.getByRole('button', { name: /^Take it back: Provider directory/ }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('What somebody changed, named in a paper or built on since stays')
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: 'Take it back' }).click()
  await expect(dialog).toHaveCount(0)
  const stays = page.getByText('2 records stay')
  await stays.click()
  const past = page.getByRole('main')
  await expect(past).toContainText('Teen talk (Services): changed since')
  await expect(past).toContainText('Bay House (Organizations): something that stays belongs to it')
  await expect(past).toContainText(/taken back /)
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+z')
  await expect(stays).toHaveCount(0)
  expect(office.complaints).toEqual([])
})

const BAY: FilesByName = {
  'organizations.csv': 'id,name,website\no1,Bay House,bay.example\no2,Pier Pantry,\n',
  'services.csv':
    'id,organization_id,name,status,minimum_age\ns1,o1,Teen talk,active,12\ns2,o2,Pantry,active,\n',
}

const ORPHANS: FilesByName = {
  'organizations.csv': 'id,name,description\no1,Harbor Clinic,Care\no2,Harbor Clinic,Care again\n',
  'services.csv': 'id,organization_id,name,status\ns1,o1,Counseling,active\ns2,o9,Grief group,active\n',
  'locations.csv': 'id,organization_id,name\nl1,o1,Main house\n',
}

test('a service without its organization and two records of one name wait for the office to decide', async ({
  office,
}) => {
  const { page } = office
  await openImports(office)
  await read(office, 'folder', await folderOf(ORPHANS))
  await lookAt(page)
  await expect(fates(page, 'Organizations')).toHaveText([/^new\s*3$/])
  await page.getByLabel('What to do with Grief group').selectOption({ label: 'Leave it out' })
  await expect(fates(page, 'Services')).toHaveText([/^new\s*1$/, /^rejected\s*1$/])
  await page.getByLabel('What to do with Harbor Clinic').selectOption({ label: 'They are one' })
  await expect(fates(page, 'Organizations')).toHaveText([/^new\s*1$/])
})

test('a file that is no table is refused where it was dropped, and the next one is read', async ({
  office,
}) => {
  const { page } = office
  await openImports(office)
  const drop = async (name: string, content: string) => {
    const data = await page.evaluateHandle(
      ([fileName, text]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], fileName))
        return transfer
      },
      [name, content] as const,
    )
    await page.getByRole('main').dispatchEvent('dragover', { dataTransfer: data })
    await expect(page.getByText('Let go: the files are read')).toBeVisible()
    await page.getByRole('main').dispatchEvent('drop', { dataTransfer: data })
  }
  await drop('list.pdf', '%PDF-1.7\n1 0 obj\n')
  await expect(page.getByRole('alert')).toContainText('list.pdf seems to be a PDF.')
  await expect(page.getByRole('alert')).toBeFocused()
  await expectNoAxeViolations(page)
  await drop('empty.csv', '')
  await expect(page.getByRole('alert')).toContainText('empty.csv')
  await drop('roster.csv', ROSTER)
  await expect(page.getByText('This spreadsheet seems to list people of the school.')).toBeVisible()
})
