import type { Locator } from '@playwright/test'

import { expect, type Office } from './fixtures.ts'
import { type SampleName, sampleFolder } from './sample-files.ts'

/** The steps of one import, each seen before the next button is pressed. */
export interface ImportSeen {
  /** What was read, before anything is compared. */
  readonly read?: (content: Locator) => Promise<void>
  /** What would happen, before anything is written. */
  readonly preview?: (content: Locator) => Promise<void>
}

/** Brings a whole folder in, through every step of the screen, and answers what the screen says was written. */
export async function bringIn(office: Office, name: SampleName, seen: ImportSeen = {}): Promise<string> {
  const { page } = office
  const content = page.getByRole('main')
  await office.chooseFiles([await sampleFolder(name)])
  await page.getByRole('button', { name: 'Choose a folder…' }).click()

  await expect(page.getByRole('heading', { name: 'What this is' })).toBeVisible()
  await seen.read?.(content)
  await page.getByRole('button', { name: 'Preview' }).click()

  const counts = page.getByRole('region', { name: 'What would happen' })
  await expect(counts).toContainText('Nothing is written yet.')
  await expect(counts).not.toContainText('rejected')
  await seen.preview?.(content)
  await page.getByRole('button', { name: /^Bring in \d/ }).click()

  const done = page.getByRole('region', { name: 'Brought in' })
  await expect(done).toBeVisible({ timeout: 20_000 })
  return done.innerText()
}
