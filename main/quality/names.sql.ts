import { many } from '../db/statement.ts'
import { listNameOf } from '../students/student-name.ts'

/** What a record is called in a list, and which page opens it. */
export interface NamedRecord {
  readonly id: string
  readonly opens: string
  readonly name: string
  readonly beside: string
}

// The columns are the fields.
const read = (row: Record<string, unknown>): NamedRecord => row as unknown as NamedRecord

interface Ids {
  readonly ids: string
}

const AMONG = 'IN (SELECT value FROM json_each(:ids))'

export const listNamedReferrals = many<Ids, NamedRecord>(
  `SELECT r.id AS id, r.id AS opens, ${listNameOf('s')} AS name, coalesce(o.name, r.school_service, '') AS beside
   FROM referrals r JOIN students s ON s.id = r.student_id
     LEFT JOIN services v ON v.id = r.service_id LEFT JOIN organizations o ON o.id = v.organization_id
   WHERE r.id ${AMONG}`,
  read,
)

export const listNamedStudents = many<Ids, NamedRecord>(
  `SELECT s.id AS id, s.id AS opens, ${listNameOf('s')} AS name, coalesce(s.homeroom, '') AS beside
   FROM students s WHERE s.id ${AMONG}`,
  read,
)

/** Contacts, each with one of their students. */
export const listNamedContacts = many<Ids & { studentIds: string }, NamedRecord>(
  `SELECT p.id AS id, s.id AS opens, ${listNameOf('s')} AS name, p.name AS beside
   FROM contacts p JOIN student_contacts t ON t.contact_id = p.id JOIN students s ON s.id = t.student_id
   WHERE p.id ${AMONG} AND s.id IN (SELECT value FROM json_each(:studentIds)) GROUP BY p.id`,
  read,
)

export const listNamedServices = many<Ids, NamedRecord>(
  `SELECT service_id AS id, organization_id AS opens, organization_name AS name, name AS beside
   FROM service_lines WHERE service_id ${AMONG}`,
  read,
)
