import { type ConsentRequest, isAbout, waitedFor } from './consent-request.ts'
import { type Consent, wasOfAge } from './consent.ts'
import { familyLanguage } from './family-language.ts'
import type { PacketLanguage } from './packet.ts'
import { isSameName } from './one-name.ts'
import type { Contact, Student } from './student.ts'

/** Who was asked to sign for something, who did, and who said no to it. */
export interface WhoAnswered {
  readonly askedId: string | null
  readonly signedId: string | null
  readonly refusedIds: readonly string[]
}

/** What the papers of a student say of who answered for a subject; whoever said no and signed later did sign. */
export function whoAnswered(
  subject: Subject,
  {
    contacts,
    asked,
    consents,
  }: {
    readonly contacts: readonly Pick<Contact, 'id' | 'name'>[]
    readonly asked: readonly ConsentRequest[]
    readonly consents: readonly Consent[]
  },
): WhoAnswered {
  const idsOf = (name: string) => contacts.filter((one) => isSameName(one.name, name)).map(({ id }) => id)
  const signed = consents
    .filter((consent) => consent.revokedOn === null && isAbout(consent, subject))
    .toSorted((one, other) => other.signedOn.localeCompare(one.signedOn))
  const signerOf = ({ signerContactId, signer }: Consent) => signerContactId ?? idsOf(signer)[0] ?? null
  const nos = [
    ...asked.flatMap(({ ending, ...request }) =>
      ending?.state === 'declined' && isAbout({ ...request, anyTreating: false }, subject) ? [ending] : [],
    ),
    ...signed.flatMap(({ objections }) => objections),
  ]
  const isSignedSince = (id: string, on: string) =>
    signed.some((consent) => signerOf(consent) === id && consent.signedOn > on)
  const [last] = signed
  return {
    askedId: waitedFor(asked, subject)?.askedContactId ?? null,
    signedId: last ? signerOf(last) : null,
    refusedIds: nos.flatMap(({ by, on }) => idsOf(by).filter((id) => !isSignedSince(id, on))),
  }
}

type Subject = Pick<ConsentRequest, 'studentId' | 'kind' | 'recipientIds' | 'referralId'>
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
 * must not be contacted; then for whoever was asked to sign what is in it, or else whoever signed it, or else the first who
 * may and did not say no to it. `null` is the whole family.
 */
export function firstAddressee<One extends Known & Pick<Contact, 'id'>>(
  contacts: readonly One[],
  student: Pick<Student, 'birthDate'>,
  today: string,
  { askedId, signedId, refusedIds }: WhoAnswered,
): One | null {
  const may = addresseesOf(contacts, student, today)
  const [first, ...others] = may
  const isSplit = others.length > 0 || contacts.some(({ doNotContact }) => doNotContact)
  if (!first || !isSplit) return null
  const isFor = (wanted: string | null) => may.find(({ id }) => id === wanted)
  return isFor(askedId) ?? isFor(signedId) ?? may.find(({ id }) => !refusedIds.includes(id)) ?? first
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
