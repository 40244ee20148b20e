import type { Asker } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import type { ReadableDb } from '../db/types.ts'
import { listHiddenCalls } from './moves.sql.ts'

/** The disclosures made by calls to a new school about a case the asker may not read, by id. */
export function hiddenCalls(db: ReadableDb, session: Asker, studentId: string): ReadonlySet<string> {
  return new Set(listHiddenCalls(db, { studentId, ...readerOf(session) }))
}
