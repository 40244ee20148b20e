import type { CaseRecord } from '#shared/api/cases.ts'
import { type ConsentRequest, subjectOfReferral, waitedFor } from '#shared/domain/consent-request.ts'
import { type ConsentDraft, ConsentStatement, wasOfAge } from '#shared/domain/consent.ts'
import { schoolName, type Student } from '#shared/domain/student.ts'

type Printed = Pick<CaseRecord, 'contacts' | 'pages' | 'today'> & {
  readonly student: Pick<Student, 'birthDate' | 'givenName' | 'familyName' | 'preferredName'>
}

/** Who is to sign: the student of age, or whoever was asked or had the form, as long as they may sign and be contacted. */
function signerOf(
  { contacts, student, today }: Printed,
  ids: readonly (string | null | undefined)[],
): Partial<ConsentDraft> {
  if (wasOfAge(student.birthDate, today) === true)
    return { signer: schoolName(student), signerContactId: null, authority: 'eligible-student' }
  const signer = ids
    .map((id) => contacts.find((contact) => contact.id === id))
    .find((contact) => contact?.holdsConsentRights && !contact.doNotContact)
  return signer ? { signer: signer.name, signerContactId: signer.id, authority: 'parent' } : {}
}

/**
 * What our own form of a referral says before it is read: what was printed on it, and of whom it was asked. What its
 * signer ticked, and the day they signed, is read from the paper.
 */
export function asPrinted(
  referral: Parameters<typeof subjectOfReferral>[0],
  record: Printed,
  asked: readonly ConsentRequest[],
): Partial<ConsentDraft> {
  const subject = subjectOfReferral(referral)
  const request = waitedFor(asked, subject)
  const page = record.pages
    .filter(({ referralId, part }) => referralId === referral.id && part === 'consent-form')
    .toSorted((one, other) => one.printedAt.localeCompare(other.printedAt))
    .at(-1)
  const languageSigned = page?.language ?? request?.language
  return {
    kind: subject.kind,
    signedOn: '',
    ...(subject.kind === 'exchange' && { statements: [...ConsentStatement.options] }),
    ...signerOf(record, [request?.askedContactId, page?.addresseeId]),
    ...(languageSigned && { languageSigned }),
    ...(page?.interpreter && { interpreter: page.interpreter.name }),
  }
}
