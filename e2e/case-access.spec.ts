import type { Page } from '@playwright/test'

import { aStudent } from '#main/testing/makers.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { expectOffice, signIn } from './session.ts'
import { goTo, inBothLights, makeWorkingOffice, PASSWORD, clientOf } from './working-office.ts'

const GIVEN = 'eleven tin boats at dusk'
const REASON = 'She called from the bridge and asked for her.'

/** Somebody else sits down, for the first time or again. */
async function sitDown(page: Page, user: string, own: string | null): Promise<void> {
  await page.getByRole('button', { name: /^Not / }).click()
  await signIn(page, { user, password: own ?? GIVEN })
  if (own === null) {
    await page.getByLabel('New password').fill(`${user} sails at seven bells`)
    await page.getByLabel('The same password again').fill(`${user} sails at seven bells`)
    await page.keyboard.press('Enter')
  }
  await expectOffice(page)
}

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Control+l')
}

test('a restricted case is opened for a stated reason, answered to, and closed to a relative and a stranger', async ({
  office,
}) => {
  let { page } = office
  const { client, case: one } = await makeWorkingOffice(page)
  await client.cases.setRestricted({ id: one.id, version: one.version, restricted: true })
  const second = await client.students.create(aStudent({ givenName: 'Tomas', familyName: 'Quay' }))
  await client.accounts.create({ user: 'ben', name: 'Ben Frey', roles: ['counselor'], password: GIVEN })
  await page.reload()

  await goTo(page, '/people')
  await page.getByRole('button', { name: 'Add a colleague' }).click()
  const adding = page.getByRole('dialog')
  await adding.getByRole('textbox', { name: 'Name', exact: true }).fill('Tess Temp')
  await adding.getByLabel('User name').fill('tess')
  await adding.getByRole('checkbox', { name: /^Counselor/ }).check()
  await adding.getByText('Named cases only, and no other student').click()
  await adding.getByLabel('Last day').fill('+14')
  await adding.getByLabel('First password').fill(GIVEN)
  await adding.getByLabel('The same password again').fill(GIVEN)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(adding).toHaveCount(0)
  const tess = page.getByRole('listitem').filter({ hasText: 'Tess Temp' })
  await expect(tess).toContainText('No case named yet')
  await expect(tess).toContainText('Until')

  await page.getByRole('button', { name: 'Caseload: Tess Temp' }).click()
  const caseload = page.getByRole('dialog')
  await caseload.getByRole('combobox', { name: 'Name another case' }).fill('varga')
  await page.getByRole('option', { name: /Ines Varga/ }).click()
  await expect(caseload.getByRole('listitem')).toContainText('held by Rosa Marsh')
  await expect(caseload.getByRole('listitem')).toContainText('restricted: only named people read it')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Escape')
  await expect(tess).toContainText('named on 1 case')

  await page.getByRole('button', { name: 'Keep somebody from a student' }).click()
  const keeping = page.getByRole('dialog')
  await keeping.getByLabel(/^Who( \*)?$/).selectOption({ label: 'Ben Frey' })
  await keeping.getByRole('combobox', { name: /^Student( \*)?$/ }).fill('quay')
  await page.getByRole('option', { name: /Tomas Quay/ }).click()
  await keeping.getByLabel('Why').fill('He is his uncle.')
  const taker = keeping.getByLabel('Who takes over their open work for this student')
  await expect(taker.getByRole('option', { name: 'Rosa Marsh' })).toHaveCount(1)
  await expect(taker.getByRole('option', { name: 'Ben Frey' })).toHaveCount(0)
  await expectNoAxeViolations(page)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('list', { name: 'Kept from a student' })).toContainText(
    'Ben Frey and Tomas Quay',
  )
  await inBothLights(page, () => expectNoAxeViolations(page))

  await leave(page)
  ;({ page } = office)
  await sitDown(page, 'ben', null)
  expect(await clientOf(page).search.find({ words: 'quay' })).toEqual([])
  await goTo(page, `/students/${second.id}`)
  await expect(page.getByText('This record is not here.')).toBeVisible()
  await goTo(page, `/students/${one.studentId}`)
  await expect(page.getByText('There is something here that only named people read.')).toBeVisible()
  await expect(page.getByText('None that you may see.').first()).toBeVisible()
  await expect(page.getByText(one.code)).toHaveCount(0)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'Open it and say why…' }).click()
  const glass = page.getByRole('dialog')
  await glass.getByLabel('Why now').selectOption({ label: 'Somebody is in danger now' })
  await glass.getByLabel('In your words').fill('Too short')
  await glass.getByRole('button', { name: /^Open it for four hours/ }).click()
  await expect(glass.getByText(/at least 15 characters\. Others/)).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await glass.getByLabel('In your words').fill(REASON)
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^You see this because you opened it/)).toBeVisible()
  await expect(page.getByText(one.code)).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Lift the restriction' })).toHaveCount(0)
  await page.getByRole('menuitem', { name: 'Who may read it…' }).click()
  await expect(page.getByRole('dialog')).toContainText('not seen yet by Rosa Marsh')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Escape')

  await leave(page)
  ;({ page } = office)
  await sitDown(page, 'rosa', PASSWORD)
  await goTo(page, '/today')
  const inbox = page.getByRole('region', { name: /^Opened for a stated reason/ })
  await expect(inbox).toContainText('Ben Frey opened what is kept about Ines Varga')
  await expect(inbox).toContainText(REASON)
  await expect(inbox).toContainText(one.code)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await inbox.getByRole('button', { name: 'Answer: Ben Frey' }).click()
  await page.getByLabel('Your answer').fill('Thank you for acting.')
  await page.keyboard.press('Control+s')
  await expect(inbox).toHaveCount(0)
  await goTo(page, `/cases/${one.id}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Who may read it…' }).click()
  const access = page.getByRole('dialog')
  await expect(access).toContainText('Rosa Marsh: Thank you for acting.')
  await expect(access.getByRole('checkbox', { name: 'Tess Temp' })).toBeChecked()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Escape')

  await goTo(page, '/people')
  await page.getByRole('button', { name: 'Remove…: Ben Frey' }).click()
  await expectNoAxeViolations(page)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Remove the account/ })
    .click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Ben Frey' })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('list', { name: 'Kept from a student' })).toContainText('Ben Frey')

  await leave(page)
  ;({ page } = office)
  await sitDown(page, 'tess', null)
  await goTo(page, '/students')
  await expect(page.getByText('Varga, Ines')).toBeVisible()
  await expect(page.getByText('Quay, Tomas')).toHaveCount(0)
  expect((await clientOf(page).students.list({ status: null })).total).toBe(1)
  expect(office.complaints).toEqual([])
})

test('what was opened for a reason is ended when it is no longer needed, and the answer comes back', async ({
  office,
}) => {
  let { page } = office
  const { client, case: one } = await makeWorkingOffice(page)
  await client.cases.setRestricted({ id: one.id, version: one.version, restricted: true })
  await client.accounts.create({ user: 'ben', name: 'Ben Frey', roles: ['counselor'], password: GIVEN })
  await expectOffice(page)
  await leave(page)
  ;({ page } = office)
  await sitDown(page, 'ben', null)
  const { studentId } = one
  const { id } = await clientOf(page).glass.break({ studentId, kind: 'danger-now', reason: REASON })
  await goTo(page, `/cases/${one.id}`)
  await expect(page.getByText(/^You see this because you opened it/)).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('button', { name: 'End it now' }).click()
  await expect(page.getByText('There is something here that only named people read.')).toBeVisible()
  await expect(page.getByText(one.code)).toHaveCount(0)
  await goTo(page, `/cases/${one.id}`)
  await expect(page.getByText('This record is not here.')).toBeVisible()

  await leave(page)
  ;({ page } = office)
  await sitDown(page, 'rosa', PASSWORD)
  await clientOf(page).glass.answer({ id, answer: 'Thank you for acting.' })
  await leave(page)
  ;({ page } = office)
  await sitDown(page, 'ben', 'ben sails at seven bells')
  await goTo(page, '/today')
  const news = page.getByRole('region', { name: /^Answers to what you opened/ })
  await expect(news).toContainText('Thank you for acting.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await news.getByRole('button', { name: 'I have read this: Rosa Marsh' }).click()
  await expect(news).toHaveCount(0)
})

test('handing over a case that nobody else may read leads to where somebody is named', async ({ office }) => {
  const { page } = office
  const { client, case: one } = await makeWorkingOffice(page)
  await client.cases.setRestricted({ id: one.id, version: one.version, restricted: true })
  await client.accounts.create({ user: 'ben', name: 'Ben Frey', roles: ['counselor'], password: GIVEN })
  await page.reload()
  await goTo(page, `/cases/${one.id}`)
  const next = page.getByRole('region', { name: 'Next' })
  await next.getByRole('button', { name: 'Hand over' }).click()
  await expect(next.getByText('Nobody else may read this case.')).toBeVisible()
  await expect(next.getByRole('button', { name: /^Hand over Ctrl/ })).toHaveCount(0)
  await inBothLights(page, () => expectNoAxeViolations(page))
  await next.getByRole('button', { name: 'Who may read it' }).click()
  const naming = page.getByRole('dialog', { name: 'Who may read it' })
  await naming.getByRole('checkbox', { name: 'Ben Frey' }).check()
  await page.keyboard.press('Control+s')
  await expect(naming).toHaveCount(0)
  await expect(next.getByLabel('To whom')).toHaveValue('')
  await page.keyboard.press('Control+s')
  await expect(next.getByLabel('To whom')).toHaveAccessibleDescription('Fill this in.')
  await next.getByLabel('To whom').selectOption('Ben Frey')
  await next
    .getByRole('button', { name: /^Hand over/ })
    .last()
    .click()
  await expect(next).toContainText('Ben Frey')
})
