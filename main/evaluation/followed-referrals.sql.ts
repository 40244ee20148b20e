import type { FollowedReferral } from '#shared/domain/evaluation/followed.ts'
import type { StateStep } from '#shared/domain/scorecard.ts'

import { readableCase, type Reader } from '../access/readable.ts'
import { many, one } from '../db/statement.ts'
import { schoolNameOf } from '../students/student-name.ts'

/** How far along the road a state is, by its place in `STAGES`. */
const PLACE = `CASE to_state
    WHEN 'sent' THEN 2 WHEN 'waitlisted' THEN 2 WHEN 'more-information-needed' THEN 2
    WHEN 'accepted' THEN 3 WHEN 'appointment-scheduled' THEN 4 WHEN 'linked' THEN 5
    WHEN 'receiving-services' THEN 6 WHEN 'closed-completed' THEN 6 ELSE 0 END`

/** A referral as it is read: the furthest place its history names, which may be less where a step was taken back. */
interface ReadReferral {
  readonly referral: Omit<FollowedReferral, 'furthest'>
  readonly place: number
  readonly isConsented: boolean
  readonly isTakenBack: boolean
}

function readFollowed(row: Record<string, unknown>): ReadReferral {
  const { place, isConsented, isTakenBack, barriers, ...rest } = row
  return {
    referral: {
      // The columns are the fields.
      ...(rest as unknown as Omit<FollowedReferral, 'barriers' | 'furthest'>),
      // Most name none.
      barriers: barriers === '[]' ? [] : (JSON.parse(String(barriers)) as FollowedReferral['barriers']),
    },
    place: Number(place),
    isConsented: isConsented === 1,
    isTakenBack: isTakenBack === 1,
  }
}

const RECENT = `r.list_group <> 'void'
  AND (r.created_at >= :overSince OR r.closed_on IS NULL OR r.closed_on >= :overSince)`

/**
 * Every referral of the school but those entered by mistake that began since a day, or is one time of waiting with one that
 * did; whoever may read it: they are counted. One begins the day it was written down; no step of it can be earlier.
 */
export const listFollowed = many<{ overSince: string }, ReadReferral>(
  `SELECT r.id AS id, r.student_id AS studentId, r.pathway AS pathway, r.state AS state,
     e.writtenOn AS initiatedOn, r.linked_on AS linkedOn,
     r.closed_on AS closedOn, r.ended_by AS endedBy, r.barriers AS barriers, r.primary_reason AS reason,
     s.home_language AS homeLanguage, s.grade AS grade, c.protocol_number AS protocolNumber,
     r.consent_id IS NOT NULL AS isConsented, e.place AS place,
     e.isTakenBack AS isTakenBack
   FROM referrals r JOIN students s ON s.id = r.student_id JOIN cases c ON c.id = r.case_id
     JOIN (SELECT referral_id, min(effective_on) FILTER (WHERE action = 'create') AS writtenOn,
         max(${PLACE}) AS place, max(action = 'undo') AS isTakenBack
       FROM referral_events WHERE referral_id IN (SELECT r.id FROM referrals r WHERE ${RECENT})
       GROUP BY referral_id) e ON e.referral_id = r.id`,
  readFollowed,
)

/** A number that changes whenever another connection wrote anything. */
export const findDataVersion = one<object, number>('PRAGMA data_version', (row) =>
  Number(row['data_version']),
)

type StepOfReferral = StateStep & { readonly referralId: string; readonly place: number }

/** What happened to some referrals, the first first. */
export const listStepsOf = many<{ ids: string }, StepOfReferral>(
  `SELECT referral_id AS referralId, action, from_state AS "from", to_state AS "to", effective_on AS "on",
     ${PLACE} AS place
   FROM referral_events WHERE referral_id IN (SELECT value FROM json_each(:ids))
   ORDER BY referral_id, recorded_at, rowid`,
  // The columns are the fields.
  (row) => row as unknown as StepOfReferral,
)

/** Those of them whose cases the asker may not read. */
export const listKeptIds = many<Reader & { overSince: string }, string>(
  `SELECT r.id AS id FROM referrals r JOIN cases c ON c.id = r.case_id
   WHERE ${RECENT} AND NOT ${readableCase('c')}`,
  ({ id }) => String(id),
)

/** A referral as whoever may read its case sees it behind a figure. */
export interface NamedReferral {
  readonly id: string
  readonly studentName: string
  readonly destination: string
  readonly state: FollowedReferral['state']
  readonly linkedOn: string | null
}

export const listNamed = many<Reader & { ids: string }, NamedReferral>(
  `SELECT r.id AS id, ${schoolNameOf('s')} AS studentName, coalesce(o.name, r.school_service) AS destination,
     r.state AS state, r.linked_on AS linkedOn
   FROM referrals r JOIN cases c ON c.id = r.case_id JOIN students s ON s.id = r.student_id
     LEFT JOIN services v ON v.id = r.service_id LEFT JOIN organizations o ON o.id = v.organization_id
   WHERE r.id IN (SELECT value FROM json_each(:ids)) AND ${readableCase('c')}`,
  // The columns are the fields.
  (row) => row as unknown as NamedReferral,
)

/** Something that happened to the office. */
export interface OfficeEvent {
  readonly at: string
  readonly kind: 'protocol' | 'agreement'
  readonly name: string
}

/** Protocols as they were published (an instant), and agreements as they began (a day). */
export const listOfficeEvents = many<{ from: string; to: string }, OfficeEvent>(
  `SELECT published_at AS at, 'protocol' AS kind, name FROM protocols
   WHERE state = 'published' AND published_at BETWEEN :from AND :to || 'T24'
   UNION ALL
   SELECT t.starts_on AS at, 'agreement' AS kind, o.name AS name
   FROM agreement_terms t JOIN agreements a ON a.id = t.agreement_id JOIN organizations o ON o.id = a.organization_id
   WHERE t.kind = 'first' AND t.starts_on BETWEEN :from AND :to
   ORDER BY at, name`,
  // The columns are the fields.
  (row) => row as unknown as OfficeEvent,
)
