import type { ReactElement } from 'react'

import type { ImportTable } from '#shared/domain/import.ts'
import { useText } from '#renderer/text.ts'
import { sentenceOf } from './import-words.ts'
import classes from './imports.module.css'

const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const
const ENCODINGS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
} as const

/** Said already by the line of facts, or above all files. */
const PLAIN: ReadonlySet<string> = new Set([
  'imports:notes.delimiter.comma',
  'imports:notes.delimiter.semicolon',
  'imports:notes.delimiter.tab',
  'imports:notes.delimiter.bar',
  'imports:notes.encoding.utf8',
  'imports:notes.encoding.utf16',
  'imports:notes.byteOrderMark',
  'imports:notes.neverRead',
])

/** How a file is written, in one line, and what was noticed about it. */
export function TableFacts({ table }: { readonly table: ImportTable }): ReactElement {
  const { t } = useText()
  const notes = table.notes.filter(({ message }) => !PLAIN.has(message))
  return (
    <div className={classes.quiet}>
      <p>
        {[
          t('imports:screens.read.rows', { count: table.rows }),
          t(`imports:screens.read.separated.${SEPARATORS[table.delimiter]}`),
          ENCODINGS[table.encoding],
        ].join(' · ')}
      </p>
      {notes.map((note) => (
        <p key={JSON.stringify(note)}>{sentenceOf(note, t)}</p>
      ))}
    </div>
  )
}
