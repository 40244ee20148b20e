import { ruleError } from '#shared/app-error.ts'
import { wasOfAge } from '#shared/domain/consent.ts'
import type { PageEnding } from '#shared/domain/packet.ts'

import type { ReadableDb } from '../db/types.ts'
import { requireStudent } from '../students/the-student.ts'

/** Refuses that what tells something about a student of age was handed to a parent: it is the student's (34 CFR 99.5). */
export function requireOwnHands(
  db: ReadableDb,
  studentId: string,
  { ending, onDay }: { readonly ending: PageEnding; readonly onDay: string },
): void {
  if (ending !== 'handed-to-parent') return
  if (wasOfAge(requireStudent(db, studentId).birthDate, onDay) === true)
    throw ruleError('packets:errors.ofAge')
}
