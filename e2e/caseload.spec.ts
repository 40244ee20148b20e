import { addDays } from '#shared/domain/days.ts'
import { aConcern, aStudent, aStudentWithCase } from '#main/testing/makers.ts'

import { field, tabTo } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice, PASSWORD } from './working-office.ts'

test('the caseload is looked at by who acts next, and several cases change hands at once', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  const everyone = () => inBothLights(page, () => expectNoAxeViolations(page))
  await client.accounts.create({
    user: 'ben',
    name: 'Ben Ortega',
    roles: ['counselor'],
    sees: 'office',
    endsOn: null,
    password: PASSWORD,
  })
  const known = aStudent({ givenName: 'Noor', familyName: 'Haddad' })
  const second = await aStudentWithCase(client, open.ownerId, known, { urgency: 'priority' })
  await client.cases.setNext({ ...second.case, next: null })
  await page.reload()
  await goTo(page, '/cases')
  await page.getByRole('combobox', { name: 'Look at the cases by' }).selectOption('By who acts next')
  const groups = page.getByRole('group', { name: 'By who acts next' })
  await expect(groups.getByRole('button')).toHaveText([/^Nothing planned ?1$/, /^Us ?1$/])
  await groups.getByRole('button', { name: /Nothing planned/ }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(page.getByText('Haddad, Noor')).toBeVisible()
  await everyone()
  // The choice is there again after looking elsewhere.
  await goTo(page, '/today')
  await goTo(page, '/cases')
  await expect(groups.getByRole('button', { name: /Nothing planned/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await groups.getByRole('button', { name: /Nothing planned/ }).click()

  await page.getByRole('button', { name: 'Hand over several…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Hand over several cases' })
  await page.keyboard.press('Control+s')
  await expect(dialog.getByText('Choose at least one case.')).toBeVisible()
  await field(dialog, 'To whom').selectOption('Ben Ortega')
  await dialog.getByRole('button', { name: 'Choose all 2' }).click()
  await everyone()
  await dialog.getByRole('button', { name: /Hand over 2 cases/ }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('No open case is yours')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Haddad, Noor')).toBeVisible()
})

test('whoever raised a concern is thanked on paper, and that they were is known', async ({ office }) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  const student = await client.students.create(aStudent({ givenName: 'Noor', familyName: 'Haddad' }))
  const concern = await client.concerns.create(aConcern(student.id, { reporterName: 'Robin Hale' }))
  await goTo(page, `/concerns/${concern.id}`)
  const answer = page.getByRole('region', { name: 'Answer to whoever raised it' })
  await expect(answer).toContainText('Nobody has told them yet')
  await answer.getByRole('button', { name: 'Print a slip' }).click()
  const preview = page.getByRole('dialog', { name: 'Print a slip' })
  await expect(preview.getByRole('article', { name: 'Page 1 of 1' })).toContainText('Dear Robin Hale,')
  await expect(preview.getByRole('combobox', { name: 'Language of the slip' }).locator('option')).toHaveText([
    ...['English', 'Spanish'],
  ])
  await page.keyboard.press('Control+p')
  await expect(preview).toContainText('Once they have it, say so.')
  expect(await office.printed()).toBe(1)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await preview.getByRole('button', { name: 'Slip handed over' }).click()
  await expect(answer).toContainText(/told them on paper/)
  await page.keyboard.press('Control+z')
  await expect(answer).toContainText('Nobody has told them yet')
})

test('a mother who raised a concern is thanked in the language she reads, with whoever reads to her what nobody has checked', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  const student = await client.students.create(aStudent({ homeLanguage: 'vi' }))
  const concern = await client.concerns.create(
    aConcern(student.id, { source: 'parent', reporterName: 'Robin Hale' }),
  )
  await goTo(page, `/concerns/${concern.id}`)
  await page.getByRole('button', { name: 'Print a slip' }).click()
  const preview = page.getByRole('dialog', { name: 'Print a slip' })
  const slip = preview.getByRole('article', { name: 'Page 1 of 1' })
  await expect(preview.getByRole('combobox', { name: 'Language of the slip' })).toHaveValue('vi')
  await expect(slip).toContainText('Cảm ơn quý vị')
  await expect(slip).toContainText('Do not leave them alone.')
  await expect(slip).not.toContainText('Someone in our office')
  await page.keyboard.press('Control+p')
  await expect(preview.getByRole('alert')).toBeVisible()
  expect(await office.printed()).toBe(0)
  await preview.getByLabel('Name', { exact: true }).fill('Ana Gil')
  await preview.getByLabel('Who interprets').selectOption('professional')
  await preview.getByLabel('How', { exact: true }).selectOption('phone')
  await expect(slip).toContainText('Ana Gil')
  await page.keyboard.press('Control+p')
  await expect(preview.getByRole('button', { name: 'Slip handed over' })).toBeVisible()
  expect(await office.printed()).toBe(1)
})

test('a day goes on paper and comes back from it, by keyboard alone', async ({ office }) => {
  const { page } = office
  const { case: open } = await makeWorkingOffice(page)
  await goTo(page, '/today')
  await page.getByRole('button', { name: 'Day sheet' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Print day sheet' }).press('Enter')
  const preview = page.getByRole('dialog', { name: 'Print day sheet' })
  const paper = preview.getByRole('article', { name: 'Page 1 of 1' })
  await expect(paper).toContainText(open.code)
  await expect(paper).toContainText('Shred this paper')
  await expect(paper).not.toContainText('Varga')
  await expect(preview.getByRole('button', { name: 'Print', exact: true })).toBeFocused()
  await inBothLights(page, () => expectNoAxeViolations(page))
  expect(await office.printed()).toBe(0)
  await page.keyboard.press('Control+p')
  await expect(preview.getByText('The pages were handed to the printer.')).toBeVisible()
  expect(await office.printed()).toBe(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Day sheet' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Enter day sheet' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Enter the day sheet' })).toBeFocused()

  await page.getByLabel('Case code').fill('nothing')
  await page.getByLabel('Case code').press('Enter')
  await expect(page.getByText('Nothing due today has this code.')).toBeVisible()
  await page.getByLabel('Case code').fill(open.code.toLowerCase().replace('-', ''))
  await page.keyboard.press('Enter')
  const line = page.getByRole('group', { name: new RegExp(open.code) })
  await expect(line.getByRole('radio', { name: 'Done' })).toBeFocused()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Say of at least one line what came of it.')).toBeVisible()

  await line.getByRole('radio', { name: 'Done' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(line.getByRole('radio', { name: 'Not reached' })).toBeChecked()
  await page.keyboard.press('Control+s')
  await expect(field(line, 'Who was called')).toBeFocused()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await field(line, 'Who was called').selectOption('Family')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Nothing is late, and nothing is due today.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('list', { name: 'Due today' })).toContainText('Call the family')
  expect(office.complaints).toEqual([])
})

test('a week is walked by arrow keys', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/today')
  await page.getByRole('link', { name: 'Week', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Week' })).toBeVisible()
  const line = page.getByRole('link', { name: /Ines Varga/ })
  await expect(line).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await line.focus()
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Until')).toBeFocused()
  await page.keyboard.type('+7')
  await tabTo(page, dialog.getByLabel('Why'))
  await page.keyboard.type('The mother works nights this week.')
  await page.keyboard.press('Control+s')
  await expect(dialog).toHaveCount(0)
  await expect(line).toHaveCount(0)
  await page.getByRole('button', { name: 'Week after' }).click()
  await expect(line).toBeVisible()
  await page.getByRole('button', { name: 'This week' }).click()
  await expect(line).toHaveCount(0)
  expect(office.complaints).toEqual([])
})

test('at the end of a year one sees who is here in the break, and who does what is due then', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  const calendar = await client.calendar.get({})
  const { today } = await client.today.get({})
  const years = [
    { name: 'This year', startsOn: addDays(today, -200), endsOn: addDays(today, 20), terms: [] },
    { name: 'Next year', startsOn: addDays(today, 90), endsOn: addDays(today, 400), terms: [] },
  ]
  await client.calendar.save({ ...calendar, years })
  const next = { action: 'Call the family', ownerId: open.ownerId, dueOn: addDays(today, 40) }
  await client.cases.setNext({ id: open.id, version: open.version, next })
  await page.reload()
  await goTo(page, '/today')
  await page.getByRole('link', { name: 'Year end' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Year end' })).toBeVisible()
  const people = page.getByRole('list', { name: 'Who is here in the break' })
  await expect(people).toContainText('1 open case · 1 thing due in the break')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await people.getByRole('button', { name: /Away in the break/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Nobody covers')
  await page.keyboard.press('Control+s')
  await expect(people).toContainText('1 left to nobody')
  await page.getByRole('button', { name: /Left to nobody/ }).click()
  await expect(page.getByRole('row', { name: /Varga, Ines/ })).toContainText('Nobody')
  await page.keyboard.press('Control+z')
  await expect(people).toContainText('Here: no absence is entered.')
  expect(office.complaints).toEqual([])
})

test('a crisis stands first in the caseload however it is sorted, and is seen however little room there is', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, today } = await makeWorkingOffice(page)
  const next = { action: 'See the student', ownerId: open.ownerId, dueOn: today }
  const noor = aStudent({ givenName: 'Noor', familyName: 'Abbas' })
  await aStudentWithCase(client, open.ownerId, noor, { urgency: 'priority', next })
  await client.crises.start({ studentId: open.studentId, language: 'en' })
  await page.reload()
  await goTo(page, '/cases')
  const first = page.getByRole('row').nth(1)
  await expect(first).toContainText(/Crisis\s*Varga, Ines/)
  for (const column of ['By when', 'Student']) {
    await page.getByRole('columnheader', { name: column }).getByRole('button').click()
    await expect(first).toContainText(/Crisis\s*Varga, Ines/)
  }
  await inBothLights(page, () => expectNoAxeViolations(page))
  await first.click()
  await expect(
    page.getByRole('complementary', { name: /Varga/ }).or(page.locator('[data-record]')),
  ).toBeVisible()
  await expect(first.getByText('Crisis', { exact: true })).toBeInViewport()
  await page.setViewportSize({ width: 400, height: 800 })
  await page.keyboard.press('Escape')
  await expect(first.getByText('Crisis', { exact: true })).toBeInViewport()
  expect(office.complaints).toEqual([])
})
