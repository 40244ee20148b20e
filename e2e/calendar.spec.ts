import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a school year is told from its empty wall on: days, a break, half a day, all of it with the keyboard', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  await goTo(page, '/calendar')
  await expect(page.getByText('No school year yet')).toBeVisible()
  await page.getByRole('button', { name: 'Add the first school year' }).press('Enter')
  const year = page.getByRole('dialog', { name: 'School year' })
  await expect(year.getByLabel('First day of school')).toBeFocused()
  await page.keyboard.type('2031-06-13')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2030-08-28')
  await page.keyboard.press('Control+s')
  await expect(year.getByText('The last day is before the first.')).toBeVisible()
  await year.getByLabel('First day of school').fill('2030-08-28')
  await year.getByLabel('Last day of school').fill('2031-06-13')
  await page.keyboard.press('Control+s')
  const wall = page.getByRole('region', { name: '2030–31' })
  await expect(wall.getByText('208 school days')).toBeVisible()

  await page.getByRole('button', { name: 'Add days without school' }).press('Enter')
  const days = page.getByRole('dialog', { name: 'Days without school' })
  await days.getByLabel('Day, or first day').fill('2030-12-23')
  await days.getByLabel('Last day').fill('2031-01-03')
  await days.getByLabel('Why').selectOption('Break')
  await days.getByLabel('Name').fill('Winter break')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(wall.getByText('198 school days')).toBeVisible()
  await expect(
    wall.getByRole('button', { name: 'Wednesday, December 25, 2030, No school: Winter break' }),
  ).toBeVisible()

  const first = wall.getByRole('button', { name: 'Wednesday, August 28, 2030, School day' })
  await first.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(wall.getByRole('button', { name: /^Monday, September 2, 2030/ })).toBeFocused()
  await page.keyboard.press('Enter')
  const day = page.getByRole('dialog', { name: 'Monday, September 2, 2030' })
  await day.getByLabel('Half day').check()
  await day.getByLabel('School ends at').fill('12:15')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('region', { name: 'Half days' })).toContainText('until 12:15')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('region', { name: 'Half days' })).toContainText('No half days')
  expect((await client.calendar.get({})).years).toMatchObject([{ name: '2030–31' }])
  expect(office.complaints).toEqual([])
})

test('the district’s calendar file is looked at, picked from, and taken over once', async ({ office }) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  const year = new Date().getFullYear()
  const file = join(office.savedFolder, 'district.csv')
  const rows = [
    ['First day of school', `${year}-08-26`, ''],
    ['Last day of school', `${year + 1}-06-11`, ''],
    ['Winter break', `${year}-12-21`, `${year + 1}-01-01`],
    ['Band concert', `${year}-10-07`, ''],
  ]
  await writeFile(file, `Event,From,To\n${rows.map((row) => row.join(',')).join('\n')}\n`)
  await goTo(page, '/calendar')
  await office.chooseFiles([file])
  await page.getByRole('button', { name: 'Bring in a calendar file' }).click()
  const dialog = page.getByRole('dialog', { name: 'What the file says' })
  await expect(dialog.getByRole('listitem')).toHaveCount(3)
  await dialog.getByRole('button', { name: 'Show 1 entry that seems to be about something else' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(4)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByRole('button', { name: 'Take over 3 entries' }).click()
  await expect(dialog).toHaveCount(0)
  expect(await client.calendar.get({})).toMatchObject({
    years: [{ startsOn: `${year}-08-26`, endsOn: `${year + 1}-06-11` }],
    closures: [{ name: 'Winter break', kind: 'break' }],
  })

  await office.chooseFiles([file])
  await page.getByRole('button', { name: 'Bring in a calendar file' }).click()
  await expect(dialog.getByText('In the calendar already')).toHaveCount(3)
  await expect(dialog.getByRole('button', { name: /^Take over 0/ })).toBeDisabled()
  expect(office.complaints).toEqual([])
})
