import type { Scorecard } from '#shared/api/scorecards.ts'
import { invalidError } from '#shared/app-error.ts'
import { heardCounts, type ScoredTime, scoreOf } from '#shared/domain/scorecard.ts'

import type { QueryContext } from '../context.ts'
import { saidOf } from '../provider-feedback/said-of.ts'
import { theOrganization } from '../providers/directory.ts'
import { scoredReferrals } from '../referrals/scored.ts'
import { cardsHeardOf } from '../slips/cards-heard-of.ts'

/**
 * One partner in figures, over all referrals of the school, whoever may read each: a figure by whom the asker sees would be
 * another partner's for everybody. `invalid` where the time ends before it begins, `not_found` without the partner.
 */
export function scorecardOf(
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  { organizationId, from, to }: ScoredTime & { readonly organizationId: string },
): Scorecard {
  if (to < from)
    throw invalidError([{ path: 'to', message: 'scorecards:endsBefore' }], 'scorecards:endsBefore')
  const { name } = theOrganization(db, organizationId)
  const referrals = scoredReferrals(db, organizationId)
  const byPathway = (isSchool: boolean) =>
    referrals.filter(({ pathway }) => (pathway === 'school-contacts-provider') === isSchool)
  const time = { from, to, today }
  const said = saidOf(db, organizationId, { from, to })
  return {
    ...{ organizationId, organizationName: name, from, to },
    bySchool: scoreOf(byPathway(true), time),
    byFamilies: scoreOf(byPathway(false), time),
    heard: heardCounts([...cardsHeardOf(db, organizationId, { from, to }), ...said.heard]),
    said: [...said.words],
  }
}
