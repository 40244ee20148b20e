import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { aConsent, aReferralDraft, aStep } from '#main/testing/referral-makers.ts'
import { enterPaper } from './consents.ts'
import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { look } from './search.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a consent may name a provider nobody listed yet, and may leave the date of birth out', async ({
  office,
}) => {
  const { page } = office
  const { case: open } = await makeWorkingOffice(page)
  await goTo(page, `/cases/${open.id}`)
  await page.getByRole('button', { name: 'Record consent' }).click()
  const consent = page.getByRole('dialog', { name: /^Consent for/ })
  await expect(consent.getByRole('radio', { checked: true })).toHaveCount(0)
  await page.keyboard.press('Control+s')
  await expect(consent.getByRole('radiogroup', { name: 'What is it for' })).toHaveAccessibleDescription(
    'Fill this in.',
  )
  for (const blank of ['Who signed', 'Signed as', 'Language of the paper'])
    await expect(field(consent, blank)).toHaveAccessibleDescription(/Fill this in\./)
  await enterPaper(consent, 'Teresa')
  await expect(consent.getByText('Fill this in.')).toHaveCount(0)
  await expect(field(consent, 'Signed as')).toHaveValue('parent')
  await consent.getByLabel('Signed as').selectOption('Student aged 18 or over')
  await expect(consent).toContainText('The student was not 18 on the day this was signed.')
  await consent.getByLabel('Signed as').selectOption('Parent or guardian')
  await expect(consent).not.toContainText('was not 18')
  await consent.getByLabel('Name and contact details').check()
  await expect(consent.getByLabel('Date of birth')).not.toBeChecked()

  await consent.getByRole('combobox', { name: 'Add a provider' }).fill('Lighthouse Speech')
  await page.getByRole('option', { name: 'Add “Lighthouse Speech” to the directory' }).click()
  const provider = page.getByRole('dialog', { name: 'Add a provider by hand' })
  await expect(provider.getByLabel('Name of the provider')).toHaveValue('Lighthouse Speech')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await provider.getByLabel('Phone').fill('555-0160')
  await page.keyboard.press('Control+s')
  await expect(provider).toHaveCount(0)

  await expect(consent.getByRole('listitem')).toContainText(['Lighthouse Speech'])
  await expect(consent.getByLabel('Name and contact details')).toBeChecked()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await consent.getByRole('button', { name: 'Save the consent' }).click()
  const line = page.getByRole('list', { name: 'Consents' }).getByRole('listitem')
  await expect(line).toContainText(/Lighthouse Speech.*Name and contact details/s)
  await expect(line).not.toContainText('Date of birth')
  expect(office.complaints).toEqual([])
})

test('a paper tells what it lacks, is replaced by a newer one, and waits while somebody says no', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  const signed = await client.consents.create(
    aConsent(open.studentId, clinic.organizationId, {
      ...{ signedOn: today, expiresOn: null, expiresWhen: 'The end of counseling', statements: [] },
    }),
  )
  await goTo(page, `/cases/${open.id}`)
  const list = page.getByRole('list', { name: 'Consents', exact: true })
  const line = list.getByRole('listitem')
  await expect(line).toContainText('stands until: The end of counseling')
  await expect(line).toContainText(
    'the paper lacks: that it may be taken back, that help does not depend on it, that it may be passed on',
  )
  const more = line.getByRole('button', { name: /^More/ })

  await more.press('Enter')
  await page.getByRole('menuitem', { name: 'Somebody says no' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Who').fill('Luis Varga')
  await dialog.getByLabel('What they said, and how').fill('By phone: not this clinic')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(line).toContainText('Luis Varga says no')
  await expect(line).toContainText('Nothing is sent by it: a no waits to be weighed')
  await expect(line.getByRole('button', { name: /^Keep the signed page/ })).toBeVisible()
  await expect(line).toContainText('By phone: not this clinic')
  const pdf = join(tmpdir(), `footbridge-signed-${randomUUID()}.pdf`)
  await writeFile(pdf, '%PDF-1.4 signed')
  await office.chooseFiles([pdf])
  await line.getByRole('button', { name: /^Keep the signed page/ }).click()
  await expect(dialog).toContainText(
    /Ines Varga · Exchange of information · Harbor Clinic · signed by Teresa/,
  )
  await dialog.getByRole('button', { name: 'Add a scan or picture' }).click()
  await expect(dialog).toContainText('A PDF of 1 KB.')
  await dialog.getByRole('button', { name: /^Save a copy to look at it/ }).click()
  await expect(dialog).toContainText('This copy is not protected: say below where it goes')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await expect(dialog.getByRole('button', { name: 'Did not come out' })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Destroyed' }).click()
  await expect(dialog).toContainText('Written down: Destroyed.')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  for (const [words, act] of [
    ['revoke', 'Revoke'],
    ['take back', 'Revoke'],
    ['record consent', 'Record consent'],
  ] as const) {
    await look(page, words)
    await page
      .getByRole('group', { name: 'Consents' })
      .getByRole('option', { name: new RegExp(act) })
      .click()
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
  await line.getByRole('button', { name: 'Decide about this no' }).click()
  await dialog.getByLabel('Why it holds').fill('The order gives her the decision.')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+s')
  await expect(line).toContainText('It holds all the same: The order gives her the decision.')

  await more.press('Enter')
  await page.getByRole('menuitem', { name: 'Change' }).click()
  await expect(dialog.getByLabel('Name and contact details')).toBeChecked()
  await expect(dialog).toContainText('takes the place of the one of')
  await field(dialog, 'Who signed').selectOption({ label: 'Teresa Varga (Mother)' })
  for (const says of ['It may be taken back at any time', 'Help does not depend', 'Who receives it may pass'])
    await dialog.getByRole('checkbox', { name: new RegExp(says) }).check()
  await dialog.getByLabel('Or until this happens').fill('The end of counseling')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+s')
  await expect(line).toHaveCount(1)
  await expect(line).not.toContainText('lacks')
  await page.getByText('1 no longer stands').click()
  await expect(page.getByRole('list', { name: 'Consents that no longer stand' })).toContainText('replaced on')

  await more.press('Enter')
  await page.getByRole('menuitem', { name: 'It has ended' }).click()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('2 no longer stand')).toBeVisible()
  const { consents } = await client.cases.get({ id: open.id })
  expect(consents.find(({ id }) => id === signed.id)).toMatchObject({ replacedOn: today })
  expect(office.complaints).toEqual([])
})

test('a provider goes by another name: its consents wait until somebody says that it is the same', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  await client.consents.create(
    aConsent(open.studentId, clinic.organizationId, { signedOn: today, expiresOn: '2099-06-30' }),
  )
  const rename = async (name: string, isSame: boolean) => {
    await page
      .getByRole('button', { name: /: Youth counseling$/ })
      .first()
      .press('Enter')
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Organization').fill(name)
    const same = dialog.getByRole('checkbox', { name: 'Same organization, other name' })
    await expect(same).toBeVisible()
    if (isSame) await same.check()
    await inBothLights(page, () => expectNoAxeViolations(page))
    await page.keyboard.press('Control+s')
    await expect(dialog).toHaveCount(0)
  }
  await goTo(page, `/providers/${clinic.organizationId}`)
  await rename('Harbor Health', false)
  await expect(page.getByText('Signed papers call it Harbor Clinic')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Same organization, other name' }).press('Enter')
  await expect(page.getByText(/Rosa Marsh said .* that it is the same organization/)).toBeVisible()
  await rename('Harbor Health Center', true)
  await expect(page.getByText(/Signed papers call it/)).toHaveCount(0)
  await goTo(page, `/cases/${open.id}`)
  await expect(page.getByText(/Harbor Clinic \(now Harbor Health Center\)/).first()).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('a paper for whoever treats is taken back for one provider or for everybody, and nothing is proposed', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  const referral = await client.referrals.create(
    aReferralDraft({
      ...{ caseId: open.id, ownerId: open.ownerId, serviceId: clinic.id, needIdentifiedOn: today },
    }),
  )
  await client.referrals.requestConsent({ ...aStep(referral), effectiveOn: today })
  await client.consents.create(
    aConsent(open.studentId, clinic.organizationId, {
      ...{ signedOn: today, expiresOn: '2099-06-30', recipientIds: [], anyTreating: true },
    }),
  )
  await goTo(page, `/cases/${open.id}`)
  const line = page.getByRole('list', { name: 'Consents', exact: true }).getByRole('listitem')
  await line.getByRole('button', { name: /^Revoke/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0)
  await dialog.getByLabel('Who said so, and how').fill('Her mother, by phone')
  await page.keyboard.press('Control+s')
  await expect(dialog).toContainText('Say for whom it is taken back.')

  await dialog.getByLabel('For everybody it names').check()
  await expect(dialog.getByRole('button', { name: 'Revoke for everybody it names' })).toBeVisible()
  await dialog.getByLabel('Only for one provider who treats the student').check()
  const which = dialog.getByRole('combobox', { name: 'Only for this provider' })
  await which.fill('Saint Brigid')
  await dialog.getByLabel('Who said so, and how').focus()
  await expect(dialog).toContainText('“Saint Brigid” was not chosen. Choose from the list.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(dialog).toBeVisible()
  await which.fill('Harbor')
  await page.getByRole('option', { name: /^Harbor Clinic/ }).click()
  await expect(dialog).not.toContainText('was not chosen')
  await dialog.getByRole('button', { name: 'Revoke for Harbor Clinic' }).click()
  await expect(page.getByText('Consent taken back for Harbor Clinic.')).toBeVisible()
  await expect(page.getByText(/^Consent taken back: .*Harbor Clinic/).first()).toBeVisible()
  const { consents } = await client.cases.get({ id: open.id })
  expect(consents).toMatchObject([
    { revokedOn: null, takenBackFor: [{ recipientId: clinic.organizationId, name: 'Harbor Clinic' }] },
  ])

  await goTo(page, `/referrals/${referral.id}`)
  await expect(page.getByText(/^The consent was taken back on .* Decide by .* how it goes on/)).toBeVisible()
  await expect(page.getByText('Get the consent signed')).toHaveCount(0)
  await expect(page.getByText('Send it: the consent is signed')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toHaveCount(0)
  for (const choice of ['Ask again', 'Close the referral'])
    await expect(page.getByRole('button', { name: choice })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Let the family call' }).click()
  await expect(page.getByRole('radio', { name: /The family/ })).toBeChecked()
  await expect(page.getByText('Harbor Clinic').first()).toBeVisible()
  expect(office.complaints).toEqual([])
})
