import type { DecisionLine } from '#shared/api/today.ts'
import { escalatedTo } from '#shared/domain/escalation.ts'
import { schoolDaysBetween } from '#shared/domain/school-calendar.ts'

import type { QueryContext } from '../context.ts'
import { decisionsToDo } from '../meetings/decisions.ts'
import { currentProtocolNumber } from '../protocols/the-protocol.ts'
import { tiersOfProtocols } from '../protocols/tiers.ts'
import type { Answering } from './answering.ts'

/**
 * Decisions of meetings about no student, those the asker answers for or everybody's: they go up as what is routine does,
 * and stand on the list of whoever sees to the rest where nobody who is here would do them.
 */
export function openDecisions(
  context: QueryContext,
  whose: 'mine' | 'office',
  answering: Answering,
): DecisionLine[] {
  const { db, session, today, calendar } = context
  const { escalation } = tiersOfProtocols(db)(currentProtocolNumber(db), 'routine')
  const whyMine = (ownerId: string, dueOn: string): DecisionLine['why'] | undefined => {
    if (ownerId === session.accountId) return 'own'
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
  return decisionsToDo(context).flatMap((decision) => {
    const why = whose === 'office' ? ('own' as const) : whyMine(decision.ownerId, decision.dueOn)
    const schoolDaysLate = schoolDaysBetween(decision.dueOn, today, calendar)
    return why ? [{ ...decision, why, schoolDaysLate }] : []
  })
}
