import type { Page } from '@playwright/test'

import { readableIn } from './disk.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { comeBack, expectOffice, signIn } from './session.ts'
import { goTo, inBothLights, makeWorkingOffice, PASSWORD } from './working-office.ts'

const CANARY = 'zinnober falter'
const ROSA = { user: 'rosa', password: PASSWORD }
const NADIA = { user: 'nadia', password: 'eleven tin boats at dusk' }
const OWN = 'nine paper lanterns drift'

const sectionOf = (page: Page) => page.getByRole('region', { name: 'Only for me' })
const everyone = (page: Page) => inBothLights(page, () => expectNoAxeViolations(page))

test('a counselor writes for themselves alone, is interrupted, goes on, and nobody reads it on the disk', async ({
  office,
}) => {
  let { page } = office
  const { case: open } = await makeWorkingOffice(page)
  await goTo(page, `/cases/${open.id}`)
  const mine = () => sectionOf(page)
  await expect(mine()).toContainText('Your own memory aid about this student.')
  await everyone(page)
  await mine().getByRole('button', { name: 'Write' }).click()
  await expect(mine()).toContainText('no colleague, no owner of these records, no recovery sheet')
  await expect(mine()).toContainText('34 CFR 99.3')
  await everyone(page)
  const words = mine().getByLabel('What you want to remember')
  await expect(words).toBeFocused()
  await words.fill(`Flinched at ${CANARY}.`)

  await page.keyboard.press('Control+l')
  ;({ page } = office)
  await comeBack(page, ROSA)
  await expectOffice(page)
  await goTo(page, `/cases/${open.id}`)
  await expect(mine()).toContainText('A note you began for yourself is still here.')
  await expect(page.getByRole('main')).not.toContainText('zinnober')
  await mine().getByRole('button', { name: 'Go on' }).click()
  await expect(mine().getByLabel('What you want to remember')).toHaveValue(`Flinched at ${CANARY}.`)
  await mine().getByLabel('What day it is about').fill('yesterday')
  await mine()
    .getByRole('button', { name: /^Save for me/ })
    .click()
  await expect(page.getByText('Saved, only for you.')).toBeVisible()

  await expect(page.getByRole('main'), 'it stays shut until it is asked for').not.toContainText('zinnober')
  await mine().getByRole('button', { name: 'Show my note' }).click()
  await expect(mine().getByRole('listitem')).toContainText(`Flinched at ${CANARY}.`)
  await everyone(page)
  await mine()
    .getByRole('button', { name: /^Edit: note about/ })
    .click()
  await mine().getByLabel('What you want to remember').fill(`Again: ${CANARY}.`)
  await page.keyboard.press('Control+s')
  await expect(mine().getByRole('listitem')).toContainText(`Again: ${CANARY}.`)
  await mine()
    .getByRole('button', { name: /^Remove: note about/ })
    .click()
  await expect(mine().getByRole('listitem')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await mine()
    .getByRole('button', { name: 'Show my note' })
    .or(mine().getByRole('listitem'))
    .first()
    .waitFor()

  await goTo(page, `/students/${open.studentId}`)
  await expect(mine().getByRole('button', { name: 'Show my note' })).toBeVisible()
  await page
    .getByRole('button', { name: /Find or do anything|Find/ })
    .first()
    .click()
  await page.keyboard.type('zinnober')
  await expect(page.getByText('Nothing found. Try fewer letters.')).toBeVisible()
  expect((await readableIn(office.folder, ['zinnober'])).found).toEqual([])
  expect(office.complaints).toEqual([])
})

test('before a note of their own becomes a case note somebody reads what changes, and then it is one', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, today } = await makeWorkingOffice(page)
  await client.sealedNotes.create({
    studentId: open.studentId,
    draft: { on: today, words: 'Asked twice about the bus.' },
  })
  await goTo(page, `/cases/${open.id}`)
  await sectionOf(page).getByRole('button', { name: 'Show my note' }).click()
  await sectionOf(page)
    .getByRole('button', { name: /^Make it a case note…/ })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Make it a case note?' })
  await expect(dialog).toContainText(/A note of my own about .*:\s*Asked twice about the bus\./)
  await expect(dialog).toContainText('It becomes an education record.')
  await expect(dialog).toContainText('34 CFR 99.10')
  await expect(dialog).toContainText('There is no undo.')
  await dialog.getByRole('button', { name: /^Make it a case note/ }).click()
  await expect(dialog.getByText('Fill this in.')).toBeVisible()
  await everyone(page)
  await dialog.getByRole('checkbox', { name: 'I understand what changes' }).check()
  await dialog.getByRole('button', { name: /^Make it a case note/ }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('It is a note of the case now.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Timeline' })).toContainText('Asked twice about the bus.')
  await expect(sectionOf(page).getByRole('button', { name: 'Show my note' })).toHaveCount(0)
  await everyone(page)
  expect(office.complaints).toEqual([])
})

test('the owner sees nothing of a colleague’s notes, is told what a new password costs, and then they are lost', async ({
  office,
}) => {
  test.setTimeout(180_000)
  let { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  await client.accounts.create({ ...NADIA, name: 'Nadia Brook', roles: ['counselor'] })
  const switchTo = async (who: { user: string; password: string }) => {
    await expectOffice(page)
    // A key that comes while the window is being drawn is heard by nobody.
    await expect(async () => {
      await page.keyboard.press('Control+l')
      ;({ page } = office)
      await page.getByRole('button', { name: /^Not .*\?$/ }).click({ timeout: 5000 })
    }).toPass()
    await signIn(page, who)
  }
  await switchTo(NADIA)
  await page.getByLabel('New password').fill(OWN)
  await page.getByLabel('The same password again').fill(OWN)
  await page.keyboard.press('Enter')
  await expectOffice(page)
  await goTo(page, `/students/${open.studentId}`)
  await sectionOf(page).getByRole('button', { name: 'Write' }).click()
  await sectionOf(page).getByLabel('What you want to remember').fill('Only hers.')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved, only for you.')).toBeVisible()

  await switchTo(ROSA)
  await expectOffice(page)
  await goTo(page, `/students/${open.studentId}`)
  await expect(sectionOf(page)).toContainText('Nobody else can open it.')
  await expect(sectionOf(page).getByRole('button', { name: /^Show my/ })).toHaveCount(0)
  await goTo(page, '/people')
  await page.getByRole('button', { name: 'New password: Nadia Brook' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Nobody can bring them back.')
  await everyone(page)
  await dialog.getByLabel('First password').fill('twelve slow herons wading')
  await dialog.getByLabel('The same password again').fill('twelve slow herons wading')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)

  await switchTo({ user: 'nadia', password: 'twelve slow herons wading' })
  await page.getByLabel('New password').fill('six copper bells at noon')
  await page.getByLabel('The same password again').fill('six copper bells at noon')
  await page.keyboard.press('Enter')
  await expectOffice(page)
  await goTo(page, `/students/${open.studentId}`)
  await sectionOf(page).getByRole('button', { name: 'Show my note' }).click()
  await expect(sectionOf(page)).toContainText(
    /This note cannot be opened any more: your password was set anew on/,
  )
  await everyone(page)
  await sectionOf(page)
    .getByRole('button', { name: /^Remove: note about/ })
    .click()
  await expect(sectionOf(page).getByRole('button', { name: /^Show my/ })).toHaveCount(0)
  expect(office.complaints).toEqual([])
})
