type Cell = string | number | boolean | null

function written(cell: Cell): string {
  const text = cell === null ? '' : String(cell)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A CSV file as a school's other programs write it: one heading line, quoted where needed. */
export function csvFile<Column extends string>(
  columns: readonly Column[],
  rows: Iterable<Readonly<Partial<Record<Column, Cell>>>>,
): string {
  const lines = [columns.join(',')]
  for (const row of rows) lines.push(columns.map((column) => written(row[column] ?? null)).join(','))
  return `${lines.join('\r\n')}\r\n`
}
