import { conflictError } from '#shared/app-error.ts'
import type { HoldDraft } from '#shared/domain/retention.ts'

import type { CommandContext } from '../context.ts'
import { deleteHold, findHold, insertHold, updateLifting } from './retention.sql.ts'

/** A hold that was placed, and the way to take it back. */
interface Placed {
  readonly id: string
  readonly takeBack: (later: CommandContext) => void
}

/** Keeps everything about a student from being destroyed. */
export function holdFor({ db, now, session, newId }: CommandContext, draft: HoldDraft): Placed {
  const id = newId()
  const placed = { ...draft, id, placedAt: now, placedBy: session.accountId }
  insertHold(db, { ...placed, liftedAt: null, liftedBy: null, liftedWhy: null })
  return {
    id,
    takeBack: (later) => {
      if (deleteHold(later.db, { id }) === 0) throw conflictError()
    },
  }
}

/** Lifts a hold, unless somebody did already; answers what takes that back. */
export function letGoOf(
  { db, now, session }: CommandContext,
  id: string,
  why: string,
): (later: CommandContext) => void {
  const found = findHold(db, { id })
  if (!found || found.liftedAt !== null) return () => undefined
  updateLifting(db, { id, liftedAt: now, liftedBy: session.accountId, liftedWhy: why })
  return (later) => {
    updateLifting(later.db, { id, liftedAt: null, liftedBy: null, liftedWhy: null })
  }
}
