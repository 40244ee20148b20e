import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('the office puts a service of its own on the list, says whether there is room, and finds it beside the providers of a student', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await goTo(page, '/providers')
  await page.getByRole('button', { name: 'At our school' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('At our school')
  await expect(page.getByText('No service of your own yet')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  // With the keyboard alone.
  await page.getByRole('button', { name: 'Add a service of ours' }).first().press('Enter')
  const form = page.getByRole('dialog')
  await expect(field(form, 'Name')).toBeFocused()
  await page.keyboard.type('Lunch group')
  await form.getByRole('checkbox', { name: 'Someone to talk with' }).press('Space')
  await field(form, 'From grade').selectOption('Grade 8')
  await field(form, 'To grade').selectOption('Grade 6')
  await field(form, 'How many can take part').fill('8')
  await field(form, 'When and where').fill('Tuesdays, room 12')
  await page.keyboard.press('Control+s')
  await expect(form.getByText('The last grade is below the first.')).toBeVisible()
  await expect(field(form, 'To grade')).toBeFocused()
  await expectNoAxeViolations(page)
  await field(form, 'From grade').selectOption('Grade 6')
  await field(form, 'To grade').selectOption('Grade 8')
  await page.keyboard.press('Control+s')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lunch group')
  await expect(page.getByText('Nobody has said yet whether somebody new can take part.')).toBeVisible()
  await page.getByRole('button', { name: 'Say how it is' }).press('Enter')
  await page.getByRole('dialog').getByRole('radio', { name: 'Waiting list' }).check()
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^Waiting list: .*Rosa Marsh/)).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, `/cases/${open.id}/refer`)
  await page.getByRole('radio', { name: /The family contacts the provider/ }).check()
  const beside = page.getByRole('region', { name: 'Also at your own school' })
  await expect(beside).toContainText('Lunch group')
  await expect(beside).toContainText('Tuesdays, room 12')
  await expect(page.getByRole('radiogroup', { name: 'Which service?' }).getByRole('radio')).toHaveCount(1)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await beside.getByRole('button', { name: 'Choose this: Lunch group' }).press('Enter')
  const chosen = page
    .getByRole('radiogroup', { name: 'Which service?' })
    .getByRole('radio', { name: /Lunch group/ })
  await expect(chosen).toBeChecked()
  await expect(chosen).toBeFocused()
  await expect(page.getByRole('radio', { name: /A service at school/ })).toBeChecked()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await field(page, 'Main reason').selectOption({ index: 1 })
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ines Varga')
  await expect(page.getByRole('link', { name: 'About this service' })).toBeVisible()
  const { rows } = await client.referrals.list({})
  expect(rows).toMatchObject([{ pathway: 'school-based', destination: 'Lunch group', consentId: null }])
})

test('what is not on the list is said in words, refused when nothing is said, and kept where somebody ticks so', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await client.schoolServices.create({
    ...{ name: 'Mentor', help: [], tier: null, fromGrade: null, toGrade: null, runById: null, runBy: '' },
    ...{ meets: '', languages: [], places: null, whatToExpect: '' },
  })
  await goTo(page, `/cases/${open.id}/refer`)
  await page.getByRole('radio', { name: /A service at school/ }).check()
  await field(page, 'Main reason').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Start the referral' }).click()
  await expect(page.getByText('Say which service at school this is.')).toBeVisible()
  await page.getByRole('radio', { name: 'Another one' }).check()
  await field(page, 'Which service at school').fill('Check-in each morning')
  await page.getByRole('checkbox', { name: 'Keep it on the list of our services' }).check()
  await page.getByRole('button', { name: 'Start the referral' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ines Varga')
  const names = async () => (await client.schoolServices.list({})).map(({ name }) => name)
  expect(await names()).toEqual(['Check-in each morning', 'Mentor'])
  await page.keyboard.press('Control+z')
  await expect.poll(names).toEqual(['Mentor'])
})
