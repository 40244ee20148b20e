import { aReferralDraft } from '#main/testing/referral-makers.ts'

import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a student leaves: each open thing is decided about at once, the new school is called, and all of it can be taken back', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  await client.referrals.create({
    ...aReferralDraft({ caseId: open.id, ownerId: open.ownerId, serviceId: clinic.id }),
    ...{ pathway: 'family-contacts-provider', needIdentifiedOn: today },
  })
  await goTo(page, `/students/${open.studentId}`)
  await page.getByRole('link', { name: 'Leaves the school' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ines Varga leaves the school')
  await page.getByRole('button', { name: 'Record that the student left' }).click()
  await expect(page.getByRole('radiogroup', { name: /^How/ })).toHaveAccessibleDescription('Fill this in.')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('radio', { name: 'To another school' }).press('Space')
  await field(page, 'School they go to').fill('Lakeside Middle School')
  await page.getByRole('radio', { name: 'We still follow it' }).press('Space')
  await page.getByRole('radio', { name: 'Close it' }).press('Space')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('A case with a referral we still follow stays open.')).toBeVisible()
  await page.getByRole('radio', { name: 'The family goes on with the provider' }).press('Space')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^Left on .* for Lakeside Middle School · To another school$/)).toBeVisible()

  await page.getByRole('button', { name: 'Log a call' }).click()
  const dialog = page.getByRole('dialog')
  await field(dialog, 'Whom you talked to').fill('Kim Ode')
  await field(dialog, 'What was said and agreed').fill('They will call the family.')
  // Words alone are no record of what was told: it is asked, and a yes is ticked.
  await page.keyboard.press('Control+s')
  await expect(dialog.getByText('Fill this in.')).toBeVisible()
  const told = dialog.getByRole('radiogroup', { name: /^Did you tell them anything about the student/ })
  await told.getByRole('radio', { name: 'Yes' }).check()
  await page.keyboard.press('Control+s')
  await expect(dialog.getByText('Tick what you told them.')).toBeVisible()
  await dialog.getByRole('checkbox', { name: 'Reason for the referral' }).check()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(dialog.getByText('No signed consent allows this, and no parent knows of it.')).toBeVisible()
  // What was told already is not left off the record: it can be put there as told against the rule.
  await expect(dialog.getByLabel('Has it left already?')).toBeVisible()
  await told.getByRole('radio', { name: 'No' }).check()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Nothing about the student was told.')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  for (const what of ['call', 'leaving']) {
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('Control+z')
    await expect(page.getByText('Nothing about the student was told.'), what).toHaveCount(0)
  }
  await expect(page.getByRole('button', { name: 'Record that the student left' })).toBeVisible()
  expect((await client.students.get({ id: open.studentId })).student.status).toBe('active')
  expect(office.complaints).toEqual([])
})
