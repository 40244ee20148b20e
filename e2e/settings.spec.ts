import { rmSync } from 'node:fs'

import type { Page } from '@playwright/test'

import { faultsPath, keepFault } from '#main/gate/faults-file.ts'
import { aConcern } from '#main/testing/makers.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { englishOn } from './spoken-words.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

/** Every screen of an office that has one of everything. */
async function everyScreen(page: Page): Promise<readonly string[]> {
  const { client, case: open, clinic, today } = await makeWorkingOffice(page)
  await client.cases.setNext({
    id: open.id,
    version: open.version,
    next: { action: 'Llamar a casa', ownerId: open.ownerId, dueOn: today },
    reason: 'x',
  })
  const concern = await client.concerns.create(aConcern(open.studentId, { words: 'Duerme en clase.' }))
  const referral = await client.referrals.create({
    caseId: open.id,
    pathway: 'family-contacts-provider',
    serviceId: clinic.id,
    locationId: null,
    schoolService: null,
    primaryReason: 'mood',
    otherReasons: [],
    urgency: 'routine',
    needIdentifiedOn: today,
    ownerId: open.ownerId,
  })
  return [
    '/today',
    '/cases',
    `/cases/${open.id}`,
    '/concerns',
    '/concerns/new',
    '/concerns/brief',
    `/concerns/${concern.id}`,
    '/students',
    `/students/${open.studentId}`,
    '/referrals',
    `/referrals/${referral.id}`,
    `/packets/${referral.id}`,
    '/providers',
    `/providers/${clinic.organizationId}`,
    '/imports',
    '/settings',
    '/audit',
    '/audit?view=all',
    '/retention',
  ]
}

/** Shows a screen and waits until it has said all it has to say. */
async function show(page: Page, path: string): Promise<void> {
  await goTo(page, path)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expect(
    page
      .getByRole('main')
      .getByRole('status')
      .filter({ hasText: /Loading|Cargando/ }),
  ).toHaveCount(0)
}

test('Spanish is spoken on every screen, and no English with it', async ({ office }) => {
  const { page } = office
  const paths = await everyScreen(page)
  await goTo(page, '/settings')
  await expect(page.getByText('How the screens look for you')).toBeVisible()
  expect(await englishOn(page)).toContain('How the screens look for you')

  await page.getByRole('radio', { name: 'Español' }).check()
  await expect(page.getByRole('heading', { level: 1, name: 'Ajustes' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  for (const path of paths) {
    await show(page, path)
    await expect.poll(() => englishOn(page), { message: path }).toEqual([])
  }
  await goTo(page, '/today')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await englishOn(page)).toEqual([])
  expect(office.complaints).toEqual([])
})

test('twice the text fits: no screen has to be scrolled sideways', async ({ office }) => {
  const { page } = office
  await page.setViewportSize({ width: 1280, height: 800 })
  const paths = await everyScreen(page)
  await goTo(page, '/settings')
  await page.getByRole('radio', { name: 'Very large' }).check()
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize))
    .toBe('32px')
  for (const path of paths) {
    await show(page, path)
    const sideways = await page.evaluate(() =>
      [...document.querySelectorAll('html, main, main *')]
        .filter((element) => {
          const { overflowX } = getComputedStyle(element)
          const scrolls = overflowX === 'auto' || overflowX === 'scroll' || element.tagName === 'HTML'
          // A list is read in two directions, like a sheet of paper.
          const isList = element.querySelector(':scope > [role="grid"]') !== null
          return scrolls && !isList && element.scrollWidth > element.clientWidth + 1
        })
        .map((element) => element.className || element.tagName),
    )
    expect(sideways, path).toEqual([])
  }
})

test('the settings hold for whoever signed in, in both lights, and lead to the school’s calendar', async ({
  office,
}) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/settings')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expectNoAxeViolations(page)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.getByRole('radio', { name: 'As this computer is set' }).check()
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('link', { name: 'Open the school calendar' }).click()
  const days = page.getByRole('region', { name: 'Days without school' })
  const usual = days.getByRole('button', { name: 'Add the usual holidays' })
  await usual.click()
  await expect(days.getByRole('listitem').filter({ hasText: 'Thanksgiving' }).first()).toBeVisible()
  await expect(usual).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(days.getByRole('listitem')).toHaveCount(0)
  await expect(usual).toBeVisible()
  expect(office.complaints).toEqual([])
})

test('what a reference in a message stands for can be looked up and passed on', async ({ office }) => {
  const { page } = office
  const fault = { reference: 'F0D547D7', at: '2026-12-08T15:41:00.000Z', operation: 'vault.unlock' }
  const where = { name: 'TypeError', code: null, frames: ['unlock unlock-vault.ts:118'] }
  keepFault(office.folder, { ...fault, ...where }, fault.at)
  await makeWorkingOffice(page)
  await goTo(page, '/settings')
  await expect(page.getByLabel('What went wrong, newest first')).toHaveValue(
    /^F0D547D7 .* vault\.unlock {2}TypeError\n {4}unlock unlock-vault\.ts:118$/,
  )
  await inBothLights(page, () => expectNoAxeViolations(page))
  rmSync(faultsPath(office.folder))
})

test('the owner puts in order what counts first in a match, by keys', async ({ office }) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  await goTo(page, '/settings')
  const order = page.getByRole('region', { name: 'What counts first in a match' })
  await expect(order.getByRole('listitem').first()).toContainText('languages spoken')
  const names = await order.getByRole('listitem').allTextContents()
  for (let at = names.findIndex((name) => name.includes('wait')); at > 0; at -= 1)
    await order.getByRole('button', { name: 'Move up: wait' }).press('Alt+ArrowUp')
  await expect(order.getByRole('listitem').first()).toContainText('wait')
  await expect.poll(async () => (await client.school.preferenceOrder({}))[0]).toBe('wait')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await order.getByRole('button', { name: 'As the program came' }).click()
  await expect(order.getByRole('listitem').first()).toContainText('languages spoken')
  expect(office.complaints).toEqual([])
})
