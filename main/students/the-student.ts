import { notFoundError } from '#shared/app-error.ts'
import type { Named } from '#shared/domain/other-names.ts'
import { GRADES, schoolName, type Grade, type Student } from '#shared/domain/student.ts'

import type { Asker } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import type { ReadableDb } from '../db/types.ts'
import { findReadableStudent, findStudent, listGrades, listNames } from './students.sql.ts'

/** The student, or `not_found` where they are not there or not for this person to find. */
export function requireStudentFor(db: ReadableDb, asker: Asker, id: string): Student {
  const found = findReadableStudent(db, { id, ...readerOf(asker) })
  if (!found) throw notFoundError()
  return found
}

/** The student behind a record that was asked for rightly; for anything a person names there is `requireStudentFor`. */
export function requireStudent(db: ReadableDb, id: string): Student {
  const found = findStudent(db, { id })
  if (!found) throw notFoundError()
  return found
}

/** The name used at school, for the titles of records. */
export function studentNameOf(db: ReadableDb, id: string): string {
  return schoolName(requireStudent(db, id))
}

/** The highest grade anybody here now is in; `null` where no grade is known. */
export function highestGrade(db: ReadableDb): Grade | null {
  const present = new Set(listGrades(db, {}))
  return GRADES.findLast((grade) => present.has(grade)) ?? null
}

/** What every student of the school may be called: for finding names in texts, never for showing them. */
export function namesOfStudents(db: ReadableDb): readonly (Named & { readonly id: string })[] {
  return listNames(db, {}).map(({ atHome, ...named }) => ({
    ...named,
    // The names a query put into a list.
    alsoCalled: JSON.parse(atHome) as readonly string[],
  }))
}

/** What a student and the others of the school may be called: for finding names in texts, never for showing them. */
export function namesAround(
  db: ReadableDb,
  id: string,
): { readonly own: readonly Named[]; readonly others: readonly Named[] } {
  const all = namesOfStudents(db)
  return { own: all.filter((each) => each.id === id), others: all.filter((each) => each.id !== id) }
}
