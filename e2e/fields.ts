import type { Locator, Page } from '@playwright/test'

/** A field by its label, whether or not a star marks it. */
export function field(around: Page | Locator, label: string): Locator {
  return around.getByLabel(new RegExp(`^${label}( \\*)?$`))
}

/** Walks with the Tab key until something has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('The Tab key does not lead there')
}
