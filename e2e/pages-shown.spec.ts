import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { pageCount } from '#main/print/page-count.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a packet is shown page by page, as many as the printer prints, numbered at their feet', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  const referral = await client.referrals.create({
    caseId: open.id,
    pathway: 'family-contacts-provider',
    serviceId: clinic.id,
    locationId: null,
    schoolService: null,
    primaryReason: 'anxiety',
    otherReasons: [],
    urgency: 'routine',
    needIdentifiedOn: today,
    ownerId: open.ownerId,
  })
  await goTo(page, `/packets/${referral.id}`)
  const feet = page.getByRole('main').locator('footer.sheet-foot')
  const shownAndPrinted = async (): Promise<number> => {
    await page.evaluate(() => document.fonts.ready)
    await page.getByRole('button', { name: 'Save as PDF' }).click()
    await expect.poll(async () => (await office.saved()).length).toBe(1)
    const [file = ''] = await office.saved()
    const path = join(office.savedFolder, file)
    const printed = pageCount(await readFile(path))
    await rm(path)
    await expect(feet).toHaveCount(printed ?? 0)
    const numbers = await page.getByRole('main').locator('.sheet-number').allTextContents()
    expect(numbers.map((number) => Number(number.split(' / ')[0]))).toEqual(numbers.map((_, at) => at + 1))
    return printed ?? 0
  }
  const plain = await shownAndPrinted()
  await page.getByRole('switch', { name: 'Large print' }).click()
  await expect(feet).not.toHaveCount(plain)
  expect(await shownAndPrinted()).toBeGreaterThan(plain)
  await inBothLights(page, () => expectNoAxeViolations(page))
  expect(office.complaints).toEqual([])
})
