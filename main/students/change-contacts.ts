import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { Contact, ContactDraft } from '#shared/domain/student.ts'

import type { CommandContext, Handlers } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { refuseHeld } from '../retention/holds.ts'
import { arrangeOwed } from '../tasks/interpreters-owed.ts'
import {
  deleteLink,
  deletePerson,
  findContact,
  insertLink,
  insertPerson,
  isPersonNeeded,
  isPersonThere,
  listStudentsOfContact,
  updateLink,
  updatePerson,
  type ContactLink,
} from './contacts.sql.ts'
import { refreshStudentWords } from './student-words.ts'
import { findStudent } from './students.sql.ts'
import { requireStudentFor } from './the-student.ts'

function contactOf(db: ReadableDb, studentId: string, contactId: string): Contact & ContactLink {
  const found = findContact(db, { studentId, contactId })
  if (!found) throw notFoundError()
  return found
}

const emptyToNull = (text: string | null): string | null => text || null

function tidied(draft: ContactDraft): ContactDraft {
  return {
    ...draft,
    phone: emptyToNull(draft.phone),
    email: emptyToNull(draft.email),
    address: emptyToNull(draft.address),
    studentNameUsed: emptyToNull(draft.studentNameUsed),
  }
}

/** Since when nobody may contact them: a day that was written down once stays as long as that is so. */
function keptAwaySince(
  { doNotContact }: ContactDraft,
  { before, today }: { readonly before: Contact | null; readonly today: string },
): string | null {
  if (!doNotContact) return null
  return before?.doNotContact ? before.doNotContactSince : today
}

function refreshSiblings(db: WritableDb, contactId: string): void {
  for (const studentId of listStudentsOfContact(db, { contactId })) refreshStudentWords(db, studentId)
}

/** Writes what changed: the person for every sibling, the rest for this student. */
function replaceContact(db: WritableDb, value: Contact & ContactLink): Contact & ContactLink {
  if (updatePerson(db, value) === 0) throw conflictError()
  updateLink(db, value)
  refreshSiblings(db, value.id)
  return contactOf(db, value.studentId, value.contactId)
}

function takeAway(db: WritableDb, { id, studentId, contactId }: Contact & ContactLink): void {
  deleteLink(db, { studentId, contactId })
  if (!isPersonNeeded(db, { id })) deletePerson(db, { id })
  refreshStudentWords(db, studentId)
}

function bringBack({ db }: CommandContext, contact: Contact & ContactLink): void {
  if (!findStudent(db, { id: contact.studentId })) throw conflictError()
  if (findContact(db, contact)) throw conflictError()
  if (!isPersonThere(db, contact)) insertPerson(db, contact)
  insertLink(db, contact)
  refreshStudentWords(db, contact.studentId)
}

/** Parents, guardians and other contacts; siblings share the person, each has their own relation. */
export const contacts: Pick<
  Handlers<Contract['students']>,
  'addContact' | 'updateContact' | 'removeContact'
> = {
  addContact(context, { studentId, draft }) {
    const { db, session } = context
    requireStudentFor(db, session, studentId)
    const id = context.newId()
    const doNotContactSince = keptAwaySince(draft, { before: null, today: context.today })
    const made = {
      ...{ ...tidied(draft), doNotContactSince, id, sourceId: null, version: 1 },
      ...{ studentId, contactId: id },
    }
    insertPerson(db, made)
    insertLink(db, made)
    refreshStudentWords(db, studentId)
    const arranged = arrangeOwed(context, studentId)
    context.undoable((later) => {
      if (contactOf(later.db, studentId, id).version !== 1) throw conflictError()
      arranged(later)
      takeAway(later.db, made)
    })
    return made
  },

  updateContact(context, { id, version, studentId, draft }) {
    requireStudentFor(context.db, context.session, studentId)
    const before = contactOf(context.db, studentId, id)
    const doNotContactSince = keptAwaySince(draft, { before, today: context.today })
    const after = replaceContact(context.db, { ...before, ...tidied(draft), doNotContactSince, version })
    const arranged = arrangeOwed(context, studentId)
    context.undoable((later) => {
      arranged(later)
      replaceContact(later.db, { ...before, version: after.version })
    })
    return after
  },

  removeContact(context, { studentId, contactId }) {
    requireStudentFor(context.db, context.session, studentId)
    const found = findContact(context.db, { studentId, contactId })
    if (!found) return { removed: false }
    refuseHeld(context.db, studentId)
    takeAway(context.db, found)
    context.undoable((later) => bringBack(later, found))
    return { removed: true }
  },
}
