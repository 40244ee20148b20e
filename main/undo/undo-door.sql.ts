import { readableCase, readableStudent, type Reader } from '../access/readable.ts'
import { recordsOfCases } from '../audit/records-of-cases.ts'
import { recordsOfStudents } from '../audit/records-of-students.ts'
import { one } from '../db/statement.ts'

/**
 * The case behind a record of any kind, where the asker may not read it. A concern nobody has decided about is for the
 * whole office, also where it will join such a case.
 */
export const findHiddenCaseBehind = one<Reader & { id: string }, { caseId: string }>(
  `SELECT c.id AS caseId FROM cases c WHERE NOT ${readableCase('c')}
     AND c.id IN (SELECT r.case_id FROM ${recordsOfCases} r WHERE r.id = :id)`,
  ({ caseId }) => ({ caseId: String(caseId) }),
)

/** The student behind a record of any kind, where the asker may not find them. */
export const findHiddenStudentBehind = one<Reader & { id: string }, { studentId: string }>(
  `SELECT r.student_id AS studentId FROM ${recordsOfStudents} r
   WHERE r.id = :id AND NOT ${readableStudent('r.student_id')} LIMIT 1`,
  ({ studentId }) => ({ studentId: String(studentId) }),
)
