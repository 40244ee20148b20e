import { type PacketLanguage, printedIn } from './packet.ts'
import type { Contact, Student } from './student.ts'

/** The language this family reads, among those that can be printed: as a contact reads, then speaks, then at home. */
export function familyLanguage({
  contacts,
  student,
}: {
  readonly contacts: readonly Pick<Contact, 'languageRead' | 'languageSpoken' | 'doNotContact'>[]
  readonly student: Pick<Student, 'homeLanguage'>
}): PacketLanguage | null {
  const tags = [
    ...contacts
      .filter(({ doNotContact }) => !doNotContact)
      .flatMap(({ languageRead, languageSpoken }) => [languageRead, languageSpoken]),
    student.homeLanguage,
  ]
  const printed = tags.flatMap((tag) => printedIn(tag) ?? [])
  return printed[0] ?? null
}
