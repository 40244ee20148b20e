import type { Page } from '@playwright/test'

import { aConcern } from '#main/testing/makers.ts'

import { chooseWhatHappens } from './concerns.ts'
import { field } from './fields.ts'
import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { comeBack, signIn } from './session.ts'
import { goTo, inBothLights, makeWorkingOffice, PASSWORD } from './working-office.ts'

const everyone = (page: Page) => inBothLights(page, () => expectNoAxeViolations(page))

/** A keyboard that counts what somebody does with it: a word typed is one thing done, and so is a key. */
function countingKeyboard({ keyboard }: Page) {
  const done = { steps: 0, letters: 0 }
  return {
    done,
    press: async (keys: string) => {
      done.steps += 1
      await keyboard.press(keys)
    },
    type: async (words: string) => {
      done.steps += 1
      done.letters += words.length
      await keyboard.type(words)
    },
  }
}

/** Opens the form for a new concern and picks the one student there is. */
async function beginConcern(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('combobox', { name: 'Student' })).toBeFocused()
  await page.keyboard.type('varga')
  await page.getByRole('option', { name: /Ines Varga/ }).click()
}

test('a concern is written down in under a minute, with the keyboard alone', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  const { press, type, done } = countingKeyboard(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  const began = Date.now()
  await press('Control+n')
  await expect(page.getByRole('combobox', { name: 'Student' })).toBeFocused()
  await type('varg')
  await expect(page.getByRole('option', { name: /Ines Varga/ })).toHaveAttribute(
    'data-combobox-selected',
    'true',
  )
  await press('Enter')
  await expect(page.getByText(/This student has an open case\. The concern joins case/)).toBeVisible()
  await press('Tab')
  await type('Sleeps in the first lesson and says there is no point in coming.')
  await press('Tab')
  await type('Teacher')
  await press('Tab')
  await press('Tab')
  await expect(page.getByRole('radio', { name: 'No', exact: true }).first()).toBeFocused()
  await press('Space')
  await press('Control+s')
  await expect(page.getByRole('heading', { name: 'Decide' })).toBeVisible()
  const waited = Date.now() - began

  // A slow typist finds five letters a second and thinks a second about each step.
  expect(done.steps).toBeLessThanOrEqual(11)
  expect(done.letters / 5 + done.steps + waited / 1000).toBeLessThan(60)
  await expect(page.getByRole('region', { name: 'What was said' })).toContainText(
    'Sleeps in the first lesson',
  )
  await everyone(page)
  expect(office.complaints).toEqual([])
})

test('danger shows what to do at once, keeps the concern, and stands first on the day', async ({
  office,
}) => {
  const { page } = office
  await makeWorkingOffice(page)
  await beginConcern(page)
  await page.getByLabel('What was noticed').fill('Said in class that tonight is the night.')

  await page.getByRole('button', { name: 'Save the concern' }).click()
  await expect(field(page, 'From whom')).toHaveAccessibleDescription('Fill this in.')
  await field(page, 'From whom').selectOption('Teacher')
  await page.getByRole('button', { name: 'Save the concern' }).click()
  const danger = page.getByRole('radiogroup', { name: /^Is anyone in danger now\?/ })
  await expect(danger).toHaveAccessibleDescription('Fill this in.')
  await expect(page.getByRole('radio', { name: 'No', exact: true }).first()).toBeFocused()
  await danger.getByRole('radio', { name: /^Yes/ }).check()
  const steps = page.getByRole('region', { name: 'Danger now: do this first' })
  await expect(steps).toContainText('Stay with the student.')
  await expect(steps).toContainText('988')
  await expect(steps.getByRole('listitem').first(), 'what to dial stands first').toContainText(/^911/)
  await expect(page.getByText(/^Saved \d/)).toBeVisible()
  await everyone(page)

  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { name: 'Decide' })).toBeVisible()
  for (const urgency of await page.getByRole('radio').all()) await expect(urgency).not.toBeChecked()
  const proposal = page.getByRole('group', { name: 'Proposed urgency' })
  await expect(proposal).toContainText(/Danger now was marked\. Proposed:\s*Emergency/)
  await everyone(page)
  await proposal.getByRole('button', { name: 'Take it' }).press('Enter')
  await expect(page.getByRole('radio', { name: /^Emergency/ })).toBeChecked()
  await chooseWhatHappens(page, { disposition: 'Crisis or emergency', tier: /^Tier 3/ })
  await page.getByLabel('What is done next').fill('Walk to the office together')
  await page.getByRole('button', { name: 'Save the decision' }).click()
  await expect(page.getByText('Tick at least one safety step that was taken.')).toBeVisible()

  await goTo(page, '/today')
  await expect(page.getByRole('region', { name: /^Crisis/ })).toContainText('tonight is the night')
  await everyone(page)
  expect(office.complaints).toEqual([])
})

test('nothing about a child is decided beforehand: what nobody chose is asked for, kindly', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open } = await makeWorkingOffice(page)
  const concern = await client.concerns.create(
    aConcern(open.studentId, { proposedUrgency: 'priority', reporterName: 'Mr. Okoye' }),
  )
  await goTo(page, `/concerns/${concern.id}`)
  await expect(page.getByRole('heading', { name: 'Decide' })).toBeVisible()
  await expect(page.getByLabel('What happens')).toHaveValue('')
  await expect(page.getByLabel('Level of support')).toHaveValue('')
  await expect(page.getByLabel('By when')).toHaveValue('')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Choose how urgent this is.')).toBeVisible()
  await expect(page.getByText('Choose what happens for this student.')).toBeVisible()
  await expect(page.getByText('Choose the level of support that fits.')).toBeVisible()
  await expect(page.getByLabel('What is done next')).toHaveAccessibleDescription('Fill this in.')
  await expect(page.getByRole('radio', { name: /^Emergency/ })).toBeFocused()
  await everyone(page)

  await expect(page.getByText('Proposed (Mr. Okoye):')).toBeVisible()
  await page.getByRole('button', { name: 'Take it' }).press('Enter')
  await expect(page.getByRole('radio', { name: /^Priority/ })).toBeChecked()
  await expect(page.getByText('Choose how urgent this is.')).toHaveCount(0)
  await expect(page.getByLabel('By when')).not.toHaveValue('')
  await chooseWhatHappens(page, { disposition: 'Meeting with the parents', tier: /^Tier 2/ })
  await page.getByLabel('What is done next').fill('Ask the mother to come in')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('region', { name: 'Next' })).toContainText('Ask the mother to come in')
  expect(office.complaints).toEqual([])
})

test('what was being typed is there again after the program was killed', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  await beginConcern(page)
  await page.getByLabel('What was noticed').fill('Half of what the teacher told me')
  await expect(page.getByText(/^Saved \d/)).toBeVisible()

  const again = await office.reopen()
  await signIn(again, { user: 'rosa', password: PASSWORD })
  await expect(again.getByRole('heading', { level: 1, name: 'New concern' })).toBeVisible()
  await expect(again.getByText(/^This is what you were typing\. It was kept/)).toBeVisible()
  await expect(again.getByLabel('What was noticed')).toHaveValue('Half of what the teacher told me')
  await expect(again.getByRole('combobox', { name: 'Student' })).toHaveValue('Ines Varga')
  await expect(again.getByText(/The concern joins case/)).toBeVisible()

  await again.getByRole('button', { name: 'Start afresh' }).click()
  await expect(again.getByLabel('What was noticed')).toHaveValue('')
  await expect(again.getByRole('combobox', { name: 'Student' })).toHaveValue('')
})

test('what is typed without a pause is there after locking in the middle of it', async ({ office }) => {
  await makeWorkingOffice(office.page)
  await beginConcern(office.page)
  const field = office.page.getByLabel('What was noticed')
  await field.focus()
  const words = 'Then she showed me cuts on her arm and asked me not to tell. '.repeat(2).trim()
  await office.page.keyboard.type(words, { delay: 25 })
  await office.page.keyboard.press('Control+l')
  const { page } = office
  await comeBack(page, { user: 'rosa', password: PASSWORD })
  await expect(page.getByLabel('What was noticed')).toHaveValue(words)
})

test('a new concern begins with nobody, whoever the one before was about', async ({ office }) => {
  const { page } = office
  const { case: open } = await makeWorkingOffice(page)
  await goTo(page, `/students/${open.studentId}`)
  await page.getByRole('main').getByRole('button', { name: 'New concern' }).click()
  const student = page.getByRole('combobox', { name: 'Student' })
  await expect(student).toHaveValue('Ines Varga')
  await page.keyboard.press('Control+n')
  await expect(student).toHaveValue('')
  await goTo(page, '/today')
  await expect(page.getByRole('heading', { level: 1, name: /^Good/ })).toBeFocused()
  await page.keyboard.press('Control+n')
  await expect(student).toBeFocused()
  await expect(student).toHaveValue('')
  await expect(page.getByText(/^This is what you were typing/)).toHaveCount(0)
})

test('a brief contact takes one line, and one key makes it a concern', async ({ office }) => {
  const { page } = office
  await makeWorkingOffice(page)
  await goTo(page, '/concerns')
  await expect(page.getByText('No concern here')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: 'Brief contact' }).press('Enter')

  await expect(page.getByRole('combobox', { name: 'Student' })).toBeFocused()
  await page.keyboard.type('varga')
  await expect(page.getByRole('option', { name: /Ines Varga/ })).toHaveAttribute(
    'data-combobox-selected',
    'true',
  )
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Asked whether the group meets on Friday')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Kept' })).toContainText('Asked whether the group meets')
  await expect(page.getByRole('combobox', { name: 'Student' })).toBeFocused()
  await expectNoAxeViolations(page)

  await page.keyboard.press('Alt+c')
  await expect(page.getByRole('heading', { name: 'Decide' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'What was said' })).toContainText('Asked whether the group')

  await page.getByRole('button', { name: 'Edit' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Correct or complete the concern' })
  await expect(dialog.getByLabel('What was noticed')).toBeFocused()
  await everyone(page)
  await dialog.getByRole('checkbox', { name: 'Asks for help' }).check()
  await page.keyboard.press('Control+s')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'What was said' })).toContainText('Asks for help')

  await page.keyboard.press('Control+z')
  await expect(page.getByRole('region', { name: 'What was said' })).not.toContainText('Asks for help')
  await goTo(page, '/concerns')
  await expect(page.getByRole('row', { name: /Varga, Ines/ })).toContainText('Asked whether the group')
  await everyone(page)
  expect(office.complaints).toEqual([])
})
