import { change, many } from '../db/statement.ts'

/** One line of the audit trail. */
export interface AuditRow {
  readonly seq: number
  readonly at: string
  readonly actorId: string
  readonly operation: string
  readonly event: string
  readonly subjectId: string | null
}

export const insertAudit = change<Omit<AuditRow, 'seq'>>(
  `INSERT INTO audit (at, actor_id, operation, event, subject_id)
   VALUES (:at, :actorId, :operation, :event, :subjectId)`,
)

export const listAudit = many<{ afterSeq: number }, AuditRow>(
  `SELECT seq, at, actor_id AS actorId, operation, event, subject_id AS subjectId
   FROM audit WHERE seq > :afterSeq ORDER BY seq`,
  (row) => row as unknown as AuditRow,
)
