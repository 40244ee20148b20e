import { invalidError } from '#shared/app-error.ts'
import type { Consent } from '#shared/domain/consent.ts'

import { requireCase } from '../cases/case-access.ts'
import { casesOfStudent, openCaseOfStudent } from '../cases/open-case.ts'
import type { CommandContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { namesOfOrganizations } from '../providers/directory.ts'
import { officeWords } from '../print/office-words.ts'
import { settings } from '../school/school.ts'
import { requireStudentFor } from '../students/the-student.ts'

/**
 * The case a signature belongs to: the open one, where it is the asker's to work on, or else the last one they may
 * read, so that what is signed after a restricted case was closed does not come into everybody's sight.
 */
export function caseToRecordIn({ db, session }: CommandContext, studentId: string): string | null {
  const open = openCaseOfStudent(db, requireStudentFor(db, session, studentId).id)
  if (open) return requireCase(db, session, open.id).id
  return casesOfStudent(db, session, studentId)[0]?.id ?? null
}

/** Whoever a paper names is in the directory; answers what they are called on the day it is recorded. */
export function requireRecipients(
  db: ReadableDb,
  recipientIds: readonly string[],
): Readonly<Record<string, string>> {
  const known = namesOfOrganizations(db, recipientIds)
  if (recipientIds.some((id) => known[id] === undefined))
    throw invalidError([{ path: 'recipientIds', message: 'consents:errors.recipientUnknown' }])
  return known
}

/** The purposes a paper has ticked, which states them as the law asks (34 CFR 99.30(b)(2); 45 CFR 164.508(c)(1)(iv)). */
export function purposeInWords(context: CommandContext, { purposes }: Pick<Consent, 'purposes'>): string {
  const { say } = officeWords(settings.mine(context, {}).language)
  return purposes.map((purpose) => say(`vocabulary:consentPurpose.${purpose}`)).join('; ')
}
