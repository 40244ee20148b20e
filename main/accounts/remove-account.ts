import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'

import type { CommandContext } from '../context.ts'
import {
  findAccountOfUser,
  findStandingAccount,
  hasOpenWork,
  setRemoved,
  updateAccount,
} from './accounts.sql.ts'
import { handOverWork } from './hand-over-work.ts'

/** What stands in the place of the name for signing in, which is free again. */
const freed = (id: string): string => `removed / ${id}`

/**
 * Ends an account for good. Everything open goes to one colleague, or back to whoever holds the case where that
 * colleague may not see it; the name stays on what they wrote.
 */
export function remove(
  context: CommandContext,
  { id, handOverTo }: { readonly id: string; readonly handOverTo: string | null },
): { readonly id: string } {
  const { db, session, ways, now } = context
  if (id === session.accountId) throw ruleError('accounts:errors.notYourself')
  const before = findStandingAccount(db, { id })
  if (!before) throw notFoundError()
  if (handOverTo === null && hasOpenWork(db, { id }))
    throw invalidError([{ path: 'handOverTo', message: 'accounts:errors.openWork' }])
  const handed =
    handOverTo === null ? null : handOverWork(context, { from: id, to: handOverTo, studentId: null })
  updateAccount(db, { ...before, user: freed(id), active: false })
  setRemoved(db, { id, removedAt: now })
  const giveBack = ways.take(id)
  // Whoever could look into a restricted case and undo how they came by it would not be seen by its holder.
  if (handed?.opensKept) return { id }
  context.undoable((later) => {
    if (findStandingAccount(later.db, { id }) || findAccountOfUser(later.db, before)) throw conflictError()
    setRemoved(later.db, { id, removedAt: null })
    updateAccount(later.db, before)
    handed?.takeBack(later)
    giveBack()
  })
  return { id }
}
