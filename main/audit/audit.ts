import type { WritableDb } from '../db/types.ts'
import { insertAudit, type AuditRow } from './audit.sql.ts'

/** Adds one line to the audit trail, in the transaction of what it tells about. */
export function leaveTrace(db: WritableDb, row: Omit<AuditRow, 'seq'>): void {
  insertAudit(db, row)
}
