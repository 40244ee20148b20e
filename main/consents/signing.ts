import { invalidError, notFoundError } from '#shared/app-error.ts'
import { ageOn } from '#shared/domain/age.ts'
import type { ConsentDraft } from '#shared/domain/consent.ts'
import { signerProblem } from '#shared/domain/signer.ts'
import { isSameName } from '#shared/domain/one-name.ts'

import type { ReadableDb } from '../db/types.ts'
import { minorConsent } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { isOwnName } from '../students/kept-away.ts'
import { requireStudent } from '../students/the-student.ts'

/** Refuses a paper whose signer may not sign it; where the birth date is not known the office has looked. */
export function requireSigner(
  db: ReadableDb,
  {
    studentId,
    kind,
    information,
    authority,
    authorityShown,
    signedOn,
    signer,
    signerContactId,
  }: Pick<
    ConsentDraft,
    | 'studentId'
    | 'kind'
    | 'information'
    | 'signer'
    | 'authority'
    | 'signedOn'
    | 'signerContactId'
    | 'authorityShown'
  >,
): void {
  const student = requireStudent(db, studentId)
  const { birthDate } = student
  const contacts = contactsOfStudent(db, studentId)
  const contact = contacts.find(({ id }) => id === signerContactId) ?? null
  if (signerContactId !== null && contact === null) throw notFoundError()
  if (contact && !isSameName(contact.name, signer))
    throw invalidError([{ path: 'signer', message: 'consents:errors.notTheirName' }])
  const problem = signerProblem({
    ...{ kind, information, authority, authorityShown, contact },
    namesakes:
      contact || isOwnName(student, signer) ? [] : contacts.filter(({ name }) => isSameName(name, signer)),
    age: birthDate === null ? null : ageOn(birthDate, signedOn),
    minors: minorConsent(db),
  })
  if (problem) throw invalidError([problem])
}
