import type { WritableDb } from '../db/types.ts'
import { overwriteAtOnce, overwriteLater, rebuildIndex, rewriteIndex } from './search-index.sql.ts'

const MANY = 1000

/**
 * Does work that changes or removes so many records of the index. Overwriting each deleted word at once costs more the
 * more records share it; past a thousand the whole index is written anew instead, which leaves no deleted word either.
 */
export function withManyIndexChanges(db: WritableDb, records: number, work: () => void): void {
  if (records < MANY) return work()
  overwriteLater(db, {})
  work()
  rewriteIndex(db, {})
  overwriteAtOnce(db, {})
}

/**
 * Does work that removes records for good, and writes the whole index anew from what is left. Overwriting a deleted word
 * leaves it in the index of the pages where it was the first of one, and so does rewriting an index that is one piece.
 */
export function forgettingRecords(db: WritableDb, work: () => void): void {
  overwriteLater(db, {})
  work()
  rebuildIndex(db, {})
  overwriteAtOnce(db, {})
}
