import { aReferralDraft } from '#main/testing/referral-makers.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { clientOf, goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('whether families reach help is a question with an answer, its course, and the records behind it', async ({
  office,
}) => {
  const { page } = office
  const { client, case: file, clinic, today } = await makeWorkingOffice(page)
  await goTo(page, '/today')
  await page.getByRole('link', { name: 'Evaluation' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Do families reach help?' })).toBeFocused()
  await expect(page.getByText('Nobody was referred in this time')).toBeVisible()
  await expectNoAxeViolations(page)

  const draft = aReferralDraft({
    ...{ caseId: file.id, serviceId: clinic.id, ownerId: file.ownerId, needIdentifiedOn: today },
  })
  const { id } = await client.referrals.create(draft)
  await page.reload()
  await expect(page.getByText('All began less than 42 days ago: too early to tell.')).toBeVisible()
  const stops = page.getByRole('table', { name: 'Where it stops' })
  await expect(stops.getByRole('row', { name: /^Begun/ })).toContainText('100%')
  await stops.getByRole('button', { name: /Consent, where it is needed/ }).press('Enter')
  const behind = page.getByRole('dialog', { name: 'Records behind the figure' })
  await expectNoAxeViolations(page)
  await behind.getByRole('link').press('Enter')
  await expect(page).toHaveURL(new RegExp(`/referrals/${id}`))
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Do families reach help?' })).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('the charts of a school that has a past say the same as their tables, in both lights and by the keyboard', async ({
  office,
}) => {
  const { page } = office
  await clientOf(page).vault.openDemo({})
  await page.reload()
  await goTo(page, '/evaluation')
  await expect(page.getByRole('figure', { name: /^Share seen, over and still waiting/ })).toBeVisible()
  await expect(page.getByRole('figure', { name: /^Share seen within 42 days/ })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: 'As a table' }).first().press('Enter')
  await expect(page.getByRole('table', { name: /^Share seen within 42 days/ })).toBeVisible()
  await expect(page.getByRole('figure')).toHaveCount(0)
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByLabel('Count', { exact: true }).selectOption('Students')
  await expect(page.getByText(/students were referred from/)).toBeVisible()
  await page.getByText('Only some of them').press('Enter')
  await page.getByLabel('Who carries it').selectOption('A service at school')
  await expect(page.getByText('Only some of them (1 choice)')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Only some of them (1 choice)')).toBeVisible()
  await page.getByText('Only some of them (1 choice)').press('Enter')
  await page.getByRole('button', { name: 'Count all again' }).press('Enter')
  await expect(page.getByText('Only some of them', { exact: true })).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('whether help begins in time is told step by step, with the records that took too long', async ({
  office,
}) => {
  const { page } = office
  const { client, case: file, clinic, today } = await makeWorkingOffice(page)
  await goTo(page, '/evaluation')
  await page.getByRole('link', { name: 'Does help begin in time?' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Does help begin in time?' })).toBeFocused()
  await expect(page.getByText('Nobody has written down yet that a family was called')).toBeVisible()
  await expect(page.getByText('Nobody has written down yet that a paper to sign was asked for')).toBeVisible()
  await expectNoAxeViolations(page)

  const draft = aReferralDraft({
    ...{ caseId: file.id, serviceId: clinic.id, ownerId: file.ownerId, needIdentifiedOn: today },
  })
  const { id } = await client.referrals.create(draft)
  await client.cases.logAttempt({
    ...{ caseId: file.id, referralId: null, withWhom: 'family', contactId: null, channel: 'phone' },
    ...{ language: null, interpreter: '', reached: false, result: 'No answer.' },
  })
  await page.reload()
  await expect(page.getByText('1 is open and nobody was reached yet')).toBeVisible()
  await page.getByRole('button', { name: 'Show the records: open, nobody reached yet' }).press('Enter')
  const behind = page.getByRole('dialog', { name: 'Records behind the figure' })
  await behind.getByRole('link').press('Enter')
  await expect(page).toHaveURL(new RegExp(`/referrals/${id}`))
  await page.goBack()
  await page.getByText('How this is counted').first().press('Enter')
  await expect(page.getByText('those withdrawn are left out')).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('the times of a school that has a past stand in charts and tables, and keep what was chosen', async ({
  office,
}) => {
  const { page } = office
  await clientOf(page).vault.openDemo({})
  await page.reload()
  await goTo(page, '/evaluation/time')
  await expect(page.getByRole('table', { name: 'Decisions by urgency' })).toBeVisible()
  await expect(page.getByRole('figure', { name: /^Share signed/ })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'As a table' }).first().press('Enter')
  await expect(page.getByRole('table', { name: /^Share answered/ })).toBeVisible()
  await expectNoAxeViolations(page)

  await page.getByRole('button', { name: /: Priority: later than the target$/ }).press('Enter')
  const behind = page.getByRole('dialog', { name: 'Records behind the figure' })
  await expect(behind.getByRole('link').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'How long each time of waiting takes' }).press('Enter')
  await expect(page.getByLabel('Count', { exact: true })).toHaveValue('spell')
  expect(office.complaints).toEqual([])
})
