import { aReferralDraft } from '#main/testing/referral-makers.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { clientOf, goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('what the figures do not know is mended from its list, which stands where it stood, or is right as it is', async ({
  office,
}) => {
  const { page } = office
  const { client, case: file, clinic, today } = await makeWorkingOffice(page)
  const { student } = await client.students.get({ id: file.studentId })
  await client.referrals.create(
    aReferralDraft({
      ...{ caseId: file.id, serviceId: clinic.id, ownerId: file.ownerId, needIdentifiedOn: today },
    }),
  )
  await goTo(page, '/evaluation')
  await page.getByRole('link', { name: 'What do the figures not know?' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'What do the figures not know?' })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: /The insurance is not known/ }).press('Enter')
  const list = page.getByRole('grid', { name: 'Work list' })
  const line = list.getByRole('row', { name: new RegExp(student.familyName) })
  await expect(line).toContainText('No insurance')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await line.focus()
  await line.press('Enter')
  const insurance = page.getByRole('dialog').getByLabel('Insurance')
  await expect(insurance).toBeFocused()
  await insurance.selectOption('Private')
  await insurance.press('Control+s')
  await expect(page.getByText('Nothing is left on this list')).toBeVisible()

  await page.getByRole('button', { name: 'All that is not known' }).press('Enter')
  await page.getByRole('button', { name: /Which insurance is taken/ }).press('Enter')
  const clinicLine = list.getByRole('row', { name: /Harbor Clinic/ })
  await clinicLine.focus()
  await clinicLine.press(' ')
  const panel = page.getByRole('complementary', { name: 'Harbor Clinic' })
  await panel.getByRole('button', { name: 'It is right as it is' }).press('Enter')
  await panel.getByLabel('Why it is right').fill('They ask nobody for money.')
  await expectNoAxeViolations(page)
  await panel.getByLabel('Why it is right').press('Control+s')
  await expect(page.getByText('Nothing is left on this list')).toBeVisible()
  await page.getByRole('button', { name: 'Right as they are' }).press('Enter')
  await expect(list.getByRole('row', { name: /Harbor Clinic/ })).toContainText('They ask nobody for money.')
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Nothing is said to be right as it is')).toBeVisible()
  await page.getByRole('button', { name: 'To look at' }).press('Enter')
  await expect(list.getByRole('row', { name: /Harbor Clinic/ })).toContainText('No insurance named')
  expect(office.complaints).toEqual([])
})

test('the need that is not met is a page for an application, and prints as one', async ({ office }) => {
  const { page } = office
  await clientOf(page).vault.openDemo({})
  await page.reload()
  await goTo(page, '/evaluation/unmet-need')
  await expect(page.getByRole('table', { name: 'Ended without help, because of' })).toBeVisible()
  await expect(page.getByRole('table', { name: /kind of help$/ })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: 'Print the page' }).press('Enter')
  const preview = page.getByRole('dialog', { name: 'Print the page' })
  await expect(preview).toContainText('Need for help that was not met')
  await expectNoAxeViolations(page)
  await preview.getByRole('button', { name: 'Save as PDF' }).press('Enter')
  await expect.poll(() => office.saved()).toEqual(['footbridge-unmet-need.pdf'])
  expect(office.complaints).toEqual([])
})
