import type { CrisisEntry, CrisisSaid } from '#shared/domain/crisis.ts'
import type { Contact } from '#shared/domain/student.ts'

import { isKeptAway, namesKeptAway } from '../students/kept-away.ts'

type Contacts = readonly Pick<Contact, 'id' | 'name' | 'doNotContact'>[]

/**
 * What was written in a crisis as a paper may say it: somebody whom nobody may contact by now may have been reached, have
 * come, or have interpreted, and is named on none. `somebody` is what stands for a name.
 */
export function namedOnPaper(
  contacts: Contacts,
  { somebody }: { readonly somebody: string },
): (entry: CrisisEntry) => CrisisEntry {
  const said = ({ said: words, contactId }: CrisisEntry): CrisisSaid => {
    if (words.kind !== 'attempt' && words.kind !== 'pick-up') return words
    const whom = isKeptAway(contacts, { contactId, name: words.whom }) ? somebody : words.whom
    if (words.kind === 'pick-up') return { ...words, whom }
    return {
      ...words,
      whom,
      interpreter: namesKeptAway(contacts, words.interpreter) ? '' : words.interpreter,
    }
  }
  return (entry) => ({ ...entry, said: said(entry) })
}
