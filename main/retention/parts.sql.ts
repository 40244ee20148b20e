import type { DestroyedPart } from '#shared/domain/retention.ts'

import { change, one } from '../db/statement.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { among, LISTS, type Doomed } from './doomed.sql.ts'

/** The rows of one table that go. */
interface Part {
  readonly table: string
  readonly count: (db: ReadableDb, doomed: Doomed) => number
  readonly remove: (db: WritableDb, doomed: Doomed) => number
  /** As what they are counted; what only serves another record is not counted. */
  readonly as: DestroyedPart | undefined
}

function part(table: string, where: string, as?: DestroyedPart): Part {
  const count = one<Doomed, number>(`SELECT count(*) AS rows FROM ${table} WHERE ${where}`, ({ rows }) =>
    Number(rows),
  )
  return {
    table,
    count: (db, doomed) => count(db, doomed) ?? 0,
    remove: change<Doomed>(`DELETE FROM ${table} WHERE ${where}`),
    as,
  }
}

const FOUND = `case_id ${among('cases')} OR id ${among('cases')} OR id ${among('concerns')} OR id ${among('referrals')}`

/** What is on an agenda about a case or concern that goes, and all of a meeting about its student alone. */
const OF_DOOMED_MEETING = `case_id ${among('cases')} OR concern_id ${among('concerns')}
  OR meeting_id IN (SELECT id FROM meetings WHERE case_id ${among('cases')})`

const EVERY_ID = LISTS.map((list) => `SELECT value FROM json_each(:${list})`).join(' UNION ALL ')

/**
 * Every table in which something of a student stands, what hangs on others first. A test holds this list against the
 * schema. Drafts are found by the ids in them.
 */
export const PARTS: readonly Part[] = [
  part('search_index', `rowid IN (SELECT row FROM search_rows WHERE ${FOUND})`),
  part('search_rows', FOUND),
  part('appointments', `referral_id ${among('referrals')}`, 'appointments'),
  part('referral_events', `referral_id ${among('referrals')}`),
  part('known_right', `student_id ${among('students')} OR referral_id ${among('referrals')}`),
  part('slip_answers', `referral_id ${among('referrals')}`, 'returned-papers'),
  part('printed_pages', `referral_id ${among('referrals')}`, 'pages'),
  part('printed_forms', `student_id ${among('students')} OR case_id ${among('cases')}`, 'pages'),
  part('moves', `student_id ${among('students')} OR case_id ${among('cases')}`, 'moves'),
  part(
    'disclosures',
    `student_id ${among('students')} OR referral_id ${among('referrals')} OR crisis_entry_id IN (
      SELECT e.id FROM crisis_entries e JOIN crises r ON r.id = e.crisis_id WHERE r.case_id ${among('cases')})`,
    'disclosures',
  ),
  part('crisis_entries', `crisis_id IN (SELECT id FROM crises WHERE case_id ${among('cases')})`),
  part('crises', `case_id ${among('cases')}`, 'crises'),
  part(
    'meeting_decisions',
    `item_id IN (SELECT id FROM meeting_items WHERE ${OF_DOOMED_MEETING})
    OR task_id IN (SELECT id FROM tasks WHERE case_id ${among('cases')})`,
  ),
  part('meeting_items', OF_DOOMED_MEETING, 'meeting-notes'),
  part('meeting_people', `meeting_id IN (SELECT id FROM meetings WHERE case_id ${among('cases')})`),
  part('meetings', `case_id ${among('cases')}`),
  part('support_events', `case_id ${among('cases')}`, 'consultations'),
  part('tasks', `case_id ${among('cases')}`, 'tasks'),
  part('safety_plans', `case_id ${among('cases')}`, 'safety-plans'),
  part('return_plans', `case_id ${among('cases')}`, 'return-plans'),
  part('interim_supports', `case_id ${among('cases')}`, 'supports'),
  part('contact_attempts', `case_id ${among('cases')}`, 'calls'),
  part(
    'consent_requests',
    `student_id ${among('students')} OR case_id ${among('cases')} OR referral_id ${among('referrals')}
    OR ending ->> 'consentId' ${among('consents')}`,
  ),
  part('consent_scans', `consent_id ${among('consents')}`, 'signed-pages'),
  part('referrals', `id ${among('referrals')}`, 'referrals'),
  part('consents', `id ${among('consents')}`, 'consents'),
  part('notes', `case_id ${among('cases')}`, 'notes'),
  part('triages', `case_id ${among('cases')} OR concern_id ${among('concerns')}`, 'decisions'),
  part('broken_cases', `case_id ${among('cases')} OR break_id ${among('breaks')}`),
  part('glass_letters', `break_id ${among('breaks')}`),
  part('glass_breaks', `id ${among('breaks')}`),
  part('case_people', `case_id ${among('cases')}`),
  part('brief_contacts', `id ${among('briefContacts')}`, 'brief-contacts'),
  part('concerns', `id ${among('concerns')}`, 'concerns'),
  part('cases', `id ${among('cases')}`, 'cases'),
  // Whoever wrote them alone knows that they were there.
  part('sealed_notes', `student_id ${among('students')}`),
  part('parent_bases', `student_id ${among('students')}`, 'consents'),
  part('amendments', `student_id ${among('students')}`, 'amendments'),
  part('records_requests', `student_id ${among('students')}`, 'records-requests'),
  part('attendance', `student_id ${among('students')}`, 'absences'),
  part('incidents', `student_id ${among('students')}`, 'incidents'),
  part('replaced_attendance', `student_id ${among('students')}`),
  part('legal_holds', `student_id ${among('students')}`),
  part('recusals', `student_id ${among('students')}`),
  part('student_contacts', `student_id ${among('students')}`),
  part('student_words', `student_id ${among('students')}`),
  part('contacts', `id ${among('contacts')}`, 'contacts'),
  part('students', `id ${among('students')}`, 'students'),
  part(
    'drafts',
    `EXISTS (SELECT 1 FROM (${EVERY_ID}) named
    WHERE instr(drafts.key, named.value) OR instr(drafts.value, named.value))`,
  ),
]

/** Gives a consent that stays to the case in which something was done by it. */
export const moveConsents = change<Doomed>(
  `UPDATE consents SET case_id = (SELECT r.case_id FROM referrals r
     WHERE r.consent_id = consents.id AND r.id NOT ${among('referrals')} ORDER BY r.created_at DESC LIMIT 1)
   WHERE case_id ${among('cases')} AND id NOT ${among('consents')}`,
)
