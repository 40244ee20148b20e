import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { lackOf, type ParentBasis } from '#shared/domain/parent-basis.ts'

import { readerOf } from '../access/readable.ts'
import type { Handlers } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { contactsOfStudent } from '../students/contacts.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { deleteBasis, findReadableBasis, insertBasis, listBases, setBasisEnd } from './parent-bases.sql.ts'

/** Why a parent of this student may be told something once the student is of age, the newest first. */
export function parentBasesOf(db: ReadableDb, studentId: string): ParentBasis[] {
  return listBases(db, { studentId })
}

/** What lets a parent of a student of age be told something is written down, and ends. */
export const parentBases: Pick<Handlers<Contract['consents']>, 'allowParent' | 'endParent'> = {
  allowParent(context, draft) {
    const { db, newId, now, session, today } = context
    const { birthDate } = requireStudentFor(db, session, draft.studentId)
    const contact = contactsOfStudent(db, draft.studentId).find(({ id }) => id === draft.contactId)
    if (!contact) throw invalidError([{ path: 'contactId', message: 'consents:errors.parentUnknown' }])
    if (draft.since > today) throw invalidError([{ path: 'since', message: 'consents:errors.dayToCome' }])
    if (lackOf(draft, birthDate) === 'not-of-age')
      throw invalidError([{ path: 'since', message: 'consents:errors.notYetOfAge' }])
    const made: ParentBasis = {
      ...draft,
      parent: contact.name,
      information: [...new Set(draft.information)],
      ...{ id: newId(), endedOn: null, recordedAt: now, recordedBy: session.accountId, version: 1 },
    }
    insertBasis(db, made)
    context.undoable((later) => {
      if (deleteBasis(later.db, { id: made.id, version: 1 }) === 0) throw conflictError()
    })
    return made
  },

  endParent(context, { id, version, endedOn }) {
    const { db, session, today } = context
    const before = findReadableBasis(db, { id, ...readerOf(session) })
    if (!before) throw notFoundError()
    if (before.version !== version) throw conflictError()
    if (before.endedOn !== null) throw ruleError('consents:errors.alreadyRevoked')
    if (endedOn > today) throw invalidError([{ path: 'endedOn', message: 'consents:errors.dayToCome' }])
    if (endedOn < before.since)
      throw invalidError([{ path: 'endedOn', message: 'consents:errors.beforeSigned' }])
    setBasisEnd(db, { id, version, endedOn })
    context.undoable((later) => {
      if (setBasisEnd(later.db, { id, version: version + 1, endedOn: null }) === 0) throw conflictError()
    })
    return { ...before, endedOn, version: version + 1 }
  },
}
