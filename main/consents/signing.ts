import { invalidError, notFoundError } from '#shared/app-error.ts'
import { ageOn } from '#shared/domain/age.ts'
import type { ConsentDraft } from '#shared/domain/consent.ts'
import { signerProblem } from '#shared/domain/signer.ts'

import type { ReadableDb } from '../db/types.ts'
import { minorConsent } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'

/** Refuses a paper whose signer may not sign it; where the birth date is not known the office has looked. */
export function requireSigner(
  db: ReadableDb,
  {
    studentId,
    kind,
    authority,
    authorityShown,
    signedOn,
    signerContactId,
  }: Pick<
    ConsentDraft,
    'studentId' | 'kind' | 'authority' | 'signedOn' | 'signerContactId' | 'authorityShown'
  >,
): void {
  const { birthDate } = requireStudent(db, studentId)
  const contact = contactsOfStudent(db, studentId).find(({ id }) => id === signerContactId) ?? null
  if (signerContactId !== null && contact === null) throw notFoundError()
  const problem = signerProblem({
    ...{ kind, authority, authorityShown, contact },
    age: birthDate === null ? null : ageOn(birthDate, signedOn),
    minors: minorConsent(db),
  })
  if (problem) throw invalidError([problem])
}
