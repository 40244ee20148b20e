import { linkRows, personRows } from './contacts.sql.ts'
import { studentRows } from './students.sql.ts'

export type { ContactLink, Person } from './contacts.sql.ts'

/** The tables of students and their contacts, for those who write many records at once. */
export const peopleRows = { students: studentRows, contacts: personRows, links: linkRows } as const
