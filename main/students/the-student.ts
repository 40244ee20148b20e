import { notFoundError } from '#shared/app-error.ts'
import { schoolName, type Student } from '#shared/domain/student.ts'

import type { ReadableDb } from '../db/types.ts'
import { findStudent } from './students.sql.ts'

/** The student, or `not_found`. */
export function requireStudent(db: ReadableDb, id: string): Student {
  const found = findStudent(db, { id })
  if (!found) throw notFoundError()
  return found
}

/** The name used at school, for the titles of records. */
export function studentNameOf(db: ReadableDb, id: string): string {
  return schoolName(requireStudent(db, id))
}
