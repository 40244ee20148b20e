import { readableCase, type CaseReader } from '../cases/case-access.ts'
import { one } from '../db/statement.ts'

/**
 * The case behind a record of any kind, where the asker may not read it. A concern nobody has decided about is for the
 * whole office, also where it will join such a case.
 */
export const findHiddenCaseBehind = one<CaseReader & { id: string }, { caseId: string }>(
  `SELECT c.id AS caseId FROM cases c WHERE NOT ${readableCase('c')} AND c.id IN (
     SELECT :id
     UNION ALL SELECT case_id FROM notes WHERE id = :id
     UNION ALL SELECT case_id FROM contact_attempts WHERE id = :id
     UNION ALL SELECT case_id FROM referrals WHERE id = :id
     UNION ALL SELECT case_id FROM consents WHERE id = :id
     UNION ALL SELECT case_id FROM triages WHERE id = :id
     UNION ALL SELECT case_id FROM concerns WHERE id = :id AND state <> 'new')`,
  ({ caseId }) => ({ caseId: String(caseId) }),
)
