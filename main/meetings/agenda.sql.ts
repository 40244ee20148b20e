import type { CaseFacts } from '#shared/domain/agenda.ts'
import type { Pathway, ReferralState, ReferralTask } from '#shared/domain/referral.ts'

import { readableCase, type Reader } from '../access/readable.ts'
import { many } from '../db/statement.ts'
import { schoolNameOf } from '../students/student-name.ts'

/** For whom an agenda is built: the asker, and those who come. */
interface Asked extends Reader {
  /** Accounts of those who come, as a list. */
  readonly people: string
}

/** Students one of those who come is kept from; a line of the staff that has an account is the person of that account. */
const keptFromPeople = (studentId: string): string =>
  `${studentId} IN (SELECT student_id FROM recusals WHERE account_id IN (SELECT value FROM json_each(:people)))`

/** A case that may come onto an agenda by itself: not restricted, and kept from nobody who comes. */
const COMES_BY_ITSELF = `c.closed_on IS NULL AND c.restricted = 0 AND ${readableCase('c')}
   AND NOT ${keptFromPeople('c.student_id')}`

export interface AgendaCase extends Omit<CaseFacts, 'waitingSince'> {
  readonly caseCode: string
  readonly studentName: string
}

export const listAgendaCases = many<Asked & { lastMeeting: string }, AgendaCase>(
  `SELECT c.id AS caseId, c.code AS caseCode, ${schoolNameOf('s')} AS studentName, c.urgency AS urgency,
     (SELECT min(day) FROM (
       SELECT c.next_due_on AS day
       UNION ALL SELECT min(r.next_due_on) FROM referrals r WHERE r.case_id = c.id
       UNION ALL SELECT min(CASE WHEN t.state = 'open' THEN t.due_on ELSE t.exempt_until END) FROM tasks t
         WHERE t.case_id = c.id AND (t.state = 'open' OR t.exempt_until IS NOT NULL))) AS dueOn,
     (SELECT max(r.linked_on) FROM referrals r WHERE r.case_id = c.id AND r.list_group = 'linked') AS linkedOn,
     (SELECT count(*) FROM tasks t JOIN meeting_decisions d ON d.task_id = t.id
        JOIN meeting_items i ON i.id = d.item_id
      WHERE t.case_id = c.id AND t.state = 'open' AND i.meeting_id = :lastMeeting) AS undone
   FROM cases c JOIN students s ON s.id = c.student_id
   WHERE ${COMES_BY_ITSELF} ORDER BY c.opened_on, c.id`,
  // The columns are the fields of an agenda's case.
  (row) => row as unknown as AgendaCase,
)

/** An open referral that may wait for somebody outside. */
export interface WaitingReferral {
  readonly caseId: string
  readonly state: ReferralState
  readonly pathway: Pathway
  readonly nextTask: ReferralTask | null
  readonly stateSince: string
}

export const listOpenReferrals = many<Asked, WaitingReferral>(
  `SELECT r.case_id AS caseId, r.state AS state, r.pathway AS pathway, r.next_task AS nextTask,
     r.state_since AS stateSince
   FROM referrals r JOIN cases c ON c.id = r.case_id
   WHERE r.list_group = 'open' AND ${COMES_BY_ITSELF} ORDER BY r.state_since`,
  // The columns are the fields of a waiting referral.
  (row) => row as unknown as WaitingReferral,
)

/** Students one of those who come is kept from. */
export const listKeptStudents = many<{ people: string }, string>(
  'SELECT DISTINCT student_id AS studentId FROM recusals WHERE account_id IN (SELECT value FROM json_each(:people))',
  ({ studentId }) => String(studentId),
)

/** The accounts of those who come to a meeting, of the staff too. */
export const listComing = many<{ meetingId: string }, string>(
  `SELECT DISTINCT coalesce(e.account_id, s.account_id) AS accountId
   FROM meeting_people e LEFT JOIN staff s ON s.id = e.staff_id
   WHERE e.meeting_id = :meetingId AND coalesce(e.account_id, s.account_id) IS NOT NULL`,
  ({ accountId }) => String(accountId),
)
