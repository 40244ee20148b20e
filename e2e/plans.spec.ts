import { aContact, aStudentWithCase } from '#main/testing/makers.ts'
import { aSafetyPlan } from '#main/testing/plan-makers.ts'
import type { Client } from '#shared/api/client.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice, type WorkingOffice } from './working-office.ts'

/** A case of another student of the office, with something to do today. */
function anotherCase(
  client: Client,
  { case: { ownerId }, today }: Pick<WorkingOffice, 'case' | 'today'>,
  urgency: 'urgent' | 'routine' = 'routine',
) {
  const next = { action: 'Call the family', ownerId, dueOn: today }
  return aStudentWithCase(
    client,
    ownerId,
    { givenName: 'Noor', familyName: 'Haddad' },
    { urgency, safetySteps: urgency === 'urgent' ? ['parent-called'] : [], next },
  )
}

test('an urgent case says that it has no safety plan until one is written with the student, by key', async ({
  office,
}) => {
  const { page } = office
  const { client, ...made } = await makeWorkingOffice(page)
  const { student } = await anotherCase(client, made, 'urgent')
  await client.students.addContact({
    studentId: student.id,
    draft: aContact({ name: 'Samira Haddad', phone: '555-0142' }),
  })
  await page.reload()
  await goTo(page, '/cases')
  await expect(page.getByRole('row').filter({ hasText: 'Haddad' })).toContainText('No safety plan')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, '/today')
  const due = page.getByRole('list', { name: 'Due today' })
  await due.getByRole('link', { name: /Make a safety plan with the student/ }).focus()
  await page.keyboard.press('d')
  const box = page.getByRole('region', { name: 'Plans and support' })
  await expect(box.getByLabel('What tells us it is getting harder')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(box).toContainText('No safety plan yet')
  await inBothLights(page, () => expectNoAxeViolations(page))
  const steps = page.getByRole('list', { name: 'Steps', exact: true })
  await steps
    .getByRole('button', { name: 'Write the plan: Make a safety plan with the student' })
    .press('Enter')
  const signs = box.getByLabel('What tells us it is getting harder')
  await expect(signs).toBeFocused()
  await page.keyboard.press('Control+s')
  await expect(box.getByText('Fill this in.').first()).toBeVisible()
  await expect(box.getByText('Say with whom it was agreed.')).toBeVisible()
  await signs.fill('I stop answering my friends.')
  await box.getByLabel('What I can do by myself').fill('Walk around the block.')
  await box.getByLabel('Whom I go to at school').fill('Ms. Ortega, room 12')
  await box.getByLabel('Which contact that is').selectOption({ label: 'Samira Haddad (Mother)' })
  await box.getByLabel('What is put out of reach at home').fill('My aunt locks the pills away.')
  await box.getByRole('checkbox', { name: 'The student' }).press('Space')
  await box.getByLabel('Who made it with them').fill('Rosa Marsh')
  await box.getByLabel('Agreed on').fill('today')
  await box.getByLabel('Look at it again on').fill('today')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(box.getByText('Choose a day after today.')).toBeVisible()
  await box.getByLabel('Look at it again on').fill('+7')
  await page.keyboard.press('Control+s')

  await expect(box.getByRole('heading', { name: 'Safety plan' })).toBeVisible()
  await expect(box).not.toContainText('No safety plan yet')
  await expect(box.getByRole('heading', { name: 'Safety plan' })).toBeFocused()
  await expect(steps).toContainText('Look at the safety plan again with the student')
  await box.getByText('Read it').press('Enter')
  await expect(box).toContainText('Walk around the block.')
  await expect(box).toContainText('555-0142')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await box.getByRole('button', { name: 'Print: Safety plan' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Print the safety plan' })
  await dialog.getByLabel('Language of the headings').selectOption('Arabic')
  await dialog.getByRole('checkbox', { name: 'Large print' }).press('Space')
  await expect(dialog.getByRole('article')).toContainText('خطة سلامتي')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByRole('button', { name: 'Print', exact: true }).press('Enter')
  await expect(dialog.getByText('Say who interprets first')).toBeVisible()
  await dialog.getByLabel('Name', { exact: true }).fill('Huda Saleh')
  await dialog.getByLabel('Who interprets').selectOption('Professional interpreter')
  await dialog.getByLabel('How', { exact: true }).selectOption('By phone')
  await expect(dialog.getByRole('article')).toContainText('Huda Saleh')
  await dialog.getByRole('button', { name: 'Print', exact: true }).press('Enter')
  await expect(dialog.getByText('The pages were handed to the printer.')).toBeVisible()
  expect(await office.printed()).toBe(1)
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+z')
  await expect(box).toContainText('No safety plan yet')
  expect(office.complaints).toEqual([])
})

test('a plan that was interrupted goes on; a revision begins with the words of the one before', async ({
  office,
}) => {
  const { page } = office
  const { client, ...made } = await makeWorkingOffice(page)
  const { today } = made
  const { case: open } = await anotherCase(client, made, 'urgent')
  const [year = 0, ...rest] = today.split('-')
  const reviewOn = [Number(year) + 1, ...rest].join('-')
  await client.safetyPlans.write({ ...aSafetyPlan(open.id, { agreedOn: today, reviewOn }), after: 0 })
  await page.reload()
  await goTo(page, `/cases/${open.id}`)
  const box = page.getByRole('region', { name: 'Plans and support' })
  // Who follows a way to the plan while its case is open comes to it as well.
  await goTo(page, `/cases/${open.id}?plan=safety`)
  await expect(box.getByLabel('What tells us it is getting harder')).toBeFocused()
  await page.keyboard.press('Escape')
  await box.getByRole('button', { name: 'Revise: Safety plan' }).press('Enter')
  const alone = box.getByLabel('What I can do by myself')
  await expect(alone).toHaveValue('Walk around the block.')
  await alone.fill('Draw.')
  await expect.poll(() => client.drafts.get({ key: `plans.safety.${open.id}` })).not.toBeNull()
  await page.keyboard.press('Escape')
  await expect(box.getByRole('button', { name: 'Go on' })).toBeVisible()
  await goTo(page, '/today')
  await expect(page.getByRole('link', { name: 'Week', exact: true })).toBeVisible()
  await goTo(page, `/cases/${open.id}`)
  await box.getByRole('button', { name: 'Go on' }).press('Enter')
  await expect(alone).toHaveValue('Draw.')
  await box.getByRole('checkbox', { name: 'A parent or guardian' }).press('Space')
  await box.getByLabel('Who made it with them').fill('Rosa Marsh')
  await box.getByLabel('Agreed on').fill('today')
  await box.getByLabel('Look at it again on').fill('+14')
  await page.keyboard.press('Control+s')
  await expect(box).toContainText('Revision 2')
  await box.getByText('1 earlier revision').press('Enter')
  await expect(box).toContainText('Walk around the block.')
  await expect(page.getByRole('region', { name: /^Timeline/ })).toContainText('Safety plan, revision 2')
  expect(office.complaints).toEqual([])
})

test('support is written down with S, and counted; a follow-up of one’s own stands among the steps', async ({
  office,
}) => {
  const { page } = office
  const { client, ...made } = await makeWorkingOffice(page)
  const { case: open } = await anotherCase(client, made)
  await page.reload()
  await goTo(page, `/cases/${open.id}`)
  const box = page.getByRole('region', { name: 'Plans and support' })
  await expect(box).toContainText('No support is written down yet.')
  await page.keyboard.press('s')
  const timeline = page.getByRole('region', { name: /^Timeline/ })
  const kind = timeline.getByLabel('What the school gave')
  await expect(kind).toBeFocused()
  await kind.selectOption('Tutoring')
  await timeline.getByLabel('On which day').fill('today')
  await timeline.getByLabel('Minutes').fill('40')
  await timeline.getByLabel('In one line').fill('Math, with an older student')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(timeline).toContainText('Support: Tutoring · 40 minutes')
  await expect(box).toContainText('Support while waiting: once in 1 week')

  await box.getByRole('button', { name: 'Plan a follow-up' }).press('Enter')
  await page.keyboard.type('Ask about the bus')
  await box.getByRole('combobox', { name: /^Who/ }).selectOption('Rosa Marsh')
  await box.getByLabel('On which day').fill('+3')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('list', { name: 'Steps', exact: true })).toContainText('Ask about the bus')
  expect(office.complaints).toEqual([])
})

test('a return to school is planned with its check-ins, and what teachers are told prints alone', async ({
  office,
}) => {
  const { page } = office
  const { client, ...made } = await makeWorkingOffice(page)
  const { case: open } = await anotherCase(client, made)
  await page.reload()
  await goTo(page, `/cases/${open.id}`)
  const box = page.getByRole('region', { name: 'Plans and support' })
  await box.getByRole('button', { name: 'Plan the return to school' }).press('Enter')
  await expect(box.getByLabel('First day back')).toBeFocused()
  await page.keyboard.type('+5')
  await box.getByLabel('Who meets the student at the door').fill('The nurse')
  await box.getByLabel('Whom the student goes to').fill('Ms. Ortega')
  await box.getByLabel('What teachers are told').fill('Late work is not counted for two weeks.')
  await box.getByLabel('Check-in 1').fill('+4')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(box.getByText('A check-in comes after the student is back.')).toBeVisible()
  await box.getByLabel('Check-in 1').fill('+6')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('list', { name: 'Steps', exact: true })).toContainText(
    'Ask the student how the return goes',
  )
  await box.getByRole('button', { name: 'Print: Return to school' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Print the return plan' })
  await dialog.getByRole('radio', { name: 'What teachers are told, alone' }).press('Space')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByRole('button', { name: 'Save as PDF' }).press('Enter')
  await expect(dialog.getByText('The PDF is saved.', { exact: false })).toBeVisible()
  expect(await office.saved()).toEqual(['footbridge-return-plan.pdf'])
  expect(office.complaints).toEqual([])
})

test('the protocol says which follow-ups begin with the first visit', async ({ office }) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  await client.protocols.begin({ from: 'nothing' })
  await page.reload()
  await goTo(page, '/protocols/draft?part=followUps')
  await expect(page.getByText('No follow-ups yet.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Add a follow-up' }).press('Enter')
  const name = page.getByLabel('What it is called')
  await expect(name).toBeFocused()
  await page.keyboard.type('Two weeks after')
  await page.getByLabel('How many').fill('14')
  await expect(page.getByText('within 14 days after the first visit that was kept').first()).toBeVisible()
  await page.getByLabel('How many').fill('0')
  await expect(page.getByText('would be due on the day help begins', { exact: false }).first()).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  expect(office.complaints).toEqual([])
})
