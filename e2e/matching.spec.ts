import { aProvider } from '#main/testing/referral-makers.ts'

import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a counselor is offered who fits a student, sees why, gives up a need and finds out who is not listed', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await client.providers.create(
    aProvider({ organizationName: 'Adult Center', minimumAge: 18, languages: ['es'] }),
  )
  await client.providers.create(aProvider({ organizationName: 'Bay Clinic', languages: ['en'] }))
  await client.providers.create(aProvider({ organizationName: 'Alder House' }))
  await goTo(page, `/cases/${open.id}/refer`)

  const services = page.getByRole('radiogroup', { name: 'Which service?' })
  await expect(services.getByRole('radio')).toHaveCount(3)
  await expect(page.getByText('3 services may be offered, the best fit first.')).toBeVisible()
  const [harbor, alder, bay] = ['Harbor Clinic', 'Alder House', 'Bay Clinic'].map((name) =>
    services.locator('label', { hasText: name }),
  )
  if (!harbor || !alder || !bay) throw new Error('No services')
  await expect(services.locator('label').first()).toContainText('Harbor Clinic')
  await expect(harbor).toContainText('sees age 13')
  await expect(harbor).toContainText('Spanish')
  await expect(alder).toContainText('Ask them: openings, ages they see, and languages spoken')
  await expect(bay).toContainText('no Spanish')
  await expect(services.locator('label').last()).toContainText('Bay Clinic')

  await expect(
    page.getByText(
      /^What counts first: .*openings; then who was faster in our own referrals, then who is nearer/,
    ),
  ).toBeVisible()
  for (const name of ['Harbor Clinic', 'Bay Clinic'])
    await page.getByRole('button', { name: new RegExp(`^Compare: ${name}`) }).click()
  await page.getByRole('button', { name: 'Put 2 side by side' }).click()
  const beside = page.getByRole('dialog', { name: 'Compare services' })
  await expect(beside.getByRole('region')).toHaveCount(2)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await beside
    .getByRole('button', { name: /^Take this one/ })
    .last()
    .click()
  await expect(bay.getByRole('radio')).toBeChecked()

  await page.getByText('1 service is not listed: why').click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Adult Center' })).toContainText(
    'only from age 18',
  )
  await inBothLights(page, () => expectNoAxeViolations(page))

  const words = page.getByLabel('Find by name, service or place')
  await words.fill('clinic')
  await expect(services.getByRole('radio')).toHaveCount(2)
  await words.fill('')
  await page.getByLabel('Age', { exact: true }).fill('5')
  await expect(services.getByRole('radio')).toHaveCount(2)
  await expect(
    page.getByText(
      'A family should have three to choose from. Only 2 services may be offered for these needs.',
    ),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Leave out “ages they see”' }).click()
  await expect(page.getByLabel('Age', { exact: true })).toHaveValue('')
  await expect(services.getByRole('radio')).toHaveCount(4)
  await services.getByRole('radio', { name: /Adult Center/ }).check()
  await field(page, 'Main reason').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Start the referral' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ines Varga')
  await expect(page.getByRole('main').getByText('Adult Center').first()).toBeVisible()
})

test('the page of providers side by side offers first who fits best, with why; another is found by its name', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  for (const known of [
    { organizationName: 'Abbey Pantry', serviceName: 'Weekly groceries' },
    { organizationName: 'Adult Center', minimumAge: 18 },
    { organizationName: 'Zenith Counseling', serviceName: 'Counseling for teenagers', languages: ['es'] },
  ])
    await client.providers.create(aProvider(known))
  const referral = await client.referrals.create({
    ...{ caseId: open.id, pathway: 'family-contacts-provider', serviceId: clinic.id, locationId: null },
    ...{ schoolService: null, primaryReason: 'anxiety', otherReasons: [], urgency: 'routine' },
    ...{ needIdentifiedOn: today, ownerId: open.ownerId },
  })
  await goTo(page, `/packets/${referral.id}`)
  await page.getByRole('checkbox', { name: 'Providers side by side' }).check()
  const choices = page.getByRole('group', { name: 'Providers side by side' })
  const offered = choices.getByRole('checkbox', { checked: false })
  await expect(offered.first()).toHaveAccessibleName(/^Zenith Counseling/)
  await expect(offered.first()).toHaveAccessibleDescription(/Spanish/)
  await expect(choices.getByRole('checkbox', { name: /^Adult Center/ })).toHaveCount(0)
  await choices.scrollIntoViewIfNeeded()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await choices.getByLabel('Look for a provider').fill('adult')
  await choices.getByRole('checkbox', { name: /^Adult Center/ }).check()
  const printed = page.getByRole('article', { name: 'Providers side by side' })
  await expect(printed).toContainText('Adult Center')
  await expect(printed).toContainText('Harbor Clinic')
})
