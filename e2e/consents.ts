import type { Locator } from '@playwright/test'

import { field } from './fields.ts'

/** Enters who signed a paper that lets the school and a provider talk, until when and in which language, by keys alone. */
export async function enterPaper(dialog: Locator, signer: string): Promise<void> {
  await dialog.getByRole('radio', { name: 'Exchange of information' }).press('Space')
  await field(dialog, 'Who signed').pressSequentially(signer)
  await dialog.getByRole('radio', { name: 'Both ways' }).press('Space')
  await dialog.getByRole('button', { name: 'The usual purpose' }).press('Enter')
  await dialog.getByRole('button', { name: /^Until / }).press('Enter')
  await field(dialog, 'Language of the paper').pressSequentially('Spanish')
}
