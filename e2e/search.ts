import type { Locator, Page } from '@playwright/test'

/** Types into the field that finds everything, and answers what it offers. */
export async function look(page: Page, words: string): Promise<Locator> {
  const box = page.getByRole('combobox', { name: 'Find or do anything' })
  if (!(await box.isVisible())) await page.keyboard.press('Control+k')
  await box.fill(words)
  return page.getByRole('group', { name: 'Records' }).getByRole('option')
}
