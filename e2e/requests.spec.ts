import { aContact, aStudent } from '#main/testing/makers.ts'
import { aRecordsRequest, BY_SUBPOENA } from '#main/testing/request-makers.ts'
import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a subpoena comes in, stands on Today, is reviewed without the other child’s name, and is on record', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, today: thatDay } = await makeWorkingOffice(page)
  await client.students.create(aStudent({ givenName: 'Marcus', familyName: 'Oyelaran' }))
  await client.students.create(aStudent({ givenName: 'J', familyName: 'Lopez' }))
  await client.cases.addNote({ caseId: open.id, words: 'Marcus pushed her in the yard. J saw it.' })
  await goTo(page, '/requests')
  await expect(page.getByText('No request is open')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, `/students/${open.studentId}`)
  await page.getByRole('button', { name: 'Record a request', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await page.keyboard.press('Control+s')
  await expect(field(dialog, 'Name of whoever asks')).toHaveAccessibleDescription('Fill this in.')
  await dialog.getByRole('radio', { name: /^Subpoena/ }).press('Space')
  await field(dialog, 'Name of whoever asks').fill('County Court')
  await field(dialog, 'What they ask for').fill('All counseling notes')
  await field(dialog, 'Records from').fill(thatDay)
  await expect(field(dialog, 'What they want it for')).toHaveAccessibleDescription(/does not say it/)
  await field(dialog, 'What they want it for').fill('A civil case')
  await page.keyboard.press('Control+s')
  await expect(field(dialog, 'Answer by')).toHaveAccessibleDescription(
    /Enter the return date that stands on the paper/,
  )
  await field(dialog, 'Answer by').fill('+10')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await goTo(page, `/students/${open.studentId}`)
  await page.getByRole('button', { name: 'Record a request', exact: true }).click()
  await expect(field(dialog, 'What they want it for')).toHaveValue('A civil case')
  await dialog.getByRole('button', { name: 'Record a request' }).click()

  const missing = page.getByRole('region', { name: 'Before anything leaves' })
  await expect(missing.getByRole('listitem')).toHaveCount(4)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await goTo(page, '/today')
  const today = page.getByRole('list', { name: 'Requests for records' })
  await expect(today).toContainText(/Ines Varga · Subpoena.*County Court.*Choose what may leave.*in 10 days/s)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await today.getByRole('link').click()

  await expect(page.getByText(/^Records from .*Offered is what lies in the time they ask for/)).toBeVisible()
  await page.getByRole('checkbox', { name: /^Case note/ }).check()
  await page.getByRole('button', { name: 'Save what was chosen' }).click()
  const names = page.getByRole('list', { name: 'Names of others' })
  await expect(names).toContainText('Marcus pushed her')
  await expect(missing).toContainText('Decide about everything marked')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await expect(page.getByRole('list', { name: 'Perhaps names, too' })).toContainText('J saw it.')
  await page.getByRole('button', { name: 'Hide: Marcus' }).click()
  await expect(missing).not.toContainText('Decide about everything marked')

  await page.getByRole('button', { name: 'The school objects' }).click()
  await expect(dialog).toContainText('The school may ask the court to set the paper aside')
  await field(dialog, 'Who acts for the school, and their office').fill('Ms. Grey, its lawyer')
  await field(dialog, 'What was asked of the court, and what the court said').fill('Asked to quash it.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('list', { name: 'A parent or the school objects' })).toContainText(
    /The school, by Ms\. Grey, its lawyer, .*Asked to quash it\./s,
  )

  await page.getByRole('button', { name: 'Print the notice to the parent' }).click()
  await field(dialog, 'In which language').selectOption('ar')
  await expect(dialog.locator('.sheet[lang="ar"]').first()).toBeAttached()
  await expect(dialog.getByRole('heading', { name: 'Someone asked for school records' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('interprets')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Record the notice' }).click()
  await dialog.getByRole('radio', { name: 'They were told' }).press('Space')
  await field(dialog, 'Who was told').selectOption('Teresa Varga')
  await field(dialog, 'How').selectOption('By phone')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/Teresa Varga was told on/)).toBeVisible()

  await page.getByRole('button', { name: 'Record the review' }).click()
  await dialog.getByRole('radio', { name: 'Approved' }).press('Space')
  await field(dialog, 'Who decided, with their office').fill('Dr. Osei, principal')
  await expect(dialog).toContainText('Asked to quash it.')
  await dialog.getByRole('checkbox', { name: /^I read this/ }).check()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')

  await page.getByRole('button', { name: 'Change' }).click()
  await field(dialog, 'What shows who they are and that they may ask').fill('Subpoena 26-114')
  await page.keyboard.press('Control+s')
  await expect(missing).toContainText('Nothing is missing.')

  await page.getByRole('button', { name: 'Print the answer' }).click()
  await expect(dialog.locator('.sheet').first()).not.toContainText('Not to be given out')
  await dialog.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(dialog.getByRole('button', { name: 'Kept in the office', exact: true })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  expect((await client.students.get({ id: open.studentId })).disclosures).toEqual([])
  await dialog.getByRole('button', { name: 'It left: write down how' }).click()
  await expect(dialog).toContainText('What leaves are the pages that were printed')
  await dialog.getByRole('radio', { name: 'By post' }).press('Space')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('region', { name: 'What left' })).toContainText(/Case note.*1 name is hidden/s)
  await inBothLights(page, () => expectNoAxeViolations(page))
  const { disclosures, holds } = await client.students.get({ id: open.studentId })
  expect(disclosures).toMatchObject([{ party: 'County Court', exception: 'court-order-or-subpoena' }])
  expect(holds).toMatchObject([{ kind: 'legal-matter' }])
  expect(office.complaints).toEqual([])
})

test('a family says that a note is wrong; the no, the hearing and their statement stand with the record', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await client.cases.addNote({ caseId: open.id, words: 'She pushed first.' })
  await goTo(page, `/students/${open.studentId}`)
  await page.getByRole('button', { name: 'Record a request to change' }).click()
  const dialog = page.getByRole('dialog')
  const part = field(dialog, 'Which part')
  await part.selectOption((await part.getByRole('option', { name: /^Case note/ }).textContent()) ?? '')
  await field(dialog, 'Who asks').fill('Teresa Varga')
  await field(dialog, 'What they say is wrong').fill('She did not push.')
  await field(dialog, 'What they want instead').fill('Take it out')
  await field(dialog, 'Answer by').fill('+10')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  const box = page.getByRole('list', { name: 'What the family says is wrong' })
  await expect(box).toContainText(/Case note.*Waits for the school’s decision.*She did not push/s)
  await goTo(page, '/today')
  const today = page.getByRole('list', { name: 'Asked to change a record' })
  await expect(today).toContainText(/Ines Varga · Teresa Varga.*in 10 days/s)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await today.getByRole('link').click()

  await box.getByRole('button', { name: 'Record the decision' }).click()
  await dialog.getByRole('radio', { name: 'It stays, and a hearing is offered' }).press('Space')
  await field(dialog, 'Who decided, with their office').fill('Dr. Osei, principal')
  await field(dialog, 'What they were told').fill('It is what was seen. You may ask for a hearing.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await box.getByRole('button', { name: 'Record the hearing' }).click()
  await dialog.getByRole('radio', { name: 'The record stays' }).press('Space')
  await field(dialog, 'The decision in writing, with its reasons').fill('It was found to be right.')
  await page.keyboard.press('Control+s')
  await box.getByRole('button', { name: 'Place their statement' }).click()
  await field(dialog, 'Their statement, in their words').fill('She never pushed anybody.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(box).toContainText(/Statement of Teresa Varga.*She never pushed anybody/s)
  await inBothLights(page, () => expectNoAxeViolations(page))
  expect(office.complaints).toEqual([])
})

test('what a program for substance use told leaves by no subpoena alone; with the court order it may', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, today } = await makeWorkingOffice(page)
  const note = await client.cases.addNote({ caseId: open.id, words: 'Their letter: she comes on Mondays.' })
  const request = await client.recordsRequests.receive({
    ...aRecordsRequest({ studentId: open.studentId, ownerId: open.ownerId }),
    ...BY_SUBPOENA,
    ...{ receivedOn: today, answerBy: today },
  })
  await goTo(page, `/requests/${request.id}`)
  const dialog = page.getByRole('dialog')
  const missing = page.getByRole('region', { name: 'Before anything leaves' })
  await page.getByRole('checkbox', { name: /^Case note/ }).check()
  await page.getByLabel(/^Read it: Case note/).click()
  await page.getByRole('checkbox', { name: 'It came from a program for substance use' }).check()
  await expect(page.getByText('Program for substance use (42 CFR part 2)')).toBeVisible()
  await page.getByRole('button', { name: 'Save what was chosen' }).click()
  await expect(missing).toContainText(/A subpoena alone, or an order alone, does not release them/)
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: 'Change' }).click()
  await field(dialog, 'The court order under 42 CFR part 2, subpart E').fill('Order 26-9 of the County Court')
  await page.keyboard.press('Control+s')
  await expect(field(dialog, 'The subpoena that came with it')).toHaveAccessibleDescription(
    /The order and the subpoena are needed, both of them/,
  )
  await field(dialog, 'The subpoena that came with it').fill('Subpoena 26-114')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(dialog).toHaveCount(0)
  await expect(missing).not.toContainText('A subpoena alone')
  await expect(missing).toContainText('Tell the parent')
  const { request: seen } = await client.recordsRequests.get({ id: request.id })
  expect(seen).toMatchObject({
    programMarks: [{ kind: 'note', id: note.id, isOfProgram: true }],
    programGround: { kind: 'court-order', order: 'Order 26-9 of the County Court' },
  })
  expect(office.complaints).toEqual([])
})

test('a father under an order asks: the order stands first, and whoever reviews says that they read it', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  const basis = 'Order of the court of 3 May: no contact with the child'
  await client.students.addContact({
    studentId: open.studentId,
    draft: aContact({ name: 'عمر فارغا', relation: 'father', doNotContact: true, doNotContactBasis: basis }),
  })
  await client.cases.addNote({ caseId: open.id, words: 'She was calm today.' })
  await goTo(page, `/students/${open.studentId}`)
  await page.getByRole('button', { name: 'Record a request', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /^Parent/ }).press('Space')
  await field(dialog, 'Which of the student’s people').selectOption({
    label: 'عمر فارغا · Father · Do not contact',
  })
  await expect(field(dialog, 'Name of whoever asks')).toHaveValue('عمر فارغا')
  await expect(dialog.getByText(`Whoever asks (Father): do not contact. ${basis}`)).toBeVisible()
  await field(dialog, 'What they ask for').fill('The whole record')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')

  const first = page.getByText('Read first: what stands about custody or contact')
  await expect(first).toBeVisible()
  await page.getByRole('checkbox', { name: /^Case note/ }).check()
  await page.getByRole('button', { name: 'Save what was chosen' }).click()
  const missing = page.getByRole('region', { name: 'Before anything leaves' })
  await expect(missing).toContainText('The administrator has not reviewed it')
  await page.getByRole('button', { name: 'Print the acknowledgment' }).click()
  await expect(dialog.locator('.sheet').first()).toContainText('what courts have said about custody')
  await expect(dialog.locator('.sheet').first()).not.toContainText('3 May')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Record the review' }).click()
  await dialog.getByRole('radio', { name: 'Approved' }).press('Space')
  await field(dialog, 'Who decided, with their office').fill('Dr. Osei, principal')
  await page.keyboard.press('Control+s')
  await expect(dialog.getByRole('checkbox', { name: /^I read this/ })).toHaveAccessibleDescription(
    /was not read or has changed/,
  )
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByRole('checkbox', { name: /^I read this/ }).check()
  await page.keyboard.press('Control+s')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(/Dr\. Osei, principal/)).toBeVisible()
  await expect(missing).not.toContainText('The administrator has not reviewed it')
  expect(office.complaints).toEqual([])
})

test('another parent objects to an answer: it is written down, and whoever reviews reads it first', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, today } = await makeWorkingOffice(page)
  const note = await client.cases.addNote({ caseId: open.id, words: 'She was calm today.' })
  const received = await client.recordsRequests.receive(
    aRecordsRequest({ studentId: open.studentId, ownerId: open.ownerId, receivedOn: today }),
  )
  await client.recordsRequests.choose({
    ...{ id: received.id, version: received.version, parts: [{ kind: 'note', id: note.id }] },
  })
  await goTo(page, `/requests/${received.id}`)
  const objections = page.getByRole('region', { name: 'A parent or the school objects' })
  await expect(objections).toContainText('Nobody objected.')
  await expect(objections.getByRole('button', { name: 'The school objects' })).toHaveCount(0)
  await objections.getByRole('button', { name: 'Record an objection' }).click()
  const dialog = page.getByRole('dialog')
  await field(dialog, 'Who objects, and who they are to the student').fill('Aron Varga, father')
  await field(dialog, 'What they say').fill('She must not see the notes about me.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(objections).toContainText(/Aron Varga, father, .*She must not see the notes about me\./s)
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: 'Record the review' }).click()
  await expect(dialog).toContainText('She must not see the notes about me.')
  await dialog.getByRole('radio', { name: 'Approved' }).press('Space')
  await field(dialog, 'Who decided, with their office').fill('Dr. Osei, principal')
  await page.keyboard.press('Control+s')
  await expect(dialog.getByRole('checkbox', { name: /^I read this/ })).toHaveAccessibleDescription(
    /was not read or has changed/,
  )
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByRole('checkbox', { name: /^I read this/ }).check()
  await page.keyboard.press('Control+s')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(/Dr\. Osei, principal/)).toBeVisible()
  expect(office.complaints).toEqual([])
})
