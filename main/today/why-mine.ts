import type { DecisionLine } from '#shared/api/today.ts'
import { escalatedTo } from '#shared/domain/escalation.ts'

import type { QueryContext } from '../context.ts'
import { currentProtocolNumber } from '../protocols/the-protocol.ts'
import { tiersOfProtocols } from '../protocols/tiers.ts'
import type { Answering } from './answering.ts'

/**
 * Why something that is of no student stands on the asker's list, or everybody's: it goes up as what is routine does, and
 * stands on the list of whoever sees to the rest where nobody who is here would do it.
 */
export function whyMineOfNoStudent(
  context: QueryContext,
  whose: 'mine' | 'office',
  answering: Answering,
): (thing: { readonly ownerId: string; readonly dueOn: string }) => DecisionLine['why'] | undefined {
  const { db, session, today } = context
  const { escalation } = tiersOfProtocols(db)(currentProtocolNumber(db), 'routine')
  return ({ ownerId, dueOn }) => {
    if (whose === 'office' || ownerId === session.accountId) return 'own'
    if (answering.for.includes(ownerId)) return 'covering'
    if (dueOn > today) return undefined
    if (answering.seesToTheRest && answering.actsFor(ownerId) === null) return 'uncovered'
    return answering.hears(
      { ownerId, caseId: null },
      escalatedTo({ dueOn, dueAt: null }, escalation, context),
    )
      ? 'late'
      : undefined
  }
}
