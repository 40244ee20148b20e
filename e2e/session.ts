import type { Page } from '@playwright/test'

import { expect } from './fixtures.ts'

/** Who signs in. */
export interface Signer {
  readonly user: string
  readonly password: string
}

/** Answers the sign-in screen of a program that just started: first who, then the password. */
export async function signIn(page: Page, { user, password }: Signer): Promise<void> {
  await page.getByLabel('User name').fill(user)
  await page.getByRole('button', { name: 'Continue' }).click()
  await comeBack(page, { user, password })
}

/** Answers the lock screen of a program that knows who was at work. */
export async function comeBack(page: Page, { user, password }: Signer): Promise<void> {
  await page.getByLabel(`Password for ${user}`).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Expects that the office stands open. */
export async function expectOffice(page: Page): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible()
}
