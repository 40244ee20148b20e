import { aConsent, aReferralDraft } from '#main/testing/referral-makers.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('how the work with a partner goes is read in figures, over a time one chooses, and printed for it', async ({
  office,
}) => {
  const { page } = office
  const { client, case: file, clinic, today } = await makeWorkingOffice(page)
  await goTo(page, `/partnerships/${clinic.organizationId}`)
  await page.getByRole('link', { name: 'Scorecard' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Scorecard: Harbor Clinic' })).toBeFocused()
  await expect(page.getByText('Nobody was referred here in this time')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  const draft = aReferralDraft({
    ...{ caseId: file.id, serviceId: clinic.id, ownerId: file.ownerId, needIdentifiedOn: today },
  })
  const { id } = await client.referrals.create(draft)
  await client.consents.create(
    aConsent(file.studentId, clinic.organizationId, {
      ...{ signedOn: today, expiresOn: null, expiresWhen: 'End of care' },
    }),
  )
  const { version } = await client.referrals.get({ id })
  await client.referrals.send({
    ...{ id, version, effectiveOn: today, source: 'office', remark: '', method: 'secure-portal' },
    ...{ information: ['contact-details', 'reason-for-referral'], emergency: null },
  })
  await page.reload()
  const sent = page.getByRole('region', { name: 'Referrals the school sent' })
  await expect(sent).toContainText('1 referral, 1 student')
  await expect(sent).toContainText('1 still waits')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: 'Print for the partner' }).press('Enter')
  const preview = page.getByRole('dialog', { name: 'Print for the partner' })
  await expect(preview).toContainText('Working together: Harbor Clinic')
  await expect(preview).toContainText('1 referral, 1 student')
  await expectNoAxeViolations(page)
  await preview.getByRole('button', { name: 'Save as PDF' }).press('Enter')
  await expect.poll(() => office.saved()).toEqual(['footbridge-scorecard.pdf'])
  expect(office.complaints).toEqual([])
})
