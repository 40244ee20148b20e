import type { Hit } from '#shared/api/today.ts'

import { change, many, one } from '../db/statement.ts'

/** Where one record stands in the index. */
export interface SearchRow {
  readonly id: string
  readonly kind: Hit['kind']
  readonly opens: string
  readonly caseId: string | null
}

interface IndexText {
  readonly row: number
  readonly title: string
  readonly body: string
}

const rowNumber = ({ row }: Record<string, unknown>): number => Number(row)

export const findSearchRow = one<{ id: string }, number>(
  'SELECT row FROM search_rows WHERE id = :id',
  rowNumber,
)

export const nextSearchRow = one<{ first: number; last: number }, number>(
  'SELECT coalesce(max(row) + 1, :first) AS row FROM search_rows WHERE row BETWEEN CAST(:first AS INTEGER) AND CAST(:last AS INTEGER)',
  rowNumber,
)

export const insertSearchRow = change<SearchRow & { row: number }>(
  `INSERT INTO search_rows (row, id, kind, opens, case_id) VALUES (:row, :id, :kind, :opens, :caseId)`,
)

export const updateSearchRow = change<SearchRow & { row: number }>(
  'UPDATE search_rows SET kind = :kind, opens = :opens, case_id = :caseId WHERE row = :row',
)

export const deleteSearchRow = change<{ row: number }>('DELETE FROM search_rows WHERE row = :row')

export const insertIndexText = change<IndexText>(
  'INSERT INTO search_index (rowid, title, body) VALUES (:row, :title, :body)',
)

export const updateIndexText = change<IndexText>(
  'UPDATE search_index SET title = :title, body = :body WHERE rowid = :row',
)

export const deleteIndexText = change<{ row: number }>('DELETE FROM search_index WHERE rowid = :row')

export const listTitlesOfStudent = many<{ studentId: string }, { row: number; title: string }>(
  `SELECT i.rowid AS row, i.title AS title FROM search_index i WHERE i.rowid IN (
     SELECT r.row FROM search_rows r JOIN cases c ON c.id = r.case_id WHERE c.student_id = :studentId
     UNION SELECT r.row FROM search_rows r JOIN concerns n ON n.id = r.id WHERE n.student_id = :studentId)`,
  ({ row, title }) => ({ row: Number(row), title: String(title) }),
)

export const updateIndexTitle = change<{ row: number; title: string }>(
  'UPDATE search_index SET title = :title WHERE rowid = :row',
)

export const overwriteAtOnce = change<object>(
  `INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)`,
)

export const overwriteLater = change<object>(
  `INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 0)`,
)

export const rewriteIndex = change<object>(`INSERT INTO search_index (search_index) VALUES ('optimize')`)

export const rebuildIndex = change<object>(`INSERT INTO search_index (search_index) VALUES ('rebuild')`)
