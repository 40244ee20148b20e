import { readerOf } from '../access/readable.ts'
import type { QueryContext } from '../context.ts'
import { listToOrganizations, type SentToOrganization } from './referrals.sql.ts'

/**
 * Organizations to which referrals lead that are open or were begun since a day, those with the most open ones first; as
 * far as the asker may read their cases.
 */
export function referralsToPartners(
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
  since: string,
): SentToOrganization[] {
  return listToOrganizations(db, { since, ...readerOf(session) })
}
