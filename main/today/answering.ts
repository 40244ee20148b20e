import { casework } from '#shared/api/roles.ts'
import { backupOf, isAwayOn, whoActsFor, type Presence } from '#shared/domain/absence.ts'
import type { EscalatedTo } from '#shared/domain/escalation.ts'
import type { Role } from '#shared/domain/session.ts'

import { presenceNow } from '../absences/presence.ts'
import { accountsOf } from '../accounts/accounts.ts'
import type { QueryContext } from '../context.ts'

/** For whom somebody answers today beside themselves. */
export interface Answering {
  /** Everyone whose things stand on their list: they themselves, and those they cover for. */
  readonly for: readonly string[]
  /** Whether what nobody else does is theirs to see to: an owner's, or whoever is here in an owner's place. */
  readonly seesToTheRest: boolean
  /** Whether they may be asked about what others did not do. */
  readonly isAsked: boolean
  /** Whether what somebody else did not do has come to them. */
  hears(ownerId: string, escalated: EscalatedTo): boolean
  /** Who does today what is somebody's; `null` where nobody is left. */
  actsFor(ownerId: string): string | null
}

/** Those who see to what nobody else does: owners, whoever covers for them, and where all are away every counselor who is here. */
function lastInLine(
  everybody: ReturnType<typeof accountsOf>,
  acting: ReadonlyMap<string, string | null>,
  isHere: (accountId: string) => boolean,
): ReadonlySet<string> {
  const having = (wanted: readonly Role[]) =>
    everybody.filter(({ roles }) => wanted.some((role) => roles.includes(role))).map(({ id }) => id)
  const inOwnersPlace = having(['owner']).flatMap((id) => acting.get(id) ?? [])
  return new Set(inOwnersPlace.length > 0 ? inOwnersPlace : having(casework).filter(isHere))
}

/** Works out once for whom the asker answers today. */
export function answeringOf(context: QueryContext): Answering {
  const { db, session, today } = context
  const me = session.accountId
  const presence: Presence = presenceNow(context)
  const everybody = accountsOf(db)
  const acting = new Map(everybody.map(({ id }) => [id, whoActsFor(id, today, presence)]))
  const backups = new Map(everybody.map(({ id }) => [id, backupOf(id, today, presence)]))
  const isHere = (accountId: string) => !isAwayOn(accountId, today, presence)
  const seesToTheRest = lastInLine(everybody, acting, isHere).has(me)
  return {
    for: everybody.flatMap(({ id }) => (id === me || acting.get(id) === me ? [id] : [])),
    seesToTheRest,
    isAsked: seesToTheRest || [...backups.values()].includes(me),
    hears: (ownerId, escalated) => {
      if (escalated === 'nobody') return false
      const backup = backups.get(ownerId) ?? null
      return backup === me || (seesToTheRest && (escalated === 'owner' || backup === null))
    },
    actsFor: (ownerId) => acting.get(ownerId) ?? null,
  }
}
