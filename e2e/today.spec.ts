import type { Page } from '@playwright/test'

import { aConcern, aStudentWithCase } from '#main/testing/makers.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

const everyone = (page: Page) => inBothLights(page, () => expectNoAxeViolations(page))

test('the day is walked by arrow keys; what cannot be done today is postponed with a reason', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await client.concerns.create(aConcern(open.studentId, { words: 'Eats alone every day.' }))
  await goTo(page, '/today')
  const due = page.getByRole('list', { name: 'Due today' })
  await expect(due).toContainText('Call the family')
  await expect(page.getByRole('region', { name: /^New concerns/ })).toContainText('Eats alone every day.')
  await everyone(page)

  await due.getByRole('link', { name: /Ines Varga/ }).focus()
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Until')).toBeFocused()
  await page.keyboard.type('+7')
  await page.keyboard.press('Control+s')
  await expect(dialog.getByLabel('Why')).toBeFocused()
  await page.keyboard.type('The mother works nights this week.')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+s')
  await expect(dialog).toHaveCount(0)

  await expect(page.getByText('Nothing is late, and nothing is due today.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Coming up' })).toContainText('Call the family')
  await page.keyboard.press('Control+z')
  await expect(due).toContainText('Call the family')

  await due.getByRole('link', { name: /Ines Varga/ }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ines Varga' })).toBeFocused()
  expect(office.complaints).toEqual([])
})

test('a day on which nobody is at school says so beside the field, and gives way to the next with one button', async ({
  office,
}) => {
  const { page } = office
  const { client } = await makeWorkingOffice(page)
  const { version } = await client.calendar.get({})
  await client.calendar.save({
    version,
    years: [{ name: '2030–31', startsOn: '2030-08-28', endsOn: '2031-06-13', terms: [] }],
    closures: [{ startsOn: '2030-12-23', endsOn: '2031-01-03', kind: 'break', name: 'Winter break' }],
    halfDays: [],
  })
  await goTo(page, '/today')
  const due = page.getByRole('list', { name: 'Due today' })
  await due.getByRole('link', { name: /Ines Varga/ }).focus()
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog')
  const until = dialog.getByLabel('Until')
  await until.fill('2030-12-07')
  await expect(dialog.getByText('Saturday: school is closed.')).toBeVisible()
  await everyone(page)
  await page.keyboard.press('Tab')
  await expect(
    dialog.getByRole('button', { name: 'Next school day: Monday, December 9, 2030' }),
  ).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(until).toBeFocused()
  await expect(until).toHaveValue('12/9/2030')
  await expect(dialog.getByText(/school is closed/)).toHaveCount(0)

  await until.fill('yesterday')
  await expect(dialog.getByText('This day is over. Choose today or a later day.')).toBeVisible()
  await until.fill('2030-12-25')
  await expect(dialog.getByText('Winter break: school is closed.')).toBeVisible()
  await dialog.getByLabel('Why').fill('The family comes by in the holidays.')
  await page.keyboard.press('Control+s')
  await expect(dialog).toHaveCount(0)
  await expect(due).toHaveCount(0)
  expect(office.complaints).toEqual([])
})

test('what just happened is said on the status line, never more than twice, and covers nothing', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await goTo(page, '/concerns/new')
  // What was saved before the window listens is not said.
  await expect(page.getByRole('heading', { level: 1, name: 'New concern' })).toBeVisible()
  for (const words of ['One.', 'Two.', 'Three.'])
    await client.concerns.create(aConcern(open.studentId, { words }))
  const said = page.getByRole('region', { name: 'What just happened' })
  await expect(said.getByText('Concern saved.')).toHaveCount(2)

  const content = await page.getByRole('main').boundingBox()
  const notices = await said.getByRole('button', { name: 'Dismiss' }).first().boundingBox()
  expect(notices?.y).toBeGreaterThanOrEqual((content?.y ?? 0) + (content?.height ?? 0) - 1)

  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('Control+z')
  await expect(said.getByText(/^Taken back: /)).toBeVisible()
  await said.getByRole('button', { name: 'Dismiss' }).first().click()
  await said.getByRole('button', { name: 'Dismiss' }).first().click()
  await expect(said.getByRole('button')).toHaveCount(0)

  // A form takes the focus when it is drawn anew.
  await goTo(page, '/meetings')
  const left = async () => (await client.concerns.list({ state: 'new' })).length
  // In a field the key takes back what was typed there.
  const takeBack = async () => {
    const heading = page.getByRole('heading', { level: 1 })
    await heading.focus()
    await expect(heading).toBeFocused()
    await page.keyboard.press('Control+z')
  }
  expect(await left()).toBe(2)
  await takeBack()
  await expect.poll(left).toBe(1)
  await expect(said.getByText('Taken back: Concern saved.')).toBeVisible()
  await takeBack()
  await expect.poll(left).toBe(0)
  await takeBack()
  await expect(said.getByText('There is nothing left to take back.')).toBeVisible()
})

test('a save key that is held down, or pressed twice, saves once', async ({ office }) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await goTo(page, `/cases/${open.id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('n')
  await page.keyboard.type('One thought')
  await page.evaluate(() => {
    for (const repeat of [false, false, true, true])
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true, repeat }),
      )
  })
  await expect(page.getByText('Note saved.')).toBeVisible()
  expect((await client.cases.get({ id: open.id })).notes).toHaveLength(1)
})

test('what to do in a crisis is two keys away from every screen', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/providers')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('crisis')
  await page.getByRole('option', { name: 'In a crisis' }).click()
  const card = page.getByRole('dialog', { name: 'In a crisis' })
  await expect(card).toContainText('988')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await page.getByRole('button', { name: 'Rosa Marsh: your menu' }).click()
  await page.getByRole('menuitem', { name: 'In a crisis' }).click()
  await expect(card).toContainText('911')
  expect(office.complaints).toEqual([])
})

test('a long list shows its first lines and what presses, and all of it once it is asked for', async ({
  office,
}) => {
  const { page } = office
  const { client, today } = await makeWorkingOffice(page)
  const { ownerId } = (await client.cases.list({ open: true, limit: 1 })).rows[0] ?? {}
  await goTo(page, '/providers')
  for (let number = 1; number <= 12; number += 1)
    await aStudentWithCase(
      client,
      ownerId ?? '',
      { givenName: `Student ${number}`, familyName: 'Adair' },
      { next: { action: `Call ${number}`, ownerId: ownerId ?? '', dueOn: today } },
    )
  await goTo(page, '/today')
  const due = page.getByRole('list', { name: 'Due today' })
  await expect(page.getByRole('region', { name: /^Due today ?13$/ })).toBeVisible()
  await expect(due.getByRole('link')).toHaveCount(8)
  await everyone(page)

  await due.getByRole('link').first().focus()
  await page.keyboard.press('End')
  const more = due.getByRole('button', { name: 'Show 5 more' })
  await expect(more).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(due.getByRole('link')).toHaveCount(13)
  await expect(due.getByRole('link').nth(8)).toBeFocused()

  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Student|Ines/ }).waitFor()
  await goTo(page, '/today')
  await expect(due.getByRole('link'), 'as it was left').toHaveCount(13)
  expect(office.complaints).toEqual([])
})
