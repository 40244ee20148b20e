import { aContact, aStudent } from '#main/testing/makers.ts'
import { aConsent, aReferralDraft } from '#main/testing/referral-makers.ts'

import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

const QUESTION = 'Where did the pages go?'

test('saving a PDF sends nothing: it is asked where the pages went, and only an answer is written down', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  await client.consents.create(
    aConsent(open.studentId, clinic.organizationId, { signedOn: today, expiresOn: '2099-06-30' }),
  )
  const referral = await client.referrals.create({
    caseId: open.id,
    pathway: 'school-contacts-provider',
    serviceId: clinic.id,
    locationId: null,
    schoolService: null,
    primaryReason: 'anxiety',
    otherReasons: [],
    urgency: 'routine',
    needIdentifiedOn: today,
    ownerId: open.ownerId,
  })
  const disclosures = async () => (await client.cases.get({ id: open.id })).disclosures.length
  const went = page.getByRole('region', { name: QUESTION })
  const save = went.getByRole('button', { name: /^Save/ })

  await goTo(page, `/packets/${referral.id}`)
  const missing = page.getByRole('region', { name: 'Before this leaves' })
  await expect(missing).toContainText("The school's phone number is missing")
  await page.getByLabel('A line of your own for the letter').fill('We spoke about the bus.')
  await missing.getByRole('link', { name: 'Add the phone number' }).click()
  await expect(page.getByLabel('Phone families call')).toBeFocused()
  await goTo(page, `/packets/${referral.id}`)
  await expect(page.getByLabel('A line of your own for the letter')).toHaveValue('We spoke about the bus.')
  await missing.getByRole('link', { name: 'Add the address' }).click()
  await expect(page.getByLabel('Address')).toBeFocused()
  await goTo(page, `/packets/${referral.id}`)
  await expect(page.getByRole('article', { name: 'Letter to the family' })).toContainText(
    'El permiso ya está firmado.',
  )

  await expect(page.getByLabel('A line of your own for the letter')).toHaveAccessibleDescription(
    'This letter is in Spanish; your line is printed as you wrote it.',
  )
  await page.getByRole('switch', { name: 'Show in English' }).click()
  await expect(page.getByRole('article', { name: 'Letter to the family' })).toContainText(
    'The permission is signed.',
  )
  await expect(page.getByText('What prints is in Spanish.')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Language' })).toHaveValue('es')
  await page.getByRole('switch', { name: 'Show in English' }).click()

  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(
    page.getByText(/^The PDF is saved\. Its name is footbridge-packet-\w{3}-\w{2}\.pdf/),
  ).toBeVisible()
  for (const label of ['Letter to the family', 'Return slip', 'Letter to the provider'])
    await expect(field(went, label)).toHaveValue('')
  await expect(field(went, 'Letter to the family').getByRole('option', { name: /provider/ })).toHaveCount(0)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await save.click()
  await expect(went.getByRole('alert')).toContainText('Say for at least one page where it went.')
  expect(await disclosures()).toBe(0)

  await went.getByRole('button', { name: 'The family has its pages' }).click()
  await expect(field(went, 'Letter to the family')).toHaveValue('handed-to-parent')
  await expect(field(went, 'Letter to the provider')).toHaveValue('')
  await save.click()
  await expect(field(went, 'Letter to the family')).toHaveCount(0)
  expect(await disclosures()).toBe(0)

  await goTo(page, `/cases/${open.id}`)
  await expect(page.getByRole('list', { name: 'Timeline' })).toContainText(
    'Letter to the provider: nobody has said where it went',
  )
  await page.getByRole('button', { name: 'Say where the pages went' }).click()
  await went.getByRole('button', { name: 'The provider has its pages' }).click()
  for (const label of ['Letter to the provider', 'Provider feedback slip'])
    await expect(field(went, label)).toHaveValue('sent-to-provider')
  await expect(field(went, 'How it was sent')).toHaveValue('')
  await expect(field(went, 'How it was sent')).toHaveAttribute('required')
  await save.click()
  await expect(went).toContainText('Say how it was sent.')
  expect(await disclosures()).toBe(0)
  await field(went, 'How it was sent').selectOption('By fax')
  await save.click()
  await expect(went).toHaveCount(0)
  expect(await disclosures()).toBe(1)
  expect(office.complaints).toEqual([])
})

test('what came out of the printer twice is asked about printing by printing', async ({ office }) => {
  const { page } = office
  const { client, case: open, today } = await makeWorkingOffice(page)
  const referral = await client.referrals.create({
    caseId: open.id,
    pathway: 'school-based',
    serviceId: null,
    locationId: null,
    schoolService: 'Lunch group',
    primaryReason: 'anxiety',
    otherReasons: [],
    urgency: 'routine',
    needIdentifiedOn: today,
    ownerId: open.ownerId,
  })
  await goTo(page, `/packets/${referral.id}`)
  await expect(page.getByRole('article')).toHaveCount(2)
  await page.getByRole('button', { name: /^Print/ }).click()
  await expect(page.getByText('The pages were handed to the printer.')).toBeVisible()
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  const went = page.getByRole('region', { name: QUESTION })
  await expect(went.getByText(/^Printing 1 of 2, made /)).toBeVisible()
  await expect(went.getByText(/^Printing 2 of 2, made /)).toBeVisible()
  // The first one is folded: one answer says nothing of what nobody sees.
  await went.getByRole('button', { name: 'Nothing left the office' }).click()
  await went.getByRole('button', { name: /^Save/ }).click()
  await expect(went.getByText(/^Printing \d/)).toHaveCount(0)
  const { pages } = await client.printing.unsaid({})
  expect(pages).toHaveLength(2)
  await went.getByRole('button', { name: 'Did not come out' }).click()
  await went.getByRole('button', { name: /^Save/ }).click()
  await expect(went).toHaveCount(0)
  expect(office.complaints).toEqual([])
})

test('a student of age writes that a parent may be told: it is written down, holds, and ends', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  const { student } = await client.students.get({ id: open.studentId })
  await client.students.update({ ...student, draft: aStudent({ birthDate: '2005-05-06' }) })
  await goTo(page, `/students/${student.id}`)
  const section = page.getByRole('region', { name: 'Telling the parents' })
  await expect(section).toContainText(
    /only by the student’s written word, as of a tax dependent, or in an emergency/,
  )
  await section.getByRole('button', { name: 'Record why a parent may be told' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await page.keyboard.press('Control+s')
  await expect(field(dialog, 'How it was confirmed')).toHaveAccessibleDescription(/Fill this in/)
  await dialog.getByRole('radio', { name: /^The student’s written word/ }).press('Space')
  await field(dialog, 'Which parent').selectOption('Teresa Varga (Mother)')
  await field(dialog, 'What it is for').fill('So that she can help me keep appointments')
  await field(dialog, 'How it was confirmed').fill('Her signed page of today')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(dialog).toHaveCount(0)
  const list = section.getByRole('list', { name: 'Telling the parents' })
  await expect(list).toContainText(
    /The student’s written word · Teresa Varga.*So that she can help.*Her signed page.*confirmed by Rosa Marsh/s,
  )
  await inBothLights(page, () => expectNoAxeViolations(page))
  await list.getByRole('button', { name: 'It holds no longer: Teresa Varga' }).press('Enter')
  await expect(list).toContainText('Taken back')
  expect(office.complaints).toEqual([])
})

test('a packet of two households is for one of them: in their language, asked of them, and handed to nobody else', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  const { studentId } = open
  const add = (known: Parameters<typeof aContact>[0]) =>
    client.students.addContact({ studentId, draft: aContact(known) })
  const guardian = await add({ name: 'Salma Haddad', relation: 'guardian', languageRead: 'en' })
  await add({ name: 'Aron Varga', relation: 'father', doNotContact: true, doNotContactBasis: 'Court order' })
  const draft = aReferralDraft({ caseId: open.id, ownerId: open.ownerId, serviceId: clinic.id })
  const referral = await client.referrals.create({ ...draft, needIdentifiedOn: today })
  await goTo(page, `/packets/${referral.id}`)
  const whom = page.getByRole('combobox', { name: 'For whom' })
  await expect(whom.getByRole('option')).toHaveText([
    'The whole family',
    'Salma Haddad (Guardian)',
    'Teresa Varga (Mother)',
  ])
  await expect(whom).toHaveValue(guardian.id)
  const language = page.getByRole('combobox', { name: 'Language' })
  await expect(language).toHaveValue('en')
  await whom.selectOption('Teresa Varga (Mother)')
  await expect(language).toHaveValue('es')
  const letter = page.getByRole('article', { name: 'Letter to the family' })
  await expect(letter).toContainText('Para Teresa Varga')
  await whom.selectOption('Salma Haddad (Guardian)')
  await expect(letter).toContainText('For Salma Haddad')
  await expect(letter).toContainText('It is with these pages.')
  const toProvider = page.getByRole('checkbox', { name: 'Letter to the provider' })
  const slip = page.getByRole('checkbox', { name: 'Provider feedback slip' })
  for (const part of [toProvider, slip]) {
    await expect(part).not.toBeChecked()
    await expect(part).toHaveAccessibleDescription(/No consent on file names this provider/)
  }
  await toProvider.check()
  await expect(slip).toBeChecked()
  await toProvider.uncheck()
  await expect(slip).not.toBeChecked()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+p')

  const went = page.getByRole('region', { name: QUESTION })
  await expect(went).toContainText('Printed for Salma Haddad (Guardian): hand it to nobody else.')
  await went.getByRole('button', { name: 'The family has its pages' }).click()
  await went.getByRole('button', { name: /^Save/ }).click()
  await expect(went).toHaveCount(0)
  await goTo(page, '/papers')
  const list = page.getByRole('list', { name: 'At home with families, the longest first' })
  await expect(list.getByRole('listitem')).toContainText(
    /Exchange of information · Harbor Clinic.*Salma Haddad/s,
  )
  await goTo(page, `/cases/${open.id}`)
  await expect(page.getByText('For Salma Haddad (Guardian)')).toBeAttached()
  expect(office.complaints).toEqual([])
})

test('what a family took back or declined is not pressed on it again, and whoever interprets is named where the pages say', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  const referral = await client.referrals.create(
    aReferralDraft({
      ...{ caseId: open.id, ownerId: open.ownerId, serviceId: clinic.id, needIdentifiedOn: today },
    }),
  )
  await goTo(page, `/packets/${referral.id}`)
  const form = page.getByRole('checkbox', { name: 'Form to sign' })
  await expect(form).toBeChecked()
  const missing = page.getByRole('region', { name: 'Before this leaves' })
  await expect(missing).toContainText('they print only with the interpreter named: Form to sign.')
  await missing.getByRole('button', { name: 'Name the interpreter' }).click()
  const interpreter = page.getByRole('group', { name: 'Interpreter' })
  await expect(interpreter.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.type('Ana Gil')
  await interpreter.getByLabel('Who interprets').selectOption('professional')
  await interpreter.getByLabel('How').selectOption('phone')
  await expect(missing.getByRole('button', { name: 'Name the interpreter' })).toHaveCount(0)
  await page.getByRole('button', { name: /^Print/ }).click()
  await expect(page.getByText('The pages were handed to the printer.')).toBeVisible()

  const { version } = await client.referrals.get({ id: referral.id })
  await client.referrals.requestConsent({
    ...{ id: referral.id, version, effectiveOn: today, source: 'office', remark: '' },
  })
  const [asked] = (await client.consentRequests.list({ whose: 'office' })).rows
  if (!asked) throw new Error('Nothing was asked.')
  await client.consentRequests.decline({ ...asked, on: today, by: 'Teresa Varga', words: '' })
  await goTo(page, '/papers')
  await page.reload()
  await goTo(page, `/packets/${referral.id}`)
  await expect(form).not.toBeChecked()
  await expect(form).toHaveAccessibleDescription(/The family said no when it was last asked/)
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, '/printing')
  await page.getByRole('button', { name: 'Choose 1' }).click()
  const ready = page.getByRole('region', { name: /^Before they print/ })
  const whom = ready.getByRole('list', { name: 'For whom, and in which language' })
  await expect(whom).toContainText(/The whole family, in Spanish/)
  await expect(ready).toContainText('Pages without a number to call')
  const again = ready.getByRole('checkbox', { name: /^Send the form to sign again/ })
  await expect(again).not.toBeChecked()
  await expect(again).toHaveAccessibleDescription(/Harbor Clinic\. The family said no/)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await again.check()
  await expect(again).toBeChecked()
  expect(office.complaints).toEqual([])
})
