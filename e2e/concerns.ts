import type { Page } from '@playwright/test'

import { field, tabTo } from './fields.ts'
import { expect } from './fixtures.ts'

/** What a teacher says about a student. */
export interface Worry {
  /** What is typed to find the student, and the name that is found. */
  readonly typed: string
  readonly student: string
  readonly noticed: string
  readonly studentSaid: string
}

/** Writes a concern down with the keyboard alone, from anywhere in the program. */
export async function noteConcernByKeyboard(page: Page, worry: Worry): Promise<void> {
  const { keyboard } = page
  await keyboard.press('Control+n')
  await expect(page.getByRole('combobox', { name: 'Student' })).toBeFocused()
  await keyboard.type(worry.typed)
  const found = page.getByRole('option', { name: worry.student })
  await expect(found).toHaveAttribute('data-combobox-selected', 'true')
  await keyboard.press('Enter')
  await keyboard.press('Tab')
  await expect(field(page, 'What was noticed')).toBeFocused()
  await keyboard.type(worry.noticed)
  await tabTo(page, field(page, 'From whom'))
  await keyboard.type('Teacher')
  const danger = page.getByRole('radiogroup', { name: 'Is anyone in danger now?' })
  await tabTo(page, danger.getByRole('radio', { name: 'No' }))
  await keyboard.press('Space')
  await tabTo(page, page.getByText('More details, if you know them'))
  await keyboard.press('Enter')
  await tabTo(page, field(page, "The student's own words"))
  await keyboard.type(worry.studentSaid)
  await keyboard.press('Control+s')
  await expect(page.getByRole('heading', { name: 'Decide' })).toBeVisible()
}

/** Chooses what happens for the student and which level of support fits: the form decides neither. */
export async function chooseWhatHappens(
  page: Page,
  { disposition, tier }: { readonly disposition: string; readonly tier: RegExp },
): Promise<void> {
  await field(page, 'What happens').selectOption(disposition)
  const support = field(page, 'Level of support')
  await support.selectOption(await support.getByRole('option', { name: tier }).innerText())
}
