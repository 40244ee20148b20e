import type { IgnoredColumn } from '#shared/domain/import.ts'

import type { Table } from '../../spreadsheet/table.ts'
import type { Cell, Collector } from './findings.ts'
import { isTypoOf } from './nearest.ts'
import { oneWord, trimmed } from './plain-words.ts'

/** The fields wanted of a table, each with the headings it may stand under. */
export type Wanted<Field extends string> = Readonly<Record<Field, readonly string[]>>

/** A table read by field instead of by column. */
export interface TableView<Field extends string> {
  readonly table: Table
  readonly size: number
  has(field: Field): boolean
  /** The heading a field was found under. */
  heading(field: Field): string
  /** A cell's text, without the blanks around it; empty when the field is not in the table. */
  text(index: number, field: Field): string
  cell(index: number, field: Field): Cell
  rowNumber(index: number): number
  /** Every cell of a field's column. */
  values(field: Field): Iterable<string>
  /** Columns no field was found in. */
  readonly unused: readonly string[]
}

/** What an office said about misspelt headings: the expected one, by the one in the file. */
export type HeadingFixes = Readonly<Record<string, string>>

function isExtension(column: string): boolean {
  return /^(ext[_.]|metadata[_.]|x[_.])/i.test(column)
}

function reasonFor(table: Table, column: string): IgnoredColumn['reason'] {
  if (table.unnamedColumns.some((unnamed) => unnamed.column === column)) return 'unnamed'
  return isExtension(column) ? 'extension' : 'no-use'
}

function viewAt<Field extends string>(table: Table, positions: ReadonlyMap<Field, number>): TableView<Field> {
  const used = new Set(positions.values())
  const text = (index: number, field: Field): string => {
    const position = positions.get(field)
    return position === undefined ? '' : trimmed(table.rows[index]?.[position])
  }
  const heading = (field: Field): string => table.columns[positions.get(field) ?? -1] ?? field
  const rowNumber = (index: number): number => table.rowNumbers[index] ?? index + 2
  return {
    table,
    size: table.rows.length,
    has: (field) => positions.has(field),
    heading,
    text,
    cell: (index, field) => ({
      table: table.name,
      row: rowNumber(index),
      column: heading(field),
      text: text(index, field),
    }),
    rowNumber,
    *values(field) {
      for (let index = 0; index < table.rows.length; index += 1) yield text(index, field)
    },
    unused: table.columns.filter((_, position) => !used.has(position)),
  }
}

/** Finds the wanted fields by heading, whatever its case and punctuation. */
export function viewTable<Field extends string>(
  table: Table,
  wanted: Wanted<Field>,
  fixes: HeadingFixes = {},
): TableView<Field> {
  const words = table.columns.map((column) =>
    oneWord(Object.hasOwn(fixes, column) ? (fixes[column] ?? column) : column),
  )
  const positions = new Map<Field, number>()
  // The keys of a record of fields are fields.
  for (const [field, headings] of Object.entries(wanted) as [Field, readonly string[]][]) {
    const position = headings.map((heading) => words.indexOf(oneWord(heading))).find((found) => found >= 0)
    if (position !== undefined) positions.set(field, position)
  }
  return viewAt(table, positions)
}

/** Finds fields in the columns a mapping names, letter by letter. */
export function viewMapped<Field extends string>(
  table: Table,
  columns: Readonly<Partial<Record<Field, string>>>,
): TableView<Field> {
  const positions = new Map<Field, number>()
  // As above.
  for (const [field, column] of Object.entries(columns) as [Field, string][]) {
    const position = table.columns.indexOf(column)
    if (position >= 0) positions.set(field, position)
  }
  return viewAt(table, positions)
}

/** Lists the columns nothing was taken from, and those that look like a misspelt heading. */
export function reportUnused<Field extends string>(
  view: TableView<Field>,
  wanted: Wanted<Field>,
  collector: Collector,
  quiet: readonly string[] = [],
): void {
  const { table } = view
  const silent = new Set(quiet.map(oneWord))
  // As above.
  const missing = (Object.keys(wanted) as Field[]).filter((field) => !view.has(field))
  for (const column of view.unused) {
    const word = oneWord(column)
    if (silent.has(word)) continue
    const expected = missing.find((field) =>
      wanted[field].some((heading) => isTypoOf(word, oneWord(heading))),
    )
    if (expected) {
      const meant = wanted[expected][0] ?? expected
      collector.suggestion({ table: table.name, column, expected: meant })
      collector.warn({ table: table.name, column }, 'imports:problems.headingTypo', {
        column,
        expected: meant,
      })
    }
    collector.ignored({ table: table.name, column, reason: reasonFor(table, column) })
  }
}
