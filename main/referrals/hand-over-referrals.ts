import type { Referral } from '#shared/domain/referral.ts'

import { cannotTakeOver } from '../accounts/cannot-take-over.ts'
import { canOwnWork } from '../accounts/standing.ts'
import { couldRead } from '../cases/case-access.ts'
import type { HandOver } from '../cases/hand-over-cases.ts'
import { holderOf } from '../cases/open-case.ts'
import type { CommandContext } from '../context.ts'
import { record } from './referral-steps.ts'
import { listOpenReferralsOf } from './referrals.sql.ts'

const LINE = { action: 'hand-over', source: 'office', remark: '' } as const

/** Gives a colleague every open referral of somebody who goes, or whoever holds the case where they may not see it. */
export function handOverReferrals(
  context: CommandContext,
  { from, to, studentId }: HandOver,
): (later: CommandContext) => void {
  const { db, today } = context
  const open = listOpenReferralsOf(db, { ownerId: from, studentId })
  const changed = open.map((before): readonly [Referral, Referral] => {
    const ownerId = couldRead(db, to, before.caseId) ? to : holderOf(db, before.caseId)
    if (!canOwnWork(context, ownerId)) throw cannotTakeOver()
    return [before, record(context, before, { ownerId }, { ...LINE, effectiveOn: today }).after]
  })
  return (later) => {
    for (const [{ ownerId }, after] of changed)
      record(later, after, { ownerId }, { ...LINE, action: 'undo', effectiveOn: later.today })
  }
}
