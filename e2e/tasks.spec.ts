import { aConcern, aStudent, aStudentWithCase } from '#main/testing/makers.ts'
import { aProtocolStep, publishProtocol } from '#main/testing/protocol-makers.ts'
import type { Client } from '#shared/api/client.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice, PASSWORD } from './working-office.ts'

const CALL = aProtocolStep('call', {
  name: 'Call the family at home',
  evidence: 'Whom you reached',
  guidance: 'Ask what helps at home.',
  due: { amount: 0, unit: 'calendar-days' },
})
const LETTER = aProtocolStep('letter', { name: 'Send the letter', after: 'call' })
const VISIT = aProtocolStep('visit', { name: 'Visit the class' })

/** A second counselor of the office. */
async function hireBen(client: Client): Promise<string> {
  const { id } = await client.accounts.create({
    user: 'ben',
    name: 'Ben Ortega',
    roles: ['counselor'],
    sees: 'office',
    endsOn: null,
    password: PASSWORD,
  })
  return id
}

test('a decision begins the steps of the protocol; one is done when what it asks for is told, and the next begins', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  await publishProtocol(client, { steps: [CALL, LETTER] })
  const student = await client.students.create(aStudent({ givenName: 'Noor', familyName: 'Haddad' }))
  const concern = await client.concerns.create(aConcern(student.id))
  await page.reload()
  await goTo(page, `/concerns/${concern.id}`)
  await page.getByRole('radio', { name: 'Routine' }).press('Space')
  const begins = page.getByRole('list', { name: 'These steps begin' })
  await expect(begins.getByRole('listitem')).toHaveText([/^Call the family at home · /])
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByLabel('What happens').selectOption('Community provider')
  await page.getByLabel('Level of support').selectOption({ index: 2 })
  await page.getByRole('button', { name: 'Save the decision' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Noor Haddad' })).toBeVisible()
  const steps = page.getByRole('list', { name: 'Steps', exact: true })
  await expect(steps.getByRole('listitem')).toHaveCount(1)
  await steps.getByRole('button', { name: 'Done: Call the family at home' }).click()
  const told = steps.getByLabel('Whom you reached')
  await expect(told).toBeFocused()
  await page.keyboard.press('Control+s')
  await expect(steps.getByText('Fill this in.')).toBeVisible()
  await told.fill('Her mother, at work.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(steps).toContainText('Send the letter')
  await expect(steps).not.toContainText('Call the family at home')
  await expect(page.getByRole('region', { name: /^Timeline/ })).toContainText('Done: Call the family at home')

  await page.getByText('1 ended').click()
  await page.getByRole('button', { name: 'More: Send the letter' }).click()
  await page.getByRole('menuitem', { name: 'Not needed here' }).click()
  await page.getByLabel('Why not').fill('The family was here in person.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(page.getByText('No step is open.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(steps).toContainText('Send the letter')
  expect(office.complaints).toEqual([])
})

test('on Today a step is done with a key, and what a colleague who is away has to do says so', async ({
  office,
}) => {
  const { page } = office
  const { client, today } = await makeWorkingOffice(page)
  await publishProtocol(client, { steps: [CALL] })
  const benId = await hireBen(client)
  const next = { action: 'Ask the teacher', ownerId: benId, dueOn: today }
  await aStudentWithCase(client, benId, { givenName: 'Noor', familyName: 'Haddad' }, { next })
  await page.reload()

  await goTo(page, '/today')
  await page.getByRole('link', { name: 'Who is away' }).click()
  await expect(page.getByText('Nobody is entered as away.')).toBeVisible()
  await page.getByRole('button', { name: 'Enter an absence' }).click()
  const dialog = page.getByRole('dialog', { name: 'Enter an absence' })
  await dialog.getByLabel('Who is away').selectOption('Ben Ortega')
  await expect(dialog.getByText('Nobody covers.', { exact: false })).toBeVisible()
  await dialog.getByLabel('Who covers').selectOption('Rosa Marsh')
  await expect(dialog.getByText('Rosa Marsh covers.')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  const away = page.getByRole('list', { name: 'Away, now and later' })
  await expect(away).toContainText('Rosa Marsh covers.')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, '/today')
  const due = page.getByRole('list', { name: 'Due today' })
  await expect(page.getByText('Ben Ortega is away today. Rosa Marsh covers.')).toBeVisible()
  const step = due.getByRole('listitem').filter({ hasText: 'Call the family at home' })
  await expect(step).toContainText('You cover for Ben Ortega')
  await expect(due.getByRole('listitem').first(), 'her own stands first').toContainText('Ines Varga')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await step.getByRole('link').focus()
  await page.keyboard.press('d')
  const done = page.getByRole('dialog', { name: /^Done: Call the family at home/ })
  await expect(done.getByLabel('Whom you reached')).toBeFocused()
  await page.keyboard.type('The grandmother.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(done).toHaveCount(0)
  await expect(step).toHaveCount(0)

  await goTo(page, '/absences')
  await away.getByRole('button', { name: /^Remove: Ben Ortega/ }).click()
  await expect(page.getByText('Nobody is entered as away.')).toBeVisible()
  await goTo(page, '/today')
  await expect(due).not.toContainText('Noor Haddad')
  await page.keyboard.press('Control+z')
  await expect(due).toContainText('Noor Haddad')
  expect(office.complaints).toEqual([])
})

test('of a restricted case whose people are all away Today says how much waits, and nothing of it', async ({
  office,
}) => {
  const { page } = office
  const { client, today } = await makeWorkingOffice(page)
  const ben = await hireBen(client)
  const next = { action: 'Ask the teacher', ownerId: ben, dueOn: today }
  const noor = { givenName: 'Noor', familyName: 'Haddad' }
  const { case: open } = await aStudentWithCase(client, ben, noor, { next, restricted: true })
  await client.cases.share({ ...open, with: [] })
  await client.absences.add({ accountId: ben, startsOn: today, endsOn: today, coverId: null, note: '' })
  await page.reload()
  await goTo(page, '/today')
  const main = page.getByRole('main')
  await expect(main).toContainText('Ben Ortega is away. 1 thing in a restricted case waits for somebody')
  await expect(main).not.toContainText('Haddad')
  await inBothLights(page, () => expectNoAxeViolations(page))
  expect(office.complaints).toEqual([])
})

test('a case moves to the next version of the protocol on purpose, and says before what begins', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await publishProtocol(client, { steps: [CALL, VISIT] })
  await page.reload()
  await goTo(page, `/cases/${open.id}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Move to version 1 of the protocol' }).click()
  await expect(page.getByText('“Call the family at home” and “Visit the class” begin')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Move to version 1 of the protocol' }).click()
  const steps = page.getByRole('list', { name: 'Steps', exact: true })
  await expect(steps.getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('link', { name: 'protocol 1' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(steps).toHaveCount(0)
  expect(office.complaints).toEqual([])
})
