import { casework } from '#shared/api/roles.ts'
import { backupOf, isAwayOn, lastInLine, whoActsFor, type Presence } from '#shared/domain/absence.ts'
import type { EscalatedTo } from '#shared/domain/escalation.ts'

import { presenceNow } from '../absences/presence.ts'
import { isCaseworker } from '../access/asker.ts'
import { accountsOf } from '../accounts/account-names.ts'
import { couldRead } from '../cases/case-access.ts'
import type { QueryContext } from '../context.ts'

/** For whom somebody answers today beside themselves. */
export interface Answering {
  /** Everyone whose things stand on their list: they themselves, and those they cover for. */
  readonly for: readonly string[]
  /** Whether what nobody else does is theirs to see to: an owner's, or whoever is here in an owner's place. */
  readonly seesToTheRest: boolean
  /** The same of one case: where nobody of those may read it, it is whoever's who is here, does casework and may. */
  seesTo(caseId: string): boolean
  /** Whoever sees to a case whose people are all away. */
  seersTo(caseId: string): readonly string[]
  /** Whether they may be asked about what others did not do. */
  readonly isAsked: boolean
  /** Whether what somebody else did not do has come to them; `caseId` is `null` for what is of no case. */
  hears(thing: { readonly ownerId: string; readonly caseId: string | null }, escalated: EscalatedTo): boolean
  /** Who does today what is somebody's; `null` where nobody is left. */
  actsFor(ownerId: string): string | null
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
  const last = new Set(lastInLine(everybody, { day: today, presence, casework }))
  const seesToTheRest = last.has(me)
  const standsIn = !seesToTheRest && isHere(me) && isCaseworker(session)
  const known = new Map<string, boolean>()
  const isLeftByTheLast = (caseId: string): boolean => {
    const isLeft = known.get(caseId) ?? ![...last].some((accountId) => couldRead(db, accountId, caseId))
    known.set(caseId, isLeft)
    return isLeft
  }
  const seesTo = (caseId: string) => seesToTheRest || (standsIn && isLeftByTheLast(caseId))
  return {
    for: everybody.flatMap(({ id }) => (id === me || acting.get(id) === me ? [id] : [])),
    seesToTheRest,
    seesTo,
    seersTo: (caseId) => {
      const able = (some: readonly string[]) => some.filter((id) => couldRead(db, id, caseId))
      const inLine = able([...last])
      const others = everybody.filter(({ id, roles }) => isHere(id) && isCaseworker({ roles }))
      return inLine.length > 0 ? inLine : able(others.map(({ id }) => id))
    },
    isAsked: seesToTheRest || standsIn || [...backups.values()].includes(me),
    hears: ({ ownerId, caseId }, escalated) => {
      if (escalated === 'nobody') return false
      const backup = backups.get(ownerId) ?? null
      if (backup === me) return true
      if (escalated !== 'owner' && backup !== null) return false
      return caseId === null ? seesToTheRest : seesTo(caseId)
    },
    actsFor: (ownerId) => acting.get(ownerId) ?? null,
  }
}
