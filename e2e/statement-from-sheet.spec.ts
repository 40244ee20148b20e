import { aConsent, aReferralDraft } from '#main/testing/referral-makers.ts'

import { expect, test } from './fixtures.ts'
import { goTo, makeWorkingOffice } from './working-office.ts'

test('a line of the day sheet that was told without the statement of the family asks whether that went with it', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  const { studentId, ownerId } = open
  const { id } = await client.referrals.create(
    aReferralDraft({ caseId: open.id, serviceId: clinic.id, ownerId, needIdentifiedOn: today }),
  )
  await client.consents.create(aConsent(studentId, clinic.organizationId, { signedOn: today }))
  const at = (one: { readonly id: string; readonly version: number }) => ({
    id: one.id,
    version: one.version,
  })
  const asked = await client.amendments.ask({
    ...{ studentId, part: { kind: 'referral', id }, asker: 'Teresa Varga', wrong: 'The reason' },
    ...{ wants: 'Change it', askedOn: today, answerBy: today, ownerId },
  })
  const decision = { outcome: 'refused', by: 'Dr. Osei', on: today, words: 'It is.' } as const
  const refused = await client.amendments.decide({ ...at(asked), decision })
  const hearing = { outcome: 'upheld', on: today, words: 'It stays.' } as const
  const heard = await client.amendments.hear({ ...at(refused), hearing })
  await client.amendments.state({ ...at(heard), statement: { on: today, words: 'He was ill.' } })

  const due = await client.referrals.get({ id })
  await client.referrals.postpone({ ...at(due), dueOn: today, reason: 'They open today.' })

  await page.reload()
  await goTo(page, '/day-sheet')
  const line = page.locator(`[data-sheet-line="${id}"]`)
  await line.getByText('Reached', { exact: true }).click()
  await line.getByLabel('Who was called').selectOption('provider')
  await line.getByText('Yes', { exact: true }).click()
  await line.getByRole('checkbox', { name: 'Reason for the referral' }).check()
  await line.getByLabel('What came of it, in words').fill('A place in January.')
  const statement = line.getByRole('checkbox', { name: /statement/i })
  await expect(statement).toHaveCount(0)
  const enter = page.getByRole('button', { name: 'Enter 1 line' })
  await enter.click()
  await expect(line).toContainText('The family placed a statement')
  await statement.check()
  await enter.click()
  await expect(page).toHaveURL(/#\/today/)
  const { disclosures } = await client.cases.get({ id: open.id })
  expect(disclosures).toMatchObject([{ what: expect.stringContaining('Teresa Varga') }])
})
