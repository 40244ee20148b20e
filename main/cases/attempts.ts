import { conflictError, notFoundError } from '#shared/app-error.ts'
import type { ContactAttempt, ContactAttemptDraft } from '#shared/domain/follow-up.ts'

import type { CommandContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { deleteAttempt, doesAttemptFit, insertAttempt, listAttempts } from './attempts.sql.ts'
import { requireCase } from './case-access.ts'

/** Every try to reach somebody about a case, oldest first. */
export function attemptsOfCase(db: ReadableDb, caseId: string): ContactAttempt[] {
  return listAttempts(db, { caseId })
}

/** Writes down a try to reach somebody. */
export function logAttempt(context: CommandContext, draft: ContactAttemptDraft): ContactAttempt {
  const { db, now, session } = context
  const { id: caseId, studentId } = requireCase(db, session, draft.caseId)
  const fits = doesAttemptFit(db, {
    caseId,
    studentId,
    referralId: draft.referralId,
    contactId: draft.contactId,
  })
  if (!fits?.referral || !fits.contact) throw notFoundError()
  const made = { ...draft, id: context.newId(), at: now, recordedBy: session.accountId, version: 1 }
  insertAttempt(db, made)
  context.undoable((later) => {
    if (deleteAttempt(later.db, { id: made.id, version: 1 }) === 0) throw conflictError()
  })
  return made
}
