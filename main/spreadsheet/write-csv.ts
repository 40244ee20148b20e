/** Signs a spreadsheet program takes for the beginning of a formula, their full-width forms included. */
const FORMULA = /^[=+\-@|\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** What a cell says without the sign that keeps a spreadsheet program from taking it for a formula. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && (FORMULA.test(cell.slice(1)) || FORMULA.test(cell.slice(1).trimStart()))
    ? cell.slice(1)
    : cell
}

function cell(value: string): string {
  const text = value.replaceAll('\0', '')
  const harmless = FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n;\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Rows as a CSV file any spreadsheet program opens as they are: no cell is ever a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  const text = rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
  return new TextEncoder().encode(`\ufeff${text}`)
}
