import type { ReadableDb } from '../db/types.ts'
import { findScanPages } from './consent-scans.sql.ts'

/** How many pages a copy of this signed page has; `null` where nobody knows, or the page is no longer kept. */
export function pagesOfCopy(db: ReadableDb, scanId: string | null): number | null {
  return scanId === null ? null : (findScanPages(db, { id: scanId })?.pages ?? null)
}
