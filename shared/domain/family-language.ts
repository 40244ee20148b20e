import { type PacketLanguage, printedIn } from './packet.ts'
import type { Contact, Student } from './student.ts'

interface Family {
  readonly contacts: readonly Pick<Contact, 'languageRead' | 'languageSpoken' | 'doNotContact'>[]
  readonly student: Pick<Student, 'homeLanguage'>
}

/** What one person reads first, among the languages that can be printed; `null` where nothing says so. */
const firstOf = ({ languageRead, languageSpoken }: Family['contacts'][number]): PacketLanguage | null =>
  printedIn(languageRead) ?? printedIn(languageSpoken)

/** What is known of a family's languages: as a contact reads, then speaks, then at home. */
function languagesOf({ contacts, student }: Family): readonly string[] {
  const reached = contacts.filter(({ doNotContact }) => !doNotContact)
  const tags = reached.flatMap(({ languageRead, languageSpoken }) => [languageRead, languageSpoken])
  return [...tags, student.homeLanguage].flatMap((tag) => (tag === null || tag === 'none' ? [] : [tag]))
}

/**
 * The language this family reads, among those that can be printed. Where its people read several, that of the home, if one of
 * them reads it: whoever reads another has it at home, too.
 */
export function familyLanguage(family: Family): PacketLanguage | null {
  const { contacts, student } = family
  const home = printedIn(student.homeLanguage)
  const isRead = contacts.some((contact) => !contact.doNotContact && firstOf(contact) === home)
  return home !== null && isRead
    ? home
    : (languagesOf(family).flatMap((tag) => printedIn(tag) ?? [])[0] ?? null)
}

/** The language of a family that has none of those that can be printed; `null` where nobody said which it is. */
export function unprintedLanguage(family: Family): string | null {
  return familyLanguage(family) === null ? (languagesOf(family)[0] ?? null) : null
}

/** Who of those who may be contacted reads nothing. */
export function whoDoesNotRead<One extends Pick<Contact, 'languageRead' | 'doNotContact'>>(
  contacts: readonly One[],
): readonly One[] {
  return contacts.filter(({ doNotContact, languageRead }) => !doNotContact && languageRead === 'none')
}

/** Each language that contacts of a family read or speak and pages are written in: several where homes differ. */
export function languagesOfHomes({ contacts, student }: Family): readonly PacketLanguage[] {
  const each = contacts
    .filter(({ doNotContact }) => !doNotContact)
    .flatMap((contact) => familyLanguage({ contacts: [contact], student }) ?? [])
  return [...new Set(each)]
}
