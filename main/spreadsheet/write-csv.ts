/** Signs a spreadsheet program takes for the beginning of a formula, their full-width forms included. */
const FORMULA = /^[=+\-@|\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** What a cell says without the sign that keeps a spreadsheet program from taking it for a formula. */
export function unguarded(cell: string): string {
  // What began with apostrophes of its own has one more.
  const bare = cell.replace(/^'+/, '')
  const isGuarded = bare !== cell && (FORMULA.test(bare) || FORMULA.test(bare.trimStart()))
  return isGuarded ? cell.slice(1) : cell
}

/** A cell that stands by itself whatever it says: quotation marks where it needs them. */
const quoted = (text: string): string => (/[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** What would be a formula, and what looks guarded by itself, so that its own apostrophe is not taken for the sign. */
const isFormula = (text: string): boolean =>
  FORMULA.test(text.trimStart()) || FORMULA.test(text) || unguarded(text) !== text

/** Digits with the signs that stand between them, such as `-71.05` or `+44 1234 567890`: nothing that could do anything. */
const ONLY_DIGITS = /^[+-]?\(?\d[\d\s().-]*$/

function fileOf(rows: readonly (readonly string[])[], isGuarded: (text: string) => boolean): Uint8Array {
  const cell = (value: string): string => {
    const text = value.replaceAll('\0', '')
    return quoted(isGuarded(text) ? `'${text}` : text)
  }
  const text = rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
  return new TextEncoder().encode(`\ufeff${text}`)
}

/** Rows as a CSV file any spreadsheet program opens as they are: no cell is ever a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  return fileOf(rows, isFormula)
}

/** Rows as a CSV file that other programs read: numbers stay numbers, and no words are ever a formula. */
export function writeCsvForPrograms(rows: readonly (readonly string[])[]): Uint8Array {
  return fileOf(rows, (text) => isFormula(text) && !ONLY_DIGITS.test(text))
}
