import { aReferralDraft } from '#main/testing/referral-makers.ts'

import { expect, expectNoAxeViolations, test } from './fixtures.ts'
import { goTo, inBothLights, makeWorkingOffice } from './working-office.ts'

test('a cycle by keyboard alone: it falls due, freezes its figures, ends in a decision, and the next begins with what became of it', async ({
  office,
}) => {
  const { page } = office
  const { client, case: open, clinic, today: now } = await makeWorkingOffice(page)
  const me = (await client.accounts.list({}))[0]?.id ?? ''
  await client.referrals.create(
    aReferralDraft({ caseId: open.id, serviceId: clinic.id, ownerId: me, needIdentifiedOn: now }),
  )
  await goTo(page, '/evaluation')
  await page.getByRole('link', { name: 'Evaluation calendar' }).press('Enter')
  await expect(page.getByText('No cycle has been held yet')).toBeVisible()
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.getByRole('combobox', { name: 'Who is reminded of: Monthly pulse' }).selectOption(me)
  const due = page.getByRole('list', { name: 'Due now' })
  await expect(due).toContainText('Monthly pulse:')

  await goTo(page, '/today')
  const today = page.getByRole('list', { name: 'Evaluation' })
  await expect(today).toContainText('Begin it')
  await today.getByRole('link', { name: /Monthly pulse/ }).press('Enter')
  await due.getByRole('button', { name: /^Begin/ }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /Monthly pulse/ })).toBeVisible()
  await expect(page.getByText('This is the first cycle of its kind.')).toBeVisible()

  const figures = page.getByRole('region', { name: 'Figures' })
  await figures.getByRole('button', { name: 'Freeze the figures' }).press('Enter')
  await expect(figures).toContainText('SHA-256 of what was frozen')
  await expect(figures.getByRole('table', { name: 'How many began' })).toContainText('Began in this time')
  await inBothLights(page, () => expectNoAxeViolations(page))

  await page.getByRole('button', { name: 'Write down what was said' }).press('Enter')
  const finding = page.getByRole('dialog', { name: 'Write down what was said' })
  await expect(finding).toContainText('No names, no case codes')
  await finding.getByLabel('Theme').fill('Waiting')
  await finding.getByLabel('What they said').fill('Ines Varga waits for a call.')
  await page.keyboard.press('Control+s')
  await expect(finding).toContainText('“Ines Varga”: a student of the school is called that.')
  await finding.getByLabel('What they said').fill('Nobody calls back.')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('list', { name: 'Waiting' })).toContainText('Nobody calls back.')

  await page.getByRole('button', { name: 'Write down a decision' }).press('Enter')
  const decision = page.getByRole('dialog', { name: 'Write down a decision' })
  await decision.getByLabel('What is decided').fill('Call each family within a week.')
  await decision.getByLabel('The page of figures it answers').selectOption('Do families reach help?')
  const action = decision.getByRole('group', { name: 'Action 1' })
  await action.getByLabel('What').fill('Print the list of calls')
  await action.getByRole('combobox', { name: 'Who' }).selectOption(me)
  await action.getByRole('textbox', { name: 'By', exact: true }).fill('today')
  await inBothLights(page, () => expectNoAxeViolations(page))
  await page.keyboard.press('Control+s')
  await expect(decision).toHaveCount(0)
  await expect(page.getByRole('list', { name: 'Decisions and actions' })).toContainText(
    'Print the list of calls',
  )

  await page.getByRole('button', { name: 'Print the report' }).press('Enter')
  const preview = page.getByRole('dialog', { name: 'Print the report' })
  await expect(preview).toContainText('Nobody calls back.')
  await preview.getByLabel('For whom').selectOption('For families, the board and the community')
  await expect(preview).not.toContainText('Nobody calls back.')
  await expectNoAxeViolations(page)
  await preview.getByRole('button', { name: 'Save as PDF' }).press('Enter')
  await expect.poll(() => office.saved(), { timeout: 90_000 }).toEqual(['footbridge-evaluation.pdf'])
  await page.keyboard.press('Escape')

  await goTo(page, '/evaluation')
  await expect(page.getByText('Decided last time: Call each family within a week.')).toBeVisible()
  await goTo(page, '/today')
  await expect(today).toContainText('Decide and close it')
  await today.getByRole('button', { name: 'Done: Print the list of calls' }).press('Enter')
  await expect(today).not.toContainText('Print the list of calls')
  await page.keyboard.press('Control+z')
  await expect(today).toContainText('Print the list of calls')
  await today.getByRole('button', { name: 'Done: Print the list of calls' }).press('Enter')
  await today.getByRole('link', { name: /Monthly pulse/ }).press('Enter')
  await page.getByRole('button', { name: 'Close the cycle' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Open it again' })).toBeVisible()

  // The next of the kind is that of a month to come: one of its own name stands for it.
  const named = { name: 'New form', dueOn: now, ownerId: me, questions: ['Does it help?'] }
  const first = await client.cycles.beginCustom({ ...named, fromDay: '2024-01-01', toDay: '2024-01-31' })
  await client.cycles.decide({
    ...{ cycleId: first.cycleId, decision: { what: 'Use the new form everywhere.', about: null } },
    actions: [],
  })
  const next = await client.cycles.beginCustom({ ...named, fromDay: '2024-02-01', toDay: '2024-02-29' })
  await goTo(page, `/evaluation/cycles/${next.cycleId}`)
  const last = page.getByRole('list', { name: 'Last time' })
  await expect(last).toContainText('Nobody has said yet what became of it.')
  await last.getByRole('button', { name: /^Say what became of it/ }).press('Enter')
  await page.getByRole('textbox', { name: 'What became of it' }).fill('Two in three offices use it.')
  await page.keyboard.press('Control+s')
  await expect(last).toContainText('Two in three offices use it.')
  await inBothLights(page, () => expectNoAxeViolations(page))
  expect(office.complaints).toEqual([])
})
