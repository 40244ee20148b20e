import type { Case } from '#shared/domain/case.ts'

import { change, many, one } from '../db/statement.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { listNameOf, schoolNameOf } from '../students/student-name.ts'
import { keptCases, readableCase, type Reader } from '../access/readable.ts'
import type { ReadCaseLine } from './case-line.ts'
import { caseColumns } from './case-columns.ts'

const CASE = `SELECT ${caseColumns.select('c')} FROM cases c`

export const findCaseByCode = one<{ code: string }, Case>(`${CASE} WHERE c.code = :code`, caseColumns.read)

export const findOpenCaseOf = one<{ studentId: string }, Case>(
  `${CASE} WHERE c.student_id = :studentId AND c.closed_on IS NULL`,
  caseColumns.read,
)

/** Open cases somebody holds, or has the next step of. */
export const listOpenWorkOf = many<{ accountId: string; studentId: string | null }, Case>(
  `${CASE} WHERE c.closed_on IS NULL AND (c.owner_id = :accountId OR c.next_owner_id = :accountId)
     AND c.student_id = coalesce(:studentId, c.student_id) ORDER BY c.id`,
  caseColumns.read,
)

export const listCasesOf = many<Reader & { studentId: string }, Case>(
  `${CASE} WHERE c.student_id = :studentId AND ${readableCase('c')} ORDER BY c.opened_on DESC, c.id DESC`,
  caseColumns.read,
)

interface Filter extends Reader {
  readonly ownerId: string | null
}
interface Page extends Filter {
  readonly limit: number
  readonly offset: number
}

export const getHolder = one<{ id: string }, string>(
  'SELECT owner_id AS ownerId FROM cases WHERE id = :id',
  ({ ownerId }) => String(ownerId),
)

export const getProtocolNumber = one<{ id: string }, { protocolNumber: number | null }>(
  'SELECT protocol_number AS protocolNumber FROM cases WHERE id = :id',
  // The column is the field.
  (row) => row as unknown as { protocolNumber: number | null },
)

const OPEN = 'c.closed_on IS NULL AND (:ownerId IS NULL OR c.owner_id = :ownerId)'
const CLOSED = OPEN.replace('IS NULL', 'IS NOT NULL')

const listWhere = (condition: string, order: string) =>
  many<Page, ReadCaseLine>(
    `SELECT ${caseColumns.select('c')}, ${schoolNameOf('s')} AS studentName, ${listNameOf('s')} AS studentListName, s.grade AS grade,
       a.name AS ownerName,
       (SELECT count(*) FROM referrals r
        WHERE r.case_id = c.id AND r.closed_on IS NULL AND r.state <> 'entered-in-error') AS openReferrals,
       n.next_task AS referralTask, n.state AS referralState, n.pathway AS pathway,
       n.next_due_on AS referralDueOn, n.owner_id AS referralOwnerId,
       EXISTS (SELECT 1 FROM crises WHERE case_id = c.id AND ended_at IS NULL) AS isInCrisis,
       EXISTS (SELECT 1 FROM safety_plans WHERE case_id = c.id) AS hasSafetyPlan,
       (SELECT json_group_array(json_object('plan', plan, 'state', state, 'exemptUntil', exempt_until))
        FROM tasks WHERE case_id = c.id AND plan IS NOT NULL AND c.urgency IN ('emergency', 'urgent')) AS planTasks,
       k.name AS taskName, k.step_id AS taskStepId, coalesce(k.exempt_until, k.due_on) AS taskDueOn, k.owner_id AS taskOwnerId
     FROM cases c JOIN students s ON s.id = c.student_id JOIN accounts a ON a.id = c.owner_id
     LEFT JOIN referrals n ON n.id = (SELECT id FROM referrals
       WHERE case_id = c.id AND next_due_on IS NOT NULL ORDER BY next_due_on, id LIMIT 1)
     LEFT JOIN tasks k ON k.id = (SELECT id FROM tasks
       WHERE case_id = c.id AND (state = 'open' OR exempt_until IS NOT NULL)
       ORDER BY coalesce(exempt_until, due_on), id LIMIT 1)
     WHERE ${condition} AND ${readableCase('c')} ORDER BY ${order} LIMIT :limit OFFSET :offset`,
    // The columns of a case and those named here are the fields of ReadCaseLine.
    (row) => caseColumns.read(row) as ReadCaseLine,
  )
// Of whoever sees the whole office few cases are kept: counting all and taking those off asks about them alone. The
// plus signs keep the planner to the indexes of those few.
const countWhere = (condition: string) =>
  one<Filter, number>(
    `SELECT CASE WHEN :readerSees = 'office' THEN (SELECT count(*) FROM cases c WHERE ${condition})
          - (SELECT count(*) FROM cases c WHERE ${keptCases('c')} AND ${condition.replaceAll('c.', '+c.')})
        ELSE (SELECT count(*) FROM cases c WHERE ${condition} AND ${readableCase('c')}) END AS total`,
    ({ total }) => Number(total),
  )

export const listOpenCases = listWhere(OPEN, 'c.opened_on DESC, c.id DESC')
export const listClosedCases = listWhere(CLOSED, 'c.closed_on DESC, c.id DESC')
export const countOpenCases = countWhere(OPEN)
export const countClosedCases = countWhere(CLOSED)

const insertCaseRow = change<object>(`INSERT INTO cases ${caseColumns.values}`)
export const insertCase = (db: WritableDb, value: Case): number => insertCaseRow(db, caseColumns.bind(value))

const updateCaseRow = change<object>(
  `UPDATE cases SET ${caseColumns.set(
    'ownerId',
    'urgency',
    'tier',
    'restricted',
    'closedOn',
    'closingNote',
    'protocolNumber',
    'nextAction',
    'nextOwnerId',
    'nextDueOn',
  )}, version = version + 1 WHERE id = :id AND version = :version`,
)

/** Answers 0 when somebody changed the case meanwhile. */
export const updateCase = (db: WritableDb, value: Case): number => updateCaseRow(db, caseColumns.bind(value))

export const deleteCase = change<{ id: string; version: number }>(
  'DELETE FROM cases WHERE id = :id AND version = :version',
)

const hasOpenReferralRow = one<{ caseId: string }, boolean>(
  `SELECT EXISTS (SELECT 1 FROM referrals
     WHERE case_id = :caseId AND closed_on IS NULL AND state <> 'entered-in-error') AS found`,
  ({ found }) => found === 1,
)

/** Whether a referral of the case still needs somebody to act. */
export const hasOpenReferral = (db: ReadableDb, caseId: string): boolean =>
  hasOpenReferralRow(db, { caseId }) ?? false

/** Whether anything hangs on the case. */
export const isCaseBuiltUpon = one<{ caseId: string }, boolean>(
  `SELECT EXISTS (SELECT 1 FROM notes WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM referrals WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM contact_attempts WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM tasks WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM crises WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM safety_plans WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM return_plans WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM interim_supports WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM triages WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM concerns WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM consents WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM meetings WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM meeting_items WHERE case_id = :caseId)
     OR EXISTS (SELECT 1 FROM support_events WHERE case_id = :caseId) AS found`,
  ({ found }) => found === 1,
)

export const insertCasePerson = change<{ caseId: string; accountId: string }>(
  'INSERT INTO case_people (case_id, account_id) VALUES (:caseId, :accountId) ON CONFLICT DO NOTHING',
)

export const deleteCasePerson = change<{ caseId: string; accountId: string }>(
  'DELETE FROM case_people WHERE case_id = :caseId AND account_id = :accountId',
)

export const deleteCasePeople = change<{ caseId: string }>('DELETE FROM case_people WHERE case_id = :caseId')

/** The cases of a student that are kept from the asker. */
export const listKeptCases = many<Reader & { studentId: string }, Case>(
  `${CASE} WHERE c.student_id = :studentId AND NOT ${readableCase('c')}
   ORDER BY c.closed_on IS NOT NULL, c.opened_on DESC, c.id DESC`,
  caseColumns.read,
)

/** Referrals of a student that belong to a case the asker may not read. */
export const listHiddenReferrals = many<Reader & { studentId: string }, string>(
  `SELECT r.id AS id FROM referrals r JOIN cases c ON c.id = r.case_id
   WHERE r.student_id = :studentId AND NOT ${readableCase('c')}`,
  ({ id }) => String(id),
)

/** What was written in crises of cases the asker may not read. */
export const listHiddenEntries = many<Reader & { studentId: string }, string>(
  `SELECT e.id AS id FROM crisis_entries e JOIN crises r ON r.id = e.crisis_id JOIN cases c ON c.id = r.case_id
   WHERE c.student_id = :studentId AND NOT ${readableCase('c')}`,
  ({ id }) => String(id),
)

/** Whose cases are counted: those somebody reads, or all but those of students they are kept from. */
interface Counted extends Reader {
  readonly accountId: string
  readonly countsAll: number
}

/** How many open cases follow each version of the protocol, and how many follow none. */
export const countByVersion = many<Counted, { readonly number: number | null; readonly cases: number }>(
  `SELECT c.protocol_number AS number, count(*) AS cases FROM cases c
   WHERE c.closed_on IS NULL AND (${readableCase('c')} OR (:countsAll = 1
     AND c.student_id NOT IN (SELECT student_id FROM recusals WHERE account_id = :accountId)))
   GROUP BY c.protocol_number ORDER BY c.protocol_number`,
  // The columns are the fields of a count.
  (row) => row as unknown as { number: number | null; cases: number },
)
