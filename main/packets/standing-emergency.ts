import type { InformationClass } from '#shared/domain/consent.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'

import type { ReadableDb } from '../db/types.ts'
import { disclosuresOfReferral } from '../disclosures/disclosures.ts'

/**
 * The emergency of a day in which this provider was told for a referral without a consent (34 CFR 99.36), until its
 * letter has gone: it lets that one letter go that day, with what was recorded and no more.
 */
export function standingEmergency(
  db: ReadableDb,
  { id, organizationId: provider }: { readonly id: string; readonly organizationId: string },
  day: string,
): Disclosure | null {
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
