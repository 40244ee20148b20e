import type { Candidate } from '#shared/domain/matching/candidate.ts'
import { ownExperience } from '#shared/domain/matching/own-experience.ts'

import type { ReadableDb } from '../db/types.ts'
import { listSentToServices } from './referrals.sql.ts'

/** What the office learned of each service from the referrals it sent there, by the id of the service. */
export function experienceOfServices(
  db: ReadableDb,
): ReadonlyMap<string, Pick<Candidate, 'observedWait' | 'history'>> {
  const sent = Map.groupBy(listSentToServices(db, {}), ({ serviceId }) => serviceId)
  return new Map([...sent].map(([serviceId, referrals]) => [serviceId, ownExperience(referrals)]))
}
