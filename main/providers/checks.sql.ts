import type { ProviderRecord } from '#shared/api/providers.ts'
import type { LastCapacity, ProviderCheck } from '#shared/domain/provider-check.ts'

import { columns } from '../db/columns.ts'
import { many, one } from '../db/statement.ts'
import { wholeRows } from '../db/whole-rows.ts'

/** Checks as whole rows. */
export const checkRows = wholeRows<ProviderCheck>(
  'provider_checks',
  {
    id: 'text',
    serviceId: 'text',
    checkedOn: 'text',
    how: 'text',
    isStillTrue: 'flag',
    capacity: 'text',
    statedWait: 'text',
    differs: 'text',
    recordedAt: 'text',
    recordedBy: 'text',
  },
  ['id'],
)

type CheckView = ProviderRecord['checks'][number]

const view = columns<Omit<CheckView, 'by'>>({
  id: 'text',
  serviceId: 'text',
  checkedOn: 'text',
  how: 'text',
  isStillTrue: 'flag',
  capacity: 'text',
  statedWait: 'text',
  differs: 'text',
  recordedAt: 'text',
})

const NEWEST_FIRST = 'checked_on DESC, recorded_at DESC, id DESC'

export const listChecksOf = many<{ organizationId: string }, CheckView>(
  `SELECT ${view.select('x')}, a.name AS by
   FROM provider_checks x JOIN services s ON s.id = x.service_id JOIN accounts a ON a.id = x.recorded_by
   WHERE s.organization_id = :organizationId ORDER BY ${NEWEST_FIRST}`,
  ({ by, ...row }) => ({ ...view.read(row), by: String(by) }),
)

/** A row of the newest that says something of new clients. */
const readCapacity = ({ capacity, checkedOn, statedWait }: Record<string, unknown>): LastCapacity => ({
  // The column allows only these.
  capacity: capacity as LastCapacity['capacity'],
  on: String(checkedOn),
  statedWait: String(statedWait),
})

export const findLastCapacity = one<{ serviceId: string }, LastCapacity>(
  `SELECT capacity, checked_on AS checkedOn, stated_wait AS statedWait FROM provider_checks
   WHERE service_id = :serviceId AND capacity IS NOT NULL ORDER BY ${NEWEST_FIRST} LIMIT 1`,
  readCapacity,
)

export const everyCapacity = many<object, LastCapacity & { readonly serviceId: string }>(
  `SELECT service_id AS serviceId, capacity, checked_on AS checkedOn, stated_wait AS statedWait
   FROM provider_checks WHERE capacity IS NOT NULL ORDER BY checked_on, recorded_at, id`,
  (row) => ({ ...readCapacity(row), serviceId: String(row['serviceId']) }),
)
