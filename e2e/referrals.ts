import type { Locator, Page } from '@playwright/test'

import { field } from './fields.ts'
import { expect } from './fixtures.ts'

/** What somebody recorded about a referral says on screen. */
export async function expectStanding(page: Page, sentence: RegExp | string): Promise<void> {
  await expect(page.getByRole('region', { name: 'Where it stands' })).toContainText(sentence)
}

/** Records one step of a referral: its button, what the form asks, how anybody knows, and the button that keeps it. */
export async function recordStep(
  page: Page,
  step: string,
  fillIn: (form: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const standing = page.getByRole('region', { name: 'Where it stands' })
  await standing.getByRole('button', { name: step, exact: true }).click()
  const form = standing.getByRole('group', { name: step })
  await field(form, 'How do we know').selectOption('The provider said so')
  await fillIn(form)
  await form.getByRole('button', { name: 'Record' }).click()
  await expect(form).toHaveCount(0)
}

/** An appointment on a day, as the provider told it. */
export async function recordAppointment(page: Page, day: string): Promise<void> {
  await recordStep(page, 'Appointment made', async (form) => {
    await field(form, 'Day of the appointment').fill(day)
    await field(form, 'Which appointment').selectOption('First appointment')
  })
}
