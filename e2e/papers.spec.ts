import { aContact } from '#main/testing/makers.ts'
import { aConsent, aReferralDraft } from '#main/testing/referral-makers.ts'
import { addDays } from '#shared/domain/days.ts'
import { enterPaper } from './consents.ts'
import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice, type WorkingOffice } from './working-office.ts'

test('a paper that was asked for is followed by keys alone until it comes back, or the family says no', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  const { contacts } = await client.students.get({ id: open.studentId })
  const draft = aReferralDraft({ caseId: open.id, ownerId: open.ownerId, serviceId: clinic.id })
  const referral = await client.referrals.create({ ...draft, needIdentifiedOn: today })
  await goTo(page, '/papers')
  await expect(page.getByText('No paper is waited for')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, `/referrals/${referral.id}`)
  const standing = page.getByRole('region', { name: 'Where it stands' })
  await standing.getByRole('button', { name: 'Ask for consent' }).click()
  const form = standing.getByRole('group', { name: 'Ask for consent' })
  await field(form, 'Who is asked').selectOption({ value: contacts[0]?.id ?? '' })
  await field(form, 'How the paper goes to them').selectOption('With the student')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await form.getByRole('button', { name: 'Record' }).click()
  await expect(form).toHaveCount(0)
  const away = page.getByRole('list', { name: 'Papers we wait for' })
  await expect(away).toContainText(/Exchange of information · Harbor Clinic · .* · 0 school days/)
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, '/papers')
  const list = page.getByRole('list', { name: 'At home with families, the longest first' })
  const line = list.getByRole('listitem')
  await expect(line).toContainText(/With the student.*555-0101.*Spanish/s)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await line.getByRole('link').focus()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog')
  await field(dialog, 'How').selectOption('By phone')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(line).toContainText(/Reminded once: .*By phone/)
  await expect(line.getByRole('button', { name: 'Never came back' })).toHaveCount(0)

  await line.getByRole('link').focus()
  await page.keyboard.press('s')
  await expect(dialog.getByRole('heading', { name: /^Consent for/ })).toBeVisible()
  await enterPaper(dialog, 'Teresa')
  // It came back days later: only the paper tells when it was signed.
  await expect(field(dialog, 'Signed on')).toHaveValue('')
  await field(dialog, 'Signed on').fill('today')
  await expect(dialog.getByRole('listitem')).toContainText(['Harbor Clinic'])
  await dialog.getByLabel('Name and contact details').check()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('No paper is waited for')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(line).toHaveCount(1)

  await line.getByRole('link').focus()
  await page.keyboard.press('x')
  await page.keyboard.press('Control+s')
  await expect(dialog.getByLabel('Why')).toBeFocused()
  await page.keyboard.type('Asked by mistake')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(page.getByText('No paper is waited for')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(line).toHaveCount(1)

  await line.getByRole('link').focus()
  await page.keyboard.press('d')
  await field(dialog, 'In their words').fill('Not this clinic')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('dialog', { name: 'Does the referral end with this?' })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByRole('button', { name: 'It goes on' }).click()
  await page.getByRole('button', { name: /^Ended/ }).click()
  const ended = page.getByRole('list', { name: 'No longer waited for, the last first' })
  await expect(ended).toContainText(/said no .* · Not this clinic/)
  await inBothLights(page, () => expectNoAxeViolations(page))
  const standingReferral = await client.referrals.get({ id: referral.id })
  expect(standingReferral.state).toBe('awaiting-consent')
  expect(office.complaints).toEqual([])
})

test('a consent in use that runs out soon is asked for again with one key', async ({ office }) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  await client.consents.create(
    aConsent(open.studentId, clinic.organizationId, { signedOn: today, expiresOn: addDays(today, 6) }),
  )
  await goTo(page, '/today')
  const dialog = page.getByRole('dialog')
  const ending = page.getByRole('list', { name: 'Consents that end, or have ended' })
  await expect(ending).toContainText('Harbor Clinic')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await goTo(page, '/papers')
  await expect(ending).toContainText(/Harbor Clinic.*Signed by Teresa Varga.*ends .*, in \d+ school days/s)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await ending.getByRole('link').focus()
  await page.keyboard.press('a')
  await expect(dialog.getByRole('radio', { name: 'Exchange of information' })).toBeChecked()
  await expect(dialog.getByRole('listitem')).toContainText(['Harbor Clinic'])
  await field(dialog, 'Who is asked').selectOption('somebody')
  await field(dialog, 'How the paper goes to them').selectOption('By post')
  await page.keyboard.press('Control+s')
  await expect(field(dialog, 'Name of the signer')).toHaveAccessibleDescription(
    'Choose or type who was asked.',
  )
  await field(dialog, 'Name of the signer').fill('Grandmother Soto')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  const list = page.getByRole('list', { name: 'At home with families, the longest first' })
  await expect(list.getByRole('listitem')).toContainText(/Asked: Grandmother Soto/)
  await expect(ending).toHaveCount(0)
  expect(office.complaints).toEqual([])
})

test('the form that is asked for is printed from where it was asked for, and what it says is not asked again', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  const { studentId } = open
  const father = aContact({ name: 'Omar Varga', relation: 'father', holdsConsentRights: false })
  await client.students.addContact({ studentId, draft: father })
  await goTo(page, `/cases/${open.id}`)
  await page.getByRole('button', { name: 'Ask for a signature' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/not ticked for them: Omar Varga \(Father\)/)
  await dialog.getByRole('radio', { name: 'Exchange of information' }).check()
  await dialog.getByLabel('Add a provider').fill('Harbor')
  await page.getByRole('option', { name: 'Harbor Clinic' }).click()
  await field(dialog, 'Who is asked').selectOption({ index: 1 })
  await expect(field(dialog, 'Language of the paper')).toHaveValue('es')
  await field(dialog, 'How the paper goes to them').selectOption('In hand')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByRole('button', { name: 'Write it down and print the form' }).click()

  await expect(dialog.getByRole('heading', { name: 'Release of information, both ways' })).toBeVisible()
  await expect(dialog.getByLabel('Language', { exact: true })).toHaveValue('es')
  await expect(dialog.getByText('May we talk with Harbor Clinic?')).toBeVisible()
  await expect(dialog.getByText(/Give this form back to Rosa Marsh/)).toBeAttached()
  await dialog.getByLabel('Name', { exact: true }).fill('Ana Gil')
  await dialog.getByLabel('Who interprets').selectOption('professional')
  await dialog.getByLabel('How', { exact: true }).selectOption('phone')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+p')
  await expect(dialog.getByText(/^It goes to the family as you wrote down/)).toBeVisible()
  await dialog.getByLabel('Printed for').selectOption('Nothing that was asked: leave room to write')
  await expect(dialog.getByText(/May we talk with _+\?/)).toBeVisible()
  await page.keyboard.press('Control+p')
  await dialog.getByRole('button', { name: 'Did not come out' }).click()
  await expect(dialog.getByText('Written down: Did not come out of the printer.')).toBeVisible()
  await page.keyboard.press('Escape')
  expect((await client.printing.unsaid({})).forms).toEqual([])

  const away = page.getByRole('list', { name: 'Papers we wait for' })
  await away.getByRole('button', { name: 'Print the form' }).click()
  await expect(dialog.getByText('May we talk with Harbor Clinic?')).toBeVisible()
  await page.keyboard.press('Escape')
  await away.getByRole('button', { name: 'Record the signed paper' }).click()
  await expect(dialog.getByRole('radio', { name: 'Exchange of information' })).toBeChecked()
  await expect(field(dialog, 'Who signed').locator('option:checked')).toHaveText('Teresa Varga (Mother)')
  await expect(field(dialog, 'Language of the paper')).toHaveValue('es')
  await expect(field(dialog, 'Interpreter')).toHaveValue('Ana Gil')
  await field(dialog, 'Signed on').fill('today')
  await dialog.getByRole('radio', { name: 'Both ways' }).check()
  await dialog.getByLabel('Name and contact details').check()
  await dialog.getByRole('button', { name: 'The usual purpose' }).click()
  await dialog.getByRole('button', { name: /^Until / }).click()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByRole('button', { name: 'Save and keep the signed page' }).click()
  await expect(page.getByRole('dialog', { name: 'The signed page' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(away).toHaveCount(0)
  expect(office.complaints).toEqual([])
})

/** What was said of a home that is not safe. */
const BEFORE_IT_GOES_HOME = [
  /In the crisis of .* it was left out to tell a parent: The danger is at home/,
  'Do not contact Bela Varga (Father): Court order of May 4',
  'Nothing by mail to Teresa Varga (Mother)',
]

/** A crisis in which no parent was told, a father who must not be contacted, a mother who gets no mail. */
async function makeHomeUnsafe({ client, case: { studentId } }: WorkingOffice): Promise<void> {
  const {
    contacts: [mother],
  } = await client.students.get({ id: studentId })
  if (!mother) throw new Error('The office knows a mother.')
  const { id, version, doNotContactSince: _, sourceId: __, ...draft } = mother
  await client.students.updateContact({ id, version, studentId, draft: { ...draft, mailAllowed: false } })
  await client.students.addContact({
    studentId,
    draft: aContact({
      ...{ name: 'Bela Varga', relation: 'father', doNotContact: true },
      doNotContactBasis: 'Court order of May 4',
    }),
  })
  let crisis = await client.crises.start({ studentId, language: 'en' })
  const toParent = crisis.path.steps.findIndex(({ kind }) => kind === 'parent-notification')
  for (const step of crisis.path.steps.slice(0, toParent + 1))
    crisis = await client.crises.record({
      ...{ id: crisis.id, version: crisis.version, stepId: step.id },
      ...{ at: null, corrects: null, contactId: null },
      said:
        step.kind === 'action'
          ? { kind: 'done', words: '' }
          : { kind: 'left-out', why: 'The danger is at home.' },
    })
}

test('a signature is asked for from the case, where no referral asks for it', async ({ office }) => {
  const { page } = office
  const working = await makeWorkingOffice(page)
  const { client, case: open } = working
  await makeHomeUnsafe(working)
  await goTo(page, `/cases/${open.id}`)
  await page.getByRole('button', { name: 'Ask for a signature' }).click()
  const dialog = page.getByRole('dialog')
  for (const words of BEFORE_IT_GOES_HOME) await expect(dialog).toContainText(words)
  await page.keyboard.press('Control+s')
  await expect(field(dialog, 'Who is asked')).toHaveAccessibleDescription('Fill this in.')
  await dialog.getByRole('radio', { name: 'Screening' }).press('Space')
  await field(dialog, 'Who is asked').selectOption({ index: 1 })
  await field(dialog, 'How the paper goes to them').selectOption('At a meeting')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  const away = page.getByRole('list', { name: 'Papers we wait for' })
  await expect(away).toContainText(/Screening · .* · 0 school days/)
  await away.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Papers we wait for' })).toBeVisible()
  const { rows } = await client.consentRequests.list({ whose: 'mine', show: 'waiting' })
  expect(rows).toMatchObject([{ kind: 'screening', referralId: null, caseId: open.id }])
  expect(office.complaints).toEqual([])
})

test('the card of a referral whose consent ended says so, and asks for it again', async ({ office }) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  const signed = await client.consents.create(
    aConsent(open.studentId, clinic.organizationId, {
      ...{ signedOn: today, expiresOn: null, expiresWhen: 'Her first visit' },
    }),
  )
  const draft = aReferralDraft({ caseId: open.id, ownerId: open.ownerId, serviceId: clinic.id })
  const { id } = await client.referrals.create({ ...draft, needIdentifiedOn: today })
  await client.consents.end({ id: signed.id, version: signed.version, happenedOn: today })
  await goTo(page, `/referrals/${id}`)
  const standing = page.getByRole('region', { name: 'Where it stands' })
  await expect(standing).toContainText('Ask for a new signature before anything is sent')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await standing.getByRole('button', { name: 'Ask again' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: 'Exchange of information' })).toBeChecked()
  await expect(dialog.getByRole('listitem')).toContainText(['Harbor Clinic'])
  expect(office.complaints).toEqual([])
})
