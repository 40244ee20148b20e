import type { Contact } from '#shared/domain/student.ts'

import type { ReadableDb } from '../db/types.ts'
import { listContacts } from './contacts.sql.ts'

/** A student's contacts, those who hold consent rights first. */
export function contactsOfStudent(db: ReadableDb, studentId: string): Contact[] {
  return listContacts(db, { studentId })
}
