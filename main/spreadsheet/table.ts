import type { MessageValues } from '#shared/app-error.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type Delimiter = ',' | ';' | '\t' | '|'

/** A sentence the screen can show beside a file. */
export interface Note {
  readonly message: MessageKey
  readonly values?: MessageValues
}

/**
 * Something in a file that the office should look at. `row` counts as a spreadsheet program does: the headings are row 1.
 * An error keeps its row (or, without a row, its table) out of the draft; a warning keeps at most one cell out.
 */
export interface TableProblem extends Note {
  readonly table: string
  readonly row?: number
  readonly column?: string
  readonly severity: 'error' | 'warning'
}

/** What was found out about a file before its rows were read. */
export interface Detected {
  readonly encoding: Encoding
  readonly byteOrderMark: boolean
  readonly delimiter: Delimiter
  /** `assumed`: there is one column only, so nothing separates anything. */
  readonly delimiterFrom: 'counted' | 'stated' | 'assumed'
  readonly quoted: boolean
}

/** A column whose heading is empty, and how many rows have something in it. */
export interface UnnamedColumn {
  readonly column: string
  readonly filled: number
}

/** One spreadsheet file as text: headings, rows of the same width, and what was noticed on the way. */
export interface Table {
  /** The file's name without its ending, in lower case: `users`. */
  readonly name: string
  readonly fileName: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** For each row, its number in the file. */
  readonly rowNumbers: readonly number[]
  readonly detected: Detected
  readonly unnamedColumns: readonly UnnamedColumn[]
  /** Headings that appear more than once; the later ones are numbered. */
  readonly repeatedColumns: readonly string[]
  /** Password-like columns: their cells never left the reader. */
  readonly neverRead: readonly string[]
  /** Rows that could not be read as a row; each has an error in `problems`. */
  readonly rowsSetAside: number
  readonly problems: readonly TableProblem[]
}
