import type { OpenReferral, PlannedWork, SeenByProvider } from '#shared/domain/evaluation/office.ts'
import type { Heard } from '#shared/domain/slip-answer.ts'
import type { StateStep } from '#shared/domain/scorecard.ts'

import { readableCase, RECUSED_STUDENTS, type Reader } from '../access/readable.ts'
import { many, one } from '../db/statement.ts'

/** An open referral with the day it began. */
type BegunReferral = OpenReferral & { readonly initiatedOn: string }

/** Every open referral of the school, whoever may read it: they are counted. */
export const listOpenReferrals = many<object, BegunReferral>(
  `SELECT r.id AS id, r.student_id AS studentId, r.case_id AS caseId, r.state AS state, r.pathway AS pathway,
     r.next_task AS nextTask,
     (SELECT min(e.effective_on) FROM referral_events e WHERE e.referral_id = r.id AND e.action = 'create') AS initiatedOn
   FROM referrals r WHERE r.list_group IN ('open', 'linked')`,
  // The columns are the fields.
  (row) => row as unknown as BegunReferral,
)

/** Every open case of the school; `isKept` where the asker may not read it. */
export const listOpenCases = many<
  Reader,
  { readonly id: string; readonly studentId: string; readonly isKept: boolean }
>(
  `SELECT c.id AS id, c.student_id AS studentId, NOT ${readableCase('c')} AS isKept
   FROM cases c WHERE c.closed_on IS NULL`,
  ({ id, studentId, isKept }) => ({ id: String(id), studentId: String(studentId), isKept: isKept === 1 }),
)

// As everywhere somebody's load is told, nothing of students the asker is kept from.
const NOT_KEPT_FROM = `c.student_id NOT IN ${RECUSED_STUDENTS}`

/** How many open cases each person holds. */
export const countCasesHeld = many<Reader, { readonly ownerId: string; readonly cases: number }>(
  `SELECT c.owner_id AS ownerId, count(*) AS cases FROM cases c
   WHERE c.closed_on IS NULL AND ${NOT_KEPT_FROM} GROUP BY c.owner_id`,
  // The columns are the fields.
  (row) => row as unknown as { ownerId: string; cases: number },
)

/**
 * What is planned to be done by each person in open cases, and how much of it is due today or past its day or hour: the
 * steps of referrals and of cases, and tasks. A task whose exemption has run out is due on the day it did.
 */
export const countPlanned = many<Reader & { today: string; now: string }, PlannedWork>(
  `SELECT d.kind AS kind, d.owner_id AS ownerId, count(*) AS planned,
     count(*) FILTER (WHERE d.due_on = :today AND NOT coalesce(d.due_at < :now, 0)) AS dueToday,
     count(*) FILTER (WHERE d.due_on < :today OR d.due_at < :now) AS overdue
   FROM (
     SELECT 'referral' AS kind, r.owner_id, r.case_id, r.next_due_on AS due_on, NULL AS due_at
       FROM referrals r WHERE r.next_due_on IS NOT NULL
     UNION ALL SELECT 'case', c.next_owner_id, c.id, c.next_due_on, NULL
       FROM cases c WHERE c.closed_on IS NULL AND c.next_due_on IS NOT NULL
     UNION ALL SELECT 'task', t.owner_id, t.case_id,
         CASE WHEN t.state = 'exempted' THEN t.exempt_until ELSE t.due_on END,
         CASE WHEN t.state = 'open' THEN t.due_at END
       FROM tasks t JOIN cases o ON o.id = t.case_id
       WHERE (t.state = 'open' OR (t.exempt_until IS NOT NULL AND t.exempt_until <= :today))
         AND o.closed_on IS NULL) d
     JOIN cases c ON c.id = d.case_id
   WHERE ${NOT_KEPT_FROM} GROUP BY d.kind, d.owner_id`,
  // The columns are the fields.
  (row) => row as unknown as PlannedWork,
)

/** Entries of the directory on offer, those found true since a day, and those nobody ever checked. */
export const findFreshness = one<
  { staleUpTo: string },
  { readonly of: number; readonly count: number; readonly never: number }
>(
  `SELECT count(*) AS "of", count(*) FILTER (WHERE verified_on > :staleUpTo) AS count,
     count(*) FILTER (WHERE verified_on IS NULL) AS never
   FROM service_lines WHERE active = 1`,
  // The columns are the fields.
  (row) => row as unknown as { of: number; count: number; never: number },
)

/** A referral to a provider that was seen, with everything that led to its being sent. */
type SentAndSeen = Omit<SeenByProvider, 'sentOn'>

const SENT_AND_SEEN = `r.linked_on IS NOT NULL AND r.sent_on >= :from AND r.list_group <> 'void'
     AND r.service_id IS NOT NULL`

/** Every referral to a provider that was seen and last sent since a day, whoever may read it. */
export const listSentAndSeen = many<{ from: string }, SentAndSeen>(
  `SELECT r.id AS id, r.student_id AS studentId, r.linked_on AS linkedOn, o.id AS organizationId, o.name AS name
   FROM referrals r JOIN services v ON v.id = r.service_id JOIN organizations o ON o.id = v.organization_id
   WHERE ${SENT_AND_SEEN}`,
  // The columns are the fields.
  (row) => row as unknown as SentAndSeen,
)

/** What happened to them, the first first. */
export const listStepsOfSeen = many<{ from: string }, StateStep & { readonly referralId: string }>(
  `SELECT e.referral_id AS referralId, e.action AS action, e.from_state AS "from", e.to_state AS "to",
     e.effective_on AS "on"
   FROM referrals r JOIN referral_events e ON e.referral_id = r.id WHERE ${SENT_AND_SEEN}
   ORDER BY e.referral_id, e.recorded_at, e.rowid`,
  // The columns are the fields.
  (row) => row as unknown as StateStep & { referralId: string },
)

/**
 * What families and students answered within a time, whoever helped them: on cards with a code and without one, and in what
 * was written down of a provider and looked over.
 */
export const listHeard = many<{ from: string; to: string }, Heard>(
  `SELECT a.heard ->> 'helped' AS helped, a.heard ->> 'respected' AS respected, a.heard ->> 'safe' AS safe
     FROM slip_answers a JOIN referrals r ON r.id = a.referral_id
     WHERE r.list_group <> 'void' AND a.slip = 'follow-up-card' AND a.came_on BETWEEN :from AND :to
       AND NOT EXISTS (SELECT 1 FROM slip_answers n WHERE n.replaces_id = a.id)
   UNION ALL SELECT helped, respected, safe FROM uncoded_cards WHERE came_on BETWEEN :from AND :to
   UNION ALL SELECT helped, respected, safe FROM provider_feedback
     WHERE heard_on BETWEEN :from AND :to AND from_whom <> 'staff' AND state IN ('for-office', 'for-partner')`,
  // The columns are the fields.
  (row) => row as unknown as Heard,
)
