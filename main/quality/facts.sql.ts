import type { ContactFacts, ReferralFacts, ServiceFacts, StudentFacts } from '#shared/domain/quality/facts.ts'
import type { StateStep } from '#shared/domain/scorecard.ts'

import { readableCase, readableStudent, type Reader } from '../access/readable.ts'
import { many } from '../db/statement.ts'

/** Facts of a record, whose they are, and whether the asker may open it. */
export interface Looking<Facts> {
  readonly facts: Facts
  /** `null` for what belongs to no student. */
  readonly studentId: string | null
  readonly isReadable: boolean
}

/** Since when records are looked through, and the day it is. */
export interface Since extends Reader {
  readonly from: string
  readonly today: string
}

const flag = (value: unknown): boolean | null => (value === null ? null : value === 1)

const list = <Item>(json: unknown): readonly Item[] =>
  json === '[]' ? [] : (JSON.parse(String(json)) as readonly Item[])

/** Some columns of one row, by their names. */
type Row = Record<string, unknown>

function looking<Facts>({ isReadable, ...row }: Row, more: Row = {}): Looking<Facts> {
  return {
    // The columns are the fields.
    facts: { ...row, ...more } as Facts,
    studentId: typeof row['studentId'] === 'string' ? row['studentId'] : null,
    isReadable: isReadable === 1,
  }
}

const LOOKED_AT = `r.list_group <> 'void' AND (r.created_at >= :from OR r.closed_on IS NULL)`

/** Referrals that are open or began since a day, but for those entered by mistake. */
export const listReferralFacts = many<Since, Looking<Omit<ReferralFacts, 'steps'>>>(
  `SELECT r.id AS id, r.student_id AS studentId, r.state AS state, r.pathway AS pathway,
     r.need_identified_on AS needIdentifiedOn, e.writtenOn AS initiatedOn, r.sent_on AS sentOn, r.linked_on AS linkedOn,
     r.closed_on AS closedOn, r.state_since AS stateSince, r.next_due_on AS nextDueOn, r.end_reason AS endReason,
     r.barriers AS barriers, s.birth_date AS birthDate, s.left_on AS leftOn,
     CASE WHEN r.pathway = 'school-based' THEN h.ended_on IS NULL OR h.ended_on > :today
       ELSE v.status IN ('active', 'temporarily-closed') AND o.active = 1 AND coalesce(l.active, 1) = 1 END AS isOffered,
     a.unsaidOn AS unsaidOn,
     max(e.lastOn, coalesce(r.linked_on, ''), coalesce(r.closed_on, ''), coalesce(r.sent_on, ''),
       coalesce(a.keptOn, '')) AS lastOn,
     ${readableCase('c')} AS isReadable
   FROM referrals r JOIN cases c ON c.id = r.case_id JOIN students s ON s.id = r.student_id
     JOIN (SELECT referral_id, min(effective_on) FILTER (WHERE action = 'create') AS writtenOn,
         max(effective_on) AS lastOn FROM referral_events
       WHERE referral_id IN (SELECT r.id FROM referrals r WHERE ${LOOKED_AT}) GROUP BY referral_id) e
       ON e.referral_id = r.id
     LEFT JOIN (SELECT referral_id, max(on_day) FILTER (WHERE status = 'kept') AS keptOn,
         min(on_day) FILTER (WHERE status = 'scheduled') AS unsaidOn FROM appointments GROUP BY referral_id) a
       ON a.referral_id = r.id
     LEFT JOIN services v ON v.id = r.service_id LEFT JOIN organizations o ON o.id = v.organization_id
     LEFT JOIN locations l ON l.id = r.location_id LEFT JOIN school_services h ON h.id = r.school_service_id`,
  ({ barriers, isOffered, ...row }) => looking(row, { barriers: list(barriers), isOffered: isOffered === 1 }),
)

/** Those with a step that is said to have been before the one written down before it, whatever was taken back since. */
export const listWrongWayRound = many<object, string>(
  `SELECT DISTINCT referral_id AS id FROM (
     SELECT referral_id, effective_on,
       lag(effective_on) OVER (PARTITION BY referral_id ORDER BY recorded_at, rowid) AS before
     FROM referral_events WHERE from_state <> to_state)
   WHERE effective_on < before`,
  ({ id }) => String(id),
)

type StepOfReferral = StateStep & { readonly referralId: string }

/** What happened to some referrals, the first first. */
export const listStepsOf = many<{ ids: string }, StepOfReferral>(
  `SELECT referral_id AS referralId, action, from_state AS "from", to_state AS "to", effective_on AS "on"
   FROM referral_events WHERE referral_id IN (SELECT value FROM json_each(:ids))
   ORDER BY referral_id, recorded_at, rowid`,
  // The columns are the fields.
  (row) => row as unknown as StepOfReferral,
)

const CASES = `(SELECT c.student_id AS student_id, min(c.opened_on) AS since, max(c.closed_on IS NULL) AS hasOpenCase,
    min(${readableCase('c')}) AS isReadable
  FROM cases c WHERE c.closed_on IS NULL OR c.closed_on >= :from GROUP BY c.student_id)`

const READABLE = `(k.isReadable = 1 AND ${readableStudent('s.id')})`

/** Students with a case that is open or was since a day; whoever is kept from one of those cases does not learn of it here. */
export const listStudentFacts = many<Since, Looking<StudentFacts>>(
  `SELECT s.id AS id, s.id AS studentId, k.since AS since, k.hasOpenCase AS hasOpenCase, s.birth_date AS birthDate,
     s.grade AS grade, s.home_language AS homeLanguage, s.gender AS gender,
     s.iep AS iep, s.english_learner AS englishLearner, s.insurance AS insurance,
     (SELECT count(*) FROM student_contacts p WHERE p.student_id = s.id AND p.holds_consent_rights = 1
        AND p.do_not_contact = 0) AS signers,
     ${READABLE} AS isReadable
   FROM students s JOIN ${CASES} k ON k.student_id = s.id`,
  ({ hasOpenCase, iep, englishLearner, ...row }) =>
    looking(row, {
      hasOpenCase: hasOpenCase === 1,
      ...{ iep: flag(iep), englishLearner: flag(englishLearner) },
    }),
)

/** Those whom one may contact about students with an open case, each by the first of those that may be opened. */
export const listContactFacts = many<Since, Looking<ContactFacts>>(
  `SELECT p.id AS id, min(k.since) AS since, p.language_read AS languageRead,
     coalesce(min(CASE WHEN ${READABLE} THEN s.id END), min(s.id)) AS studentId, max(${READABLE}) AS isReadable
   FROM contacts p JOIN student_contacts t ON t.contact_id = p.id AND t.do_not_contact = 0
     JOIN students s ON s.id = t.student_id JOIN ${CASES} k ON k.student_id = s.id AND k.hasOpenCase = 1
   GROUP BY p.id`,
  (row) => looking(row),
)

/** Services that are offered. */
export const listServiceFacts = many<object, Looking<ServiceFacts>>(
  `SELECT service_id AS id, verified_on AS verifiedOn, capacity_on AS capacityOn, payers AS payers, 1 AS isReadable
   FROM service_lines WHERE active = 1 AND status IN ('active', 'temporarily-closed')`,
  ({ payers, ...row }) => looking(row, { payers: list(payers) }),
)
