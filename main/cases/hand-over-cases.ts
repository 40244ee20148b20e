import { invalidError } from '#shared/app-error.ts'
import type { Case } from '#shared/domain/case.ts'

import { canHoldCase } from '../accounts/standing.ts'
import type { CommandContext } from '../context.ts'
import { couldRead } from './case-access.ts'
import { listOpenWorkOf } from './cases.sql.ts'
import { changeCase } from './open-case.ts'

/** Gives a colleague every open case of somebody who goes; a step they may not see goes to whoever holds the case. */
export function handOverCases(
  context: CommandContext,
  from: string,
  to: string,
): (later: CommandContext) => void {
  const { db } = context
  const changed = listOpenWorkOf(db, { accountId: from }).map((before): readonly [Case, Case] => {
    const ownerId = before.ownerId === from ? to : before.ownerId
    if (ownerId === to && ownerId !== before.ownerId && !canHoldCase(context, to, before.studentId))
      throw invalidError([{ path: 'handOverTo', message: 'accounts:errors.cannotTakeOver' }])
    const taker = ownerId === to || couldRead(db, to, before.id) ? to : ownerId
    const nextOwnerId = before.nextOwnerId === from ? taker : before.nextOwnerId
    return [before, changeCase(db, before, { ownerId, nextOwnerId })]
  })
  return (later) => {
    for (const [before, after] of changed) changeCase(later.db, after, { ...before })
  }
}
