import { aConsent, aReferralDraft } from '#main/testing/referral-makers.ts'
import { addDays } from '#shared/domain/days.ts'
import { enterPaper } from './consents.ts'
import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a paper that was asked for is followed by keys alone until it comes back, or the family says no', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  const { contacts } = await client.students.get({ id: open.studentId })
  const draft = aReferralDraft({ caseId: open.id, ownerId: open.ownerId, serviceId: clinic.id })
  const referral = await client.referrals.create({ ...draft, needIdentifiedOn: today })
  await goTo(page, '/papers')
  await expect(page.getByText('No paper is waited for')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, `/referrals/${referral.id}`)
  const standing = page.getByRole('region', { name: 'Where it stands' })
  await standing.getByRole('button', { name: 'Ask for consent' }).click()
  const form = standing.getByRole('group', { name: 'Ask for consent' })
  await field(form, 'Who is asked').selectOption({ value: contacts[0]?.id ?? '' })
  await field(form, 'How the paper goes to them').selectOption('With the student')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await form.getByRole('button', { name: 'Record' }).click()
  await expect(form).toHaveCount(0)
  const away = page.getByRole('list', { name: 'Papers we wait for' })
  await expect(away).toContainText(/Exchange of information · Harbor Clinic · .* · 0 school days/)
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, '/papers')
  const list = page.getByRole('list', { name: 'At home with families, the longest first' })
  const line = list.getByRole('listitem')
  await expect(line).toContainText(/With the student.*555-0101.*Spanish/s)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await line.getByRole('link').focus()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog')
  await field(dialog, 'How').selectOption('By phone')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(line).toContainText(/Reminded once: .*By phone/)
  await expect(line.getByRole('button', { name: 'Never came back' })).toHaveCount(0)

  await line.getByRole('link').focus()
  await page.keyboard.press('s')
  await expect(dialog.getByRole('heading', { name: /^Consent for/ })).toBeVisible()
  await enterPaper(dialog, 'Teresa')
  await expect(dialog.getByRole('listitem')).toContainText(['Harbor Clinic'])
  await dialog.getByLabel('Name and contact details').check()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('No paper is waited for')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(line).toHaveCount(1)

  await line.getByRole('link').focus()
  await page.keyboard.press('d')
  await field(dialog, 'In their words').fill('Not this clinic')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('dialog', { name: 'Does the referral end with this?' })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByRole('button', { name: 'It goes on' }).click()
  await page.getByRole('button', { name: /^Ended/ }).click()
  const ended = page.getByRole('list', { name: 'No longer waited for, the last first' })
  await expect(ended).toContainText(/said no .* · Not this clinic/)
  await inBothLights(page, () => expectNoAxeViolations(page))
  const standingReferral = await client.referrals.get({ id: referral.id })
  expect(standingReferral.state).toBe('awaiting-consent')
  expect(office.complaints).toEqual([])
})

test('a consent in use that runs out soon is asked for again with one key', async ({ office }) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  await client.consents.create(
    aConsent(open.studentId, clinic.organizationId, { signedOn: today, expiresOn: addDays(today, 20) }),
  )
  await goTo(page, '/papers')
  const dialog = page.getByRole('dialog')
  const ending = page.getByRole('list', { name: 'Consents that run out soon' })
  await expect(ending).toContainText(/Harbor Clinic.*Signed by Teresa Varga.*ends .*, in \d+ school days/s)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await ending.getByRole('link').focus()
  await page.keyboard.press('a')
  await expect(dialog.getByRole('radio', { name: 'Exchange of information' })).toBeChecked()
  await expect(dialog.getByRole('listitem')).toContainText(['Harbor Clinic'])
  await field(dialog, 'Who is asked').selectOption('somebody')
  await field(dialog, 'How the paper goes to them').selectOption('By post')
  await page.keyboard.press('Control+s')
  await expect(field(dialog, 'Name of the signer')).toHaveAccessibleDescription(
    'Choose or type who was asked.',
  )
  await field(dialog, 'Name of the signer').fill('Grandmother Soto')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  const list = page.getByRole('list', { name: 'At home with families, the longest first' })
  await expect(list.getByRole('listitem')).toContainText(/Asked: Grandmother Soto/)
  await expect(ending).toHaveCount(0)
  expect(office.complaints).toEqual([])
})

test('a signature is asked for from the case, where no referral asks for it', async ({ office }) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await goTo(page, `/cases/${open.id}`)
  await page.getByRole('button', { name: 'Ask for a signature' }).click()
  const dialog = page.getByRole('dialog')
  await page.keyboard.press('Control+s')
  await expect(field(dialog, 'Who is asked')).toHaveAccessibleDescription('Fill this in.')
  await dialog.getByRole('radio', { name: 'Screening' }).press('Space')
  await field(dialog, 'Who is asked').selectOption({ index: 1 })
  await field(dialog, 'How the paper goes to them').selectOption('At a meeting')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  const away = page.getByRole('list', { name: 'Papers we wait for' })
  await expect(away).toContainText(/Screening · .* · 0 school days/)
  await away.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Papers we wait for' })).toBeVisible()
  const { rows } = await client.consentRequests.list({ whose: 'mine', show: 'waiting' })
  expect(rows).toMatchObject([{ kind: 'screening', referralId: null, caseId: open.id }])
  expect(office.complaints).toEqual([])
})
