import { aStudent, aConcern, aStudentWithCase } from '#main/testing/makers.ts'
import { aMeeting, comes } from '#main/testing/meeting-makers.ts'
import { publishProtocol } from '#main/testing/protocol-makers.ts'

import { chooseWhatHappens } from './concerns.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a meeting of the team by keyboard alone: planned with its agenda, talked through, decided, ended, and the next one planned', async ({
  office,
}) => {
  const { page } = office
  const { client, today } = await makeWorkingOffice(page)
  const me = (await client.accounts.list({}))[0]?.id ?? ''
  await publishProtocol(client, {
    roles: [
      { id: 'lead', name: 'Team lead', duties: '' },
      { id: 'nurse', name: 'Nurse', duties: '' },
    ],
    team: { name: 'The team', meets: '', roleIds: ['lead', 'nurse'], decides: '' },
  })
  await client.protocols.setHolders({ roleId: 'lead', colleagues: [{ kind: 'account', id: me }] })
  const { case: noor } = await aStudentWithCase(
    client,
    me,
    { givenName: 'Noor', familyName: 'Haddad' },
    {
      urgency: 'urgent',
      safetySteps: ['parent-called'],
      next: { action: 'Call', ownerId: me, dueOn: today },
    },
  )
  await client.cases.setNext({ ...noor, next: null })
  const fresh = await client.students.create(aStudent({ givenName: 'Luz', familyName: 'Prieto' }))
  await client.concerns.create(aConcern(fresh.id))
  await page.reload()

  await goTo(page, '/today')
  await page.getByRole('link', { name: 'Meetings' }).press('Enter')
  await expect(page.getByText('No meeting yet')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Plan a meeting' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Team meeting' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: /^Plan a meeting/ })
  await expect(dialog.getByRole('list', { name: 'Who comes' })).toContainText('Team lead')
  await expect(dialog.getByText('Nobody holds this role of the team: Nurse')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Day', exact: true }).fill(today)
  await dialog.getByLabel('Place').fill('Room 4')
  await dialog.getByLabel('Name of the guest').fill('Ana Ruiz')
  await dialog.getByLabel('Here as').fill('Nurse')
  await dialog.getByRole('button', { name: 'Add a guest' }).press('Enter')
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await dialog.getByLabel('Who takes the minutes').selectOption('Rosa Marsh')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')

  await expect(page.getByRole('heading', { level: 1, name: 'Team meeting' })).toBeVisible()
  const agenda = page.getByRole('list', { name: 'Agenda', exact: true })
  const points = agenda.locator(':scope > li')
  await expect(points).toHaveCount(2)
  await expect(points.nth(0)).toContainText('Noor Haddad')
  await expect(points.nth(0)).toContainText('Urgent')
  await expect(points.nth(1)).toContainText('Luz Prieto')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('radiogroup', { name: 'Was Ana Ruiz there?' }).getByLabel('Absent').press('Space')
  await expect(page.getByText('Attendance noted.')).toBeVisible()

  await page.getByLabel('A point of your own').fill('Posters for the hall')
  await page.keyboard.press('Enter')
  await expect(points).toHaveCount(3)
  await points.nth(2).getByRole('button', { expanded: false }).first().focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(points.nth(1)).toContainText('Posters for the hall')

  await points.nth(0).getByRole('button', { expanded: false }).first().press('Enter')
  await page.keyboard.press('n')
  const said = agenda.getByLabel('What was said')
  await expect(said).toBeFocused()
  await page.keyboard.type('Eats lunch in the library.')
  // The typing is interrupted, and goes on where it was.
  const itemId = new URL(page.url().replace('#', '')).searchParams.get('item') ?? ''
  await expect
    .poll(async () => (await client.drafts.get({ key: `meetings.notes.${noor.id}.${itemId}` }))?.value)
    .toContain('library')
  await page.reload()
  await expect(said).toHaveValue('Eats lunch in the library.')
  await said.focus()
  await page.keyboard.press('Control+s')
  await expect(said).toHaveCount(0)
  await points.nth(0).getByRole('button', { expanded: true }).first().focus()
  await page.keyboard.press('d')
  await expect(agenda.getByLabel('What is done')).toBeFocused()
  await page.keyboard.type('Ask who sits with her')
  await agenda.getByLabel('Who does it').selectOption('Rosa Marsh')
  await agenda.getByLabel('By when').fill('today')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(agenda.getByRole('list', { name: 'Decided' })).toContainText('Ask who sits with her')
  await agenda.getByRole('button', { name: 'Next point' }).press('Enter')
  await page.keyboard.press('d')
  await page.keyboard.type('Print them')
  await agenda.getByLabel('Who does it').selectOption('Rosa Marsh')
  await agenda.getByLabel('By when').fill('today')
  await page.keyboard.press('Control+s')
  await expect(agenda.getByRole('list', { name: 'Decided' })).toContainText('Print them')

  const before = await office.printed()
  await page.getByRole('button', { name: 'Print' }).press('Enter')
  await page.getByRole('menuitem', { name: 'What came of it' }).press('Enter')
  await expect(page.getByRole('article', { name: 'Page 1 of 1' })).toContainText('Print them')
  await page.keyboard.press('Enter')
  await expect.poll(() => office.printed()).toBe(before + 1)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'The meeting is over' }).press('Enter')
  await expect(page.getByText('This meeting is over.')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: /^Plan the next one/ }).press('Enter')
  await expect(page.getByRole('dialog', { name: /^Plan a meeting/ }).getByLabel('Place')).toHaveValue(
    'Room 4',
  )
  await page.keyboard.press('Control+s')
  await expect(page.getByText('This meeting is over.')).toHaveCount(0)
  await expect(points.nth(0)).toContainText('1 decision of the last meeting is not done')

  await goTo(page, '/today')
  await expect(page.getByRole('list', { name: 'Due today' })).toContainText('Ask who sits with her')
  const fromMeetings = page.getByRole('list', { name: 'From meetings' })
  await expect(fromMeetings).toContainText('Print them')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await fromMeetings.getByRole('button', { name: 'Done: Print them' }).press('Enter')
  await expect(fromMeetings).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(fromMeetings).toContainText('Print them')
  expect(office.complaints).toEqual([])
})

test('a meeting about one student stands on the timeline of the case', async ({ office }) => {
  const { page } = office
  const { client, case: open, today } = await makeWorkingOffice(page)
  const me = (await client.accounts.list({}))[0]?.id ?? ''
  const made = await client.meetings.create(
    aMeeting({ kind: 're-entry', caseId: open.id, onDay: today, people: [comes(me)] }),
  )
  const { items } = await client.meetings.get(made)
  const [item] = items
  if (!item) throw new Error('The case is not on the agenda.')
  await client.meetings.writeNotes({ ...item, notes: 'Starts with half days.' })
  await page.reload()
  await goTo(page, `/cases/${open.id}`)
  const timeline = page.getByRole('region', { name: /^Timeline/ })
  await expect(timeline).toContainText('Re-entry meeting')
  await expect(timeline).toContainText('Starts with half days.')
  await goTo(page, '/meetings')
  await page.getByRole('link', { name: 'Re-entry meeting · Ines Varga' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Re-entry meeting · Ines Varga' })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  expect(office.complaints).toEqual([])
})

test('at a meeting a new concern shows what was noticed, whoever is away is marked, and the decision comes back to it', async ({
  office,
}) => {
  const { page } = office
  const { client, today } = await makeWorkingOffice(page)
  const me = (await client.accounts.list({}))[0]?.id ?? ''
  const fresh = await client.students.create(aStudent({ givenName: 'Luz', familyName: 'Prieto' }))
  await client.concerns.create(aConcern(fresh.id, { words: 'Cries in the hall.' }))
  await client.absences.add({ accountId: me, startsOn: today, endsOn: today, coverId: null, note: '' })
  const { id } = await client.meetings.create(aMeeting({ onDay: today, people: [comes(me)] }))
  await page.reload()
  await goTo(page, `/meetings/${id}`)
  await expect(page.getByText('away that day')).toBeVisible()
  const agenda = page.getByRole('list', { name: 'Agenda', exact: true })
  await agenda.getByRole('button', { name: /^Luz Prieto/ }).press('Enter')
  await expect(agenda).toContainText('Cries in the hall.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await agenda.getByRole('link', { name: 'Decide about it' }).press('Enter')
  await page.getByRole('radio', { name: /^Routine/ }).press('Space')
  await chooseWhatHappens(page, { disposition: 'Community provider', tier: /^Tier 2/ })
  await page.getByLabel('What is done next').fill('Talk with Luz')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { level: 1, name: 'Team meeting' })).toBeVisible()
  await expect(agenda.getByRole('link', { name: 'Open the case' })).toBeVisible()
  expect(office.complaints).toEqual([])
})
