import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { aConsent, aProvider, aReferralDraft } from '#main/testing/referral-makers.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { paperText } from './paper.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

const everyone = (page: Page) => inBothLights(page, () => expectNoAxeViolations(page))

test('one call to a provider is printed, made, and entered in one pass', async ({ office }) => {
  const { page } = office
  const { client, case: file, clinic, today } = await makeWorkingOffice(page)
  const draft = aReferralDraft({
    ...{ caseId: file.id, serviceId: clinic.id, ownerId: file.ownerId, needIdentifiedOn: today },
  })
  const referral = await client.referrals.create(draft)
  await client.consents.create(
    aConsent(file.studentId, clinic.organizationId, {
      signedOn: today,
      expiresOn: null,
      expiresWhen: 'End of care',
    }),
  )
  const { id, version } = await client.referrals.get({ id: referral.id })
  await client.referrals.send({
    ...{ id, version, effectiveOn: today, source: 'office', remark: '', method: 'secure-portal' },
    ...{ information: ['contact-details', 'reason-for-referral'], emergency: null },
  })
  await goTo(page, '/providers')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Call the providers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Call the providers' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Harbor Clinic.*1 of 1/ })).toBeVisible()
  await everyone(page)
  await page.getByRole('button', { name: 'Print the call sheets' }).click()
  const preview = page.getByRole('dialog', { name: 'Call sheets' })
  await expect(preview).toContainText('Youth counseling')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')

  await page.getByRole('row', { name: /Harbor Clinic/ }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Call: Harbor Clinic' })).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('main')).toContainText('Enter what at least one answer was.')
  const service = page.getByRole('group', { name: 'Youth counseling' })
  await service.getByRole('checkbox', { name: 'Everything that stands here is still true' }).check()
  await service.getByRole('combobox', { name: 'New clients' }).selectOption('Waiting list')
  await page.getByRole('textbox', { name: 'Spoke with' }).fill('Nia, intake')
  const line = page.getByRole('group', { name: new RegExp(file.code) })
  await expect(line.getByRole('link', { name: new RegExp(file.code) })).toBeVisible()
  await line.getByText('On a waiting list').click()
  await line.getByLabel('Ask again on').fill('+60')
  await expect(line).toContainText('How long, and what else they said')
  const told = page.getByRole('group', { name: 'What you told them' })
  await told.getByRole('radio', { name: 'No' }).check()
  await everyone(page)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { level: 1, name: 'Call the providers' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Harbor Clinic/ })).toContainText('Rosa Marsh')
  await goTo(page, `/referrals/${referral.id}`)
  await expect(page.getByRole('main')).toContainText('The provider said on the telephone')
  await expect(page.getByRole('main')).toContainText('Waiting list')
  expect(office.complaints).toEqual([])
})

test('a loose page of a call sheet names its provider and its number', async ({ office }) => {
  const { page } = office
  const { client, clinic } = await makeWorkingOffice(page)
  const { organizationId } = clinic
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8])
    await client.providers.create(aProvider({ organizationId, serviceName: `Group ${number}` }))
  await goTo(page, `/providers/calls/${organizationId}`)
  await page.getByRole('button', { name: 'Print the call sheet' }).click()
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect.poll(() => office.saved()).toHaveLength(1)
  const [file = ''] = await office.saved()
  const [, second = ''] = (await paperText(join(office.savedFolder, file))).split('\f')
  expect(second).toContain('Harbor Clinic')
  expect(second).toContain('555-0122')
  expect(office.complaints).toEqual([])
})
