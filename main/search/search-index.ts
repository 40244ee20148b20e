import type { Hit } from '#shared/api/today.ts'

import type { WritableDb } from '../db/types.ts'
import { indexed } from './match.ts'
import {
  deleteIndexText,
  deleteSearchRow,
  findSearchRow,
  insertIndexText,
  insertSearchRow,
  listTitlesOfStudent,
  nextSearchRow,
  updateIndexText,
  updateIndexTitle,
  updateSearchRow,
} from './search-index.sql.ts'

/** One record as search finds it. Students are found by the finder instead, which also knows telephone numbers. */
export interface IndexedRecord {
  readonly kind: Exclude<Hit['kind'], 'student'>
  readonly id: string
  /** The case or organization to open; the id itself where the kind is its own page. */
  readonly opens: string
  /** The case whose readers alone may find it; `null` for what the whole office may see. */
  readonly caseId: string | null
  /** A line for the list. A student's name stands here and nowhere else, so that it can follow a new name. */
  readonly title: string
  readonly body: string
}

/** Each keeps its place for good: rows are numbered by it. */
const KINDS: readonly IndexedRecord['kind'][] = [
  'case',
  'referral',
  'provider',
  'note',
  'concern',
  'school-service',
]
const ROWS_PER_KIND = 2 ** 40

/** Each kind has a stretch of rows of its own, so that looking for one never reads through another. */
export function rowsOfKind(kind: IndexedRecord['kind']): { readonly first: number; readonly last: number } {
  const first = KINDS.indexOf(kind) * ROWS_PER_KIND + 1
  return { first, last: first + ROWS_PER_KIND - 1 }
}

/** Makes a record findable, or findable anew after it changed. */
export function indexRecord(db: WritableDb, { title, body, ...record }: IndexedRecord): void {
  const text = { title: indexed(title), body: indexed(body) }
  const known = findSearchRow(db, { id: record.id })
  if (known !== undefined) {
    updateSearchRow(db, { ...record, row: known })
    updateIndexText(db, { ...text, row: known })
    return
  }
  const { first, last } = rowsOfKind(record.kind)
  const row = nextSearchRow(db, { first, last }) ?? first
  insertSearchRow(db, { ...record, row })
  insertIndexText(db, { ...text, row })
}

/** Makes a record unfindable; nothing happens when it was not there. */
export function removeFromIndex(db: WritableDb, id: string): void {
  const row = findSearchRow(db, { id })
  if (row === undefined) return
  deleteIndexText(db, { row })
  deleteSearchRow(db, { row })
}

/** Lets the titles of a student's records follow a new name. */
export function renameInIndex(db: WritableDb, studentId: string, before: string, after: string): void {
  if (before === after) return
  for (const { row, title } of listTitlesOfStudent(db, { studentId })) {
    updateIndexTitle(db, { row, title: title.replaceAll(indexed(before), indexed(after)) })
  }
}
