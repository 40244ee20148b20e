import { invalidError } from '#shared/app-error.ts'
import { ageOn } from '#shared/domain/age.ts'
import { wasOfAge, type ConsentDraft } from '#shared/domain/consent.ts'
import { needsAuthorityShown } from '#shared/domain/signer.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import type { ReadableDb } from '../db/types.ts'
import { minorConsent } from '../school/school.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudent } from '../students/the-student.ts'

type Signing = Pick<
  ConsentDraft,
  'studentId' | 'kind' | 'authority' | 'signedOn' | 'signerContactId' | 'authorityShown'
>

const refused = (path: string, message: MessageKey) => invalidError([{ path, message }])

/** A minor signs only what the school has looked up that its state lets them, from the age it has found. */
function requireMinorMay(db: ReadableDb, { studentId, kind, signedOn }: Signing): void {
  const confirmed = minorConsent(db)
  if (confirmed === null) throw refused('authority', 'consents:errors.minorNotConfirmed')
  const from = kind === 'exchange' ? confirmed.informationFrom : confirmed.servicesFrom
  if (from === null) throw refused('authority', 'consents:errors.minorMayNot')
  const { birthDate } = requireStudent(db, studentId)
  if (birthDate !== null && ageOn(birthDate, signedOn) < from)
    throw refused('authority', 'consents:errors.minorTooYoung')
}

/** A contact signs who may, and shows what says so where it cannot be taken for granted. */
function requireContact(db: ReadableDb, { studentId, signerContactId, authorityShown }: Signing): void {
  const contact = contactsOfStudent(db, studentId).find(({ id }) => id === signerContactId)
  if (!contact?.holdsConsentRights) throw refused('signer', 'consents:errors.signerMayNot')
  if (authorityShown === '' && needsAuthorityShown(contact))
    throw refused('authorityShown', 'consents:errors.authorityNotShown')
}

/**
 * Whether this person may sign this paper: a student of age for themselves (as far as the birth date is known; where
 * it is not the office has looked), a minor what state law lets them, a contact who holds the right.
 */
export function requireSigner(db: ReadableDb, signing: Signing): void {
  const { authority, studentId, signedOn, signerContactId } = signing
  if (signerContactId !== null) requireContact(db, signing)
  if (authority === 'minor-under-state-law') requireMinorMay(db, signing)
  if (authority !== 'eligible-student') return
  if (wasOfAge(requireStudent(db, studentId).birthDate, signedOn) === false)
    throw refused('authority', 'consents:errors.notOfAge')
}
