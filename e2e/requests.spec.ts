import { aStudent } from '#main/testing/makers.ts'
import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a subpoena comes in, stands on Today, is reviewed without the other child’s name, and is on record', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await client.students.create(aStudent({ givenName: 'Marcus', familyName: 'Oyelaran' }))
  await client.cases.addNote({ caseId: open.id, words: 'Marcus pushed her in the yard.' })
  await goTo(page, '/requests')
  await expect(page.getByText('No request is open')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, `/students/${open.studentId}`)
  await page.getByRole('button', { name: 'Record a request' }).click()
  const dialog = page.getByRole('dialog')
  await page.keyboard.press('Control+s')
  await expect(field(dialog, 'Name of whoever asks')).toHaveAccessibleDescription('Fill this in.')
  await dialog.getByRole('radio', { name: /^Subpoena/ }).press('Space')
  await field(dialog, 'Name of whoever asks').fill('County Court')
  await field(dialog, 'What they ask for').fill('All counseling notes')
  await field(dialog, 'What they want it for').fill('A civil case')
  await page.keyboard.press('Control+s')
  await expect(field(dialog, 'Answer by')).toHaveAccessibleDescription(/Name the day by which they want it/)
  await field(dialog, 'Answer by').fill('+10')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await goTo(page, `/students/${open.studentId}`)
  await page.getByRole('button', { name: 'Record a request' }).click()
  await expect(field(dialog, 'What they want it for')).toHaveValue('A civil case')
  await dialog.getByRole('button', { name: 'Record a request' }).click()

  const missing = page.getByRole('region', { name: 'Before anything leaves' })
  await expect(missing.getByRole('listitem')).toHaveCount(4)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await goTo(page, '/today')
  const today = page.getByRole('list', { name: 'Requests for records' })
  await expect(today).toContainText(/Ines Varga · Subpoena.*County Court.*Choose what may leave.*in 10 days/s)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await today.getByRole('link').click()

  await page.getByRole('checkbox', { name: 'All: Case note' }).check()
  await page.getByRole('button', { name: 'Save what was chosen' }).click()
  const names = page.getByRole('list', { name: 'Names of others' })
  await expect(names).toContainText('Marcus pushed her')
  await expect(missing).toContainText('Decide about every marked name')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Hide: Marcus' }).click()
  await expect(missing).not.toContainText('Decide about every marked name')

  await page.getByRole('button', { name: 'Record the notice' }).click()
  await dialog.getByRole('radio', { name: 'They were told' }).press('Space')
  await field(dialog, 'Who was told').selectOption('Teresa Varga')
  await field(dialog, 'How').selectOption('By post')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/Teresa Varga was told on/)).toBeVisible()

  await page.getByRole('button', { name: 'Record the review' }).click()
  await dialog.getByRole('radio', { name: 'Approved' }).press('Space')
  await field(dialog, 'Who decided, with their office').fill('Dr. Osei, principal')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')

  await page.getByRole('button', { name: 'Change' }).click()
  await field(dialog, 'What shows who they are and that they may ask').fill('Subpoena 26-114')
  await page.keyboard.press('Control+s')
  await expect(missing).toContainText('Nothing is missing.')

  await page.getByRole('button', { name: 'It left' }).click()
  await dialog.getByRole('radio', { name: 'By post' }).press('Space')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('region', { name: 'What left' })).toContainText(/Case note.*1 name is hidden/s)
  await inBothLights(page, () => expectNoAxeViolations(page))
  const { disclosures, holds } = await client.students.get({ id: open.studentId })
  expect(disclosures).toMatchObject([{ party: 'County Court', exception: 'court-order-or-subpoena' }])
  expect(holds).toMatchObject([{ kind: 'legal-matter' }])
  expect(office.complaints).toEqual([])
})
