import type { ReadableDb } from '../db/types.ts'
import { findRecusal, type Kept } from './recusals.sql.ts'

/** Whether an account is kept from a student. */
export function isRecused(db: ReadableDb, kept: Kept): boolean {
  return findRecusal(db, kept) !== undefined
}
