import { aConcern, aStudent, aStudentWithCase } from '#main/testing/makers.ts'

import { field } from './fields.ts'
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
  await expect(answer).toContainText('Printed. Once they have it, say so here.')
  expect(await office.printed()).toBe(1)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await answer.getByRole('button', { name: 'Slip handed over' }).click()
  await expect(answer).toContainText(/told them on paper/)
  await page.keyboard.press('Control+z')
  await expect(answer).toContainText('Nobody has told them yet')
})

test('a day sheet is printed from Today', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/today')
  await page.getByRole('button', { name: 'Print day sheet' }).click()
  await expect.poll(() => office.printed()).toBe(1)
  await inBothLights(page, () => expectNoAxeViolations(page))
})
