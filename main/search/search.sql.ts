import type { Hit } from '#shared/api/today.ts'

import { readableCase, readableStudent, type Reader } from '../access/readable.ts'
import { many } from '../db/statement.ts'

interface Question extends Reader {
  readonly match: string
  readonly first: number
  readonly last: number
  readonly begin: string
  readonly end: string
  readonly limit: number
}

/** A record as the index has it, and the case or concern it is about. */
type IndexedHit = Omit<Hit, 'keptAway'> & { readonly about: string }

/**
 * Newest first, so that the index is left as soon as there is enough; what may not be read never gets a snippet.
 * The driver hands large numbers over as REAL, by which the index cannot skip: hence the casts.
 */
export const findIndexed = many<Question, IndexedHit>(
  `SELECT r.kind AS kind, r.id AS id, r.opens AS opens, coalesce(r.case_id, r.id) AS about, search_index.title AS title,
     snippet(search_index, 1, :begin, :end, '…', 16) AS snippet
   FROM search_index
   JOIN search_rows r ON r.row = search_index.rowid
   LEFT JOIN cases c ON c.id = r.case_id
   WHERE search_index MATCH :match AND search_index.rowid BETWEEN CAST(:first AS INTEGER) AND CAST(:last AS INTEGER)
     AND CASE WHEN r.case_id IS NOT NULL THEN ${readableCase('c')}
       ELSE NOT EXISTS (SELECT 1 FROM concerns n WHERE n.id = r.id AND NOT ${readableStudent('n.student_id')}) END
   ORDER BY search_index.rowid DESC LIMIT :limit`,
  // The columns above are the fields.
  (row) => row as unknown as IndexedHit,
)
