import type { TodayLine, UnplannedCase } from '#shared/api/today.ts'
import type { Pathway } from '#shared/domain/referral.ts'

import { readableCase, type Reader } from '../access/readable.ts'
import { many } from '../db/statement.ts'
import { schoolNameOf } from '../students/student-name.ts'

/** A task as its record tells it; who acts and how late it is are for the rules to say. */
export type OpenTask = Omit<TodayLine, 'whoActs' | 'schoolDaysLate'> & { readonly pathway: Pathway | null }

interface Whose extends Reader {
  /** Whose tasks; `null` for the whole office. */
  readonly mine: string | null
}

// The columns of both statements are the fields of OpenTask.
const readTask = (row: Record<string, unknown>): OpenTask => row as unknown as OpenTask

/** Tasks of a restricted case are its owner's to watch, whoever they were given to. */
const isMine = (taskOwner: string): string =>
  `(:mine IS NULL OR ${taskOwner} = :mine OR (c.restricted = 1 AND c.owner_id = :mine))`

export const listCaseTasks = many<Whose, OpenTask>(
  `SELECT 'case' AS kind, c.id AS id, c.id AS caseId, c.code AS caseCode, ${schoolNameOf('s')} AS studentName,
     c.urgency AS urgency, NULL AS task, c.next_action AS words, NULL AS destination, NULL AS state,
     NULL AS stateSince, NULL AS pathway, c.next_due_on AS dueOn, c.next_owner_id AS ownerId,
     a.name AS ownerName, c.version AS version
   FROM cases c JOIN students s ON s.id = c.student_id JOIN accounts a ON a.id = c.next_owner_id
   WHERE c.closed_on IS NULL AND c.next_due_on IS NOT NULL AND ${isMine('c.next_owner_id')}
     AND ${readableCase('c')}
   ORDER BY c.next_due_on, c.id`,
  readTask,
)

/** Nothing of the case is due on any day: neither a step of its own nor one of a referral. */
export const listUnplannedCases = many<Whose, UnplannedCase>(
  `SELECT c.id AS caseId, c.code AS caseCode, ${schoolNameOf('s')} AS studentName, c.urgency AS urgency,
     a.name AS ownerName, c.opened_on AS openedOn
   FROM cases c JOIN students s ON s.id = c.student_id JOIN accounts a ON a.id = c.owner_id
   WHERE c.closed_on IS NULL AND c.next_due_on IS NULL AND (:mine IS NULL OR c.owner_id = :mine)
     AND NOT EXISTS (SELECT 1 FROM referrals r WHERE r.case_id = c.id AND r.next_due_on IS NOT NULL)
     AND ${readableCase('c')}
   ORDER BY c.opened_on, c.id`,
  // The columns are the fields of an unplanned case.
  (row) => row as unknown as UnplannedCase,
)

export const listReferralTasks = many<Whose, OpenTask>(
  `SELECT 'referral' AS kind, r.id AS id, r.case_id AS caseId, c.code AS caseCode,
     ${schoolNameOf('s')} AS studentName, r.urgency AS urgency, r.next_task AS task, NULL AS words,
     coalesce(o.name, r.school_service) AS destination, r.state AS state, r.state_since AS stateSince,
     r.pathway AS pathway, r.next_due_on AS dueOn, r.owner_id AS ownerId, a.name AS ownerName,
     r.version AS version
   FROM referrals r JOIN cases c ON c.id = r.case_id JOIN students s ON s.id = r.student_id
     JOIN accounts a ON a.id = r.owner_id LEFT JOIN services v ON v.id = r.service_id
     LEFT JOIN organizations o ON o.id = v.organization_id
   WHERE r.next_due_on IS NOT NULL AND ${isMine('r.owner_id')} AND ${readableCase('c')}
   ORDER BY r.next_due_on, r.id`,
  readTask,
)
