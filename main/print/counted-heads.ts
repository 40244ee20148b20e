import type { Host } from '../host.ts'
import { pageCount } from './page-count.ts'
import { printedDocument } from './page-frame.ts'
import type { Paper } from './paper.ts'

/**
 * A paper whose heads say of how many pages: a browser counts all pages of a document and not those of one sheet, so each
 * sheet with a head is drawn once by itself. Where the printer does not tell, the head says the number alone.
 */
export async function withCountedHeads(
  { printToPdf }: Pick<Host, 'printToPdf'>,
  paper: Paper,
): Promise<Paper> {
  const sheets = []
  for (const sheet of paper.sheets) {
    const alone = () => printedDocument(paper.look, [sheet], paper.styles)
    const pages = sheet.head ? pageCount(await printToPdf(alone())) : null
    sheets.push(pages === null ? sheet : { ...sheet, pagesOfSheet: pages })
  }
  return { ...paper, sheets }
}
