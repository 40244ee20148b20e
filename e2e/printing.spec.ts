import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import type { Client } from '#shared/api/client.ts'
import { aReferralDraft } from '#main/testing/referral-makers.ts'
import { aStudentWithCase } from '#main/testing/makers.ts'
import { pageCount } from '#main/print/page-count.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

const UNSAID = 'Printed, and nobody has said where it went'

/** An office with this many families more, each with a referral of the family's own pathway. */
async function withFamilies(page: Page, count: number) {
  const made = await makeWorkingOffice(page)
  const { client, case: open, clinic, today } = made
  const refer = (caseId: string) =>
    client.referrals.create(
      aReferralDraft({
        ...{ caseId, ownerId: open.ownerId, serviceId: clinic.id, needIdentifiedOn: today },
        pathway: 'family-contacts-provider',
      }),
    )
  const families = [await refer(open.id)]
  for (let at = 0; at < count; at += 1) families.push(await refer(await aFamily(client, open.ownerId, at)))
  return { ...made, families }
}

async function aFamily(client: Client, ownerId: string, at: number): Promise<string> {
  const known = { givenName: 'Ana', familyName: `Family ${String(at).padStart(2, '0')}`, homeLanguage: 'en' }
  const { case: open } = await aStudentWithCase(client, ownerId, known)
  return open.id
}

const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name })

test('many packets print in one go: stopped halfway nothing is left behind, and then every family begins on a new sheet', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await withFamilies(page, 5)
  const unsigned = await client.referrals.create(
    aReferralDraft({
      ...{ caseId: open.id, ownerId: open.ownerId, serviceId: clinic.id, needIdentifiedOn: today },
    }),
  )
  await goTo(page, '/referrals')
  await page.getByRole('link', { name: 'Print for many' }).click()
  const whom = region(page, /^For which referrals/)
  await whom.getByRole('button', { name: 'Choose all 7' }).click()
  const ready = region(page, /^Before they print/)
  await expect(ready).toContainText('6 packets print.')
  await expect(ready).toContainText('1 stays here, for this reason:')
  await expect(ready).toContainText('Say who interprets first')

  await ready.getByRole('button', { name: 'Print the other 6' }).click()
  await expect(ready.getByText(/^Printing: [1-9]\d* of 7$/)).toBeVisible()
  await ready.getByRole('button', { name: 'Cancel' }).click()
  await expect(ready.getByText('Nothing was printed')).toBeVisible()
  expect(await office.printed()).toBe(0)
  expect((await client.printing.unsaid({})).pages).toEqual([])

  await ready.getByRole('button', { name: 'Save the other 6 as PDF' }).click()
  await expect(ready.getByText(/^The PDF is saved with 6 in it\./)).toBeVisible({ timeout: 60_000 })
  const [file = ''] = await office.saved()
  const pages = pageCount(await readFile(join(office.savedFolder, file)))
  expect((pages ?? 1) % 2).toBe(0)
  await expect(ready.getByText('1 was not printed: the reason stands above.')).toBeVisible()
  const said = region(page, new RegExp(`^${UNSAID}`))
  await said.getByRole('button', { name: 'Tick all' }).click()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await said.getByRole('button', { name: 'The families have theirs' }).click()
  await expect(said).toContainText('Of every printed page of a student it is said where it went.')
  expect((await client.referrals.get({ id: unsigned.id })).state).toBe('draft')
  expect(office.complaints).toEqual([])
})

test('a dismissed printer leaves nothing; one that stopped is asked about, and the rest is printed again', async ({
  office,
}) => {
  const { page } = office
  const { client, families } = await withFamilies(page, 2)
  await goTo(page, '/printing')
  const whom = region(page, /^For which referrals/)
  await whom.getByRole('button', { name: 'Choose all 3' }).click()
  const ready = region(page, /^Before they print/)
  const print = ready.getByRole('button', { name: 'Print' })
  await expect(ready).toContainText('3 packets print.')
  await office.printerDoes('close')
  await print.click()
  await expect(ready.getByText('Nothing was printed')).toBeVisible({ timeout: 60_000 })
  expect((await client.printing.unsaid({})).pages).toEqual([])

  await office.printerDoes('stop')
  await print.click()
  await expect(ready.getByText('The printer stopped before it had everything')).toBeVisible({
    timeout: 60_000,
  })
  const said = region(page, new RegExp(`^${UNSAID}`))
  await said.getByRole('button', { name: 'This one and all after it: Family 01, Ana' }).click()
  await said.getByRole('button', { name: 'Did not come out' }).click()
  const again = region(page, /^Did not come out of the printer/)
  await inBothLights(page, () => expectNoAxeViolations(page))
  const lost = (await client.printing.unsaid({})).notPrinted.length
  expect(lost).toBeGreaterThan(0)
  for (const { id } of families)
    expect(await client.referrals.get({ id })).toMatchObject({ state: 'draft', sentOn: null })

  await office.printerDoes('print')
  await again.getByRole('button', { name: /^Choose th(is|ese) \d+ again/ }).click()
  await expect(whom).toContainText(`${lost} chosen`)
  await expect(whom.getByLabel('Look for a name')).toBeInViewport()
  await expect(ready).toContainText(`${lost} packet`)
  await print.click()
  await expect(ready.getByText(/handed to the printer\.$/)).toBeVisible({ timeout: 60_000 })
  await expect(again).toHaveCount(0)
  expect(await office.printed()).toBe(1)
  expect(office.complaints).toEqual([])
})

test('what holds a paper of many up is said once before it prints, set right there, and the chosen stay chosen', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  for (const at of [1, 2]) {
    const known = { givenName: 'Ana', familyName: `Family 0${at}`, homeLanguage: 'es' }
    await aStudentWithCase(client, open.ownerId, known)
  }
  await goTo(page, '/printing')
  await page.getByRole('button', { name: 'Forms', exact: true }).click()
  await region(page, /^For which students/)
    .getByRole('button', { name: 'Choose all 3' })
    .click()
  await page.getByRole('checkbox', { name: 'Release of information, both ways' }).check()
  const ready = region(page, /^Before they print/)
  await expect(ready).toContainText('They print for 0 students. 3 stay here, for these reasons:')
  const reason = ready.getByRole('region', { name: /^Say who interprets first/ })
  await expect(reason).toHaveCount(1)
  await expect(reason.getByRole('listitem')).toHaveCount(3)
  await expect(ready.getByRole('button', { name: 'Print' })).toBeDisabled()
  await page.getByLabel('Look for a name').fill('a')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await reason.getByRole('button', { name: 'Say who interprets: Family 01, Ana' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Say who interprets first')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await dialog.getByLabel('Name').fill('Ana Gil')
  await dialog.getByLabel('Who interprets').selectOption('professional')
  await dialog.getByLabel('How').selectOption('phone')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(ready).toContainText('They print for 1 student. 2 stay here, for these reasons:')

  await goTo(page, '/students')
  await expect(page.getByRole('heading', { name: 'Students', level: 1 })).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Look for a name')).toHaveValue('a')
  await expect(ready).toContainText('They print for 1 student. 2 stay here, for these reasons:')
  await ready.getByRole('button', { name: 'Print the other 1' }).click()
  await expect(ready.getByText('1 was handed to the printer.')).toBeVisible()
  await expect(ready.getByText('2 were not printed: the reasons stand above.')).toBeVisible()
  expect(office.complaints).toEqual([])
})
