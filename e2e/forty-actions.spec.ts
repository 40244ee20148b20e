import { countActions } from './counted.ts'
import { field } from './fields.ts'
import { firstRun, startWorking } from './first-run.ts'
import { expect, test } from './fixtures.ts'

test('from an empty folder to a printed packet in at most 40 actions, without opening the settings', async ({
  office,
}) => {
  const seen: string[] = []
  office.page.on('framenavigated', (frame) => seen.push(frame.url()))
  const hand = countActions(office.page)
  const { page } = hand

  await firstRun(page)
  await startWorking(page)
  const sheets = await office.printed()

  await page.getByRole('button', { name: 'New concern' }).first().click()
  const student = page.getByRole('combobox', { name: 'Student' })
  await student.fill('Nadia Okafor')
  await page.getByRole('option', { name: 'Add a student called' }).click()
  await page.getByRole('button', { name: 'Add the student' }).click()
  await page
    .getByLabel('What was noticed')
    .fill('Has stopped eating with the others and says she is always tired.')
  await field(page, 'From whom').selectOption('Teacher')
  await page
    .getByRole('radiogroup', { name: 'Is anyone in danger now?' })
    .getByRole('radio', { name: 'No' })
    .check()
  await page.getByRole('button', { name: 'Save the concern' }).click()

  await page.getByRole('radio', { name: /^Routine/ }).press('Space')
  await page.getByLabel('What happens').selectOption('Community provider')
  await page.getByLabel('Level of support').selectOption('2')
  await page.getByLabel('What is done next').fill('Hand the papers to the mother')
  await page.getByRole('button', { name: 'Save the decision' }).click()

  await page.getByRole('button', { name: 'New referral' }).click()
  await page.getByRole('button', { name: 'Add a provider by hand' }).click()
  await page.getByLabel('Name of the provider').fill('Lakeside Family Clinic')
  await page.getByLabel('Phone').fill('555-0142')
  await page.getByRole('button', { name: 'Add the provider' }).click()
  await page.getByLabel('Main reason').selectOption('Worry or anxiety')
  await page.getByRole('button', { name: 'Start the referral' }).click()

  await page.getByRole('button', { name: 'Packet' }).click()
  await expect(office.page.getByRole('article', { name: 'Letter to the family' })).toContainText('Nadia')
  await page.getByRole('button', { name: 'Print', exact: false }).click()
  await expect(office.page.getByRole('heading', { name: 'Where did the pages go?' })).toBeVisible()

  expect(await office.printed()).toBe(sheets + 1)
  expect(seen.filter((url) => url.includes('/settings'))).toEqual([])
  console.log(`From an empty folder to a printed packet: ${hand.actions()} actions.`)
  expect(hand.actions()).toBeLessThanOrEqual(40)
  expect(office.complaints).toEqual([])
})
