import type { RequestOnToday, TodayLine } from '#shared/api/today.ts'

import type { QueryContext } from '../context.ts'
import type { Answering } from './answering.ts'
import { cycleActionsToday } from './open-cycles.ts'
import { openDecisions } from './open-decisions.ts'
import { partnerActionsToday } from './open-partnerships.ts'
import { amendmentsToday, requestsToday } from './open-requests.ts'
import { isCrisis, placed } from './placed.ts'
import { undecided } from './undecided.ts'

/** One thing that is due, by what tells it from all others and by whose it is. */
export type DueNow = Pick<TodayLine, 'id' | 'dueOn'> & {
  readonly kind: TodayLine['kind'] | 'decision' | 'concern' | 'request'
  /** Whose it is where the asker covers for them. */
  readonly coveredFor: string | null
}

const asDue = ({
  kind,
  id,
  dueOn,
  why,
  ownerId,
}: Pick<TodayLine, 'id' | 'dueOn' | 'why' | 'ownerId'> & Pick<DueNow, 'kind'>): DueNow => ({
  kind,
  id,
  dueOn,
  coveredFor: why === 'covering' ? ownerId : null,
})

/**
 * What is due on the asker's list: steps, tasks, decisions of meetings, actions agreed on with partners or decided in cycles, requests for records and concerns nobody has decided about, what others
 * are late with and has come to them among it; what is due in an emergency stands by itself. Agreements to renew and
 * cycles to hold are no work of the day: each stands once on Today and is counted nowhere.
 */
export function dueNow(
  context: QueryContext,
  answering: Answering,
): Readonly<Record<'crises' | 'overdue' | 'dueToday', readonly DueNow[]>> {
  const { today } = context
  const lines = placed(context, 'mine', answering)
  const decisions = [
    ...openDecisions(context, 'mine', answering),
    ...partnerActionsToday(context, 'mine', answering),
    ...cycleActionsToday(context, 'mine', answering),
  ]
  const decidedFor = (isDue: (decision: Pick<RequestOnToday, 'dueOn'>) => boolean) =>
    decisions.filter(isDue).map((decision) => asDue({ kind: 'decision', ...decision }))
  const requests = [
    ...requestsToday(context, 'mine', answering),
    ...amendmentsToday(context, 'mine', answering),
  ]
  const requestsThat = (is: (request: Pick<RequestOnToday, 'dueOn'>) => boolean) =>
    requests.filter(is).map(({ id, dueOn, why, ownerId }): DueNow => ({
      ...{ kind: 'request', id, dueOn },
      coveredFor: why === 'covering' ? ownerId : null,
    }))
  const calm = (of: readonly TodayLine[]) => of.filter((line) => !isCrisis(line)).map(asDue)
  const concerns = undecided(context, 'mine', answering).filter(({ place }) => place === 'overdue')
  return {
    crises: [...lines.overdue, ...lines.dueToday].filter(isCrisis).map(asDue),
    overdue: [
      ...calm(lines.overdue),
      ...decidedFor(({ dueOn }) => dueOn < today),
      ...requestsThat(({ dueOn }) => dueOn < today),
      ...concerns.map(({ id, dueOn }): DueNow => ({ kind: 'concern', id, dueOn, coveredFor: null })),
    ],
    dueToday: [
      ...calm(lines.dueToday),
      ...decidedFor(({ dueOn }) => dueOn === today),
      ...requestsThat(({ dueOn }) => dueOn === today),
    ],
  }
}
