import { backupOf, whoActsFor, type Presence } from '#shared/domain/absence.ts'
import type { EscalatedTo } from '#shared/domain/escalation.ts'

import { presenceNow } from '../absences/presence.ts'
import { accountNames } from '../accounts/accounts.ts'
import type { QueryContext } from '../context.ts'

/** For whom somebody answers today beside themselves. */
export interface Answering {
  /** Everyone whose things stand on their list: they themselves, and those they cover for. */
  readonly for: readonly string[]
  /** Whether they may be asked about what others did not do. */
  readonly isAsked: boolean
  /** Whether what somebody else did not do has come to them. */
  hears(ownerId: string, escalated: EscalatedTo): boolean
  /** Whether nobody who is here does what is somebody's, so that it is the owner's to see to. */
  isLeft(ownerId: string): boolean
  /** Who covers for somebody who is away; `null` where nobody is left or they are here. */
  coverOf(ownerId: string): string | null
}

/** Works out once for whom the asker answers today. */
export function answeringOf(context: QueryContext): Answering {
  const { db, session, today } = context
  const me = session.accountId
  const isOwner = session.roles.includes('owner')
  const presence: Presence = presenceNow(context)
  const everybody = Object.keys(accountNames(db))
  const acting = new Map(everybody.map((each) => [each, whoActsFor(each, today, presence)]))
  const backups = new Map(everybody.map((each) => [each, backupOf(each, today, presence)]))
  return {
    for: everybody.filter((each) => each === me || acting.get(each) === me),
    isAsked: isOwner || [...backups.values()].includes(me),
    hears: (ownerId, escalated) => {
      if (escalated === 'nobody') return false
      const backup = backups.get(ownerId) ?? null
      if (backup === me) return true
      return isOwner && (escalated === 'owner' || backup === null)
    },
    isLeft: (ownerId) => (acting.get(ownerId) ?? null) === null,
    coverOf: (ownerId) => {
      const acts = acting.get(ownerId) ?? null
      return acts === ownerId ? null : acts
    },
  }
}
