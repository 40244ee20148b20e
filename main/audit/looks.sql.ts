import { readableStudent, type Reader } from '../access/readable.ts'
import { many } from '../db/statement.ts'
import { schoolNameOf } from '../students/student-name.ts'
import type { Spoken } from './trail.sql.ts'

/** How often and when last one person opened the record of one student whom the asker may find. */
export interface LookRow extends Spoken {
  readonly actorId: string
  readonly who: string | null
  readonly times: number
  readonly lastAt: string
}

interface Wanted extends Reader {
  /** Instants: the first of the period, and the first after it. */
  readonly from: string
  readonly until: string
  readonly actorId: string | null
  /** Whose cases; `null` for every student. */
  readonly holderId: string | null
  readonly limit: number
}

function looksOf(condition: string): string {
  return `
  WITH looks AS (
     SELECT subject_id, actor_id, count(*) AS times, max(at) AS last_at
     FROM audit
     WHERE event = 'student.opened' AND ${condition} AND ${readableStudent('subject_id')}
       AND (:actorId IS NULL OR actor_id = :actorId)
       AND (:holderId IS NULL
         OR subject_id IN (SELECT student_id FROM cases WHERE owner_id = :holderId))
     GROUP BY subject_id, actor_id
     ORDER BY last_at DESC LIMIT :limit)
   SELECT l.subject_id AS subjectId, s.id AS studentId, ${schoolNameOf('s')} AS studentName, NULL AS named,
     l.actor_id AS actorId, p.name AS who, l.times AS times, l.last_at AS lastAt
   FROM looks l LEFT JOIN students s ON s.id = l.subject_id LEFT JOIN accounts p ON p.id = l.actor_id
   ORDER BY l.last_at DESC`
}

// The columns above are the fields of LookRow.
const readLook = (row: Record<string, unknown>): LookRow => row as unknown as LookRow

export const listLooks = many<Wanted, LookRow>(looksOf('+at >= :from AND +at < :until'), readLook)

export const listLooksOfStudent = many<Wanted & { readonly studentId: string }, LookRow>(
  looksOf('subject_id = :studentId AND +at >= :from AND +at < :until'),
  readLook,
)
