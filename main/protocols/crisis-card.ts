import { schoolDay } from '#shared/domain/clock.ts'
import { type CrisisCard, crisisCardOf } from '#shared/domain/crisis-card.ts'

import type { ReadableDb } from '../db/types.ts'
import { theSchool } from '../school/school.ts'
import { roleHolders } from './role-holders.ts'
import { currentProtocol } from './the-protocol.ts'

/** The crisis card of the protocol in force at this instant; `null` while the school published none. */
export function crisisCardAt(db: ReadableDb, at: string): CrisisCard | null {
  const protocol = currentProtocol(db)
  if (!protocol) return null
  const { name: school, timeZone } = theSchool(db)
  const holders = roleHolders({ db, today: schoolDay(at, timeZone) })
  return crisisCardOf(protocol, { school, holders })
}
