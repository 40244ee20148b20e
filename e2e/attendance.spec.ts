import { join } from 'node:path'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { firstRun, startWorking } from './first-run.ts'
import { folderOf } from './sample-files.ts'

const ROSTER = ['Student ID,First Name,Last Name,Grade', '5001,Nia,Cole,7', '5002,Omar,Haddad,8'].join('\n')

/** So many weekdays up to a week ago: whatever day it is, a few of them are school days. */
function weekdays(count: number): readonly string[] {
  const days: string[] = []
  for (let at = Date.now() - 7 * 86_400_000; days.length < count; at -= 86_400_000) {
    const day = new Date(at)
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10))
  }
  return days.toReversed()
}

test('a file of absences is mapped, previewed and brought in, and a student’s page says how often they came', async ({
  office,
}) => {
  const { page } = office
  const days = weekdays(12)
  const rows = [
    ...days.filter((_, at) => at % 3 === 0).map((day) => `5001,"Cole, Nia",${day},Unexcused`),
    ...[
      `5001,"Cole, Nia",${days[1]},Tardy`,
      `5002,"Haddad, Omar",${days[11]},HOSP`,
      `7777,Nobody,${days[2]},U`,
    ],
  ]
  const folder = await folderOf({
    'roster.csv': ROSTER,
    'absences.csv': ['Student ID,Student,Date,Attendance Code', ...rows].join('\n'),
  })
  const bringIn = async (file: string) => {
    await page.getByRole('link', { name: 'Bring in data' }).click()
    await office.chooseFiles([join(folder, file)])
    await page.getByRole('button', { name: 'Choose files…' }).click()
    await expect(page.getByRole('heading', { name: 'What this is' })).toBeVisible()
  }
  await firstRun(page)
  await startWorking(page)
  await bringIn('roster.csv')
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('button', { name: 'Bring in 2 records' }).click()
  await page.getByRole('button', { name: 'Bring in another file' }).click()

  await bringIn('absences.csv')
  await expect(page.getByText('These files seem to say who was absent')).toBeVisible()
  await expect(page.getByLabel('Where “Attendance Code” goes')).toHaveValue('absenceKind')
  await expect(page.getByLabel('Where “Student” goes')).toHaveValue('')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('No student here has the ID 7777.').first()).toBeVisible()
  await page.getByLabel('What “HOSP” means in “Attendance Code”').selectOption({ label: 'Excused absence' })
  await expect(page.getByText('is not a value known here')).toHaveCount(0)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: /^Bring in \d+ records/ }).click()
  await expect(page.getByRole('heading', { name: 'Brought in', level: 2 })).toBeVisible()

  await page.getByRole('button', { name: 'Open students' }).click()
  await page.getByText('Cole, Nia', { exact: true }).click()
  const region = page.getByRole('region', { name: 'Attendance this year' })
  await expect(region).toContainText(/\d+ of \d+ school days attended/)
  await expect(region).toContainText('Unexcused')
  await region.getByText(/\d+ days one by one/).click()
  await expectNoAxeViolations(page)
  expect(office.complaints).toEqual([])
})
