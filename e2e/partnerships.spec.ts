import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { aReferralDraft } from '#main/testing/referral-makers.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a partnership by keyboard alone: the gap becomes an agreement, its signed paper is kept, Today reminds of its end, and what a meeting agreed on is a thing to do', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today: now } = await makeWorkingOffice(page)
  const me = (await client.accounts.list({}))[0]?.id ?? ''
  await client.referrals.create(
    aReferralDraft({ caseId: open.id, serviceId: clinic.id, ownerId: me, needIdentifiedOn: now }),
  )
  await goTo(page, '/partnerships')
  await expect(page.getByText('No agreement yet')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Without an agreement 1' }).press('Enter')
  const gaps = page.getByRole('list', { name: 'Without an agreement' })
  await expect(gaps).toContainText('Nothing is written down · 1 open referral')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await gaps.getByRole('button', { name: 'Start an agreement: Harbor Clinic' }).press('Enter')

  const form = page.getByRole('dialog', { name: 'Agreement with Harbor Clinic' })
  await expect(form.getByRole('textbox', { name: 'The school', exact: true })).toHaveValue(
    'Willow Creek Middle School',
  )
  await expect(form.getByRole('textbox', { name: 'The partner', exact: true })).toHaveValue('Harbor Clinic')
  await expect(form.getByLabel('Purpose')).toBeFocused()
  await page.keyboard.type('A first visit within ten days.')
  const draft = { key: `partnerships.start.${clinic.organizationId}` }
  await expect.poll(async () => (await client.drafts.get(draft))?.value).toContain('within ten days.')
  await page.reload()
  await expect(form.getByLabel('Purpose')).toHaveValue('A first visit within ten days.')
  await form.getByRole('textbox', { name: 'Until', exact: true }).fill('+30')
  await form.getByLabel('Tier 3: the partner').fill('Sees the student within ten days.')
  await form.getByLabel('How often numbers are exchanged').selectOption('Every three months')
  await form.getByRole('button', { name: 'Add somebody who signs' }).press('Enter')
  await form.getByRole('button', { name: 'Add somebody who signs' }).press('Enter')
  for (const [at, name] of ['Ana Ruiz', 'Li Wei'].entries()) {
    const signer = form.getByRole('group', { name: `Who signs ${at + 1}` })
    await signer.getByLabel('Name').fill(name)
    await signer.getByLabel('Signed on').fill('today')
  }
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(form).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Agreement In force' })).toBeVisible()
  await expect(page.getByText('Li Wei, The partner: signed')).toBeVisible()

  const paper = join(office.savedFolder, 'agreement.pdf')
  await writeFile(paper, '%PDF-1.7 signed')
  await office.chooseFiles([paper])
  await page.getByRole('button', { name: 'Keep a signed paper' }).press('Enter')
  await expect(page.getByRole('list', { name: 'Signed papers' })).toContainText('Paper 1')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: 'Write down a meeting' }).press('Enter')
  const meeting = page.getByRole('dialog', { name: 'Write down a meeting' })
  await meeting.getByLabel('Who came from the partner').fill('Li Wei, director')
  await meeting.getByLabel('What was talked about').fill('How long families wait.')
  for (const at of [1, 2]) {
    await meeting.getByRole('button', { name: 'Add an action' }).press('Enter')
    const action = meeting.getByRole('group', { name: `Action ${at}` })
    await action.getByLabel('What').fill(at === 1 ? 'Send the new form' : 'Name a contact')
    await action.getByRole('combobox', { name: 'Who' }).selectOption(at === 1 ? me : 'theirs')
    if (at === 2) await action.getByLabel('Their name').fill('Li Wei')
    await action.getByRole('textbox', { name: 'By', exact: true }).fill('today')
  }
  const talkedAbout = meeting.getByLabel('What was talked about')
  await talkedAbout.fill('How long Ines Varga waits.')
  await page.keyboard.press('Control+s')
  await expect(meeting).toContainText('“Ines Varga”: a student of the school is called that.')
  await expect(meeting.getByRole('checkbox', { name: 'These words mean no student of ours' })).toBeVisible()
  await talkedAbout.fill('How long families wait.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  const meetings = page.getByRole('list', { name: 'Meetings' })
  await expect(meetings).toContainText('Rosa Marsh · Li Wei, director')
  await expect(meetings).toContainText('Name a contact')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await goTo(page, '/today')
  const today = page.getByRole('list', { name: 'Partnerships' })
  await expect(today).toContainText('Renew the agreement by')
  await expect(today.getByRole('listitem')).toHaveCount(2)
  await expect(today).not.toContainText('Name a contact')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await today.getByRole('button', { name: 'Done: Send the new form' }).press('Enter')
  await expect(today.getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(today.getByRole('listitem')).toHaveCount(2)

  await page.getByRole('link', { name: 'Partnerships' }).first().press('Enter')
  await expect(page.getByRole('button', { name: 'Without an agreement 0' })).toBeVisible()
  await page.getByRole('button', { name: 'Without an agreement 0' }).press('Enter')
  await page.getByRole('button', { name: 'To renew 1' }).press('Enter')
  const row = page.getByRole('grid', { name: 'Partnerships' }).getByRole('row', { name: /Harbor Clinic/ })
  await expect(row).toContainText('In force')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await row.press('Enter')
  await page.getByRole('button', { name: 'Renew', exact: true }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Renew: Harbor Clinic' }).getByLabel('Purpose')).toHaveValue(
    'A first visit within ten days.',
  )
  await page.keyboard.press('Control+s')
  await expect(page.getByText('A newer text waits for signatures.')).toBeVisible()
  await page.getByRole('button', { name: 'Correct or sign' }).press('Enter')
  const signing = page.getByRole('dialog', { name: 'Correct or sign: Harbor Clinic' })
  for (const at of [1, 2])
    await signing
      .getByRole('group', { name: `Who signs ${at}` })
      .getByLabel('Signed on')
      .fill('today')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^Signed, holds from .*: Renewal/)).toBeVisible()
  await page.getByRole('button', { name: 'Belongs to another text: Paper 1' }).press('Enter')
  await page.getByRole('menuitem', { name: /^Renewal/ }).press('Enter')
  await expect(page.getByRole('button', { name: /^Keep a signed paper with: Renewal/ })).toBeVisible()
  await expect(page.getByRole('group').getByRole('list', { name: 'Signed papers' })).toContainText('Paper 1')
  expect(office.complaints).toEqual([])
})
