import type { NewsLine } from '#shared/api/today.ts'

import { readableCase, type Reader } from '../access/readable.ts'
import { recordsOfCases } from '../audit/records-of-cases.ts'
import { recordsOfStudents } from '../audit/records-of-students.ts'
import { many, one } from '../db/statement.ts'
import { schoolNameOf } from '../students/student-name.ts'

/** When somebody last did or opened anything before a moment. */
export const findLastHere = one<{ me: string; before: string }, { at: string }>(
  'SELECT at FROM audit WHERE actor_id = :me AND at < :before ORDER BY seq DESC LIMIT 1',
  // The column is the field.
  (row) => row as unknown as { at: string },
)

interface Wanted extends Reader {
  readonly me: string
  readonly since: string
  /** JSON list of the events that are work on a case. */
  readonly events: string
  readonly limit: number
}

/** How far back the trail is looked through: a summer of a whole office. */
const LOOKED_THROUGH = 5000

/**
 * What others did since a moment in open cases that are the asker's, by the case or by something of it that is theirs;
 * the newest first. What is not about one of them is passed over before it is told of whom it is.
 */
export const listNews = many<Wanted, NewsLine>(
  `WITH mine AS MATERIALIZED (
     SELECT c.id, c.student_id FROM cases c
     WHERE c.closed_on IS NULL AND (c.owner_id = :me OR c.next_owner_id = :me
         OR EXISTS (SELECT 1 FROM referrals r WHERE r.case_id = c.id AND r.owner_id = :me)
         OR EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = c.id AND t.owner_id = :me AND t.state = 'open'))
       AND ${readableCase('c')}),
   found AS MATERIALIZED (
     SELECT seq, at, actor_id, event, subject_id FROM audit
     WHERE at > :since AND actor_id <> :me AND event IN (SELECT value FROM json_each(:events))
     ORDER BY at DESC, seq DESC LIMIT ${LOOKED_THROUGH})
   SELECT f.seq AS seq, f.at AS at, p.name AS who, f.event AS event, m.id AS caseId,
     ${schoolNameOf('s')} AS studentName
   FROM found f JOIN mine m ON m.student_id =
     (SELECT r.student_id FROM ${recordsOfStudents} r WHERE r.id = f.subject_id LIMIT 1)
     JOIN students s ON s.id = m.student_id LEFT JOIN accounts p ON p.id = f.actor_id
   WHERE NOT EXISTS (SELECT 1 FROM ${recordsOfCases} k WHERE k.id = f.subject_id AND k.case_id <> m.id)
   ORDER BY f.at DESC, f.seq DESC LIMIT :limit`,
  // The columns are the fields of a line of news.
  (row) => row as unknown as NewsLine,
)
