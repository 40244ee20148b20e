import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { CaseTask } from '#shared/domain/case-task.ts'
import type { MeetingDecision } from '#shared/domain/meeting.ts'

import { canWorkOn, refuseWithoutList } from './who-takes.ts'
import { requireCaseForGood } from '../cases/case-access.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import type { WritableDb } from '../db/types.ts'
import { beginPlanned } from '../tasks/planned-task.ts'
import { unbegin } from '../tasks/task-record.ts'
import { undoably } from '../undo/undoably.ts'
import {
  deleteDecision,
  findDecision,
  insertDecision,
  type KeptDecision,
  listDecisions,
  listDecisionsOf,
  listOpenDecisions,
  type OpenDecision,
  updateDecision,
} from './decisions.sql.ts'
import type { FoundItem } from './items.sql.ts'
import { refuseCaseless, requireItem } from './the-meeting.ts'

interface Decided {
  readonly what: string
  readonly ownerId: string
  readonly dueOn: string
}

function refusePast({ today }: QueryContext, dueOn: string): void {
  if (dueOn < today) throw invalidError([{ path: 'dueOn', message: 'referrals:errors.duePast' }])
}

function beginDecided(context: CommandContext, caseId: string, { what, ownerId, dueOn }: Decided): CaseTask {
  const open = requireCaseForGood(context.db, context.session, caseId)
  if (open.closedOn !== null) throw ruleError('tasks:errors.caseClosed')
  return beginPlanned(context, open, { source: 'meeting', name: what, ownerId, urgency: open.urgency, dueOn })
}

/** Makes the decision, and the task it is where it is about a student. */
function make(context: CommandContext, { id: itemId, ofCaseId }: FoundItem, decided: Decided): KeptDecision {
  const { db } = context
  const made = { id: context.newId(), itemId, endedAt: null, endedBy: null, version: 1 }
  if (ofCaseId === null) {
    const decision = { ...made, ...decided, taskId: null }
    insertDecision(db, decision)
    context.undoable((later) => takeBack(later.db, decision))
    return decision
  }
  const task = beginDecided(context, ofCaseId, decided)
  const decision = { ...made, taskId: task.id, what: null, ownerId: null, dueOn: null }
  insertDecision(db, decision)
  context.undoable((later) => {
    takeBack(later.db, decision)
    unbegin(later.db, [task])
  })
  return decision
}

function takeBack(db: WritableDb, { id, version }: KeptDecision): void {
  if (deleteDecision(db, { id, version }) === 0) throw conflictError()
}

/** A decision about no student as the asker last saw it; those about one are done where tasks are. */
function requireDecision(
  context: QueryContext,
  { id, version }: { readonly id: string; readonly version: number },
): { readonly decision: KeptDecision; readonly item: FoundItem } {
  const decision = findDecision(context.db, { id })
  if (!decision) throw notFoundError()
  const item = requireItem(context, decision.itemId)
  if (decision.taskId !== null) throw notFoundError()
  if (decision.version !== version) throw conflictError()
  if (decision.endedAt !== null) throw ruleError('tasks:errors.alreadyDone')
  return { decision, item }
}

function changeDecision(db: WritableDb, before: KeptDecision, changes: Partial<KeptDecision>): KeptDecision {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateDecision(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

const changeUndoably = undoably<KeptDecision>(({ db }, before, changes) =>
  changeDecision(db, before, changes),
)

function change(
  context: CommandContext,
  target: { readonly id: string; readonly version: number },
  changes: Partial<KeptDecision>,
): MeetingDecision {
  const { decision, item } = requireDecision(context, target)
  changeUndoably(context, decision, changes)
  const found = listDecisions(context.db, item).find(({ id }) => id === target.id)
  if (!found) throw notFoundError()
  return found
}

/** Decisions about no student that nobody has done, the first due first. */
export function decisionsToDo({ db }: Pick<QueryContext, 'db'>): OpenDecision[] {
  return listOpenDecisions(db, {})
}

/** Gives a colleague the decisions about no student that somebody who goes had taken on. */
export function handOverDecisions(
  { db }: CommandContext,
  { from, to }: { readonly from: string; readonly to: string },
): (later: CommandContext) => void {
  const given = listDecisionsOf(db, { ownerId: from }).map((before) => ({
    before,
    after: changeDecision(db, before, { ownerId: to }),
  }))
  return (later) => {
    for (const { before, after } of given) changeDecision(later.db, after, { ...before })
  }
}

/** Who does what by when. */
export const decisions: Pick<
  Handlers<Contract['meetings']>,
  'decide' | 'finishDecision' | 'changeDecision'
> = {
  decide(context, { itemId, ...decided }) {
    const item = requireItem(context, itemId)
    refuseCaseless(item)
    refusePast(context, decided.dueOn)
    if (item.ofCaseId === null) refuseWithoutList(context, decided.ownerId)
    else canWorkOn(context, decided.ownerId, item.ofCaseId)
    return { id: make(context, item, decided).id }
  },

  finishDecision(context, target) {
    const { now, session } = context
    return change(context, target, { endedAt: now, endedBy: session.accountId })
  },

  changeDecision(context, { ownerId, dueOn, ...target }) {
    requireDecision(context, target)
    refusePast(context, dueOn)
    refuseWithoutList(context, ownerId)
    return change(context, target, { ownerId, dueOn })
  },
}
