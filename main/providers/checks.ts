import type { ProviderRecord } from '#shared/api/providers.ts'
import type { LastCapacity, ProviderCheckDraft } from '#shared/domain/provider-check.ts'
import type { Service } from '#shared/domain/provider.ts'
import { invalidError } from '#shared/app-error.ts'

import type { CommandContext } from '../context.ts'
import type { RowChanges } from '../db/row-changes.ts'
import type { ReadableDb } from '../db/types.ts'
import { checkRows, everyCapacity, findLastCapacity, listChecksOf } from './checks.sql.ts'

/** What was said last of new clients, by the id of the service. */
export function lastCapacities(db: ReadableDb): ReadonlyMap<string, LastCapacity> {
  // Later lines of the statement are the newer ones and take the place of those before.
  return new Map(everyCapacity(db, {}).map(({ serviceId, ...said }) => [serviceId, said]))
}

/** What was said last of new clients of one service; `null` where nobody asked. */
export function lastCapacity(db: ReadableDb, serviceId: string): LastCapacity | null {
  return findLastCapacity(db, { serviceId }) ?? null
}

/** What was learned of the services of an organization, the newest first. */
export function checksOfOrganization(db: ReadableDb, organizationId: string): ProviderRecord['checks'] {
  return listChecksOf(db, { organizationId })
}

/**
 * Keeps what somebody learned of a service, and answers with what of the service it changes.
 * Throws where the day is still to come.
 */
export function keepCheck(
  { db, newId, now, today, session }: CommandContext,
  changes: RowChanges,
  service: Service,
  check: ProviderCheckDraft,
): Pick<Service, 'verifiedOn'> {
  const { checkedOn, isStillTrue } = check
  if (checkedOn > today) throw invalidError([{ path: 'checkedOn', message: 'providers:errors.notYet' }])
  const kept = {
    ...check,
    id: newId(),
    serviceId: service.id,
    recordedAt: now,
    recordedBy: session.accountId,
  }
  changes.put(db, checkRows, kept, undefined)
  const isNews = isStillTrue && checkedOn > (service.verifiedOn ?? '')
  return { verifiedOn: isNews ? checkedOn : service.verifiedOn }
}
