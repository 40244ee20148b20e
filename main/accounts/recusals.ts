import type { Contract } from '#shared/api/contract.ts'
import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'

import { readerOf } from '../access/readable.ts'
import { setNamed } from '../cases/open-case.ts'
import type { Handlers } from '../context.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { getAccount } from './accounts.sql.ts'
import { handOverWork } from './hand-over-work.ts'
import {
  deleteRecusal,
  findRecusal,
  hasOpenWorkFor,
  insertRecusal,
  listNamesFor,
  listRecusals,
} from './recusals.sql.ts'

/** Keeping an account from a student: a relative, or somebody as close. */
export const recusals: Handlers<Contract['recusals']> = {
  list({ db, session }) {
    return listRecusals(db, readerOf(session))
  },

  add(context, { reason, handOverTo, ...kept }) {
    const { db, now, session } = context
    const { accountId, studentId } = kept
    const account = getAccount(db, { id: accountId })
    if (!account) throw notFoundError()
    requireStudentFor(db, session, studentId)
    if (accountId === session.accountId) throw ruleError('access:errors.notYourself')
    if (findRecusal(db, kept))
      throw invalidError([{ path: 'studentId', message: 'access:errors.alreadyRecused' }])
    if (handOverTo === null && hasOpenWorkFor(db, kept))
      throw ruleError('access:errors.hasWork', { name: account.name })
    const handed =
      handOverTo === null ? null : handOverWork(context, { from: accountId, to: handOverTo, studentId })
    const namedOn = listNamesFor(db, kept)
    const name = (isNamed: boolean, { db: present } = context) => {
      for (const caseId of namedOn) setNamed(present, { caseId, accountId }, isNamed)
    }
    insertRecusal(db, { ...kept, reason, recordedAt: now, recordedBy: session.accountId })
    name(false)
    // As where an account is removed: nobody looks into a restricted case and undoes how they came by it.
    if (handed?.opensKept) return kept
    context.undoable((later) => {
      if (deleteRecusal(later.db, kept) === 0) throw conflictError()
      name(true, later)
      handed?.takeBack(later)
    })
    return kept
  },

  end(context, kept) {
    const { db, session } = context
    requireStudentFor(db, session, kept.studentId)
    const before = findRecusal(db, kept)
    if (!before) throw notFoundError()
    deleteRecusal(db, kept)
    context.undoable((later) => {
      if (findRecusal(later.db, kept)) throw conflictError()
      insertRecusal(later.db, before)
    })
    return kept
  },
}
