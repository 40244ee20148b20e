import { setImmediate as nextTurn } from 'node:timers/promises'

import type { OutputOf } from '#shared/api/operation.ts'
import type { printing as contract } from '#shared/api/printing.ts'
import { notFoundError, ruleError } from '#shared/app-error.ts'

import type { TaskContext } from '../context.ts'
import type { Host } from '../host.ts'
import { withCountedHeads } from '../print/counted-heads.ts'
import { pageCount } from '../print/page-count.ts'
import { pileOf, type Sheet } from '../print/page-frame.ts'
import { documentOf, type Paper } from '../print/paper.ts'

/** What came of printing for many. */
export type PrintedMany = OutputOf<(typeof contract)['printPackets']>

/** Says how far it is, and lets whoever wants to stop it be heard. Throws when it was stopped. */
export async function nextOfMany(
  { progress, signal }: Pick<TaskContext, 'progress' | 'signal'>,
  done: number,
  total: number,
): Promise<void> {
  progress(done, total)
  await nextTurn()
  signal.throwIfAborted()
}

/** What is said where none of those that were chosen prints; of records that are not there nothing else is told. */
export function nothingToPrint(refused: PrintedMany['refused']): Error {
  return refused.every(({ why }) => why === 'gone')
    ? notFoundError()
    : ruleError('printing:errors.noneMayPrint')
}

/** Sheets that follow each other in one pile: they may share a sheet of paper, and share none with others. */
function runsOf(sheets: readonly Sheet[]): readonly (readonly Sheet[])[] {
  return sheets.reduce<Sheet[][]>((runs, sheet) => {
    const last = runs.at(-1)
    if (last?.[0] && pileOf(last[0]) === pileOf(sheet)) last.push(sheet)
    else runs.push([sheet])
    return runs
  }, [])
}

/** A paper as it stands among others, and how many pages of it come out, empty ones among them. */
export interface Bound {
  readonly sheets: readonly Sheet[]
  /** `null` where the printer does not tell. */
  readonly pages: number | null
}

/** All pages of several papers. */
export function allPages(papers: readonly Bound[]): number | null {
  return papers.reduce<number | null>(
    (all, { pages }) => (all === null || pages === null ? null : all + pages),
    0,
  )
}

/**
 * A paper as one of many in a document: numbered by itself, and where `onNewSheets` says so each of its piles with an
 * even number of pages, so that a printer that prints both sides begins whatever follows on a new sheet. A browser has
 * no way to ask for that; so each pile is drawn once to count its pages.
 */
export async function bound(
  host: Pick<Host, 'printToPdf'>,
  drawn: Paper,
  { copy, onNewSheets }: { readonly copy: string; readonly onNewSheets: boolean },
): Promise<Bound> {
  const paper = await withCountedHeads(host, drawn)
  const runs = runsOf(paper.sheets)
  const sheets: Sheet[] = []
  let all: number | null = 0
  for (const run of runs) {
    const pages = pageCount(await host.printToPdf(documentOf({ ...paper, sheets: run })))
    const isOdd = pages !== null && pages % 2 === 1
    const blank = onNewSheets && isOdd
    all = all === null || pages === null ? null : all + pages + Number(blank)
    sheets.push(
      ...run.map((sheet, at) => ({
        ...sheet,
        copy: [sheet.copy, copy].filter((part) => part !== undefined).join('-'),
        pile: `${pileOf(sheet)}-${copy}`,
        // As alone: in a document of two piles nobody says of how many.
        ...(pages !== null && runs.length === 1 && { pagesOfPile: pages }),
        ...(blank && at === run.length - 1 && { thenBlank: true }),
      })),
    )
  }
  return { sheets, pages: all }
}
