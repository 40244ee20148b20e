import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { clientOf, goTo, inBothLights } from './working-office.ts'

test('whether it is the same for everybody is read group by group, and a group is pointed out only as the owner set it', async ({
  office,
}) => {
  const { page } = office
  await clientOf(page).vault.openDemo({})
  await page.reload()
  await goTo(page, '/evaluation')
  await page.getByRole('link', { name: 'Is it the same for everybody?' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Is it the same for everybody?' })).toBeVisible()
  await expect(page.getByText('No group is pointed out, because the school has not set')).toBeVisible()
  const linked = page.getByRole('table', { name: 'Seen within 42 days', exact: true })
  await expect(linked.getByRole('row', { name: /^Spanish/ })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByLabel('Lay side by side by').selectOption('Special education (IEP)')
  await expect(page.getByText('Of nobody counted here is it known').first()).toBeVisible()
  await page.getByLabel('Lay side by side by').selectOption('Race or ethnicity')
  await expect(page.getByText(/are in several groups and count in each/).first()).toBeVisible()
  await linked.getByRole('button', { name: /^\d+ · Show: White/ }).press('Enter')
  const behind = page.getByRole('dialog', { name: 'Records behind the figure' })
  await expect(behind.getByRole('link').first()).toBeVisible()
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')

  await goTo(page, '/settings')
  const ratio = page.getByLabel('Times as often')
  await ratio.fill('twice')
  await page.getByLabel('Where this is decided').fill('District equity policy')
  await ratio.press('Enter')
  await expect(page.getByText('Enter a number from 1.1 to 10.')).toBeVisible()
  await ratio.fill('1,2')
  await ratio.press('Enter')
  await expect(page.getByText('Set to 1.2 (District equity policy).')).toBeVisible()
  await goTo(page, '/evaluation/equity')
  await expect(page.getByText(/it reaches 1\.2, or 1 divided by it \(District equity policy\)/)).toBeVisible()
  await expectNoAxeViolations(page)
  expect(office.complaints).toEqual([])
})

test('how the office itself is doing is a page with ways to what is open, and says what is not collected', async ({
  office,
}) => {
  const { page } = office
  await clientOf(page).vault.openDemo({})
  await page.reload()
  await goTo(page, '/evaluation/office')
  await expect(page.getByRole('heading', { level: 1, name: 'How is the office itself doing?' })).toBeVisible()
  const turns = page.getByRole('table', { name: 'Whose turn it is' })
  await inBothLights(page, () => expectNoAxeViolations(page))
  await turns
    .getByRole('row', { name: /^The provider/ })
    .getByRole('button')
    .press('Enter')
  const behind = page.getByRole('dialog', { name: 'Records behind the figure' })
  await expect(behind.getByRole('link').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('table', { name: 'What lies with whom' })).toContainText('The whole office')
  await expect(page.getByRole('heading', { name: 'What is not collected yet' })).toBeVisible()
  await page.getByRole('table', { name: 'How long the wait was' }).getByRole('link').first().press('Enter')
  await expect(page).toHaveURL(/scorecard/)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'How is the office itself doing?' })).toBeVisible()
  expect(office.complaints).toEqual([])
})
