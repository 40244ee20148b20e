import { ruleError } from '#shared/app-error.ts'

import { readHeadings, type Headings } from './headings.ts'
import type { ReadingLimits } from './limits.ts'
import type { TableProblem } from './table.ts'

/** What is known about a row besides its cells. */
export interface RowFacts {
  /** A quotation mark stands where none should. */
  readonly strayQuote: boolean
  /** The file ends without finishing this row's line. */
  readonly unfinished: boolean
  /** The file ends inside a quotation. */
  readonly quoteOpen: boolean
}

/** Takes rows as they come from the parser and keeps those that fit the headings. */
export interface RowCollector {
  add(cells: readonly string[], facts: RowFacts): void
  readonly headings: Headings | undefined
  readonly rows: readonly (readonly string[])[]
  readonly rowNumbers: readonly number[]
  readonly rowsSetAside: number
  readonly problems: readonly TableProblem[]
}

interface Around {
  readonly table: string
  readonly fileName: string
  readonly limits: ReadingLimits
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

function refuseLongCell(cells: readonly string[], row: number, { fileName, limits }: Around): void {
  if (cells.some((cell) => cell.length > limits.cellLength)) {
    throw ruleError('imports:errors.cellTooLong', { file: fileName, row, limit: limits.cellLength })
  }
}

function problemOf(
  cells: readonly string[],
  width: number,
  facts: RowFacts,
): Omit<TableProblem, 'table' | 'row'> | undefined {
  const values = { cells: cells.length, columns: width }
  const overflow = cells.slice(width).some((cell) => cell.trim() !== '')
  if (facts.quoteOpen || (facts.unfinished && cells.length < width)) {
    return { severity: 'error', message: 'imports:problems.halfRow', values }
  }
  if (facts.strayQuote && cells.length !== width)
    return { severity: 'error', message: 'imports:problems.brokenQuotes' }
  if (overflow) return { severity: 'error', message: 'imports:problems.longRow', values }
  if (cells.length < width) return { severity: 'warning', message: 'imports:problems.shortRow', values }
  if (facts.strayQuote) return { severity: 'warning', message: 'imports:problems.strayQuote' }
  return undefined
}

/** Starts collecting one file's rows; blank rows count but are not kept. */
export function rowCollector(around: Around): RowCollector {
  const rows: string[][] = []
  const rowNumbers: number[] = []
  const problems: TableProblem[] = []
  let headings: Headings | undefined
  let number = 0
  let rowsSetAside = 0

  function addRow(cells: readonly string[], facts: RowFacts, { positions, width }: Headings): void {
    if (rows.length >= around.limits.rows) {
      throw ruleError('imports:errors.tooManyRows', { file: around.fileName, limit: around.limits.rows })
    }
    const problem = problemOf(cells, width, facts)
    if (problem) problems.push({ ...problem, table: around.table, row: number })
    if (problem?.severity === 'error') rowsSetAside += 1
    else {
      rows.push(positions.map((position) => cells[position] ?? ''))
      rowNumbers.push(number)
    }
  }

  return {
    add(cells, facts) {
      number += 1
      if (isBlank(cells)) return
      refuseLongCell(cells, number, around)
      if (headings) addRow(cells, facts, headings)
      else headings = readHeadings(cells, around)
    },
    get headings() {
      return headings
    },
    rows,
    rowNumbers,
    get rowsSetAside() {
      return rowsSetAside
    },
    problems,
  }
}
