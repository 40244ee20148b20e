import type { AnsweredReferral } from '#shared/domain/evaluation/answer-time.ts'
import { LEAST_COMPARED } from '#shared/domain/evaluation/figures.ts'
import type { TimedConcern } from '#shared/domain/evaluation/triage-time.ts'
import { untoldGroups } from '#shared/domain/evaluation/untold-groups.ts'
import type { Urgency } from '#shared/domain/urgency.ts'

import type { Timed } from './timed-records.ts'

/** The urgencies whose concerns the asker may be told of. */
export function toldUrgencies({ items, isTooFew }: Timed<TimedConcern>): (urgency: Urgency) => boolean {
  const hidden = untoldGroups(
    Map.groupBy(items, ({ urgency }) => urgency),
    isTooFew,
  )
  return (urgency) => !hidden.has(urgency)
}

/** The providers the asker may be told of; those with too few to compare count as one. */
export function toldProviders({
  items,
  isTooFew,
}: Timed<AnsweredReferral>): (organizationId: string) => boolean {
  const sentTo = Map.groupBy(items, ({ organizationId }) => organizationId)
  const hidden = untoldGroups(
    Map.groupBy(items, ({ organizationId }) =>
      (sentTo.get(organizationId)?.length ?? 0) < LEAST_COMPARED ? null : organizationId,
    ),
    isTooFew,
  )
  return (organizationId) => !hidden.has(organizationId)
}
