import type { Locator, Page } from '@playwright/test'

import { aConcern, aContact } from '#main/testing/makers.ts'
import { field } from './fields.ts'
import { OWNER } from './first-run.ts'
import { expect, test } from './fixtures.ts'
import { goTo, makeWorkingOffice } from './working-office.ts'

/** Presses a button as somebody without a mouse does. */
async function press(page: Page, button: Locator): Promise<void> {
  await button.focus()
  await page.keyboard.press('Enter')
}

test('after a dialog the focus is where it was, however the dialog was left', async ({ office }) => {
  const { page } = office
  const { case: one } = await makeWorkingOffice(page)
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')

  const openAndLeave = async (path: string, name: string, first: (around: Locator) => Locator) => {
    await goTo(page, path)
    const opener = main.getByRole('button', { name, exact: true })
    await press(page, opener)
    await expect(first(dialog)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(opener).toBeFocused()
  }
  await openAndLeave(`/students/${one.studentId}`, 'Edit', (around) => field(around, 'First name'))
  await openAndLeave(`/students/${one.studentId}`, 'Add a contact', (around) => field(around, 'Name'))
  await openAndLeave('/providers', 'Add a provider', (around) => field(around, 'Organization'))
  await openAndLeave(`/cases/${one.id}`, 'Record consent', (around) => around.getByRole('radio').first())

  await goTo(page, `/students/${one.studentId}`)
  const edit = main.getByRole('button', { name: 'Edit', exact: true })
  await press(page, edit)
  await field(dialog, 'Homeroom').fill('12')
  await page.keyboard.press('Control+s')
  await expect(dialog).toHaveCount(0)
  await expect(main).toContainText('12')
  await expect(edit).toBeFocused()
  expect(office.complaints).toEqual([])
})

test('what is chosen under More opens where one can write at once, and Esc leads back to More', async ({
  office,
}) => {
  const { page } = office
  const { client, case: one, clinic, today } = await makeWorkingOffice(page)
  await client.accounts.create({
    user: 'omar',
    name: 'Omar Haddad',
    roles: ['counselor'],
    password: 'eleven tin boats at dusk',
  })
  await page.reload()
  const more = page.getByRole('button', { name: 'More', exact: true })
  const choose = async (name: string) => {
    await press(page, more)
    await page.getByRole('menuitem', { name }).focus()
    await page.keyboard.press('Enter')
  }
  await goTo(page, `/cases/${one.id}`)
  await choose('Close the case')
  await expect(page.getByLabel('In a few words')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
  await choose('Hand over')
  await expect(field(page, 'To whom')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()

  const referral = await client.referrals.create({
    caseId: one.id,
    pathway: 'family-contacts-provider',
    serviceId: clinic.id,
    locationId: null,
    schoolService: null,
    primaryReason: 'mood',
    otherReasons: [],
    urgency: 'routine',
    needIdentifiedOn: today,
    ownerId: one.ownerId,
  })
  await page.reload()
  await goTo(page, `/referrals/${referral.id}`)
  await expect(page.getByRole('region', { name: 'Where it stands' })).toBeVisible()
  await choose('Close the referral')
  await expect(page.getByLabel('How it ended')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()
})

test('when a contact is removed the focus goes to the next one, and after the last to the list of contacts', async ({
  office,
}) => {
  const { page } = office
  const { client, case: one } = await makeWorkingOffice(page)
  await client.students.addContact({ studentId: one.studentId, draft: aContact({ name: 'Ana Duarte' }) })
  await client.students.addContact({ studentId: one.studentId, draft: aContact({ name: 'Bruno Duarte' }) })
  await goTo(page, `/students/${one.studentId}`)
  const contacts = page.getByRole('region', { name: /^People/ })
  const remove = contacts.getByRole('button', { name: /^Remove: / })
  for (const left of [2, 1]) {
    await press(page, remove.first())
    await expect(remove).toHaveCount(left)
    await expect(remove.first()).toBeFocused()
  }
  await press(page, remove.first())
  await expect(remove).toHaveCount(0)
  await expect(contacts).toBeFocused()
})

test('every step of the first run says where one is', async ({ office }) => {
  const { page } = office
  await expect(page.getByLabel('Name of the school')).toBeFocused()
  await page.keyboard.type(OWNER.school)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Your name')).toBeFocused()
  await page.keyboard.type(OWNER.name)
  await page.getByLabel('User name').fill(OWNER.user)
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password)
  await page.getByLabel('The same password again').fill(OWNER.password)
  await press(page, page.getByRole('button', { name: 'Create the encrypted file' }))
  const code = await page.getByRole('group', { name: 'Recovery code' }).innerText()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await press(page, page.getByRole('button', { name: 'I have the sheet in my hand' }))
  await expect(page.getByLabel('Recovery code')).toBeFocused()
  await press(page, page.getByRole('button', { name: 'Show the code again' }))
  await expect(page.getByRole('group', { name: 'Recovery code' })).toBeFocused()
  await press(page, page.getByRole('button', { name: 'I have the sheet in my hand' }))
  await expect(page.getByLabel('Recovery code')).toBeFocused()
  // The groups stand on lines of their own; each line would be sent as if it were the whole code.
  await page.keyboard.type(code.replaceAll(/\s/g, ''))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Everything is ready' })).toBeFocused()
})

test('Enter in the command field waits for the answer to the words that stand there', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/today')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  const everything = page.getByRole('combobox', { name: 'Find or do anything' })
  await expect(everything).toBeFocused()
  await expect(page.getByRole('option').first()).toBeVisible()
  // As from a scanner, or a fast hand at a slow machine: nothing is drawn between the words and Enter.
  await everything.evaluate((input: HTMLInputElement) => {
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
    value?.set?.call(input, 'Varga')
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Varga')
  await expect(everything).toHaveCount(0)
})

test('in a window enlarged four times nothing of the top bar or the foot is cut off', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of ['/today', '/students', '/settings']) {
    await goTo(page, path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const part of ['top', 'status', 'rail']) {
      const outside = await page.locator(`[data-region="${part}"]`).evaluate((region) =>
        [...region.querySelectorAll('button, a, span')]
          .filter((one) => one.checkVisibility() && !one.matches('.fb-unseen'))
          .map((one) => ({ name: one.textContent || one.ariaLabel, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && (box.right > innerWidth || box.left < 0))
          .map(({ name }) => name),
      )
      expect(outside, part).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  }
  const add = page.getByRole('banner').getByRole('button', { name: 'New concern' })
  const box = await add.boundingBox()
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24)
})

test('with text twice as large in a narrow window the work has the whole width, and nothing said lies over it', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await client.settings.change({ ...(await client.settings.mine({})), textSize: '200' })
  await page.reload()
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 640 })
    for (const path of ['/today', '/cases', `/cases/${open.id}`, '/protocols', '/crisis']) {
      await goTo(page, path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const outside = await page.evaluate(() =>
        [...document.querySelectorAll('header :is(button, a), main :is(button, a, input, h1, h2, h3)')]
          .filter((one) => one.checkVisibility() && !one.closest('[role="grid"], .fb-unseen'))
          .map((one) => ({ name: one.textContent || one.ariaLabel, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && (box.right > innerWidth || box.left < 0))
          .map(({ name }) => name),
      )
      expect(outside, `${path} at ${width}`).toEqual([])
      const main = await page.getByRole('main').boundingBox()
      expect(main).toMatchObject({ x: 0, width })
    }

    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Rosa Marsh/ })
      .click()
    const menu = await page.getByRole('menu').boundingBox()
    expect(menu?.x).toBeGreaterThanOrEqual(0)
    expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(width)
    expect((menu?.y ?? 0) + (menu?.height ?? 0)).toBeLessThanOrEqual(640)
    await page.keyboard.press('Escape')

    for (const words of ['One.', 'Two.']) await client.concerns.create(aConcern(open.studentId, { words }))
    const said = page.getByRole('region', { name: 'What just happened' })
    await expect(said.getByText('Concern saved.').filter({ visible: true })).toHaveCount(1)
    const main = await page.getByRole('main').boundingBox()
    const undo = await said.getByRole('button', { name: 'Undo' }).filter({ visible: true }).boundingBox()
    expect(undo?.y).toBeGreaterThanOrEqual((main?.y ?? 0) + (main?.height ?? 0) - 1)
  }
})

test('in the colours of the machine one sees what Enter will take', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  await page.emulateMedia({ forcedColors: 'active' })
  await goTo(page, '/concerns/new')
  await page.getByRole('combobox', { name: 'Student' }).click()
  await page.keyboard.type('varga')
  await expect(page.getByRole('option', { name: /Varga/ })).toHaveCSS('outline-style', 'solid')
})
