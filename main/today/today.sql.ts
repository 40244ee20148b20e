import type { TodayLine, UnplannedCase, WeekAppointment } from '#shared/api/today.ts'
import type { Pathway } from '#shared/domain/referral.ts'

import { readableCase, RECUSED_STUDENTS, type Reader } from '../access/readable.ts'
import { many } from '../db/statement.ts'
import { schoolNameOf } from '../students/student-name.ts'

/** A task as its record tells it; who acts and how late it is are for the rules to say. */
export type OpenTask = Omit<TodayLine, 'whoActs' | 'schoolDaysLate' | 'why'> & {
  readonly pathway: Pathway | null
  readonly protocolNumber: number | null
  /** Whoever holds the case, where it is restricted. */
  readonly restrictedTo: string | null
}

interface Whose extends Reader {
  /** Whose tasks, as a list; `null` for the whole office. */
  readonly mine: string | null
}

interface WhoseToday extends Whose {
  readonly me: string
  /** 1 where what others did not do may have come to the asker. */
  readonly isAsked: number
  readonly today: string
}

// The columns of each statement are the fields of OpenTask.
const readTask = ({ isRevision, ...row }: Record<string, unknown>): OpenTask =>
  ({ ...row, isRevision: isRevision === 1 }) as unknown as OpenTask

const isOf = (owner: string): string => `${owner} IN (SELECT value FROM json_each(:mine))`

/**
 * Tasks of a restricted case are its owner's to watch, whoever they were given to. What is due of others comes along for
 * whoever may have to see to it; the rules say which of it stands on their list.
 */
const isMine = (taskOwner: string, dueOn: string): string =>
  `(:mine IS NULL OR ${isOf(taskOwner)} OR (c.restricted = 1 AND c.owner_id = :me)
     OR (:isAsked = 1 AND ${dueOn} <= :today))`

const OF_THE_CASE = `c.protocol_number AS protocolNumber,
     CASE WHEN c.restricted = 1 THEN c.owner_id END AS restrictedTo`

export const listCaseTasks = many<WhoseToday, OpenTask>(
  `SELECT 'case' AS kind, c.id AS id, c.id AS caseId, c.code AS caseCode, ${schoolNameOf('s')} AS studentName,
     c.urgency AS urgency, NULL AS task, c.next_action AS words, NULL AS source, NULL AS taskKind, NULL AS stepId, NULL AS destination,
     NULL AS state,     NULL AS stateSince, NULL AS pathway, c.next_due_on AS dueOn, NULL AS dueAt, NULL AS evidence, NULL AS plan, 0 AS isRevision,
     c.next_owner_id AS ownerId, a.name AS ownerName, c.version AS version, ${OF_THE_CASE}
   FROM cases c JOIN students s ON s.id = c.student_id JOIN accounts a ON a.id = c.next_owner_id
   WHERE c.closed_on IS NULL AND c.next_due_on IS NOT NULL AND ${isMine('c.next_owner_id', 'c.next_due_on')}
     AND ${readableCase('c')}
   ORDER BY c.next_due_on, c.id`,
  readTask,
)

/** Nothing of the case is due on any day: neither a step of its own, nor a task, nor one of a referral. */
const IS_UNPLANNED = `(c.closed_on IS NULL AND c.next_due_on IS NULL
     AND NOT EXISTS (SELECT 1 FROM referrals r WHERE r.case_id = c.id AND r.next_due_on IS NOT NULL)
     AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = c.id
       AND (t.state = 'open' OR t.exempt_until IS NOT NULL)))`

/** Every open case in which nothing is planned; on whose list it stands is for the rules to say. */
export const listUnplannedCases = many<Reader, Omit<UnplannedCase, 'why'>>(
  `SELECT c.id AS caseId, c.code AS caseCode, ${schoolNameOf('s')} AS studentName, c.urgency AS urgency,
     c.owner_id AS ownerId, a.name AS ownerName, c.opened_on AS openedOn
   FROM cases c JOIN students s ON s.id = c.student_id JOIN accounts a ON a.id = c.owner_id
   WHERE ${IS_UNPLANNED} AND ${readableCase('c')}
   ORDER BY c.opened_on, c.id`,
  // The columns are the fields of an unplanned case.
  (row) => row as unknown as Omit<UnplannedCase, 'why'>,
)

export const listReferralTasks = many<WhoseToday, OpenTask>(
  `SELECT 'referral' AS kind, r.id AS id, r.case_id AS caseId, c.code AS caseCode,
     ${schoolNameOf('s')} AS studentName, r.urgency AS urgency, r.next_task AS task, NULL AS words, NULL AS source, NULL AS taskKind, NULL AS stepId,
     coalesce(o.name, r.school_service) AS destination, r.state AS state, r.state_since AS stateSince,
     r.pathway AS pathway, r.next_due_on AS dueOn, NULL AS dueAt, NULL AS evidence, NULL AS plan, 0 AS isRevision, r.owner_id AS ownerId,
     a.name AS ownerName, r.version AS version, ${OF_THE_CASE}
   FROM referrals r JOIN cases c ON c.id = r.case_id JOIN students s ON s.id = r.student_id
     JOIN accounts a ON a.id = r.owner_id LEFT JOIN services v ON v.id = r.service_id
     LEFT JOIN organizations o ON o.id = v.organization_id
   WHERE r.next_due_on IS NOT NULL AND ${isMine('r.owner_id', 'r.next_due_on')} AND ${readableCase('c')}
   ORDER BY r.next_due_on, r.id`,
  readTask,
)

/** A task whose exemption has run out is due on the day it did. */
const TASK_DUE = "CASE WHEN t.state = 'exempted' THEN t.exempt_until ELSE t.due_on END"

export const listTasksOfCases = many<WhoseToday, OpenTask>(
  `SELECT 'task' AS kind, t.id AS id, t.case_id AS caseId, c.code AS caseCode,
     ${schoolNameOf('s')} AS studentName, t.urgency AS urgency, NULL AS task, t.name AS words,
     t.source AS source, t.kind AS taskKind, t.step_id AS stepId, NULL AS destination, NULL AS state, NULL AS stateSince, NULL AS pathway, ${TASK_DUE} AS dueOn,
     CASE WHEN t.state = 'open' THEN t.due_at END AS dueAt, t.evidence AS evidence, t.plan AS plan,
     t.plan = 'safety' AND EXISTS (SELECT 1 FROM safety_plans p WHERE p.case_id = t.case_id) AS isRevision,
     t.owner_id AS ownerId,
     a.name AS ownerName, t.version AS version, ${OF_THE_CASE}
   FROM tasks t JOIN cases c ON c.id = t.case_id JOIN students s ON s.id = c.student_id
     JOIN accounts a ON a.id = t.owner_id
   WHERE (t.state = 'open' OR (t.exempt_until IS NOT NULL AND t.exempt_until <= :today))
     AND c.closed_on IS NULL AND ${isMine('t.owner_id', TASK_DUE)} AND ${readableCase('c')}
   ORDER BY dueOn, t.id`,
  readTask,
)

/** How many things are due of a colleague in cases the asker may know of but not read. */
export interface KeptThings {
  readonly ownerId: string
  readonly ownerName: string
  readonly caseId: string
  readonly things: number
}

/**
 * What is due in restricted cases the asker does not read, and those in which nothing is planned, counted by case: never a
 * name, a code or a word of it.
 */
export const listKeptThings = many<Reader & { today: string }, KeptThings>(
  `SELECT d.owner_id AS ownerId, a.name AS ownerName, d.case_id AS caseId, count(*) AS things FROM (
     SELECT id AS case_id, next_owner_id AS owner_id FROM cases
       WHERE closed_on IS NULL AND next_due_on <= :today AND restricted = 1
     UNION ALL SELECT r.case_id, r.owner_id FROM referrals r JOIN cases c ON c.id = r.case_id
       WHERE r.next_due_on <= :today AND c.restricted = 1
     UNION ALL SELECT t.case_id, t.owner_id FROM tasks t JOIN cases c ON c.id = t.case_id
       WHERE c.closed_on IS NULL AND c.restricted = 1 AND
         ((t.state = 'open' AND t.due_on <= :today) OR t.exempt_until <= :today)
     UNION ALL SELECT c.id, c.owner_id FROM cases c WHERE c.restricted = 1 AND ${IS_UNPLANNED}) d
     JOIN cases c ON c.id = d.case_id JOIN accounts a ON a.id = d.owner_id
   WHERE c.student_id NOT IN ${RECUSED_STUDENTS} AND NOT ${readableCase('c')}
   GROUP BY d.owner_id, d.case_id ORDER BY a.name, d.case_id`,
  // The columns are the fields of kept things.
  (row) => row as unknown as KeptThings,
)

/** Appointments that stand or were kept or missed, by day and time. */
export const listAppointmentsBetween = many<
  Whose & { readonly from: string; readonly to: string },
  WeekAppointment
>(
  `SELECT p.id AS id, p.referral_id AS referralId, ${schoolNameOf('s')} AS studentName, p.on_day AS onDay,
     p.at_time AS atTime, p.kind AS kind, p.status AS status, coalesce(o.name, r.school_service) AS destination,
     a.name AS ownerName
   FROM appointments p JOIN referrals r ON r.id = p.referral_id JOIN cases c ON c.id = r.case_id
     JOIN students s ON s.id = r.student_id JOIN accounts a ON a.id = r.owner_id
     LEFT JOIN services v ON v.id = r.service_id LEFT JOIN organizations o ON o.id = v.organization_id
   WHERE p.on_day BETWEEN :from AND :to AND p.status IN ('scheduled', 'kept', 'missed')
     AND r.state <> 'entered-in-error'
     AND (:mine IS NULL OR ${isOf('r.owner_id')} OR ${isOf('c.owner_id')}) AND ${readableCase('c')}
   ORDER BY p.on_day, p.at_time, p.id`,
  // The columns are the fields of an appointment of the week.
  (row) => row as unknown as WeekAppointment,
)
