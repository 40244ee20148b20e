import { USUAL_TIERS, type ProtocolTier } from '#shared/domain/protocol.ts'
import type { Urgency } from '#shared/domain/urgency.ts'

import type { ReadableDb } from '../db/types.ts'
import { listTiers } from './protocols.sql.ts'

/** What each version says of an urgency; the usual where a case follows none. */
export function tiersOfProtocols(
  db: ReadableDb,
): (protocolNumber: number | null, urgency: Urgency) => ProtocolTier {
  const told = new Map(listTiers(db, {}).map(({ number, tiers }) => [number, tiers]))
  return (protocolNumber, urgency) =>
    ((protocolNumber === null ? undefined : told.get(protocolNumber)) ?? USUAL_TIERS)[urgency]
}
