import { type OwnExperience, ownExperience } from '#shared/domain/matching/own-experience.ts'

import type { ReadableDb } from '../db/types.ts'
import { listSentToOrganization, listSentToServices } from './referrals.sql.ts'

/** What the office learned of each service from the referrals it sent there, by the id of the service. */
export function experienceOfServices(
  db: ReadableDb,
  of: { readonly organizationId: string } | null = null,
): ReadonlyMap<string, OwnExperience> {
  const all = of ? listSentToOrganization(db, of) : listSentToServices(db, {})
  const sent = Map.groupBy(all, ({ serviceId }) => serviceId)
  return new Map([...sent].map(([serviceId, referrals]) => [serviceId, ownExperience(referrals)]))
}
