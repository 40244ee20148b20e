import { many, one } from '../db/statement.ts'
import type { ReadableDb } from '../db/types.ts'

/** The lists by which every row that goes is found: ids as JSON, so that one statement takes them all. */
export interface Doomed {
  readonly students: string
  readonly cases: string
  readonly concerns: string
  readonly briefContacts: string
  readonly referrals: string
  readonly consents: string
  readonly contacts: string
  readonly breaks: string
}

type List = keyof Doomed

/** Each of the lists. */
export const LISTS: readonly List[] = [
  'students',
  'cases',
  'concerns',
  'briefContacts',
  'referrals',
  'consents',
  'contacts',
  'breaks',
]

/** Being in one of the lists, as a condition behind a column. */
export const among = (list: List): string => `IN (SELECT value FROM json_each(:${list}))`

const idsOf = (sql: string) => many<Partial<Doomed>, string>(sql, ({ id }) => String(id))

const listCases = idsOf(`SELECT id FROM cases WHERE id ${among('cases')} OR student_id ${among('students')}`)

const listConcerns = idsOf(
  `SELECT id FROM concerns
   WHERE id ${among('concerns')} OR student_id ${among('students')} OR case_id ${among('cases')}`,
)

const listBriefContacts = idsOf(
  `SELECT id FROM brief_contacts
   WHERE id ${among('briefContacts')} OR student_id ${among('students')} OR concern_id ${among('concerns')}`,
)

const listReferrals = idsOf(
  `SELECT id FROM referrals WHERE case_id ${among('cases')} OR student_id ${among('students')}`,
)

/** A consent stays as long as something that stays was done by it. */
const listConsents = idsOf(
  `SELECT id FROM consents c WHERE student_id ${among('students')} OR (case_id ${among('cases')}
     AND NOT EXISTS (SELECT 1 FROM referrals r WHERE r.consent_id = c.id AND r.id NOT ${among('referrals')})
     AND NOT EXISTS (SELECT 1 FROM disclosures d
       WHERE d.consent_id = c.id AND coalesce(d.referral_id NOT ${among('referrals')}, TRUE)))`,
)

/** A contact stays with whoever else they belong to: a sibling, or a case in which they were called or named in a plan. */
const listContacts = idsOf(
  `SELECT id FROM contacts p WHERE id IN (
     SELECT contact_id FROM student_contacts WHERE student_id ${among('students')}
     UNION SELECT contact_id FROM contact_attempts WHERE case_id ${among('cases')}
     UNION SELECT e.contact_id FROM crisis_entries e JOIN crises r ON r.id = e.crisis_id
       WHERE r.case_id ${among('cases')}
     UNION SELECT home_contact_id FROM safety_plans WHERE case_id ${among('cases')})
   AND NOT EXISTS (SELECT 1 FROM student_contacts l
     WHERE l.contact_id = p.id AND l.student_id NOT ${among('students')})
   AND NOT EXISTS (SELECT 1 FROM contact_attempts a
     WHERE a.contact_id = p.id AND a.case_id NOT ${among('cases')})
   AND NOT EXISTS (SELECT 1 FROM crisis_entries e JOIN crises r ON r.id = e.crisis_id
     WHERE e.contact_id = p.id AND r.case_id NOT ${among('cases')})
   AND NOT EXISTS (SELECT 1 FROM safety_plans s
     WHERE s.home_contact_id = p.id AND s.case_id NOT ${among('cases')})`,
)

/** What somebody wrote to open a case goes with the last case they opened by it. */
const listBreaks = idsOf(
  `SELECT id FROM glass_breaks b WHERE student_id ${among('students')}
   OR (id IN (SELECT break_id FROM broken_cases WHERE case_id ${among('cases')})
     AND NOT EXISTS (SELECT 1 FROM broken_cases o WHERE o.break_id = b.id AND o.case_id NOT ${among('cases')}))`,
)

/** What is named to go; all that hangs on it is found from here. */
export type Named = Pick<Doomed, 'students' | 'cases' | 'concerns' | 'briefContacts'>

/** Finds everything that hangs on what is named. */
export function findDoomed(db: ReadableDb, named: Named): Doomed {
  const { students } = named
  const cases = JSON.stringify(listCases(db, named))
  const concerns = JSON.stringify(listConcerns(db, { ...named, cases }))
  const briefContacts = JSON.stringify(listBriefContacts(db, { ...named, concerns }))
  const referrals = JSON.stringify(listReferrals(db, { students, cases }))
  const consents = JSON.stringify(listConsents(db, { students, cases, referrals }))
  const contacts = JSON.stringify(listContacts(db, { students, cases }))
  const breaks = JSON.stringify(listBreaks(db, { students, cases }))
  return { students, cases, concerns, briefContacts, referrals, consents, contacts, breaks }
}

/** Whether any of it is about a student whose records are held, whoever's record was named to go. */
export const isAnyHeld = one<Doomed, boolean>(
  `SELECT EXISTS (SELECT 1 FROM legal_holds WHERE lifted_at IS NULL AND student_id IN (
     SELECT value FROM json_each(:students)
     UNION SELECT student_id FROM cases WHERE id ${among('cases')}
     UNION SELECT student_id FROM concerns WHERE id ${among('concerns')}
     UNION SELECT student_id FROM brief_contacts WHERE id ${among('briefContacts')}
     UNION SELECT student_id FROM referrals WHERE id ${among('referrals')}
     UNION SELECT student_id FROM consents WHERE id ${among('consents')})) AS held`,
  ({ held }) => held === 1,
)

/** When the first and the last of it was written down, ISO. */
export const findSpan = one<Doomed, { first: string; last: string }>(
  `SELECT min(at) AS first, max(at) AS last FROM (
     SELECT created_at AS at FROM students WHERE id ${among('students')}
     UNION ALL SELECT created_at FROM cases WHERE id ${among('cases')}
     UNION ALL SELECT received_at FROM concerns WHERE id ${among('concerns')}
     UNION ALL SELECT at FROM brief_contacts WHERE id ${among('briefContacts')}
     UNION ALL SELECT decided_at FROM triages WHERE concern_id ${among('concerns')}
     UNION ALL SELECT at FROM notes WHERE case_id ${among('cases')}
     UNION ALL SELECT at FROM contact_attempts WHERE case_id ${among('cases')}
     UNION ALL SELECT started_at FROM crises WHERE case_id ${among('cases')}
     UNION ALL SELECT e.recorded_at FROM crisis_entries e JOIN crises r ON r.id = e.crisis_id
       WHERE r.case_id ${among('cases')}
     UNION ALL SELECT written_at FROM safety_plans WHERE case_id ${among('cases')}
     UNION ALL SELECT written_at FROM return_plans WHERE case_id ${among('cases')}
     UNION ALL SELECT recorded_at FROM interim_supports WHERE case_id ${among('cases')}
     UNION ALL SELECT recorded_at FROM consents WHERE id ${among('consents')}
     UNION ALL SELECT created_at FROM referrals WHERE id ${among('referrals')}
     UNION ALL SELECT recorded_at FROM referral_events WHERE referral_id ${among('referrals')}
     UNION ALL SELECT recorded_at FROM disclosures
       WHERE student_id ${among('students')} OR referral_id ${among('referrals')})`,
  // The columns above are the fields.
  (row) => row as unknown as { first: string; last: string },
)

/** The codes of the cases, in their order. */
export const listCodes = many<Pick<Doomed, 'cases'>, string>(
  `SELECT code FROM cases WHERE id ${among('cases')} ORDER BY code`,
  ({ code }) => String(code),
)
