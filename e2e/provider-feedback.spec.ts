import { NOTHING_HEARD } from '#shared/domain/slip-answer.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('what a family says about a provider is written down and read by others once somebody looked over it', async ({
  office,
}) => {
  const { page } = office
  const { client, clinic, today } = await makeWorkingOffice(page)
  await goTo(page, `/providers/${clinic.organizationId}`)
  const section = page.getByRole('region', { name: 'What people say' })
  await expect(section).toContainText('Nothing to read yet.')
  await section.getByRole('button', { name: 'Write down what somebody said' }).press('Enter')
  const form = page.getByRole('dialog', { name: 'Write down what somebody said' })
  await form.getByRole('radio', { name: 'A family' }).check()
  await page.keyboard.press('Control+s')
  await expect(form).toContainText('Write what was said, or tick an answer.')
  await form.getByLabel('In their words').fill('Ines had to wait, but they were kind.')
  await form.getByLabel('Helped').selectOption('Yes')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(form).toHaveCount(0)
  await expect(section).toContainText('1 waits to be looked over')
  await expect(section.locator('mark')).toHaveText('Ines')

  await section.getByRole('button', { name: /^Look over:/ }).press('Enter')
  const decide = page.getByRole('dialog', { name: 'Look over: Harbor Clinic' })
  await decide.getByLabel('The words as others may read them').fill('They were kind.')
  await decide.getByRole('radio', { name: 'The office, and the partner may hear it' }).check()
  await page.keyboard.press('Control+s')
  await expect(decide).toContainText('Read the words and say that they name nobody')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await decide.getByRole('checkbox', { name: 'I read it, and it names nobody' }).check()
  await page.keyboard.press('Control+s')
  await expect(decide).toHaveCount(0)
  const readable = page.getByRole('list', { name: 'What people say' })
  await expect(readable).toContainText('They were kind.')
  await expect(section).not.toContainText('Ines')
  await expect(readable).toContainText('Helped: Yes · The partner may hear it')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await client.providerFeedback.record({
    ...{ organizationId: clinic.organizationId, serviceId: null, heardOn: today, from: 'staff' },
    ...{ ...NOTHING_HEARD, words: 'Easy to reach.' },
  })
  await goTo(page, '/providers')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Look over what people said' }).click()
  await expect(page.getByRole('region', { name: 'Harbor Clinic' })).toContainText('Easy to reach.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: /^Take out:/ }).press('Enter')
  await expect(page.getByText('Nothing waits to be looked over.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('main')).toContainText('Easy to reach.')
  expect(office.complaints).toEqual([])
})
