import type { Case } from '#shared/domain/case.ts'

import { cannotTakeOver } from '../accounts/cannot-take-over.ts'
import { canHoldCase, canOwnWork } from '../accounts/standing.ts'
import type { CommandContext } from '../context.ts'
import { couldRead } from './case-access.ts'
import { listOpenWorkOf } from './cases.sql.ts'
import { changeCase } from './open-case.ts'

/** Whose open work goes to whom; that of one student alone where one is named. */
export interface HandOver {
  readonly from: string
  readonly to: string
  readonly studentId: string | null
}

/** How work that was handed over is taken back, and whether a restricted case came to somebody who did not read it. */
export interface HandedOver {
  readonly takeBack: (later: CommandContext) => void
  readonly opensKept: boolean
}

/** Gives a colleague every open case of somebody who goes; a step they may not see goes to whoever holds the case. */
export function handOverCases(context: CommandContext, { from, to, studentId }: HandOver): HandedOver {
  const { db } = context
  const work = listOpenWorkOf(db, { accountId: from, studentId })
  const opensKept = work.some(
    ({ id, restricted, ownerId }) => restricted && ownerId === from && !couldRead(db, to, id),
  )
  const changed = work.map((before): readonly [Case, Case] => {
    const ownerId = before.ownerId === from ? to : before.ownerId
    if (ownerId === to && ownerId !== before.ownerId && !canHoldCase(context, to, before.studentId))
      throw cannotTakeOver()
    if (before.nextOwnerId !== from) return [before, changeCase(db, before, { ownerId })]
    const nextOwnerId = ownerId === to || couldRead(db, to, before.id) ? to : ownerId
    if (!canOwnWork(context, nextOwnerId)) throw cannotTakeOver()
    return [before, changeCase(db, before, { ownerId, nextOwnerId })]
  })
  return {
    takeBack: (later) => {
      for (const [before, after] of changed) changeCase(later.db, after, { ...before })
    },
    opensKept,
  }
}
