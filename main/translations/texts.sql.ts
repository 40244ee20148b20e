import type { KeptText } from '#shared/domain/printed-text.ts'

import { columns } from '../db/columns.ts'
import { change, many } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const text = columns<KeptText>({
  language: 'text',
  key: 'text',
  words: 'text',
  english: 'text',
  translator: 'text',
  translatedOn: 'text',
  reviewer: 'text',
  reviewedOn: 'text',
  changedAt: 'text',
  changedBy: 'text',
  version: 'integer',
})

export const listTexts = many<{ language: string }, KeptText>(
  `SELECT ${text.select()} FROM printed_texts WHERE language = :language AND as_shipped = 0 ORDER BY key`,
  text.read,
)

interface TextVersion {
  readonly key: string
  readonly version: number
}

const version = columns<TextVersion>({ key: 'text', version: 'integer' })

/** How often each text was changed, also of those that are as the program came again. */
export const listVersions = many<{ language: string }, TextVersion>(
  `SELECT ${version.select()} FROM printed_texts WHERE language = :language`,
  version.read,
)

const insertTextRow = change<object>(`INSERT INTO printed_texts ${text.values}`)
export const insertText = (db: WritableDb, value: KeptText): number => insertTextRow(db, text.bind(value))

/** The text is as the program came; its version goes on. */
export const putBack = change<{ language: string; key: string; version: number }>(
  'UPDATE printed_texts SET as_shipped = 1, version = :version WHERE language = :language AND key = :key',
)

export const deleteText = change<{ language: string; key: string }>(
  'DELETE FROM printed_texts WHERE language = :language AND key = :key',
)
