import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import { oversight, protocolWork } from '#shared/api/roles.ts'
import type { Cycle, CycleEvent, CycleEventKind } from '#shared/domain/evaluation/cycle.ts'

import { askerOf, couldDoOfficeWork } from '../accounts/standing.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { answeringOf } from '../today/answering.ts'
import { undoably } from '../undo/undoably.ts'
import { deleteEvent, findCycle, insertEvent, updateCycle } from './cycles.sql.ts'

/** What a change names: a record as somebody last saw it. */
export interface Target {
  readonly id: string
  readonly version: number
}

/** A cycle that must be there. */
export function theCycle({ db }: Pick<QueryContext, 'db'>, id: string): Cycle {
  const found = findCycle(db, { id })
  if (!found) throw notFoundError()
  return found
}

/** Whether the asker leads what is somebody's: as owner of the program, as administrator, as that person or for them. */
export function mayLead(context: QueryContext, ownerId: string | null): boolean {
  const { roles, accountId } = context.session
  if (oversight.some((role) => roles.includes(role)) || accountId === ownerId) return true
  return ownerId !== null && answeringOf(context).for.includes(ownerId)
}

/** Refuses whoever does not lead a cycle. */
export function requireLead(context: QueryContext, ownerId: string | null): void {
  if (!mayLead(context, ownerId)) throw ruleError('cycles:errors.notYours')
}

/** The cycle as the asker last saw it, which they lead and which is not closed. */
export function openCycleAt(context: QueryContext, { id, version }: Target): Cycle {
  const found = openCycle(context, id)
  requireLead(context, found.ownerId)
  if (found.version !== version) throw conflictError()
  return found
}

/** A cycle that is not closed. */
export function openCycle(context: QueryContext, id: string): Cycle {
  const found = theCycle(context, id)
  if (found.closedAt !== null) throw ruleError('cycles:errors.closed')
  return found
}

/** Whether a cycle would stand on somebody's list, and they may lead one. */
export function isLeader(context: Pick<QueryContext, 'db' | 'today'>, accountId: string): boolean {
  const roles = askerOf(context.db, accountId)?.roles ?? []
  return couldDoOfficeWork(context, accountId) && protocolWork.some((role) => roles.includes(role))
}

/** Refuses to give a cycle to somebody who could not lead it. */
export function refuseOwner(context: QueryContext, ownerId: string): void {
  if (!isLeader(context, ownerId))
    throw invalidError([{ path: 'ownerId', message: 'cycles:errors.cannotLead' }])
}

/** Writes a change of a cycle; `conflict` where somebody changed it since. */
export function changeCycle(
  { db }: Pick<CommandContext, 'db'>,
  before: Cycle,
  changes: Partial<Cycle>,
): Cycle {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateCycle(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

/** Writes a change that can be taken back. */
export const changeCycleUndoably = undoably<Cycle>(changeCycle)

/** Writes down what happened to a cycle; what it answers takes it out again. */
export function happened(
  { db, newId, now, session }: CommandContext,
  { id: cycleId }: Pick<Cycle, 'id'>,
  kind: CycleEventKind,
  reason = '',
): (later: CommandContext) => void {
  const event: CycleEvent = { id: newId(), cycleId, kind, at: now, byWhom: session.accountId, reason }
  insertEvent(db, event)
  return (later) => void deleteEvent(later.db, event)
}
