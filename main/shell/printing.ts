import { randomBytes } from 'node:crypto'

import type { WebContents } from 'electron'

import { printerStopped } from '../host.ts'
import { printedHeaders } from './content-policy.ts'
import type { Desktop } from './desktop.ts'
import { openPrintWindow } from './office-window.ts'
import { sealSession } from './sealed-session.ts'
import { origin, scheme } from './window-origin.ts'

const printedPage = `${origin}/printed.html`

const pdfOf = (page: WebContents): Promise<Uint8Array> =>
  page.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true })

/** Draws a whole printed document in a hidden window of its own, and lets `work` print it. */
async function withDrawnPage<Result>(
  desktop: Desktop,
  document: string,
  work: (page: WebContents) => Promise<Result>,
): Promise<Result> {
  const partition = `print-${randomBytes(8).toString('hex')}`
  const session = desktop.session.fromPartition(partition, { cache: false })
  sealSession(session)
  session.protocol.handle(scheme, ({ url }) =>
    url === printedPage
      ? new Response(document, { headers: printedHeaders })
      : new Response(null, { status: 404 }),
  )
  const window = openPrintWindow(desktop, partition)
  try {
    await window.loadURL(printedPage)
    // Nothing runs in a printed page that could tell when its fonts are there: the first drawing is what fetches them.
    await pdfOf(window.webContents)
    return await work(window.webContents)
  } finally {
    window.destroy()
  }
}

/** Turns a printed document into PDF; its `@page` rule decides the paper. */
export async function drawPdf(desktop: Desktop, document: string): Promise<Uint8Array> {
  return withDrawnPage(desktop, document, pdfOf)
}

/** What Electron says where the dialog was closed; anything else is a printer that stopped. */
const CLOSED = /cancel/i

/** Opens the system's print dialog for a printed document; `false` when it was closed without printing. Throws where the printer stopped. */
export async function printOnPaper(desktop: Desktop, document: string): Promise<boolean> {
  return withDrawnPage(
    desktop,
    document,
    (page) =>
      new Promise((resolve, reject) => {
        page.print(
          { silent: false, printBackground: true, usePrinterDefaultPageSize: true },
          (printed, whyNot) => {
            if (printed || CLOSED.test(whyNot)) resolve(printed)
            else reject(printerStopped())
          },
        )
      }),
  )
}
