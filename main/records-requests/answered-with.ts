import type { ReadableDb } from '../db/types.ts'
import { findAnswerWith } from './records-requests.sql.ts'

/** Whether an answer that left by this day has this signed page among what left. */
export function isInAnswer(
  db: ReadableDb,
  asked: { readonly studentId: string; readonly scanId: string; readonly onDay: string },
): boolean {
  return findAnswerWith(db, asked) !== undefined
}
