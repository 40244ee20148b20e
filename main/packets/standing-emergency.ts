import type { InformationClass } from '#shared/domain/consent.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import type { Referral } from '#shared/domain/referral.ts'

import type { ReadableDb } from '../db/types.ts'
import { disclosuresOfReferral } from '../disclosures/disclosures.ts'
import { serviceDestination } from '../providers/directory.ts'

/**
 * The emergency of a day in which the provider of this referral was told without a consent (34 CFR 99.36), until its
 * letter has gone: it lets that one letter go that day, with what was recorded and no more.
 */
export function standingEmergency(
  db: ReadableDb,
  { id, serviceId }: Pick<Referral, 'id' | 'serviceId'>,
  day: string,
): Disclosure | null {
  const provider = serviceId === null ? undefined : serviceDestination(db, serviceId)?.organization.id
  const told = disclosuresOfReferral(db, id).filter(
    ({ exception, onDay, organizationId }) =>
      exception === 'health-or-safety-emergency' && onDay === day && organizationId === provider,
  )
  const hasGone = told.some(({ pageIds }) => pageIds.length > 0)
  return hasGone ? null : (told[0] ?? null)
}

/** Whether all of this was recorded as told in the emergency. */
export function toldInEmergency(
  { information }: Pick<Disclosure, 'information'>,
  wanted: readonly InformationClass[],
): boolean {
  return wanted.every((part) => information.includes(part))
}
