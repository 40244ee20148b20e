import type { RequestOnToday } from '#shared/api/today.ts'

import type { QueryContext } from '../context.ts'
import { openRequests } from '../records-requests/the-request.ts'
import type { Answering } from './answering.ts'

/**
 * Records requests the asker answers for, or everybody's. A week before its last day a request is heard of by the backup of
 * whoever has it and by whoever sees to the rest, since the law waits for nobody who is away; one that waits for its
 * review stands on the list of whoever may decide.
 */
export function requestsToday(
  context: QueryContext,
  whose: 'mine' | 'office',
  answering: Answering,
): RequestOnToday[] {
  const { session, today } = context
  const decides = session.roles.includes('owner') || session.roles.includes('administrator')
  const whyMine = (line: Omit<RequestOnToday, 'why'>): RequestOnToday['why'] | undefined => {
    const { ownerId, warnOn, stage } = line
    if (ownerId === session.accountId) return 'own'
    if (answering.for.includes(ownerId)) return 'covering'
    if (stage === 'review' && decides) return 'review'
    if (answering.seesToTheRest && answering.actsFor(ownerId) === null) return 'uncovered'
    if (warnOn > today) return undefined
    return answering.hears({ ownerId, caseId: null }, 'owner') ? 'late' : undefined
  }
  return openRequests(context).flatMap((line) => {
    const why = whose === 'office' ? ('own' as const) : whyMine(line)
    return why ? [{ ...line, why }] : []
  })
}
