import { wasOfAge } from './consent.ts'
import { familyLanguage } from './family-language.ts'
import type { PacketLanguage } from './packet.ts'
import type { Contact, Student } from './student.ts'

type Known = Pick<Contact, 'holdsConsentRights' | 'doNotContact'>

/**
 * For whom a packet may be: each contact who may sign for the student and may be contacted. Nobody where the student is
 * of age, whose packet is their own (34 CFR 99.5(a)).
 */
export function addresseesOf<One extends Known>(
  contacts: readonly One[],
  { birthDate }: Pick<Student, 'birthDate'>,
  today: string,
): readonly One[] {
  if (wasOfAge(birthDate, today) === true) return []
  return contacts.filter(({ holdsConsentRights, doNotContact }) => holdsConsentRights && !doNotContact)
}

/**
 * For whom a packet is before anybody chose: for the whole family, unless several may have it or somebody of the family
 * must not be contacted; then for whoever was asked to sign what is in it, or else the first who may. `null` is the whole
 * family.
 */
export function firstAddressee<One extends Known & Pick<Contact, 'id'>>(
  contacts: readonly One[],
  student: Pick<Student, 'birthDate'>,
  today: string,
  askedId: string | null,
): One | null {
  const may = addresseesOf(contacts, student, today)
  const [first, ...others] = may
  const isSplit = others.length > 0 || contacts.some(({ doNotContact }) => doNotContact)
  if (!first || !isSplit) return null
  return may.find(({ id }) => id === askedId) ?? first
}

type Reader = Pick<Contact, 'languageRead' | 'languageSpoken' | 'doNotContact'>

/** The language of a packet: that of whom it is for, or of the whole family; `null` where no page is written in it. */
export function languageFor(
  addressee: Reader | null,
  {
    contacts,
    student,
  }: { readonly contacts: readonly Reader[]; readonly student: Pick<Student, 'homeLanguage'> },
): PacketLanguage | null {
  return familyLanguage({ contacts: addressee ? [addressee] : contacts, student })
}
