import type { Page } from '@playwright/test'

import { aConcern, aTriage } from '#main/testing/makers.ts'
import { aProtocolStep, publishProtocol } from '#main/testing/protocol-makers.ts'
import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { clientOf, goTo, inBothLights, makeWorkingOffice, PASSWORD } from './working-office.ts'

const everyone = (page: Page) => inBothLights(page, () => expectNoAxeViolations(page))

test('a closed referral says who ended it, why, and what stood in the way; then its case closes', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  const referral = await client.referrals.create({
    caseId: open.id,
    pathway: 'family-contacts-provider',
    serviceId: clinic.id,
    locationId: null,
    schoolService: null,
    primaryReason: 'mood',
    otherReasons: [],
    urgency: 'routine',
    needIdentifiedOn: today,
    ownerId: open.ownerId,
  })
  await goTo(page, `/cases/${open.id}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Close the case' }).click()
  await expect(page.getByText(/A referral of this case is still open/)).toBeVisible()

  await goTo(page, `/referrals/${referral.id}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Close the referral' }).click()
  await page.getByLabel('How it ended').selectOption({ label: 'The family declined' })
  await page.getByLabel('Who ended it').selectOption({ label: 'The family' })
  await page
    .getByRole('combobox', { name: 'Why', exact: true })
    .selectOption({ label: 'Family chose not to' })
  await page.getByRole('checkbox', { name: 'Transport' }).click()
  await field(page, 'How is the student doing').selectOption('Not known')
  await field(page, 'How do we know').selectOption('The family said so')
  await page.getByRole('button', { name: 'Close the referral' }).click()
  await expect(page.getByText(/^Closed: family declined, on .* Family chose not to/)).toBeVisible()
  await everyone(page)

  await goTo(page, `/cases/${open.id}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Close the case' }).click()
  const closing = page.getByRole('group', { name: 'How did it end?' })
  await expect(closing).toContainText(
    /Done: Call the family.*Still open: Rosa Marsh, by .* it ends with the case/s,
  )
  await expect(closing.getByRole('checkbox', { name: 'Done: Call the family' })).not.toBeChecked()
  await everyone(page)
  await page.getByLabel('In a few words').fill('The family prefers to wait.')
  await page.getByRole('button', { name: 'Close the case' }).click()
  await expect(page.getByText('This case is closed')).toBeVisible()
  const timeline = page.getByRole('list', { name: 'Timeline' })
  await expect(timeline).toContainText('Ended with the case, not done: Call the family')
  await everyone(page)
  await page.getByRole('button', { name: 'Reopen' }).click()
  await expect(page.getByRole('region', { name: 'Next' })).toContainText('Call the family')
  await expect(timeline).not.toContainText('Ended with the case')
  expect(office.complaints).toEqual([])
})

test('a case with a mandated report says why its restriction is not lifted', async ({ office }) => {
  const { page } = office
  const { client, case: open, today } = await makeWorkingOffice(page)
  const next = { action: 'Call the agency', ownerId: open.ownerId, dueOn: today }
  const concern = await client.concerns.create(aConcern(open.studentId))
  await client.concerns.triage(aTriage(concern, open.ownerId, { disposition: 'mandated-report', next }))
  await goTo(page, `/cases/${open.id}`)
  await expect(page.getByRole('main')).toContainText('Replaced, not done: Call the family')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Who may read it…' })).toBeVisible()
  await expect(page.getByText('A report to an agency was decided in this case')).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Lift the restriction' })).toHaveCount(0)
  await everyone(page)
  expect(office.complaints).toEqual([])
})

test('the step a referral does is done with it, if somebody says so, and one undo takes both back', async ({
  office,
}) => {
  const { page } = office
  const { case: open } = await makeWorkingOffice(page)
  const next = page.getByRole('region', { name: 'Next' })
  await goTo(page, `/cases/${open.id}/refer`)
  await page.getByRole('radio', { name: /Harbor Clinic/ }).check()
  const done = page.getByRole('checkbox', { name: 'Done: Call the family' })
  await expect(done).not.toBeChecked()
  await expect(done).toHaveAccessibleDescription(/Rosa Marsh, by .*Without a tick it stays open/)
  await done.press('Space')
  await page.getByLabel('Main reason').selectOption('Worry or anxiety')
  await everyone(page)
  await page.getByRole('button', { name: 'Start the referral' }).click()
  await expect(page.getByRole('region', { name: 'Where it stands' })).toContainText('Harbor Clinic')

  await goTo(page, `/cases/${open.id}`)
  await expect(next).toContainText('Harbor Clinic')
  await expect(page.getByRole('list', { name: 'Timeline' })).toContainText('Done: Call the family')
  await page.keyboard.press('Control+z')
  await expect(next).toContainText('Call the family')
  await expect(page.getByRole('list', { name: 'Timeline' })).not.toContainText('Done: Call the family')
  expect(office.complaints).toEqual([])
})

test('Esc closes what lies on top, never the page under it; what was typed comes back', async ({
  office,
}) => {
  const { page } = office
  const { case: open } = await makeWorkingOffice(page)
  await goTo(page, '/cases')
  await page.getByRole('row', { name: /Varga, Ines/ }).press('Enter')
  const name = page.getByRole('heading', { level: 1, name: 'Ines Varga' })
  await expect(name).toBeVisible()

  await page.getByRole('button', { name: 'Record consent' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menuitem')).toHaveCount(0)
  await expect(name).toBeVisible()

  await page.getByRole('button', { name: 'Note' }).click()
  await page.keyboard.type('Half a thought')
  await page.keyboard.press('Escape')
  await expect(page.getByText('A note you began is still here.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1, name: 'Caseload' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Varga, Ines/ })).toBeFocused()

  const again = await office.reopen()
  await clientOf(again).vault.unlock({ user: 'rosa', password: PASSWORD })
  await again.reload()
  await goTo(again, `/cases/${open.id}`)
  await again.getByRole('button', { name: 'Go on' }).click()
  await expect(again.getByLabel('What should be remembered')).toHaveValue('Half a thought')
})

test('whoever reached the family is asked whether that did what the protocol asks for', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  const step = { name: 'Tell the family today', reachesFamily: true, evidence: 'What was said' }
  await publishProtocol(client, { steps: [aProtocolStep('tell', step)] })
  await client.cases.moveToProtocol({ ...open, number: 1 })
  await page.reload()
  await goTo(page, `/cases/${open.id}`)
  await page.getByRole('button', { name: 'Call logged' }).first().click()
  await field(page, 'Whom').selectOption({ label: 'Teresa Varga (Mother)' })
  await field(page, 'How').selectOption('Phone')
  const question = page.getByRole('radiogroup', { name: /^Is this done with it: Tell the family today/ })
  await expect(question).toBeHidden()
  await page
    .getByRole('radiogroup', { name: /^Did you reach them/ })
    .getByLabel('Yes')
    .check()
  await expect(question).toBeVisible()
  await everyone(page)
  await page.keyboard.press('Control+s')
  await expect(question).toHaveAccessibleDescription('Fill this in.')
  await question.getByLabel('Yes').check()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Say what shows that it was done.')).toBeVisible()
  await field(page, 'What came of it').fill('She comes on Monday.')
  await page.keyboard.press('Control+s')
  const timeline = page.getByRole('list', { name: 'Timeline' })
  await expect(timeline).toContainText('Done: Tell the family today')
  await expect(timeline).toContainText('Told by the office: Teresa Varga')
  await page.keyboard.press('Control+z')
  await expect(timeline).not.toContainText('Done: Tell the family today')
  expect(office.complaints).toEqual([])
})
