import type { Contact } from '#shared/domain/student.ts'

import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { wholeRows } from '../db/whole-rows.ts'

/** What is true of a contact whoever the student is; shared between siblings. */
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

/** What a contact is to one student. */
export type ContactLink = Omit<Contact, keyof Person> & {
  readonly studentId: string
  readonly contactId: string
}

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

const person = personRows.columns

/** Who is whose contact, as whole rows. */
export const linkRows = wholeRows<ContactLink>(
  'student_contacts',
  {
    studentId: 'text',
    contactId: 'text',
    relation: 'text',
    holdsConsentRights: 'flag',
    custodyNote: 'text',
    doNotContact: 'flag',
    doNotContactBasis: 'text',
    doNotContactSince: 'text',
    studentNameUsed: 'text',
  },
  ['studentId', 'contactId'],
)

const link = linkRows.columns

const CONTACT = `SELECT ${person.select('p')}, ${link.select('l')}
  FROM student_contacts l JOIN contacts p ON p.id = l.contact_id`

// The columns of both tables together are a Contact and the ids it was found by.
const readContact = (row: Record<string, unknown>): Contact & ContactLink => ({
  ...person.read(row),
  ...link.read(row),
})

export const listContacts = many<{ studentId: string }, Contact & ContactLink>(
  `${CONTACT} WHERE l.student_id = :studentId ORDER BY l.holds_consent_rights DESC, p.name, p.id`,
  readContact,
)

export const findContact = one<{ studentId: string; contactId: string }, Contact & ContactLink>(
  `${CONTACT} WHERE l.student_id = :studentId AND l.contact_id = :contactId`,
  readContact,
)

export const listStudentsOfContact = many<{ contactId: string }, string>(
  'SELECT student_id AS studentId FROM student_contacts WHERE contact_id = :contactId',
  ({ studentId }) => String(studentId),
)

const insertPersonRow = change<object>(`INSERT INTO contacts ${person.values}`)
export const insertPerson = (db: WritableDb, value: Person): number => insertPersonRow(db, person.bind(value))

const updatePersonRow = change<object>(
  `UPDATE contacts SET ${person.set(
    'name',
    'languageSpoken',
    'languageRead',
    'interpreterNeeded',
    'bestTime',
    'phone',
    'email',
    'address',
    'voicemailAllowed',
    'textAllowed',
    'mailAllowed',
  )}, version = version + 1 WHERE id = :id AND version = :version`,
)

/** Answers 0 when somebody changed the person meanwhile. */
export const updatePerson = (db: WritableDb, value: Person): number => updatePersonRow(db, person.bind(value))

export const deletePerson = change<{ id: string }>('DELETE FROM contacts WHERE id = :id')

const insertLinkRow = change<object>(`INSERT INTO student_contacts ${link.values}`)
export const insertLink = (db: WritableDb, value: ContactLink): number => insertLinkRow(db, link.bind(value))

const updateLinkRow = change<object>(
  `UPDATE student_contacts SET ${link.set(
    'relation',
    'holdsConsentRights',
    'custodyNote',
    'doNotContact',
    'doNotContactBasis',
    'doNotContactSince',
    'studentNameUsed',
  )} WHERE student_id = :studentId AND contact_id = :contactId`,
)
export const updateLink = (db: WritableDb, value: ContactLink): number => updateLinkRow(db, link.bind(value))

export const deleteLink = change<{ studentId: string; contactId: string }>(
  'DELETE FROM student_contacts WHERE student_id = :studentId AND contact_id = :contactId',
)

/** Whether a person is somebody's contact, was called, or is named in a safety plan. */
export const isPersonNeeded = one<{ id: string }, boolean>(
  `SELECT EXISTS (SELECT 1 FROM student_contacts WHERE contact_id = :id)
     OR EXISTS (SELECT 1 FROM contact_attempts WHERE contact_id = :id)
     OR EXISTS (SELECT 1 FROM crisis_entries WHERE contact_id = :id)
     OR EXISTS (SELECT 1 FROM parent_bases WHERE contact_id = :id)
     OR EXISTS (SELECT 1 FROM safety_plans WHERE home_contact_id = :id) AS found`,
  ({ found }) => found === 1,
)

export const isPersonThere = one<{ id: string }, boolean>(
  'SELECT EXISTS (SELECT 1 FROM contacts WHERE id = :id) AS found',
  ({ found }) => found === 1,
)

/** Whoever must not be contacted about a student, by the student and by each case and concern of theirs. */
export const listKeptAwayAbout = many<object, { readonly about: string; readonly name: string }>(
  `WITH away AS (SELECT l.student_id AS student_id, p.name AS name
     FROM student_contacts l JOIN contacts p ON p.id = l.contact_id WHERE l.do_not_contact = 1)
   SELECT student_id AS about, name FROM away
   UNION ALL SELECT c.id, a.name FROM away a JOIN cases c ON c.student_id = a.student_id
   UNION ALL SELECT n.id, a.name FROM away a JOIN concerns n ON n.student_id = a.student_id`,
  // The columns are the fields.
  (row) => row as unknown as { readonly about: string; readonly name: string },
)
