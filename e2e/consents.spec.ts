import { enterPaper } from './consents.ts'
import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a consent may name a provider nobody listed yet, and may leave the date of birth out', async ({
  office,
}) => {
  const { page } = office
  const { case: open } = await makeWorkingOffice(page)
  await goTo(page, `/cases/${open.id}`)
  await page.getByRole('button', { name: 'Record consent' }).click()
  const consent = page.getByRole('dialog', { name: /^Consent for/ })
  await expect(consent.getByRole('radio', { checked: true })).toHaveCount(0)
  await page.keyboard.press('Control+s')
  await expect(consent.getByRole('radiogroup', { name: 'What is it for' })).toHaveAccessibleDescription(
    'Fill this in.',
  )
  await expect(field(consent, 'Until')).toHaveAccessibleDescription(/Fill this in/)
  for (const blank of ['Who signed', 'Signed as', 'Purpose', 'Language of the paper'])
    await expect(field(consent, blank)).toHaveAccessibleDescription(/Fill this in\./)
  await enterPaper(consent, 'Teresa')
  await expect(consent.getByText('Fill this in.')).toHaveCount(0)
  await expect(field(consent, 'Signed as')).toHaveValue('parent')
  await consent.getByLabel('Signed as').selectOption('Student aged 18 or over')
  await expect(consent).toContainText('The student was not 18 on the day this was signed.')
  await consent.getByLabel('Signed as').selectOption('Parent or guardian')
  await expect(consent).not.toContainText('was not 18')
  await consent.getByLabel('Name and contact details').check()
  await expect(consent.getByLabel('Date of birth')).not.toBeChecked()

  await consent.getByRole('combobox', { name: 'Add a provider' }).fill('Lighthouse Speech')
  await page.getByRole('option', { name: 'Add “Lighthouse Speech” to the directory' }).click()
  const provider = page.getByRole('dialog', { name: 'Add a provider by hand' })
  await expect(provider.getByLabel('Name of the provider')).toHaveValue('Lighthouse Speech')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await provider.getByLabel('Phone').fill('555-0160')
  await page.keyboard.press('Control+s')
  await expect(provider).toHaveCount(0)

  await expect(consent.getByRole('listitem')).toContainText(['Lighthouse Speech'])
  await expect(consent.getByLabel('Name and contact details')).toBeChecked()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await consent.getByRole('button', { name: 'Save the consent' }).click()
  const line = page.getByRole('list', { name: 'Consents' }).getByRole('listitem')
  await expect(line).toContainText(/Lighthouse Speech.*Name and contact details/s)
  await expect(line).not.toContainText('Date of birth')
  expect(office.complaints).toEqual([])
})
