import type { Page } from '@playwright/test'

import { aConcern, aContact, aStudent } from '#main/testing/makers.ts'
import { publishProtocol } from '#main/testing/protocol-makers.ts'
import type { Client } from '#shared/api/client.ts'
import type { CrisisWords } from '#shared/domain/crisis.ts'
import { CASE_OWNER, type ProtocolDocument } from '#shared/domain/protocol.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { comeBack } from './session.ts'
import { goTo, inBothLights, makeWorkingOffice, PASSWORD } from './working-office.ts'

const everyone = (page: Page) => inBothLights(page, () => expectNoAxeViolations(page))

const NEVER_ALONE = 'An adult stays with the student until somebody takes over.'

const GUIDANCE: Readonly<Record<string, string>> = {
  parent: `Does the danger come from home? Report to the agency first. ${'Say where to come, and who waits there. '.repeat(22)}`,
  danger: 'A weapon, or a serious injury. Say the door to use. Send an adult there.',
}

const CRISIS: ProtocolDocument['crisis'] = {
  neverAlone: NEVER_ALONE,
  steps: (
    [
      ['stay', 'Stay with the student', 'action'],
      ['danger', 'Danger right now: call 911', 'action'],
      ['parent', 'Call a parent or guardian', 'parent-notification'],
      ['agency', 'Report to the agency', 'agency-report'],
      ['hand-over', 'Hand over to an adult', 'pick-up'],
      ['talk', 'Talk it over afterwards', 'debrief'],
    ] as const
  ).map(([id, name, kind]) => ({ id, name, kind, roleId: CASE_OWNER, guidance: GUIDANCE[id] ?? '' })),
  numbers: [
    { id: 'emergency', name: 'Police, fire, ambulance', number: '911', use: '' },
    { id: 'lifeline', name: 'Suicide and Crisis Lifeline', number: '988', use: '' },
  ],
}

/** An office with a path for a crisis, and a second contact of the student whom nobody may call. */
async function makeOfficeWithPath(page: Page) {
  const made = await makeWorkingOffice(page)
  const { client } = made
  await publishProtocol(client, { crisis: CRISIS })
  await client.students.addContact({
    studentId: made.case.studentId,
    draft: aContact({
      ...{ name: 'Bruno Varga', relation: 'father', phone: '555-0188' },
      ...{ doNotContact: true, doNotContactBasis: 'Order of the court, 12 March' },
    }),
  })
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return made
}

const stepHead = (page: Page, name: string) => page.getByRole('heading', { level: 2, name: new RegExp(name) })

/** Says that a step is done; a press that comes too soon after the step before is not meant for this one. */
async function doneTo(page: Page, name: string): Promise<void> {
  await expect(async () => {
    if (!(await stepHead(page, name).isVisible())) await page.keyboard.press('1')
    await expect(stepHead(page, name)).toBeFocused({ timeout: 2000 })
  }).toPass({ intervals: [600] })
}

const done = (page: Page) => page.getByRole('list', { name: 'Done' }).getByRole('listitem')

/** The student of the office, by the one line of crises under way. */
async function underWay(client: Client) {
  const [line] = (await client.crises.list({})).lines
  return line ?? null
}

test('a crisis is walked from its first step to its last with the keyboard alone', async ({ office }) => {
  const { page } = office
  const { client, case: open } = await makeOfficeWithPath(page)
  const { keyboard } = page
  await keyboard.press('Control+e')
  await expect(page.getByRole('combobox', { name: 'Student' })).toBeFocused()
  await expect(page.getByText('No crisis is under way.')).toBeVisible()
  await everyone(page)
  await keyboard.type('varga')
  await expect(page.getByRole('option', { name: /Ines Varga/ })).toHaveAttribute(
    'data-combobox-selected',
    'true',
  )
  await keyboard.press('Enter')
  await keyboard.press('Control+s')

  await expect(stepHead(page, 'Step 1 of 6 Stay with the student')).toBeFocused()
  await expect(page.getByText(NEVER_ALONE)).toBeInViewport()
  await expect(page.getByRole('button', { name: 'It is done' })).toContainText('1')
  await everyone(page)
  for (let press = 0; press < 5; press += 1) await keyboard.press('Enter', { delay: 150 })
  await expect(stepHead(page, 'Step 1 of 6'), 'Enter says of no step that it was done').toBeFocused()
  await doneTo(page, 'Danger right now')
  await expect(page.getByRole('main').getByText('911', { exact: true }).first()).toBeVisible()
  await keyboard.press('0')
  await expect(page.getByLabel('Why it is left out')).toBeFocused()
  await everyone(page)
  await keyboard.type('No weapon and no injury.')
  await keyboard.press('Enter')

  await expect(stepHead(page, 'Call a parent or guardian')).toBeFocused()
  await expect(page.getByText('Call next: Teresa Varga')).toBeVisible()
  await expect(page.getByText(/^Do not call: Bruno Varga/)).toContainText('Bruno Varga (Father)')
  await expect(page.getByText('Order of the court, 12 March')).toBeVisible()
  await everyone(page)
  await keyboard.press('1')
  await expect(page.getByText('555-0101')).toBeInViewport()
  await keyboard.press('2')
  await expect(page.getByRole('button', { name: 'No answer' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByLabel('In a few words')).toBeFocused()
  await keyboard.type('Rang ten times')
  await everyone(page)
  await keyboard.press('Enter')
  await expect(done(page)).toHaveText([
    /Stay with the student/,
    /Left out: Danger right now: call 911 · No weapon/,
    /Call a parent or guardian: Teresa Varga · No answer, Phone · Rang ten times/,
  ])
  await expect(stepHead(page, 'Step 3 of 6'), 'nobody was reached yet').toBeFocused()
  await keyboard.press('1')
  await keyboard.press('1')
  await expect(page.getByLabel('In a few words')).toBeFocused()
  await page.getByLabel('When, if not now').fill('99')
  await keyboard.press('Enter')
  await expect(page.getByText('Write the time as 2:05 pm or 14:05.')).toBeVisible()
  await page.getByLabel('When, if not now').fill('')
  await keyboard.press('Enter')

  await expect(stepHead(page, 'Report to the agency')).toBeFocused()
  await keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Agency' })).toBeFocused()
  await keyboard.type('Child protection')
  await keyboard.press('Tab')
  await keyboard.type('Ms. Dorn')
  await keyboard.press('Enter')
  await expect(page.getByLabel('What the threat to health or safety was')).toBeFocused()
  await keyboard.type('She is hit at home.')
  await everyone(page)
  await keyboard.press('Enter')

  await expect(stepHead(page, 'Hand over to an adult')).toBeFocused()
  await everyone(page)
  await keyboard.press('1')
  await page.getByRole('button', { name: 'Photo ID' }).press('Enter')
  await expect(page.getByLabel('How it was seen who they are')).toHaveValue('Photo ID')
  await page.getByRole('radio', { name: 'Yes' }).press('Space')
  await everyone(page)
  await keyboard.press('Control+s')

  await expect(stepHead(page, 'Talk it over afterwards')).toBeFocused()
  await everyone(page)
  await keyboard.press('2')
  await page.getByLabel('Who sees to it').selectOption('Rosa Marsh')
  await keyboard.press('Control+s')
  await expect(page.getByRole('heading', { name: 'Every step is written down.' })).toBeVisible()
  await expect(page.getByText('It stands on the list of Rosa Marsh.')).toBeVisible()
  await everyone(page)
  await page.getByRole('button', { name: 'Print the record with the report' }).press('Enter')
  const record = page.getByRole('dialog', { name: 'Print the record with the report' })
  await expect(record.getByRole('article', { name: 'Page 2 of 2' })).toContainText('Report to an agency')
  await everyone(page)
  await keyboard.press('Enter')
  await expect.poll(() => office.printed()).toBe(1)
  await keyboard.press('Escape')

  expect(await underWay(client)).toBeNull()
  const { case: after, tasks } = await client.cases.get({ id: open.id })
  expect(after.restricted).toBe(true)
  expect(tasks).toMatchObject([
    { plan: 'safety', state: 'open' },
    { name: 'Talk it over afterwards', state: 'open' },
  ])
  await page.getByRole('button', { name: 'To the case' }).press('Enter')
  const timeline = page.getByRole('list', { name: 'Timeline' })
  await expect(timeline).toContainText('A crisis began')
  await expect(timeline).toContainText('Child protection, Ms. Dorn')
  await expect(page.getByRole('region', { name: 'Crisis' })).toContainText('written down to the end')
  await everyone(page)
  expect(office.complaints).toEqual([])
})

test('interrupted in the middle of a call, it opens where it stood; Today says it before all else', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeOfficeWithPath(page)
  await client.crises.start({ studentId: open.studentId, language: 'en' })
  const line = await underWay(client)
  await page.reload()
  await goTo(page, `/crisis/${line?.id ?? ''}`)
  await doneTo(page, 'Danger right now')
  await doneTo(page, 'Call a parent or guardian')
  await page.keyboard.press('1')
  await page.keyboard.press('3')
  await expect(page.getByLabel('In a few words')).toBeFocused()
  await page.keyboard.type('Asked her to call ba')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()

  await page.keyboard.press('Control+l')
  await expect(office.page.getByLabel('Password for rosa')).toBeVisible()
  const again = office.page
  await comeBack(again, { user: 'rosa', password: PASSWORD })
  await expect(again.getByLabel('In a few words')).toHaveValue('Asked her to call ba')
  await expect(again.getByRole('button', { name: 'Message left' })).toHaveAttribute('aria-pressed', 'true')
  await expect(again.getByText('555-0101')).toBeVisible()

  await goTo(again, '/today')
  const box = again.getByRole('region', { name: /^Happening now/ })
  await expect(box).toContainText('3 of 6: Call a parent or guardian')
  await expect(box).toContainText('Your turn')
  await expect(again.getByRole('main').getByRole('region').first()).toContainText('Ines Varga')
  await everyone(again)
  await box.getByRole('link').press('Enter')
  await expect(again.getByLabel('In a few words')).toHaveValue('Asked her to call ba')
  await again.keyboard.press('Escape')
  await expect(again.getByText('Call next: Teresa Varga')).toBeVisible()

  await again.getByRole('button', { name: 'Correct: Stay with the student' }).press('Enter')
  await expect(again.getByText('What stood there stays in the record as corrected.')).toBeVisible()
  await everyone(again)
  await again.getByLabel('In a few words').fill('In room 5, with Ms. Hale')
  await again.keyboard.press('Enter')
  await expect(done(again).first()).toContainText('In room 5, with Ms. Hale')
  await again.keyboard.press('Control+z')
  await expect(done(again).first()).not.toContainText('room 5')
  expect(office.complaints).toEqual([])
})

test('from a concern in which danger was named the steps begin, also for somebody who has no case yet', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeOfficeWithPath(page)
  const student = await client.students.create(aStudent({ givenName: 'Noor', familyName: 'Haddad' }))
  const { id } = await client.concerns.create(aConcern(student.id, { immediateDanger: true }))
  await page.reload()
  await goTo(page, `/concerns/${id}`)
  await page.getByRole('button', { name: 'Begin the crisis steps' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Noor Haddad' })).toBeVisible()
  await expect(stepHead(page, 'Step 1 of 6')).toBeFocused()
  await goTo(page, `/concerns/${id}`)
  await page.getByRole('button', { name: 'Go on with the crisis' }).press('Enter')
  await expect(stepHead(page, 'Step 1 of 6')).toBeFocused()
  await page.getByRole('button', { name: 'To the case' }).press('Enter')
  await page
    .getByRole('region', { name: 'Crisis' })
    .getByRole('link', { name: /^Go on/ })
    .press('Enter')
  await expect(stepHead(page, 'Step 1 of 6')).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('the step at hand needs no scrolling on a small screen, and the one sentence stays in sight on a narrow one', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeOfficeWithPath(page)
  const crisis = await client.crises.start({ studentId: open.studentId, language: 'en' })
  await page.reload()
  await page.setViewportSize({ width: 1280, height: 720 })
  await goTo(page, `/crisis/${crisis.id}`)
  const step = page.getByRole('region', { name: /^Step/ })
  const expectAllInSight = async () => {
    await expect(step).toBeVisible()
    await expect(step.getByRole('button').last()).toBeInViewport({ ratio: 1 })
    const scrolled = await page.getByRole('main').evaluate((main) => main.firstElementChild?.scrollTop)
    expect(scrolled).toBe(0)
    await expect(page.getByText(NEVER_ALONE)).toBeInViewport({ ratio: 1 })
  }
  await expectAllInSight()
  await doneTo(page, 'Danger right now')
  await expectAllInSight()
  await expect(step, 'all of it where it fits').toContainText('Send an adult there.')
  await doneTo(page, 'Call a parent or guardian')
  await expect(step).toContainText('Report to the agency first.')
  await expect(step).not.toContainText('Say where to come')
  await expectAllInSight()
  await page.keyboard.press('h')
  await expect(step).toContainText('Say where to come')
  await page.keyboard.press('h')
  await page.setViewportSize({ width: 360, height: 640 })
  for (const number of ['911', '988'])
    await expect(page.getByRole('complementary').getByText(number, { exact: true })).toBeInViewport()
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.keyboard.press('1')
  await expect(page.getByLabel('In a few words')).toBeVisible()
  await expectAllInSight()
  await page.setViewportSize({ width: 320, height: 640 })
  await page.getByLabel('In a few words').scrollIntoViewIfNeeded()
  await expect(page.getByText(NEVER_ALONE)).toBeInViewport()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(320)
  expect(office.complaints).toEqual([])
})

test('a crisis begins from the bar for a student nobody entered; an aunt is tried twice, and an ambulance takes them', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeOfficeWithPath(page)
  const { keyboard } = page
  await keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await keyboard.type('suicide')
  await expect(page.getByRole('option').first()).toContainText('Begin or go on with a crisis')
  await keyboard.press('Escape')
  await page.getByRole('banner').getByRole('button', { name: 'Crisis', exact: true }).press('Enter')
  await expect(page.getByRole('combobox', { name: 'Student' })).toBeFocused()
  await keyboard.type('Noor Haddad')
  await page.getByRole('option', { name: 'Add a student called “Noor Haddad”' }).click()
  await page.getByRole('button', { name: 'Add the student' }).press('Enter')
  await expect(page.getByRole('combobox', { name: 'Student' })).toHaveValue(/Noor Haddad/)
  await keyboard.press('Control+s')
  await expect(page.getByRole('heading', { level: 1, name: 'Noor Haddad' })).toBeVisible()
  await doneTo(page, 'Danger right now')
  await doneTo(page, 'Call a parent or guardian')
  await expect(page.getByText(/^No contact is entered/)).toBeVisible()
  await keyboard.press('1')
  await expect(page.getByLabel('Name')).toBeFocused()
  await keyboard.type('Aunt Ana')
  await page.getByLabel('Phone number').fill('555-0199')
  await page.getByRole('button', { name: 'No answer' }).press('Enter')
  await expect(page.getByLabel('In a few words')).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /Somebody else/ })).toContainText('Aunt Ana, 555-0199')
  await everyone(page)
  await page.getByRole('button', { name: /Somebody else/ }).press('Enter')
  await expect(page.getByLabel('Phone number')).toHaveValue('555-0199')
  await page.getByRole('button', { name: 'Reached', exact: true }).press('Enter')
  await expect(page.getByLabel('In a few words')).toBeFocused()
  await keyboard.press('Enter')
  await expect(stepHead(page, 'Report to the agency')).toBeFocused()
  await page.getByRole('button', { name: 'Leave this step out' }).press('Enter')
  await expect(page.getByLabel('Why it is left out')).toBeFocused()
  await keyboard.type('Nothing of the kind.')
  await keyboard.press('Enter')
  await expect(stepHead(page, 'Hand over to an adult')).toBeFocused()
  await page.getByRole('button', { name: 'Emergency services took the student' }).press('Enter')
  await expect(page.getByLabel('Where to')).toBeFocused()
  await everyone(page)
  await keyboard.type('County hospital')
  await keyboard.press('Tab')
  await keyboard.type('She took pills.')
  await keyboard.press('Enter')
  await expect(done(page).last()).toContainText('Emergency services took the student: County hospital')
  const { lines } = await client.crises.list({})
  const { disclosures } = await client.students.get({ id: lines[0]?.studentId ?? '' })
  expect(disclosures).toMatchObject([{ exceptionNote: 'She took pills.', isReport: false }])
  expect(office.complaints).toEqual([])
})

test('a report that was not sent after all is waited for again, until it is sent', async ({ office }) => {
  const { page } = office
  const { client, case: open, today } = await makeOfficeWithPath(page)
  let crisis = await client.crises.start({ studentId: open.studentId, language: 'en' })
  const write = async (stepId: string, said: CrisisWords) => {
    const { id, version } = crisis
    crisis = await client.crises.record({
      id,
      version,
      stepId,
      said,
      at: null,
      corrects: null,
      contactId: null,
    })
  }
  const agency = {
    agency: 'Child protection',
    person: '',
    reference: '',
    writtenDueOn: today,
    threat: 'Hit',
    words: '',
  }
  for (const { id } of CRISIS.steps)
    await write(
      id,
      id === 'agency' ? { kind: 'report', ...agency } : { kind: 'left-out', why: 'It was not needed.' },
    )
  await write('agency', { kind: 'written', words: 'By courier' })
  await page.reload()
  await goTo(page, `/crisis/${crisis.id}`)
  await expect(page.getByRole('heading', { name: 'Every step is written down.' })).toBeVisible()
  await page.getByRole('button', { name: 'Correct: In writing: Report to the agency' }).press('Enter')
  await page.getByRole('button', { name: 'Not sent in writing yet' }).press('Enter')
  await expect(page.getByText(/^The agency waits for it again, until/)).toBeVisible()
  await everyone(page)
  await page.getByLabel('What happened').fill('It lay in the tray')
  await page.getByRole('button', { name: 'Save the correction' }).press('Enter')
  await expect(done(page).filter({ hasText: 'Not sent in writing yet' })).toContainText('It lay in the tray')
  await expect(page.getByText(/^The agency waits for it until/)).toBeVisible()
  await everyone(page)
  await page.getByLabel('How it was sent').fill('By hand')
  await page.getByRole('button', { name: 'It is sent' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Every step is written down.' })).toBeVisible()

  await goTo(page, `/students/${open.studentId}`)
  await page.getByRole('button', { name: 'Print the record' }).press('Enter')
  const paper = page.getByRole('dialog')
  await expect(paper).toContainText(/lines? (is|are) left out of this paper: a report to an agency/)
  await expect(paper.getByRole('article')).not.toContainText('Child protection')
  await everyone(page)
  expect(office.complaints).toEqual([])
})
