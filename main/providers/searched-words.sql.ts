import { many, one } from '../db/statement.ts'
import { rowsOfKind } from '../search/search-index.ts'

/** Which word of a search. */
export const WORDS_ASKED = [1, 2, 3, 4, 5, 6] as const
type At = (typeof WORDS_ASKED)[number]

/**
 * The words of a search as its statement takes them: an empty one asks for nothing. What a word asks for besides itself
 * stands beside it: an expression over what services say, kinds of help as a list, a language and a payer as they stand in one. A
 * service of which nobody knows what is spoken there may speak it.
 */
export type SearchedWords = Readonly<
  Record<`word${At}` | `said${At}` | `help${At}` | `language${At}` | `family${At}` | `payer${At}`, string>
>

/** An expression that nothing fits. */
export const NOTHING_SAID = '""'

const { first, last } = rowsOfKind('provider')

// What is asked besides is looked up only where some service does not say the word itself.
const says = (at: At): string => `(instr(words, :word${at}) > 0
  OR service_id IN (SELECT id FROM search_rows WHERE row IN (
    SELECT rowid FROM search_index WHERE search_index MATCH :said${at} AND rowid BETWEEN ${first} AND ${last}))
  OR service_id IN (SELECT id FROM services WHERE :help${at} <> '' AND help <> '[]'
    AND EXISTS (SELECT 1 FROM json_each(help) h WHERE instr(:help${at}, '"' || h.value || '"') > 0))
  OR service_id IN (SELECT service_id FROM service_lines
    WHERE :language${at} <> ''
    AND (languages = '[]' OR instr(languages, :language${at}) > 0 OR instr(languages, :family${at}) > 0))
  OR service_id IN (SELECT service_id FROM service_lines
    WHERE :payer${at} <> '' AND instr(lower(payers), :payer${at}) > 0))`

/** Whether a service says every word, or what it asks for. */
export const saysAll = WORDS_ASKED.map(says).join(' AND ')

export const listServiceIdsSaying = many<SearchedWords, string>(
  `SELECT service_id AS id FROM service_words WHERE ${saysAll}`,
  ({ id }) => String(id),
)

export const findServiceSaying = one<{ word: string }, string>(
  'SELECT service_id AS id FROM service_words WHERE instr(words, :word) > 0 LIMIT 1',
  ({ id }) => String(id),
)

export const listDirectoryNames = many<object, string>(
  'SELECT name FROM organizations UNION SELECT name FROM services',
  ({ name }) => String(name),
)
