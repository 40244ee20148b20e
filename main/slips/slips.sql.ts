import { readableCase, type Reader } from '../access/readable.ts'
import { many } from '../db/statement.ts'
import { schoolNameOf } from '../students/student-name.ts'

/** A case as its code names it. */
export interface CodedCase {
  readonly caseId: string
  readonly code: string
  readonly studentName: string
}

export const listReadableCasesByCodes = many<Reader & { readonly codes: string }, CodedCase>(
  `SELECT c.id AS caseId, c.code AS code, ${schoolNameOf('s')} AS studentName
   FROM json_each(:codes) j JOIN cases c ON c.code = j.value JOIN students s ON s.id = c.student_id
   WHERE ${readableCase('c')} ORDER BY j.key`,
  ({ caseId, code, studentName }) => ({
    caseId: String(caseId),
    code: String(code),
    studentName: String(studentName),
  }),
)
