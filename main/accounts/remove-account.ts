import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'

import { handOverCases } from '../cases/hand-over-cases.ts'
import type { CommandContext } from '../context.ts'
import { handOverReferrals } from '../referrals/hand-over-referrals.ts'
import {
  findAccountOfUser,
  findStandingAccount,
  hasOpenWork,
  setRemoved,
  updateAccount,
} from './accounts.sql.ts'
import { canOwnWork } from './standing.ts'

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
  const refused = (message: 'accounts:errors.openWork' | 'accounts:errors.cannotTakeOver') =>
    invalidError([{ path: 'handOverTo', message }])
  if (handOverTo === null && hasOpenWork(db, { id })) throw refused('accounts:errors.openWork')
  if (handOverTo !== null && (handOverTo === id || !canOwnWork(context, handOverTo)))
    throw refused('accounts:errors.cannotTakeOver')
  const takeBacks =
    handOverTo === null
      ? []
      : [handOverCases(context, id, handOverTo), handOverReferrals(context, id, handOverTo)]
  updateAccount(db, { ...before, user: freed(id), active: false })
  setRemoved(db, { id, removedAt: now })
  const giveBack = ways.take(id)
  context.undoable((later) => {
    if (findStandingAccount(later.db, { id }) || findAccountOfUser(later.db, before)) throw conflictError()
    setRemoved(later.db, { id, removedAt: null })
    updateAccount(later.db, before)
    for (const takeBack of takeBacks.toReversed()) takeBack(later)
    giveBack()
  })
  return { id }
}
