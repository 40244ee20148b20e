import type { ScoredReferral } from '#shared/domain/scorecard.ts'

import type { ReadableDb } from '../db/types.ts'
import { listScored, listStepsOfScored } from './scored.sql.ts'

/** All referrals that were sent to an organization, with what happened to each; they are counted and never shown. */
export function scoredReferrals(db: ReadableDb, organizationId: string): ScoredReferral[] {
  const steps = Map.groupBy(listStepsOfScored(db, { organizationId }), ({ referralId }) => referralId)
  return listScored(db, { organizationId }).map((referral) => ({
    ...referral,
    steps: steps.get(referral.id) ?? [],
  }))
}
