import { stoodInTheWay, type LeftWhen } from '#shared/domain/disclosure.ts'
import { isSameName } from '#shared/domain/one-name.ts'
import { fullName, schoolName, type Contact, type Student } from '#shared/domain/student.ts'

import { namesSomebody, shareFamilyName, type Sought, withoutNamesOf } from './names-agree.ts'
import { withoutNumbersOf } from './numbers-away.ts'

/** A parent and a child may go by one name: then the paper's word for whose it is stands. */
export const isOwnName = (student: Student, name: string): boolean =>
  [fullName(student), schoolName(student)].some((own) => isSameName(own, name))

/**
 * Whether somebody a record names is a contact nobody may contact: by whose contact it is, or else by the name, however it
 * is written.
 */
export function isKeptAway(
  contacts: readonly Pick<Contact, 'id' | 'name' | 'doNotContact'>[],
  { contactId, name }: { readonly contactId: string | null; readonly name: string },
): boolean {
  return contacts.some(
    (contact) =>
      contact.doNotContact &&
      (contactId === null
        ? isSameName(contact.name, name) || namesSomebody(name, contact.name)
        : contact.id === contactId),
  )
}

/**
 * The contacts nobody might contact when something left or happened on a day. Where nobody knows since when that is so, it
 * is as if it were since that very day.
 */
export function keptAwayThen<Known extends Pick<Contact, 'doNotContact' | 'doNotContactSince'>>(
  contacts: readonly Known[],
  { onDay, when = null }: { readonly onDay: string; readonly when?: LeftWhen | null },
): readonly Known[] {
  return contacts.filter(
    ({ doNotContact, doNotContactSince }) =>
      doNotContact && stoodInTheWay(doNotContactSince ?? onDay, onDay, when),
  )
}

/** Whom to look for among these contacts; a title and a family name are theirs where nobody one may call has it. */
function soughtAmong(contacts: readonly Pick<Contact, 'name' | 'doNotContact'>[]): readonly Sought[] {
  const others = contacts.filter(({ doNotContact }) => !doNotContact)
  return contacts
    .filter(({ doNotContact }) => doNotContact)
    .map(({ name }) => ({ name, isOnly: !others.some((other) => shareFamilyName(name, other.name)) }))
}

/** Whether a few written words, as of who interpreted, name a contact nobody may contact, however their name is written. */
export function namesKeptAway(
  contacts: readonly Pick<Contact, 'name' | 'doNotContact'>[],
  typed: string,
): boolean {
  return soughtAmong(contacts).some(({ name, isOnly }) => namesSomebody(typed, name, isOnly))
}

/** What stands in the place of a name that is not told. */
export const NOT_TOLD = '…'

/** What stands behind a first name that may be that of somebody nobody may contact: the record says who that is. */
export const PERHAPS = ' (?)'

/** Words somebody wrote before, without the names and the telephone numbers of contacts nobody may contact by now. */
export function withoutKeptAway(
  contacts: readonly Pick<Contact, 'name' | 'phone' | 'doNotContact'>[],
  words: string,
): string {
  const away = soughtAmong(contacts)
  return away.length === 0
    ? words
    : withoutNumbersOf(withoutNamesOf(words, away, NOT_TOLD), contacts, NOT_TOLD)
}
