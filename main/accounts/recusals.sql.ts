import type { Recusal } from '#shared/domain/access.ts'

import { readableStudent, type Reader } from '../access/readable.ts'
import { change, many, one } from '../db/statement.ts'
import { schoolNameOf } from '../students/student-name.ts'

/** Who is kept from whom. */
export interface Kept {
  readonly accountId: string
  readonly studentId: string
}

/** One line of who is kept from whom, as it is kept. */
export interface RecusalRow extends Kept {
  readonly reason: string
  readonly recordedAt: string
  readonly recordedBy: string
}

export const findRecusal = one<Kept, RecusalRow>(
  `SELECT account_id AS accountId, student_id AS studentId, reason, recorded_at AS recordedAt,
     recorded_by AS recordedBy
   FROM recusals WHERE account_id = :accountId AND student_id = :studentId`,
  // The columns above are the fields of RecusalRow.
  (row) => row as unknown as RecusalRow,
)

export const listRecusals = many<Reader, Recusal>(
  `SELECT x.account_id AS accountId, a.name AS accountName, x.student_id AS studentId,
     ${schoolNameOf('s')} AS studentName, x.reason AS reason, x.recorded_at AS recordedAt, b.name AS recordedByName
   FROM recusals x JOIN accounts a ON a.id = x.account_id JOIN accounts b ON b.id = x.recorded_by
     JOIN students s ON s.id = x.student_id
   WHERE a.removed_at IS NULL AND ${readableStudent('x.student_id')} ORDER BY a.name, x.recorded_at`,
  // The columns above are the fields of Recusal.
  (row) => row as unknown as Recusal,
)

export const insertRecusal = change<RecusalRow>(
  `INSERT INTO recusals (account_id, student_id, reason, recorded_at, recorded_by)
   VALUES (:accountId, :studentId, :reason, :recordedAt, :recordedBy)`,
)

export const deleteRecusal = change<Kept>(
  'DELETE FROM recusals WHERE account_id = :accountId AND student_id = :studentId',
)

export const hasOpenWorkFor = one<Kept, boolean>(
  `SELECT EXISTS (SELECT 1 FROM cases WHERE student_id = :studentId AND closed_on IS NULL
       AND (owner_id = :accountId OR next_owner_id = :accountId))
     OR EXISTS (SELECT 1 FROM referrals WHERE student_id = :studentId AND owner_id = :accountId
       AND list_group IN ('open', 'linked')) AS found`,
  ({ found }) => found === 1,
)

export const listNamesFor = many<Kept, string>(
  `SELECT p.case_id AS caseId FROM case_people p JOIN cases c ON c.id = p.case_id
   WHERE p.account_id = :accountId AND c.student_id = :studentId`,
  ({ caseId }) => String(caseId),
)
