import type { AskedPaper } from '#shared/domain/evaluation/asked-paper.ts'
import type { ConsentKind } from '#shared/domain/consent.ts'
import type { RequestEnding } from '#shared/domain/consent-request.ts'
import type { Pathway } from '#shared/domain/referral.ts'

import { readableCase, readableStudent, type Reader } from '../access/readable.ts'
import { many } from '../db/statement.ts'
import { schoolNameOf } from '../students/student-name.ts'

/** A paper to sign with what a cohort is chosen by; what belongs to a referral is `null` where it is for none. */
interface PaperOfCohort extends AskedPaper {
  readonly pathway: Pathway | null
  readonly reason: string | null
  readonly protocolNumber: number | null
  readonly homeLanguage: string | null
  readonly grade: string | null
}

const JOINS = `JOIN students s ON s.id = q.student_id LEFT JOIN cases c ON c.id = q.case_id
     LEFT JOIN referrals r ON r.id = q.referral_id`
const READABLE = `${readableStudent('q.student_id')} AND (q.case_id IS NULL OR ${readableCase('c')})`

/** Every paper somebody was asked to sign within a time, whoever may read it: they are counted. */
export const listPapersAsked = many<{ from: string; to: string }, PaperOfCohort>(
  `SELECT q.id AS id, q.student_id AS studentId, q.asked_on AS askedOn, q.ending ->> 'state' AS state,
     q.ending ->> 'on' AS endedOn, r.pathway AS pathway, r.primary_reason AS reason,
     c.protocol_number AS protocolNumber, s.home_language AS homeLanguage, s.grade AS grade
   FROM consent_requests q ${JOINS} WHERE q.asked_on BETWEEN :from AND :to`,
  ({ state, endedOn, ...row }) => ({
    // The other columns are the fields.
    ...(row as unknown as PaperOfCohort),
    ending: state === null ? null : { state: state as RequestEnding['state'], on: String(endedOn) },
  }),
)

/** Those of them the asker may not read. */
export const listKeptPaperIds = many<Reader & { from: string; to: string }, string>(
  `SELECT q.id AS id FROM consent_requests q ${JOINS}
   WHERE q.asked_on BETWEEN :from AND :to AND NOT (${READABLE})`,
  ({ id }) => String(id),
)

/** A paper behind a figure, for whoever may read it. */
interface NamedPaper {
  readonly id: string
  readonly studentId: string
  readonly studentName: string
  readonly kind: ConsentKind
  readonly askedOn: string
  readonly state: RequestEnding['state'] | null
}

export const listNamedPapers = many<Reader & { ids: string }, NamedPaper>(
  `SELECT q.id AS id, q.student_id AS studentId, ${schoolNameOf('s')} AS studentName, q.kind AS kind,
     q.asked_on AS askedOn, q.ending ->> 'state' AS state
   FROM consent_requests q ${JOINS} WHERE q.id IN (SELECT value FROM json_each(:ids)) AND ${READABLE}
   ORDER BY q.asked_on DESC, q.id`,
  // The columns are the fields.
  (row) => row as unknown as NamedPaper,
)
