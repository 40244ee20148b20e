import { setImmediate } from 'node:timers/promises'

import Papa from 'papaparse'

import { AppError, ruleError } from '#shared/app-error.ts'

import { rowCollector, type RowCollector } from './collect-rows.ts'
import { detectDelimiter, type DetectedDelimiter } from './delimiter.ts'
import { detectEncoding } from './encoding.ts'
import { refuseForeignKind } from './file-kind.ts'
import { READING_LIMITS, megabytes, type ReadingLimits } from './limits.ts'
import { refuseTooManyLines } from './line-count.ts'
import type { Encoding, Table } from './table.ts'
import { unguarded } from './write-csv.ts'

/** How a file is read: under which limits, who hears of the progress, and who may stop it. */
export interface ReadingOptions {
  readonly limits?: ReadingLimits
  readonly signal?: AbortSignal | undefined
  readonly progress?: ((done: number, total: number) => void) | undefined
  /** Whether this program wrote the file, whatever saved it since. */
  readonly isOurs?: boolean
}

const PIECE = 1 << 20

interface Parsed {
  readonly data: readonly (readonly string[])[]
  readonly errors: readonly { readonly code: string; readonly row: number }[]
  readonly meta: { readonly cursor: number }
}

/** Stops a reading that was cancelled. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError({ code: 'cancelled', message: 'common:errors.cancelled' })
}

/** `Users.CSV` is the table `users`. */
export function tableName(fileName: string): string {
  return fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .trim()
    .toLowerCase()
}

/** The file's text in pieces, every line ending as a line feed, none cut between its two characters. */
function* textPieces(bytes: Uint8Array, encoding: Encoding): Generator<{ text: string; read: number }> {
  const decoder = new TextDecoder(encoding)
  let held = ''
  for (let start = 0; start < bytes.length; start += PIECE) {
    const end = Math.min(start + PIECE, bytes.length)
    const last = end === bytes.length
    const text = held + decoder.decode(bytes.subarray(start, end), { stream: !last })
    held = !last && text.endsWith('\r') ? '\r' : ''
    yield { text: (held ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n'), read: end }
  }
}

function parse(text: string, delimiter: string, last: boolean): Parsed {
  // papaparse does not type what its parser answers; its documentation gives this shape.
  return new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, !last) as Parsed
}

function refuseSwallowedRows(cells: readonly string[], fileName: string): void {
  if (cells.at(-1)?.trimEnd().includes('\n'))
    throw ruleError('imports:errors.quoteNeverClosed', { file: fileName })
}

function refuseEndlessRow(text: string, fileName: string): never {
  throw ruleError(text.includes('"') ? 'imports:errors.quoteNeverClosed' : 'imports:errors.notText', {
    file: fileName,
  })
}

function addParsed(
  parsed: Parsed,
  collector: RowCollector,
  ending: { last: boolean; endsInLine: boolean; fileName: string; isGuarded: boolean },
): void {
  const stray = new Set<number>()
  let quoteOpen = false
  for (const error of parsed.errors) {
    if (error.code === 'MissingQuotes') quoteOpen = true
    else stray.add(error.row)
  }
  parsed.data.forEach((cells, index) => {
    const final = ending.last && index === parsed.data.length - 1
    if (final && quoteOpen) refuseSwallowedRows(cells, ending.fileName)
    // What this program writes begins with a byte order mark; an apostrophe of anybody else is a word's own.
    collector.add(ending.isGuarded ? cells.map(unguarded) : cells, {
      strayQuote: stray.has(index),
      unfinished: final && ending.endsInLine,
      quoteOpen: final && quoteOpen,
    })
  })
}

function refuseUnreadable(bytes: Uint8Array, fileName: string, limits: ReadingLimits): void {
  if (bytes.length === 0) throw ruleError('imports:errors.emptyFile', { file: fileName })
  refuseForeignKind(bytes, fileName)
  if (bytes.length > limits.fileBytes) {
    throw ruleError('imports:errors.fileTooLarge', {
      file: fileName,
      limit: megabytes(limits.fileBytes),
      rows: limits.rows,
    })
  }
}

function filledCells(rows: Table['rows'], column: number): number {
  return rows.reduce((sum, cells) => sum + (cells[column]?.trim() ? 1 : 0), 0)
}

/** Reads one file of delimited text into a table, or refuses it with a sentence. */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  { limits = READING_LIMITS, signal, progress, isOurs = false }: ReadingOptions = {},
): Promise<Table> {
  refuseUnreadable(bytes, fileName, limits)
  const { encoding, byteOrderMark } = detectEncoding(bytes)
  refuseTooManyLines(bytes, encoding, fileName, limits)
  const name = tableName(fileName)
  const collector = rowCollector({ table: name, fileName, limits })
  let found: DetectedDelimiter | undefined
  let quoted = false
  let rest = ''
  for (const { text: piece, read } of textPieces(bytes, encoding)) {
    stopIfCancelled(signal)
    if (piece.includes('\0')) throw ruleError('imports:errors.notText', { file: fileName })
    const last = read === bytes.length
    let text = rest + piece
    if (!found) {
      found = detectDelimiter(text)
      text = found.text
    }
    quoted ||= piece.includes('"')
    const parsed = parse(text, found.delimiter, last)
    addParsed(parsed, collector, {
      ...{ last, endsInLine: !text.endsWith('\n'), fileName },
      isGuarded: byteOrderMark || isOurs,
    })
    rest = last ? '' : text.slice(parsed.meta.cursor)
    if (rest.length > PIECE) refuseEndlessRow(rest, fileName)
    progress?.(read, bytes.length)
    if (!last) await setImmediate()
  }
  const { headings, rows } = collector
  if (!headings || !found) throw ruleError('imports:errors.emptyFile', { file: fileName })
  return {
    name,
    fileName,
    columns: headings.columns,
    rows,
    rowNumbers: collector.rowNumbers,
    detected: {
      encoding,
      byteOrderMark,
      delimiter: found.delimiter,
      delimiterFrom: found.delimiterFrom,
      quoted,
    },
    unnamedColumns: headings.unnamed.map((column) => ({
      column,
      filled: filledCells(rows, headings.columns.indexOf(column)),
    })),
    repeatedColumns: headings.repeated,
    neverRead: headings.neverRead,
    rowsSetAside: collector.rowsSetAside,
    problems: collector.problems,
  }
}
