import type { RequestEnding } from '#shared/domain/consent-request.ts'
import type { Concern, Reason } from '#shared/domain/concern.ts'
import type { TimedPaper } from '#shared/domain/evaluation/consent-time.ts'
import type { Pathway } from '#shared/domain/referral.ts'
import type { StateStep } from '#shared/domain/scorecard.ts'
import type { Urgency } from '#shared/domain/urgency.ts'

import { readableCase, readableStudent, type Reader } from '../access/readable.ts'
import { READABLE_CONCERN } from '../concerns/readable-concern.ts'
import { many, one } from '../db/statement.ts'
import { schoolNameOf } from '../students/student-name.ts'

/** What a cohort is chosen by, as far as a record has it. */
interface Chosen {
  readonly homeLanguage: string | null
  readonly grade: string | null
  readonly protocolNumber: number | null
}

/** A concern with its decision, before anybody looked up what it has time for. */
export interface ReadConcern extends Chosen, Pick<Concern, 'immediateDanger' | 'proposedUrgency'> {
  readonly id: string
  readonly studentId: string
  readonly noticed: readonly Reason[]
  readonly receivedAt: string
  readonly decidedAt: string | null
  readonly urgency: Urgency | null
}

const OF_STUDENT = 's.home_language AS homeLanguage, s.grade AS grade'
const RECEIVED = `n.state <> 'withdrawn' AND n.received_at >= :from AND n.received_at < :before`

/**
 * Every concern received from one moment to another but those withdrawn, whoever may read it: they are counted. It goes by
 * the protocol it was decided by; while it is undecided by that of the open case, or the present one.
 */
export const listReceived = many<{ from: string; before: string }, ReadConcern>(
  `SELECT n.id AS id, n.student_id AS studentId, n.noticed AS noticed, n.received_at AS receivedAt,
     n.immediate_danger AS immediateDanger, n.proposed_urgency AS proposedUrgency, t.decided_at AS decidedAt,
     t.urgency AS urgency, ${OF_STUDENT},
     CASE WHEN t.id IS NOT NULL THEN t.protocol_number ELSE coalesce(o.protocol_number,
       (SELECT max(number) FROM protocols WHERE state = 'published')) END AS protocolNumber
   FROM concerns n JOIN students s ON s.id = n.student_id
     LEFT JOIN triages t ON t.id =
       (SELECT id FROM triages WHERE concern_id = n.id ORDER BY decided_at, id LIMIT 1)
     LEFT JOIN cases o ON t.id IS NULL AND o.student_id = n.student_id AND o.closed_on IS NULL
   WHERE ${RECEIVED} ORDER BY n.received_at, n.id`,
  ({ noticed, immediateDanger, ...row }) => ({
    // The other columns are the fields.
    ...(row as unknown as ReadConcern),
    noticed: JSON.parse(String(noticed)) as readonly Reason[],
    immediateDanger: immediateDanger === 1,
  }),
)

const CONCERN_READABLE = `${readableStudent('n.student_id')} AND ${READABLE_CONCERN}`

/** Those of them the asker may not read. */
export const listKeptConcernIds = many<Reader & { from: string; before: string }, string>(
  `SELECT n.id AS id FROM concerns n LEFT JOIN cases c ON c.id = n.case_id
   WHERE ${RECEIVED} AND NOT (${CONCERN_READABLE})`,
  ({ id }) => String(id),
)

/** The moment somebody was first reached for a referral, and the day it began. */
interface FirstReached {
  readonly id: string
  readonly at: string
}

/** The decision a referral follows from; where there is none, its own beginning. */
const SINCE = `coalesce((SELECT max(t.decided_at) FROM triages t
    WHERE t.case_id = r.case_id AND t.decided_at <= r.created_at), r.created_at)`

/**
 * When somebody of the family, or the student, was first reached in the case of each referral that began between two
 * moments, by the office or in a crisis, from the decision on that the referral follows from.
 */
export const listFirstReached = many<{ from: string; before: string }, FirstReached>(
  `SELECT id, at FROM (
     SELECT r.id AS id, min(
       coalesce((SELECT min(a.at) FROM contact_attempts a WHERE a.case_id = r.case_id AND a.reached = 1
         AND a.with_whom IN ('family', 'student') AND a.at >= ${SINCE}), 'never'),
       coalesce((SELECT min(e.at) FROM crises k JOIN crisis_entries e ON e.crisis_id = k.id
         WHERE k.case_id = r.case_id AND e.said ->> 'kind' = 'attempt' AND e.said ->> 'result' = 'reached'
           AND NOT EXISTS (SELECT 1 FROM crisis_entries n WHERE n.corrects = e.id) AND e.at >= ${SINCE}), 'never')) AS at
     FROM referrals r WHERE r.list_group <> 'void' AND r.created_at >= :from AND r.created_at < :before)
   WHERE at <> 'never' ORDER BY at, id`,
  // The columns are the fields.
  (row) => row as unknown as FirstReached,
)

/** Whether anybody ever wrote down that somebody was reached, or asked for a paper: else nothing is known of it. */
export const findCollected = one<object, { readonly contacts: boolean; readonly papers: boolean }>(
  `SELECT EXISTS (SELECT 1 FROM contact_attempts) AS contacts, EXISTS (SELECT 1 FROM consent_requests) AS papers`,
  ({ contacts, papers }) => ({ contacts: contacts === 1, papers: papers === 1 }),
)

/** A paper to sign, with what a cohort is chosen by; what belongs to a referral is `null` where it is for none. */
export interface ReadPaper extends Chosen, TimedPaper {
  readonly pathway: Pathway | null
  readonly reason: string | null
}

const PAPER_JOINS = `JOIN students s ON s.id = q.student_id LEFT JOIN cases c ON c.id = q.case_id
     LEFT JOIN referrals r ON r.id = q.referral_id`
const PAPER_READABLE = `${readableStudent('q.student_id')} AND (q.case_id IS NULL OR ${readableCase('c')})`

/** Every paper somebody was asked to sign within a time, whoever may read it: they are counted. */
export const listPapersTimed = many<{ from: string; to: string }, ReadPaper>(
  `SELECT q.id AS id, q.student_id AS studentId, q.asked_on AS askedOn, q.ending ->> 'state' AS state,
     q.ending ->> 'on' AS endedOn, k.signed_on AS signedOn,
     CASE WHEN r.closed_on < c.closed_on THEN r.closed_on ELSE coalesce(c.closed_on, r.closed_on) END AS overOn,
     r.pathway AS pathway, r.primary_reason AS reason, c.protocol_number AS protocolNumber, ${OF_STUDENT}
   FROM consent_requests q ${PAPER_JOINS} LEFT JOIN consents k ON k.id = q.ending ->> 'consentId'
   WHERE q.asked_on BETWEEN :from AND :to`,
  ({ state, endedOn, ...row }) => ({
    // The other columns are the fields.
    ...(row as unknown as ReadPaper),
    ending: state === null ? null : { state: state as RequestEnding['state'], on: String(endedOn) },
  }),
)

/** Those of them the asker may not read. */
export const listKeptPapers = many<Reader & { from: string; to: string }, string>(
  `SELECT q.id AS id FROM consent_requests q ${PAPER_JOINS}
   WHERE q.asked_on BETWEEN :from AND :to AND NOT (${PAPER_READABLE})`,
  ({ id }) => String(id),
)

/** To whom a referral went, and why it ended. */
interface ProviderOf {
  readonly id: string
  readonly organizationId: string
  readonly organizationName: string
  readonly endReason: string | null
}

const TO_PROVIDERS = `r.list_group <> 'void' AND r.pathway = 'school-contacts-provider' AND r.sent_on IS NOT NULL
     AND r.created_at >= :from AND r.created_at < :before`

/** The provider of each referral that began between two moments and was sent to one by the school. */
export const listProvidersOf = many<{ from: string; before: string }, ProviderOf>(
  `SELECT r.id AS id, o.id AS organizationId, o.name AS organizationName, r.end_reason AS endReason
   FROM referrals r JOIN services v ON v.id = r.service_id JOIN organizations o ON o.id = v.organization_id
   WHERE ${TO_PROVIDERS}`,
  // The columns are the fields.
  (row) => row as unknown as ProviderOf,
)

/** What happened to them, the first first. */
export const listStepsOfSent = many<
  { from: string; before: string },
  StateStep & { readonly referralId: string }
>(
  `SELECT e.referral_id AS referralId, e.action AS action, e.from_state AS "from", e.to_state AS "to",
     e.effective_on AS "on"
   FROM referrals r JOIN referral_events e ON e.referral_id = r.id WHERE ${TO_PROVIDERS}
   ORDER BY e.referral_id, e.recorded_at, e.rowid`,
  // The columns are the fields.
  (row) => row as unknown as StateStep & { readonly referralId: string },
)

/** A record behind a figure as whoever may read it sees it. */
interface NamedRecord {
  readonly id: string
  readonly studentName: string
  /** The referral or the case it lies in. */
  readonly referralId: string | null
  readonly caseId: string | null
}

export const listNamedConcerns = many<Reader & { ids: string }, NamedRecord>(
  `SELECT n.id AS id, ${schoolNameOf('s')} AS studentName, NULL AS referralId, NULL AS caseId
   FROM concerns n JOIN students s ON s.id = n.student_id LEFT JOIN cases c ON c.id = n.case_id
   WHERE n.id IN (SELECT value FROM json_each(:ids)) AND ${CONCERN_READABLE}`,
  // The columns are the fields.
  (row) => row as unknown as NamedRecord,
)

export const listPapersNamed = many<Reader & { ids: string }, NamedRecord>(
  `SELECT q.id AS id, ${schoolNameOf('s')} AS studentName, q.referral_id AS referralId, q.case_id AS caseId
   FROM consent_requests q ${PAPER_JOINS}
   WHERE q.id IN (SELECT value FROM json_each(:ids)) AND ${PAPER_READABLE}`,
  // The columns are the fields.
  (row) => row as unknown as NamedRecord,
)
