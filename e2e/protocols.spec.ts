import type { Page } from '@playwright/test'

import { aProtocolDocument, aProtocolStep, publishProtocol } from '#main/testing/protocol-makers.ts'

import { tabTo } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { expectOffice, signIn } from './session.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

const GIVEN = 'eleven tin boats at dusk'

const part = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })

const item = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}`), expanded: false })

/** Goes to the protocol as it is kept by now, also while the office is still on its way to its first screen. */
const goToProtocol = async (page: Page) => {
  await page.reload()
  await expectOffice(page)
  await expect(async () => {
    await goTo(page, '/protocols')
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/^Good /, { timeout: 2000 })
  }).toPass()
}

const saved = (page: Page) => expect(page.getByText(/^Saved \d/)).toBeVisible()

/** A colleague sits down for the first time. */
async function sitDown(page: Page, user: string): Promise<void> {
  await page.getByRole('button', { name: /^Not / }).click()
  await signIn(page, { user, password: GIVEN })
  await page.getByLabel('New password').fill(`${user} sails at seven bells`)
  await page.getByLabel('The same password again').fill(`${user} sails at seven bells`)
  await page.keyboard.press('Enter')
  await expectOffice(page)
}

test('a protocol is written from nothing and published, with the keyboard; a circle is refused in words', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  await expectOffice(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused()
  await page.keyboard.type('protocol')
  await expect(page.getByRole('option', { name: /Read the protocol/ })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('Enter')
  await expect(page.getByText('No protocol yet')).toBeVisible()
  await expectNoAxeViolations(page)
  await tabTo(page, page.getByRole('button', { name: 'Write the protocol' }))
  await page.keyboard.press('Enter')
  const begin = page.getByRole('dialog', { name: 'A new version' })
  await begin.getByRole('radio', { name: /^Nothing/ }).press('Space')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+s')

  await expect(page.getByText(/^Draft of version 1/)).toBeVisible()
  await page.getByLabel('What it is for').fill('So that nobody waits.')
  await saved(page)
  await expectNoAxeViolations(page)

  await part(page, 'Steps').press('Enter')
  for (const name of ['Call the family', 'Meet with the student']) {
    await page.getByRole('button', { name: 'Add a step' }).press('Enter')
    await expect(page.getByLabel('What is done')).toBeFocused()
    await page.keyboard.type(name)
  }
  await item(page, 'Call the family').press('Enter')
  await page.getByLabel('Begins').selectOption('after “Meet with the student”')
  await expect(
    page.getByText('“Call the family” follows “Meet with the student”, which waits for it in turn'),
  ).toBeVisible()
  await expect(part(page, 'Steps')).toHaveAccessibleName(/2 to put right/)
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: 'Publish…' }).press('Enter')
  const publish = page.getByRole('dialog', { name: 'Publish version 1' })
  await expect(publish.getByText(/things keep it from being published/)).toBeVisible()
  await expect(publish.getByRole('button', { name: /^Publish/ })).toHaveCount(0)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await publish.getByRole('button', { name: /^Go there.*“Call the family” follows/ }).press('Enter')
  await expect(page.getByLabel('Begins')).toBeFocused()
  await page.keyboard.press('Home')
  await expect(part(page, 'Steps')).toHaveAccessibleName('Steps')

  await page.getByRole('button', { name: 'Call the family', expanded: true }).press('Alt+ArrowDown')
  await expect(page.getByRole('list', { name: 'Steps' }).getByRole('listitem').first()).toContainText(
    'Meet with the student',
  )
  const first = page.getByRole('list', { name: 'Steps' }).getByRole('listitem').first()
  await page.getByRole('button', { name: 'Call the family', expanded: true }).press('Control+z')
  await expect(first).toContainText('Call the family')
  await page.getByRole('button', { name: 'Call the family', expanded: true }).press('Control+Shift+z')
  await expect(first).toContainText('Meet with the student')
  await page.getByRole('button', { name: 'Undo' }).first().press('Enter')
  await expect(first).toContainText('Call the family')
  await page.keyboard.press('Control+y')
  await expect(first).toContainText('Meet with the student')
  await page.keyboard.press('Control+z')
  await expect(first).toContainText('Call the family')

  await part(page, 'Urgencies').press('Enter')
  const routine = page.getByRole('region', { name: 'Routine' }).getByRole('group', { name: /^First action/ })
  await expect(routine).toContainText('within 10 school days')
  await routine.getByLabel('How many').fill('0')
  await expect(routine).toContainText('This target leaves no time.')
  await routine.getByLabel('How many').fill('8')
  await expect(routine).toContainText('within 8 school days')
  await expectNoAxeViolations(page)

  await part(page, 'Crisis').press('Enter')
  await page.getByLabel('Who stays with the student').fill('An adult, until somebody takes over.')
  for (const [name, kind] of [
    ['Call a parent', 'Tells a parent or guardian'],
    ['Report', 'Report to the agency'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a step' }).press('Enter')
    await page.keyboard.type(name)
    await page.getByLabel('What is written down').selectOption(kind)
  }
  await page.getByRole('button', { name: 'Add a number' }).press('Enter')
  await page.keyboard.type('Suicide and Crisis Lifeline')
  await page.getByRole('textbox', { name: 'Number' }).fill('988')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Numbers to call' })).toContainText('988')
  await expectNoAxeViolations(page)

  await page.getByRole('button', { name: 'Publish…' }).press('Enter')
  await expect(publish.getByText('New cases follow version 1 from now on.')).toBeVisible()
  await publish.getByLabel('Why this version').fill('The first one.')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^Version 1 · Published/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'In a crisis' })).toContainText('988')
  await inBothLights(page, () => expectNoAxeViolations(page))
  expect((await client.protocols.overview({})).current).toMatchObject({
    why: 'The first one.',
    document: {
      purpose: 'So that nobody waits.',
      tiers: { routine: { target: { amount: 8, unit: 'school-days' } } },
      steps: [{ name: 'Call the family', after: null }, { name: 'Meet with the student' }],
    },
  })
  expect(office.complaints).toEqual([])
})

test('a second version says what is different, needs somebody who holds its role, and takes the place of the first', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  await publishProtocol(client, {
    steps: [aProtocolStep('call', { name: 'Call the family', guidance: 'Ask what they have seen.' })],
  })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await goToProtocol(page)
  await page.getByRole('button', { name: 'Write a new version' }).click()
  await expect(page.getByRole('radio', { name: /^An earlier version/ })).toBeChecked()
  await page.getByRole('button', { name: /^Begin writing/ }).click()

  await part(page, 'Roles and team').click()
  await page.getByRole('button', { name: 'Add a role' }).click()
  await expect(page.getByLabel('Name', { exact: false }).first()).toBeFocused()
  await page.keyboard.type('Grade counselor')
  await expectNoAxeViolations(page)
  await part(page, 'Steps').click()
  await item(page, 'Call the family').click()
  await page.getByLabel('Who').selectOption('Grade counselor')
  await page.getByLabel('Guidance').fill('Ask what they have seen, and since when.')

  await page.getByRole('button', { name: 'Publish…' }).click()
  await page
    .getByRole('button', { name: /^Go there.*holds the role “Grade counselor” yet; 1 step needs it/ })
    .click()
  const change = page.getByRole('button', { name: 'Change who holds it' })
  await expect(change).toBeFocused()
  await expect(change).toHaveAccessibleDescription(/^Nobody who signs in holds the role “Grade counselor”/)
  await expectNoAxeViolations(page)
  await page.keyboard.press('Enter')
  const holders = page.getByRole('dialog', { name: 'Who holds “Grade counselor”' })
  await holders.getByRole('combobox', { name: 'Add a colleague' }).fill('marsh')
  await page.getByRole('option', { name: /Rosa Marsh/ }).click()
  await expect(holders.getByRole('listitem')).toContainText('Point of contact')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(holders).toHaveCount(0)
  await expect(part(page, 'Roles and team')).toHaveAccessibleName('Roles and team')

  await part(page, 'Different from version 1').click()
  const call = page.getByRole('table', { name: 'Call the family' })
  await expect(call.getByRole('row', { name: /^Who/ })).toHaveText(/Owner of the case.*Grade counselor/)
  await expect(call.getByRole('row', { name: /^Guidance/ }).getByRole('insertion')).toHaveText(
    ', and since when',
  )
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(page.getByText('2 things are different from version 1.')).toBeVisible()
  await page.getByLabel('Why this version').fill('Grades have their counselor.')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^Version 2 · Published/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Points of contact' })).toContainText('Rosa Marsh')

  await page.getByRole('link', { name: 'What changed since version 1' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What changed from version 1 to version 2')
  await expectNoAxeViolations(page)
  await goTo(page, '/protocols/1')
  await expect(page.getByText(/^This is an earlier version/)).toBeVisible()
  await expectNoAxeViolations(page)
  expect(office.complaints).toEqual([])
})

test('what a colleague changed meanwhile is not written over, and what was typed stays', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  const begun = await client.protocols.begin({ from: 'nothing' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await goTo(page, '/protocols/draft')
  await expect(page.getByLabel('What it is for')).toBeVisible()
  await client.protocols.save({ ...begun, document: { ...begun.document, confidentiality: 'Theirs' } })
  await page.getByLabel('What it is for').fill('Mine')
  await expect(page.getByText(/^Someone changed this since you opened it/)).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByLabel('Confidentiality')).toHaveValue('Theirs')
  await expect(page.getByLabel('What it is for')).toHaveValue('Mine')
  await saved(page)
  await expect
    .poll(async () => (await client.protocols.overview({})).draft?.document)
    .toMatchObject({ purpose: 'Mine', confidentiality: 'Theirs' })

  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Put the draft away' }).click()
  await expect(page.getByText('No protocol yet')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Go on writing' })).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('office staff read the protocol and change nothing; the school’s administrator begins there', async ({
  office,
}) => {
  let { page } = office
  const { client } = await makeWorkingOffice(page)
  await publishProtocol(client)
  const draft = await client.protocols.begin({ from: 'nothing' })
  await client.protocols.save({ ...draft, document: aProtocolDocument({ name: 'The next one' }) })
  await client.accounts.create({ user: 'olive', name: 'Olive Reed', roles: ['office'], password: GIVEN })
  await client.accounts.create({ user: 'ada', name: 'Ada Stone', roles: ['administrator'], password: GIVEN })

  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await sitDown(page, 'olive')
  await goTo(page, '/settings')
  await page.getByRole('link', { name: 'Read the protocol' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'How Harbor answers a concern' })).toBeInViewport()
  await expect(page.getByRole('heading', { level: 1, name: 'How Harbor answers a concern' })).toBeVisible()
  await expect(page.getByRole('button', { name: /writing|version|Change/ })).toHaveCount(0)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('link', { name: 'Version 2' }).click()
  await expect(
    page.getByText('This is being written. Nothing follows it until it is published.'),
  ).toBeVisible()
  await expect(page.getByRole('tab')).toHaveCount(0)
  await expectNoAxeViolations(page)

  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await sitDown(page, 'ada')
  await expect(page.getByRole('heading', { level: 1, name: 'How Harbor answers a concern' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Protocol' })).toHaveAttribute('aria-current', 'page')
  await page.getByRole('button', { name: 'Go on writing' }).click()
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByLabel('Why this version').fill('The name.')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^Version 2 · Published/)).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('how many open cases follow no protocol stands beside the versions, and several are moved at once', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await publishProtocol(client, { steps: [aProtocolStep('call')] })
  await goToProtocol(page)
  await expect(page.getByText('1 open case follows no protocol, and gets none of its steps.')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Move several cases…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Move several cases to version 1' })
  await expect(dialog.getByRole('checkbox', { name: /^Varga, Ines/ })).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(dialog.getByText('Choose at least one case.')).toBeVisible()
  await dialog.getByRole('checkbox', { name: /^Varga, Ines · follows none/ }).check()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByRole('button', { name: /Move 1 case/ }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('1 open case follows it')).toBeVisible()
  await expect(page.getByText(/follows no protocol/)).toBeHidden()
  expect((await client.cases.get({ id: open.id })).case.protocolNumber).toBe(1)
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/follows no protocol/)).toBeVisible()
  expect(office.complaints).toEqual([])
})
