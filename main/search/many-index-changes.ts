import type { WritableDb } from '../db/types.ts'
import { overwriteAtOnce, overwriteLater, rewriteIndex } from './search-index.sql.ts'

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
