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
  `SELECT ${text.select()} FROM printed_texts WHERE language = :language ORDER BY key`,
  text.read,
)

const insertTextRow = change<object>(`INSERT INTO printed_texts ${text.values}`)
export const insertText = (db: WritableDb, value: KeptText): number => insertTextRow(db, text.bind(value))

export const deleteText = change<{ language: string; key: string }>(
  'DELETE FROM printed_texts WHERE language = :language AND key = :key',
)
