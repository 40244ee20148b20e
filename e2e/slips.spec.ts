import { join } from 'node:path'

import { aReferralDraft, aStep } from '#main/testing/referral-makers.ts'
import { CASE_CODE_SIGNS } from '#shared/domain/case-code.ts'
import { codeInBars } from '#shared/domain/slip.ts'
import type { Page } from '@playwright/test'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { codesOnPaper } from './paper.ts'
import { look } from './search.ts'
import { comeBack } from './session.ts'
import { goTo, inBothLights, makeWorkingOffice, PASSWORD, type WorkingOffice } from './working-office.ts'
import { printPacket } from '#main/testing/print-as-seen.ts'

/**
 * Writes as a scanner does: sign after sign within milliseconds, then Enter, wherever the focus is. What no listener
 * stops goes where keys go: into the field, or to its form.
 */
async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate((signs) => {
    const keyDown = (key: string, code: string) =>
      new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true })
    const isHeard = (event: KeyboardEvent) => (document.activeElement ?? document.body).dispatchEvent(event)
    const codeOf = (sign: string) =>
      /[A-Z]/.test(sign) ? `Key${sign}` : /\d/.test(sign) ? `Digit${sign}` : 'Minus'
    // Made before any is heard, so that they are as close together as a scanner writes them on however slow a machine.
    const events = signs.map((sign) => keyDown(sign, codeOf(sign)))
    const enter = keyDown('Enter', 'Enter')
    for (const event of events) if (isHeard(event)) document.execCommand('insertText', false, event.key)
    if (isHeard(enter)) document.activeElement?.closest('form')?.requestSubmit()
  }, Array.from(text))
}

/** Two referrals of one case, of which the first was printed and sent. */
async function sendOut({ client, case: open, clinic, today }: WorkingOffice) {
  const draft = { ...aReferralDraft({ caseId: open.id, ownerId: open.ownerId, serviceId: clinic.id }) }
  const begun = await client.referrals.create({
    ...{ ...draft, pathway: 'family-contacts-provider', needIdentifiedOn: today },
  })
  const { pages } = await printPacket(
    client,
    {
      referralId: begun.id,
      parts: ['letter', 'consent-form', 'contact-slip'],
      ...{ language: 'en', paper: 'letter', largePrint: false, remark: '' },
    },
    'pdf',
  )
  expect(pages).toHaveLength(3)
  const sent = await client.referrals.send({
    ...aStep(begun, { effectiveOn: today, source: 'office' }),
    ...{ method: 'in-hand', information: [], emergency: null, stepDone: null },
  })
  await client.referrals.create({
    ...draft,
    ...{ pathway: 'school-based', serviceId: null, schoolService: 'Lunch group', needIdentifiedOn: today },
  })
  return sent
}

test('every code a decoder reads from the printed pages opens the right referral, with the form for that paper', async ({
  office,
}) => {
  const { page } = office
  const working = await makeWorkingOffice(page)
  const { client, case: open } = working
  const sent = await sendOut(working)
  const read = await codesOnPaper(join(office.savedFolder, `footbridge-packet-${open.code}.pdf`))
  const texts = [...new Set(read.map(({ text }) => text))].toSorted()
  expect(texts).toEqual(
    (['consent-form', 'contact-slip'] as const).map((slip) => codeInBars(open.code, slip, 1)),
  )
  expect(new Set(read.map(({ kind }) => kind))).toEqual(new Set(['CODE-128', 'QR-Code']))

  for (const [text = '', dialog] of [
    [texts[0], /^Consent for Ines Varga/],
    [texts[1], 'Return slip · Ines Varga'],
  ] as const) {
    // A screen where single letters do things: none of them is heard.
    await goTo(page, `/cases/${open.id}`)
    await expect(page.getByRole('heading', { level: 1, name: 'Ines Varga' })).toBeFocused()
    await scan(page, text)
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
    expect(new URL(page.url()).hash).toContain(`/referrals/${sent.id}`)
    await expectNoAxeViolations(page)
    if (text !== texts[1]) await page.keyboard.press('Escape')
  }
  const slip = page.getByRole('dialog')
  await slip.getByLabel('An appointment was made').check()
  await slip.getByLabel('Day of the appointment').fill('+3')
  await slip.getByLabel('Please call').check()
  await expect(
    slip.getByText('This goes on a list when it is entered: Call the family', { exact: false }),
  ).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(slip).toHaveCount(0)
  expect((await client.referrals.get({ id: sent.id })).state).toBe('appointment-scheduled')
  await page.keyboard.press('Control+z')
  await expect(async () => expect((await client.referrals.get({ id: sent.id })).state).toBe('sent')).toPass()
  expect(office.complaints).toEqual([])
})

test('the form for a follow-up card asks whether they were safe, and a no goes on a list; a provider is not asked', async ({
  office,
}) => {
  const { page } = office
  const working = await makeWorkingOffice(page)
  const { client, case: open } = working
  const sent = await sendOut(working)
  await printPacket(
    client,
    {
      referralId: sent.id,
      parts: ['follow-up-card', 'feedback-slip'],
      ...{ language: 'ar', paper: 'letter', largePrint: false, remark: '' },
    },
    'pdf',
  )
  const read = await codesOnPaper(join(office.savedFolder, `footbridge-packet-${open.code}.pdf`))
  const texts = [...new Set(read.map(({ text }) => text))].toSorted()
  expect(texts).toEqual(
    (['follow-up-card', 'feedback-slip'] as const).map((slip) => codeInBars(open.code, slip, 1)),
  )

  await goTo(page, `/cases/${open.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Ines Varga' })).toBeFocused()
  await scan(page, texts[1] ?? '')
  const paper = page.getByRole('dialog')
  await paper.getByLabel('They take the referral').check()
  await expect(paper.getByLabel('Day of the first visit')).toBeVisible()
  await expect(paper.getByRole('radiogroup', { name: 'Did you feel safe with us?' })).toHaveCount(0)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Escape')
  await expect(paper).toHaveCount(0)

  await scan(page, texts[0] ?? '')
  await paper.getByLabel('The first appointment was kept').check()
  await paper.getByLabel('Day of the visit').fill('today')
  const safe = paper.getByRole('radiogroup', { name: 'Did you feel safe with us?' })
  await safe.getByLabel('Yes').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(safe.getByLabel('No')).toBeChecked()
  await expect(paper.getByText('See to the student today', { exact: false })).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(paper).toHaveCount(0)
  const { tasks, slipAnswers } = await client.cases.get({ id: open.id })
  expect(tasks.map(({ kind }) => kind)).toContain('unsafe')
  expect(slipAnswers).toMatchObject([{ slip: 'follow-up-card', heard: { safe: 'no' } }])
  expect(office.complaints).toEqual([])
})

test('a scan leaves alone what somebody is writing, and waits to be opened', async ({ office }) => {
  const { page } = office
  const working = await makeWorkingOffice(page)
  const sent = await sendOut(working)
  await goTo(page, `/cases/${working.case.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Ines Varga' })).toBeFocused()
  await page.keyboard.press('n')
  const note = page.getByRole('textbox', { name: 'What should be remembered' })
  await expect(note).toBeFocused()
  await page.keyboard.type('She called ')
  await scan(page, `${working.case.code}-S`)
  await expect(page.getByText(`A paper was scanned: ${working.case.code}-S.`, { exact: false })).toBeVisible()
  await expect(note).toHaveValue('She called ')
  await expect(note).toBeFocused()
  await page.keyboard.type('at noon')
  await expect(note).toHaveValue('She called at noon')
  await expectNoAxeViolations(page)
  await page
    .getByRole('region', { name: 'What just happened' })
    .getByRole('button', { name: 'Open', exact: true })
    .click()
  await expect(page.getByRole('dialog', { name: 'Return slip · Ines Varga' })).toBeVisible()
  expect(new URL(page.url()).hash).toContain(`/referrals/${sent.id}`)
  expect(office.complaints).toEqual([])
})

test('a code that was typed wrong finds what was meant, from any screen and in the command field', async ({
  office,
}) => {
  const { page } = office
  const working = await makeWorkingOffice(page)
  await sendOut(working)
  const { code } = working.case
  const wrongSign = CASE_CODE_SIGNS.charAt((CASE_CODE_SIGNS.indexOf(code.charAt(0)) + 1) % 31)
  await goTo(page, '/students')
  await page.keyboard.press('Control+Shift+s')
  const door = page.getByRole('dialog', { name: 'A paper came back' })
  await expect(door.getByLabel('Code on the paper')).toBeFocused()
  await page.keyboard.type(`${wrongSign}${code.slice(1)}`)
  await page.keyboard.press('Enter')
  await expect(door.getByText(/a sign is wrong, missing or has changed places/)).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await expect(door.getByRole('listitem')).toContainText([`Ines Varga · ${code}`])
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+Shift+s')
  await page.keyboard.type(`${code}-s`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Return slip · Ines Varga' })).toBeVisible()
  await page.keyboard.press('Escape')
  await look(page, `${code}-s`)
  await expect(page.getByRole('option').first()).toContainText('Return slip · Ines Varga')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Return slip · Ines Varga' })).toBeVisible()
  await page.keyboard.press('Escape')

  for (const word of ['slip', 'scan', 'card', 'paper']) {
    await look(page, word)
    await expect(page.getByRole('option', { name: 'Enter a pile' })).toBeVisible()
  }
  await look(page, `?${code.slice(1)}-s`)
  const papers = page.getByRole('group', { name: 'Papers that come back' }).getByRole('option')
  await expect(papers).toContainText([`Return slip · Ines Varga`])
  await expectNoAxeViolations(page)
  await papers.first().click()
  await expect(page.getByRole('dialog', { name: 'Return slip · Ines Varga' })).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('a pile is entered code after code, waits through a lock, and what is refused stays in its line', async ({
  office,
}) => {
  const { page } = office
  const working = await makeWorkingOffice(page)
  const { client, case: open } = working
  const sent = await sendOut(working)
  const wrongSign = CASE_CODE_SIGNS.charAt((CASE_CODE_SIGNS.indexOf(open.code.charAt(0)) + 1) % 31)
  await goTo(page, '/returned-papers')
  const code = page.getByLabel('Code on the paper')
  await expect(code).toBeFocused()
  const lines = page.getByRole('list', { name: 'Lines of the pile' }).locator(':scope > li')
  const add = async (text: string) => {
    await code.fill(text)
    await page.keyboard.press('Enter')
  }
  await add(`${open.code}-s`)
  await expect(lines).toHaveCount(1)
  await expect(lines.first()).toContainText('Ines Varga · Return slip · Harbor Clinic')
  // The same paper twice is known; wherever the focus is, a scan comes to the pile.
  await add(`${open.code}-S`)
  await expect(page.getByText(`${open.code}-S is in the pile already.`)).toBeVisible()
  await lines.first().getByLabel('On a waiting list').check()
  await scan(page, `${open.code}-F`)
  await expect(lines).toHaveCount(2)
  // A code that does not read offers what it may have been.
  await add(`${wrongSign}${open.code.slice(1)}`)
  await expect(lines).toHaveCount(3)
  await expect(lines.nth(2)).toContainText('a sign is wrong, missing or has changed places')
  await inBothLights(page, () => expectNoAxeViolations(page))

  // Somebody comes in, and the office locks.
  await expect(page.getByText(/^Saved /)).toBeVisible()
  await page.keyboard.press('Control+l')
  await comeBack(page, { user: 'rosa', password: PASSWORD })
  await goTo(page, '/returned-papers')
  await expect(lines).toHaveCount(3)
  await expect(lines.first().getByLabel('On a waiting list')).toBeChecked()

  // Nothing is entered while a line lacks something; the others are entered without it.
  await page.getByRole('button', { name: /^Enter 3 papers/ }).click()
  await expect(page.getByText('Nothing was entered yet: 2 lines need a look', { exact: false })).toBeVisible()
  expect((await client.referrals.get({ id: sent.id })).state).toBe('sent')
  await page.getByRole('button', { name: 'Enter only the 1 that is ready' }).click()
  await expect(page.getByText('1 paper entered.', { exact: false })).toBeVisible()
  await expect(lines).toHaveCount(2)
  await expect(async () =>
    expect((await client.referrals.get({ id: sent.id })).state).toBe('waitlisted'),
  ).toPass()
  await expectNoAxeViolations(page)
  expect(office.complaints).toEqual([])
})
