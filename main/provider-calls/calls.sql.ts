import { many } from '../db/statement.ts'
import { wholeRows } from '../db/whole-rows.ts'

/** One call to a provider: when, with whom, and who wrote it down. */
export interface KeptCall {
  readonly id: string
  readonly organizationId: string
  readonly calledOn: string
  /** Empty where nobody wrote it down. */
  readonly spokeWith: string
  readonly recordedAt: string
  readonly recordedBy: string
}

/** Calls as whole rows. */
export const callRows = wholeRows<KeptCall>(
  'provider_calls',
  {
    id: 'text',
    organizationId: 'text',
    calledOn: 'text',
    spokeWith: 'text',
    recordedAt: 'text',
    recordedBy: 'text',
  },
  ['id'],
)

/** The last call to an organization. */
export interface LastCall {
  readonly organizationId: string
  readonly on: string
  readonly by: string
  readonly spokeWith: string
}

/** The last call to each organization, or to one of them; a check of one service on the telephone was a call, too. */
export const listLastCalls = many<{ organizationId: string | null }, LastCall>(
  `SELECT organizationId, "on", a.name AS "by", spokeWith FROM (
     SELECT organizationId, "on", spokeWith, recordedBy,
       row_number() OVER (PARTITION BY organizationId ORDER BY "on" DESC, spokeWith DESC, recordedAt DESC) AS place
     FROM (
       SELECT organization_id AS organizationId, called_on AS "on", spoke_with AS spokeWith,
         recorded_by AS recordedBy, recorded_at AS recordedAt FROM provider_calls
       UNION ALL
       SELECT s.organization_id, x.checked_on, '', x.recorded_by, x.recorded_at
       FROM provider_checks x JOIN services s ON s.id = x.service_id WHERE x.how = 'phone'
     ) WHERE :organizationId IS NULL OR organizationId = :organizationId
   ) JOIN accounts a ON a.id = recordedBy WHERE place = 1`,
  // The columns are the fields.
  (row) => row as unknown as LastCall,
)
