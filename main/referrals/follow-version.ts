import type { Case } from '#shared/domain/case.ts'

import type { CommandContext } from '../context.ts'
import { beginFollowUps } from '../tasks/follow-ups.ts'
import { moveToClocks } from './move-due-days.ts'
import { findFirstLink } from './referrals.sql.ts'

/**
 * A case follows another version, or its first: its referrals are due by the clocks of that, and where help has begun
 * its follow-ups begin. Answers with the way back.
 */
export function followVersion(
  context: CommandContext,
  before: Case,
  after: Case,
): (later: Pick<CommandContext, 'db'>) => void {
  const { protocolNumber: to } = after
  if (to === null || to === before.protocolNumber) return () => {}
  const moveBack = moveToClocks(context, after.id, { from: before.protocolNumber, to })
  const linkedOn = findFirstLink(context.db, { caseId: after.id })
  const unbegin = linkedOn === undefined ? undefined : beginFollowUps(context, after, linkedOn)
  return (later) => {
    unbegin?.(later)
    moveBack(later)
  }
}
