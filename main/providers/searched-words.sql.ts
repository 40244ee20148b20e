import { many } from '../db/statement.ts'
import { rowsOfKind } from '../search/search-index.ts'

/** What a typed word asks for besides itself; an empty text asks for nothing. */
export interface Meaning {
  /** An FTS5 expression over what services say. */
  readonly said: string
  /** Kinds of help as a list. */
  readonly help: string
  /** A language as it stands in a list, and how its forms begin there. A service of which nobody knows what is spoken there may speak it. */
  readonly language: string
  readonly family: string
  /** How a payer begins in a list in small letters. */
  readonly payer: string
}

/** An expression that nothing fits. */
export const NOTHING_SAID = '""'

const { first, last } = rowsOfKind('provider')

export const listServiceIdsMeaning = many<Meaning, string>(
  `SELECT service_id AS id FROM service_words
   WHERE service_id IN (SELECT id FROM search_rows WHERE row IN (
       SELECT rowid FROM search_index WHERE search_index MATCH :said AND rowid BETWEEN ${first} AND ${last}))
     OR service_id IN (SELECT id FROM services WHERE :help <> '' AND help <> '[]'
       AND EXISTS (SELECT 1 FROM json_each(help) h WHERE instr(:help, '"' || h.value || '"') > 0))
     OR service_id IN (SELECT service_id FROM service_lines
       WHERE (:language <> '' AND (languages = '[]' OR instr(languages, :language) > 0 OR instr(languages, :family) > 0))
         OR (:payer <> '' AND instr(lower(payers), :payer) > 0))`,
  ({ id }) => String(id),
)

export const listServiceIdsSaying = many<{ word: string }, string>(
  'SELECT service_id AS id FROM service_words WHERE instr(words, :word) > 0',
  ({ id }) => String(id),
)

export const listWordsSaid = many<object, string>('SELECT words FROM service_words', ({ words }) =>
  String(words),
)

export const listDirectoryNames = many<object, string>(
  'SELECT name FROM organizations UNION SELECT name FROM services',
  ({ name }) => String(name),
)
