import { readableCase, readableStudent, type Reader } from '../access/readable.ts'
import { recordsOfStudents } from '../audit/records-of-students.ts'
import { one } from '../db/statement.ts'
import { ITEM_CASE } from '../meetings/readable-item.ts'

/**
 * The case behind a record of any kind, where the asker may not read it. A concern nobody has decided about is for the
 * whole office, also where it will join such a case.
 */
export const findHiddenCaseBehind = one<Reader & { id: string }, { caseId: string }>(
  `SELECT c.id AS caseId FROM cases c WHERE NOT ${readableCase('c')} AND c.id IN (
     SELECT :id
     UNION ALL SELECT case_id FROM notes WHERE id = :id
     UNION ALL SELECT case_id FROM contact_attempts WHERE id = :id
     UNION ALL SELECT case_id FROM tasks WHERE id = :id
     UNION ALL SELECT case_id FROM crises WHERE id = :id
     UNION ALL SELECT case_id FROM meetings WHERE id = :id
     UNION ALL SELECT case_id FROM support_events WHERE id = :id
     UNION ALL SELECT m.case_id FROM meeting_people e JOIN meetings m ON m.id = e.meeting_id WHERE e.id = :id
     UNION ALL SELECT ${ITEM_CASE} FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id
       LEFT JOIN concerns n ON n.id = i.concern_id WHERE i.id = :id
     UNION ALL SELECT case_id FROM safety_plans WHERE id = :id
     UNION ALL SELECT case_id FROM return_plans WHERE id = :id
     UNION ALL SELECT case_id FROM interim_supports WHERE id = :id
     UNION ALL SELECT case_id FROM referrals WHERE id = :id
     UNION ALL SELECT case_id FROM consents WHERE id = :id
     UNION ALL SELECT case_id FROM triages WHERE id = :id
     UNION ALL SELECT case_id FROM concerns WHERE id = :id AND state <> 'new')`,
  ({ caseId }) => ({ caseId: String(caseId) }),
)

/** The student behind a record of any kind, where the asker may not find them. */
export const findHiddenStudentBehind = one<Reader & { id: string }, { studentId: string }>(
  `SELECT r.student_id AS studentId FROM ${recordsOfStudents} r
   WHERE r.id = :id AND NOT ${readableStudent('r.student_id')} LIMIT 1`,
  ({ studentId }) => ({ studentId: String(studentId) }),
)
