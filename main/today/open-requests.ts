import type { AmendmentOnToday, RequestOnToday } from '#shared/api/today.ts'
import { amendmentStage, waitsForSchool } from '#shared/domain/amendment.ts'
import { addDays, numberOf } from '#shared/domain/days.ts'
import { WARNING_DAYS } from '#shared/domain/may-answer.ts'

import { isCaseworker } from '../access/asker.ts'
import { amendmentsWithoutStatement } from '../amendments/the-amendment.ts'
import type { QueryContext } from '../context.ts'
import { openRequests } from '../records-requests/the-request.ts'
import type { Answering } from './answering.ts'

type Whose = 'mine' | 'office'

interface Waiting {
  readonly ownerId: string
  readonly warnOn: string
  /** Whether it waits for somebody who decides for the school. */
  readonly isForReview: boolean
}

/**
 * Why something about a record stands on the asker's list. A week before its last day it is heard of by the backup of
 * whoever has it and by whoever sees to the rest, since the law waits for nobody who is away; what is to be decided
 * stands at once on the list of whoever may decide.
 */
function reasonFor(
  { session, today }: QueryContext,
  whose: Whose,
  answering: Answering,
): (waiting: Waiting) => RequestOnToday['why'] | undefined {
  const decides = session.roles.includes('owner') || session.roles.includes('administrator')
  return ({ ownerId, warnOn, isForReview }) => {
    if (whose === 'office' || ownerId === session.accountId) return 'own'
    if (answering.for.includes(ownerId)) return 'covering'
    if (isForReview && decides) return 'review'
    if (answering.seesToTheRest && answering.actsFor(ownerId) === null) return 'uncovered'
    if (warnOn > today) return undefined
    return answering.hears({ ownerId, caseId: null }, 'owner') ? 'late' : undefined
  }
}

/** Records requests the asker answers for, or everybody's. */
export function requestsToday(context: QueryContext, whose: Whose, answering: Answering): RequestOnToday[] {
  const whyMine = reasonFor(context, whose, answering)
  return openRequests(context).flatMap((line) => {
    const why = whyMine({ ...line, isForReview: line.stage === 'review' })
    return why ? [{ ...line, why }] : []
  })
}

/** Changes of a record that wait for the school, by the same rule; whoever does no casework decides nothing about one. */
export function amendmentsToday(
  context: QueryContext,
  whose: Whose,
  answering: Answering,
): AmendmentOnToday[] {
  if (!isCaseworker(context.session)) return []
  const whyMine = reasonFor(context, whose, answering)
  return amendmentsWithoutStatement(context)
    .filter(waitsForSchool)
    .flatMap((amendment) => {
      const { id, studentId, asker, ownerId, studentName, ownerName, answerBy: dueOn } = amendment
      const why = whyMine({ ownerId, warnOn: addDays(dueOn, -WARNING_DAYS), isForReview: true })
      const daysLate = numberOf(context.today) - numberOf(dueOn)
      const line = { id, studentId, asker, ownerId, studentName, ownerName, dueOn, daysLate }
      return why ? [{ ...line, stage: amendmentStage(amendment), why }] : []
    })
}
