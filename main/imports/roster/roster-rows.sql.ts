import type { Staff } from '#shared/domain/staff.ts'
import type { Student } from '#shared/domain/student.ts'

import { readableStudent, type Reader } from '../../access/readable.ts'
import { staffRows } from '../../accounts/accounts.ts'
import { change, many } from '../../db/statement.ts'
import { peopleRows, type ContactLink, type Person } from '../../students/people-rows.ts'

const { students, contacts, links } = peopleRows

export const everyStudent = many<object, Student>(
  `SELECT ${students.columns.select()} FROM students`,
  students.columns.read,
)

/** The students the asker may not find. */
export const everyKeptStudent = many<Reader, string>(
  `SELECT s.id AS id FROM students s WHERE NOT ${readableStudent('s.id')}`,
  ({ id }) => String(id),
)

export const everyPerson = many<object, Person>(
  `SELECT ${contacts.columns.select()} FROM contacts`,
  contacts.columns.read,
)

export const everyBond = many<object, ContactLink>(
  `SELECT ${links.columns.select()} FROM student_contacts`,
  links.columns.read,
)

export const everyColleague = many<object, Staff>(
  `SELECT ${staffRows.columns.select()} FROM staff`,
  staffRows.columns.read,
)

export const freeIds = change<{ id: string }>(
  'UPDATE students SET local_id = NULL, source_id = NULL WHERE id = :id',
)

/** Numbers that change whenever a record an import may touch does. */
export const rosterStamps = many<object, string>(
  `SELECT count(*) || ':' || total(version) AS stamp FROM students
   UNION ALL SELECT count(*) || ':' || total(version) FROM contacts
   UNION ALL SELECT count(*) FROM student_contacts
   UNION ALL SELECT count(*) || ':' || total(version) FROM staff`,
  ({ stamp }) => String(stamp),
)
