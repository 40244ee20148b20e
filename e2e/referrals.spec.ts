import type { Page } from '@playwright/test'

import { aStudentWithCase } from '#main/testing/makers.ts'

import { enterPaper } from './consents.ts'
import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

const everyone = (page: Page) => inBothLights(page, () => expectNoAxeViolations(page))

test('a case is carried to a confirmed first appointment, by keyboard', async ({ office }) => {
  const { page } = office
  const { case: open } = await makeWorkingOffice(page)
  const press = (keys: string) => page.keyboard.press(keys)
  const type = (words: string) => page.keyboard.type(words)
  const timeline = page.getByRole('list', { name: 'Timeline' })

  await goTo(page, `/cases/${open.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Ines Varga' })).toBeFocused()
  await expect(page.getByRole('region', { name: 'Next' })).toContainText('Call the family')
  await everyone(page)

  await press('n')
  await expect(page.getByLabel('What should be remembered')).toBeFocused()
  await type('Agrees to one visit.')
  await press('Control+s')
  await expect(timeline).toContainText('Agrees to one visit.')
  await expect(page.getByLabel('What should be remembered')).toHaveCount(0)

  await press('c')
  await expect(field(page, 'Whom')).toBeFocused()
  await type('Teresa')
  await press('Tab')
  await type('Phone')
  await press('Tab')
  await expect(page.getByRole('radio', { name: 'No', exact: true })).toBeFocused()
  await press('ArrowRight')
  await press('Tab')
  await type('Will sign tomorrow.')
  await press('Control+s')
  await expect(timeline).toContainText('Phone: Teresa Varga (Mother), reached')
  await expect(page.getByLabel('What came of it')).toHaveCount(0)

  await press('r')
  await page.getByRole('radio', { name: /The family contacts/ }).focus()
  await press('ArrowDown')
  await page.getByRole('radio', { name: /Harbor Clinic/ }).focus()
  await press('Space')
  await expectNoAxeViolations(page)
  await press('Control+s')
  await expect(page.getByText('No consent on file names this provider.').first()).toBeVisible()

  await page.getByRole('button', { name: 'Send', exact: true }).press('Enter')
  const sending = page.getByRole('group', { name: 'Send' })
  await field(sending, 'How').pressSequentially('By fax')
  await page.getByRole('button', { name: 'Record consent' }).first().press('Enter')
  const dialog = page.getByRole('dialog')
  await enterPaper(dialog, 'Teresa')
  await dialog.getByRole('checkbox', { name: 'Name and contact details' }).press('Space')
  await dialog.getByRole('checkbox', { name: 'Reason for the referral' }).press('Space')
  await everyone(page)
  await press('Control+s')
  await expect(page.getByText(/^Teresa Varga signed for this on/)).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await press('Control+s')
  await expect(page.getByText(/^Sent to Harbor Clinic on .*they owe us an answer by/)).toBeVisible()

  await page.getByRole('button', { name: 'They accepted' }).press('Enter')
  await expect(page.getByText('The provider agreed to see the student. No appointment yet.')).toBeVisible()
  await expect(page.getByLabel('On which day')).toBeFocused()
  await press('Control+s')
  await expect(field(page, 'How do we know')).toHaveAccessibleDescription('Fill this in.')
  await expect(field(page, 'How do we know')).toBeFocused()
  await type('The provider')
  await press('Control+s')
  await expect(page.getByText(/^Harbor Clinic accepted on/)).toBeVisible()

  await page.getByRole('button', { name: 'Appointment made' }).press('Enter')
  await expect(page.getByLabel('Day of the appointment')).toBeFocused()
  await type('today')
  await field(page, 'Which appointment').pressSequentially('First')
  await field(page, 'How do we know').pressSequentially('The family')
  await press('Control+s')
  await expect(page.getByText(/^Appointment at Harbor Clinic on/)).toBeVisible()
  await page.getByRole('button', { name: 'First appointment was kept' }).press('Enter')
  await expect(page.getByLabel('On which day')).toBeFocused()
  await press('Tab')
  await type('The family')
  await press('Control+s')
  await expect(page.getByText(/^The first appointment at Harbor Clinic was kept on/)).toBeVisible()
  await everyone(page)

  await press('Control+z')
  await expect(page.getByText(/^Appointment at Harbor Clinic on/)).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('the list shows whose turn it is, and a slip’s code opens its referral', async ({ office }) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  await client.referrals.create({
    caseId: open.id,
    pathway: 'family-contacts-provider',
    serviceId: clinic.id,
    locationId: null,
    schoolService: null,
    primaryReason: 'mood',
    otherReasons: [],
    urgency: 'priority',
    needIdentifiedOn: today,
    ownerId: open.ownerId,
  })
  await goTo(page, '/referrals')
  await expect(page.getByRole('row', { name: /Varga, Ines.*Being prepared · the school/ })).toBeVisible()
  await page.getByRole('row', { name: /Varga, Ines/ }).press('Space')
  await expect(page.getByRole('complementary').getByText(/^Being prepared since/)).toBeVisible()
  await everyone(page)

  const code = page.getByRole('main').getByLabel('Code on the paper')
  await code.fill('11')
  await code.press('Enter')
  const door = page.getByRole('dialog', { name: 'A paper came back' })
  await expect(
    door.getByText(/This is not a code as we print them, and no paper here comes close/),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await code.fill(open.code.toLowerCase().replace('-', ''))
  await code.press('Enter')
  await door.getByRole('button', { name: 'Return slip' }).click()
  await expect(page.getByRole('dialog', { name: 'Return slip · Ines Varga' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1, name: 'Ines Varga' })).toBeVisible()
  await goTo(page, '/cases')
  await expect(page.getByRole('row', { name: /Varga, Ines/ })).toBeVisible()
  await everyone(page)
  expect(office.complaints).toEqual([])
})

test('a double press opens the referral that was pressed, though its list moved under the pointer', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  for (const familyName of ['Abbot', 'Barakat', 'Castillo', 'Duran']) {
    const made = await aStudentWithCase(client, open.ownerId, { familyName })
    await client.referrals.create({
      ...{ caseId: made.case.id, pathway: 'family-contacts-provider', serviceId: clinic.id },
      ...{ locationId: null, schoolService: null, primaryReason: 'mood', otherReasons: [] },
      ...{ urgency: 'priority', needIdentifiedOn: today, ownerId: open.ownerId },
    })
  }
  await page.reload()
  await goTo(page, '/referrals')
  const row = page.getByRole('row', { name: /Castillo/ })
  const box = await row.boundingBox()
  if (!box) throw new Error('The row is not drawn.')
  await page.mouse.move(box.x + 60, box.y + box.height - 3)
  await page.mouse.down()
  await page.mouse.up()
  await expect(page.getByRole('complementary').getByText(/^Being prepared since/)).toBeVisible()
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  await expect(page.getByRole('heading', { level: 1, name: /Castillo/ })).toBeVisible()

  await goTo(page, '/students')
  const student = await page.getByRole('row', { name: /Duran/ }).boundingBox()
  if (!student) throw new Error('The row is not drawn.')
  await page.mouse.dblclick(student.x + 60, student.y + 10)
  await expect(page.getByRole('heading', { level: 1, name: /Duran/ })).toBeVisible()
  expect(office.complaints).toEqual([])
})
