/** Columns that join tables to one another or tell programs how to count, and say nothing to people. */
const JOINS = /(^|_)(id|key|entity)$|^(link_type|dtstart|wkst)$/

/** One cell of a table that came with a directory. */
interface Cell {
  readonly column: string
  readonly value: string
}

/** What a row says to people: without the cells that only join it to others, or are empty. */
const saidIn = (cells: readonly Cell[]): readonly Cell[] =>
  cells.filter(({ column, value }) => !JOINS.test(column) && value.trim() !== '')

/** The rows that say anything, each once. */
export function rowsThatSay<Row extends { readonly cells: readonly Cell[] }>(
  rows: readonly Row[],
): readonly Row[] {
  const said = rows.map((row) => ({ ...row, cells: saidIn(row.cells) }))
  const known = new Map(said.toReversed().map((row) => [JSON.stringify(row.cells), row]))
  return said.filter((row) => row.cells.length > 0 && known.get(JSON.stringify(row.cells)) === row)
}
