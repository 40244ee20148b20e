import type { InformationClass } from '#shared/domain/consent.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import { disclosureClassOf } from '#shared/domain/packet.ts'
import type { Referral } from '#shared/domain/referral.ts'

import type { ReadableDb } from '../db/types.ts'
import { disclosuresOfReferral } from '../disclosures/disclosures.ts'
import { serviceDestination } from '../providers/directory.ts'
import { listPagesOfCase } from './packets.sql.ts'

/**
 * The emergency in which the provider of this referral was told without a consent (34 CFR 99.36), until its letter has
 * gone: it lets that one letter go, with what was recorded and no more.
 */
export function standingEmergency(
  db: ReadableDb,
  { id, caseId, serviceId }: Pick<Referral, 'id' | 'caseId' | 'serviceId'>,
): Disclosure | null {
  const told = serviceId === null ? undefined : serviceDestination(db, serviceId)?.organization.name
  const emergency = disclosuresOfReferral(db, id).find(
    ({ exception, party }) => exception !== null && party === told,
  )
  if (!emergency) return null
  const hasGone = listPagesOfCase(db, { caseId }).some(
    ({ referralId, part, ending, endedOn }) =>
      referralId === id &&
      disclosureClassOf(part) === 'provider' &&
      ending === 'sent-to-provider' &&
      (endedOn ?? '') >= emergency.onDay,
  )
  return hasGone ? null : emergency
}

/** Whether all of this was recorded as told in the emergency. */
export function toldInEmergency(
  { information }: Pick<Disclosure, 'information'>,
  wanted: readonly InformationClass[],
): boolean {
  return wanted.every((part) => information.includes(part))
}
