import type { Browser } from 'playwright-core'

import { printedHeaders } from '#main/shell/content-policy.ts'

const printedPage = 'https://footbridge.invalid/printed.html'

/** Turns a printed document into PDF, under the product's policy for printed pages. */
export async function drawPdf(browser: Browser, document: string): Promise<Uint8Array> {
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    await page.route('**/*', (route) =>
      route.request().url() === printedPage
        ? route.fulfill({ headers: { ...printedHeaders }, body: document })
        : route.abort(),
    )
    await page.goto(printedPage)
    // A page is drawn once before its fonts are there: on that drawing their letters are missing.
    await page.evaluate(() => globalThis.document.fonts.ready.then(() => null))
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
  } finally {
    await context.close()
  }
}
