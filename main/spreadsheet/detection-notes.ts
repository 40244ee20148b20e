import type { MessageKey } from '#shared/text/catalogues.ts'

import type { Delimiter, Encoding, Note, Table } from './table.ts'

const ENCODINGS: Readonly<Record<Encoding, MessageKey>> = {
  'utf-8': 'imports:notes.encoding.utf8',
  'utf-16le': 'imports:notes.encoding.utf16',
  'utf-16be': 'imports:notes.encoding.utf16',
  'windows-1252': 'imports:notes.encoding.windows1252',
}

const DELIMITERS: Readonly<Record<Delimiter, MessageKey>> = {
  ',': 'imports:notes.delimiter.comma',
  ';': 'imports:notes.delimiter.semicolon',
  '\t': 'imports:notes.delimiter.tab',
  '|': 'imports:notes.delimiter.bar',
}

/** How a file was read, in sentences for the screen: encoding, delimiter, and columns that need a word. */
export function detectionNotes(table: Table): readonly Note[] {
  const { detected, fileName: file } = table
  const about = (message: MessageKey, values: Note['values'] = {}): Note => ({
    message,
    values: { file, ...values },
  })
  return [
    about(ENCODINGS[detected.encoding]),
    ...(detected.byteOrderMark ? [about('imports:notes.byteOrderMark')] : []),
    about(
      detected.delimiterFrom === 'assumed'
        ? 'imports:notes.delimiter.single'
        : DELIMITERS[detected.delimiter],
    ),
    ...(table.rows.length === 0 ? [about('imports:notes.headingsOnly')] : []),
    ...table.unnamedColumns.map(({ column, filled }) =>
      about('imports:notes.unnamedColumn', { column, count: filled }),
    ),
    ...table.repeatedColumns.map((column) => about('imports:notes.repeatedColumn', { column })),
    ...table.neverRead.map((column) => about('imports:notes.neverRead', { column })),
  ]
}
