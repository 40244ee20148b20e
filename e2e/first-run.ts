import type { Page } from '@playwright/test'

import { expect } from './fixtures.ts'

/** Who begins the office in a spec, and of which school. */
export const OWNER = {
  school: 'Harbor Middle School',
  phone: '555-0134',
  name: 'Robin Vale',
  user: 'robin',
  password: 'four harbor lanterns glow',
} as const

/** Walks the four steps of the first run as a person does, and answers the recovery code that was typed back. */
export async function firstRun(page: Page): Promise<string> {
  await page.getByLabel('Name of the school').fill(OWNER.school)
  await page.getByLabel('Phone families call').fill(OWNER.phone)
  await page.getByRole('button', { name: 'Next' }).click()

  await page.getByLabel('Your name').fill(OWNER.name)
  await page.getByLabel('User name').fill(OWNER.user)
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password)
  await page.getByLabel('The same password again').fill(OWNER.password)
  await page.getByRole('button', { name: 'Create the encrypted file' }).click()

  const code = await page.getByRole('group', { name: 'Recovery code' }).innerText()
  await page.getByRole('button', { name: 'Print the sheet' }).click()
  await page.getByRole('button', { name: 'I have the sheet in my hand' }).click()
  await page.getByLabel('Recovery code').fill(code)
  await page.getByRole('button', { name: 'Check the code' }).click()
  await expect(page.getByRole('heading', { name: 'Everything is ready' })).toBeVisible()
  return code
}

/** Begins to work with nothing brought in. */
export async function startWorking(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Start working/ }).click()
  await expect(page.getByRole('navigation').first()).toBeVisible()
}
