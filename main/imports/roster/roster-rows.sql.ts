import type { Staff } from '#shared/domain/staff.ts'
import type { Contact, Student } from '#shared/domain/student.ts'

import { change, many } from '../../db/statement.ts'
import { wholeRows } from '../../db/whole-rows.ts'

/** Students as whole rows. */
export const studentRows = wholeRows<Student>(
  'students',
  {
    id: 'text',
    sourceId: 'text',
    localId: 'text',
    givenName: 'text',
    familyName: 'text',
    preferredName: 'text',
    pronouns: 'text',
    birthDate: 'text',
    grade: 'text',
    homeroom: 'text',
    homeLanguage: 'text',
    gender: 'text',
    raceEthnicity: 'json',
    iep: 'flag',
    section504: 'flag',
    englishLearner: 'flag',
    homeless: 'flag',
    foster: 'flag',
    insurance: 'text',
    status: 'text',
    leftOn: 'text',
    createdAt: 'text',
    updatedAt: 'text',
    version: 'integer',
  },
  ['id'],
)

/** What is true of a contact whoever the student is. */
export type Person = Pick<
  Contact,
  | 'id'
  | 'sourceId'
  | 'name'
  | 'languageSpoken'
  | 'languageRead'
  | 'interpreterNeeded'
  | 'bestTime'
  | 'phone'
  | 'email'
  | 'address'
  | 'voicemailAllowed'
  | 'textAllowed'
  | 'mailAllowed'
  | 'version'
>

/** Contacts as whole rows. */
export const personRows = wholeRows<Person>(
  'contacts',
  {
    id: 'text',
    sourceId: 'text',
    name: 'text',
    languageSpoken: 'text',
    languageRead: 'text',
    interpreterNeeded: 'flag',
    bestTime: 'text',
    phone: 'text',
    email: 'text',
    address: 'text',
    voicemailAllowed: 'flag',
    textAllowed: 'flag',
    mailAllowed: 'flag',
    version: 'integer',
  },
  ['id'],
)

/** What a contact is to one student. */
export type Bond = Omit<Contact, keyof Person> & {
  readonly studentId: string
  readonly contactId: string
}

/** Who is whose contact, as whole rows. */
export const bondRows = wholeRows<Bond>(
  'student_contacts',
  {
    studentId: 'text',
    contactId: 'text',
    relation: 'text',
    holdsConsentRights: 'flag',
    custodyNote: 'text',
    doNotContact: 'flag',
    doNotContactBasis: 'text',
    studentNameUsed: 'text',
  },
  ['studentId', 'contactId'],
)

/** Colleagues as whole rows. */
export const staffRows = wholeRows<Staff>(
  'staff',
  {
    id: 'text',
    sourceId: 'text',
    accountId: 'text',
    name: 'text',
    position: 'text',
    email: 'text',
    phone: 'text',
    active: 'flag',
    version: 'integer',
  },
  ['id'],
)

export const everyStudent = many<object, Student>(
  `SELECT ${studentRows.columns.select()} FROM students`,
  studentRows.columns.read,
)

export const everyPerson = many<object, Person>(
  `SELECT ${personRows.columns.select()} FROM contacts`,
  personRows.columns.read,
)

export const everyBond = many<object, Bond>(
  `SELECT ${bondRows.columns.select()} FROM student_contacts`,
  bondRows.columns.read,
)

export const everyColleague = many<object, Staff>(
  `SELECT ${staffRows.columns.select()} FROM staff`,
  staffRows.columns.read,
)

export const forgetStudentWords = change<{ studentId: string }>(
  'DELETE FROM student_words WHERE student_id = :studentId',
)

export const freeLocalId = change<{ id: string }>('UPDATE students SET local_id = NULL WHERE id = :id')

/** Numbers that change whenever a record an import may touch does. */
export const rosterStamps = many<object, string>(
  `SELECT count(*) || ':' || total(version) AS stamp FROM students
   UNION ALL SELECT count(*) || ':' || total(version) FROM contacts
   UNION ALL SELECT count(*) FROM student_contacts
   UNION ALL SELECT count(*) || ':' || total(version) FROM staff`,
  ({ stamp }) => String(stamp),
)
