import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { ActionDraft, CycleAction } from '#shared/domain/evaluation/cycle.ts'

import { couldDoOfficeWork } from '../accounts/standing.ts'
import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { refuseNames } from '../partnerships/refuse-names.ts'
import { undoably } from '../undo/undoably.ts'
import {
  deleteAction,
  findAction,
  findDecision,
  insertAction,
  listActionsToGive,
  listOpenActions,
  type NamedAction,
  updateAction,
} from './decided.sql.ts'
import { requireLead, type Target, theCycle } from './the-cycle.ts'

/** Refuses a day that is over, and somebody on whose list it would not stand. */
export function refuseAction(
  context: QueryContext,
  { ownerId, dueOn }: Pick<ActionDraft, 'ownerId' | 'dueOn'>,
  at = '',
): void {
  if (dueOn < context.today) throw invalidError([{ path: `${at}dueOn`, message: 'referrals:errors.duePast' }])
  if (!couldDoOfficeWork(context, ownerId))
    throw invalidError([{ path: `${at}ownerId`, message: 'cases:errors.cannotOwnWork' }])
}

/** Writes down what somebody does because of a decision. */
export function beginAction(
  { db, newId }: CommandContext,
  decisionId: string,
  draft: ActionDraft,
): CycleAction {
  const made = { ...draft, id: newId(), decisionId, endedAt: null, endedBy: null, version: 1 }
  insertAction(db, made)
  return made
}

/** Takes out actions nobody touched since. */
export function takeBackActions({ db }: CommandContext, actions: readonly CycleAction[]): void {
  for (const action of actions) if (deleteAction(db, action) === 0) throw conflictError()
}

function changeAction(
  { db }: Pick<CommandContext, 'db'>,
  before: CycleAction,
  changes: Partial<CycleAction>,
): CycleAction {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateAction(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

const changeUndoably = undoably<CycleAction>(changeAction)

/** An action that is not done, as the asker last saw it. */
function actionAt(context: QueryContext, { id, version }: Target): NamedAction {
  const found = findAction(context.db, { id })
  if (!found) throw notFoundError()
  if (found.version !== version) throw conflictError()
  if (found.endedAt !== null) throw ruleError('tasks:errors.alreadyDone')
  return found
}

const rowOf = ({ ownerName: _, cycleId: _1, ...row }: NamedAction): CycleAction => row

/** What was decided in cycles and nobody has done, the first due first. */
export function cycleActionsToDo({ db }: Pick<QueryContext, 'db'>): NamedAction[] {
  return listOpenActions(db, {})
}

/** Gives a colleague what somebody who goes had taken on in cycles. */
export function handOverCycleActions(
  context: CommandContext,
  { from, to }: { readonly from: string; readonly to: string },
): (later: CommandContext) => void {
  const given = listActionsToGive(context.db, { ownerId: from }).map((before) => ({
    before,
    after: changeAction(context, before, { ownerId: to }),
  }))
  return (later) => {
    for (const { before, after } of given) changeAction(later, after, { ...before })
  }
}

/** Who does what by when because of a decision; it goes on when its cycle is closed. */
export const actions: Pick<Handlers<Contract['cycles']>, 'addAction' | 'changeAction' | 'finishAction'> = {
  addAction(context, { decisionId, action, namesSeen = false }) {
    const decision = findDecision(context.db, { id: decisionId })
    if (!decision) throw notFoundError()
    const { ownerId } = theCycle(context, decision.cycleId)
    requireLead(context, ownerId)
    refuseAction(context, action)
    refuseNames(context, [{ path: 'what', words: action.what }], { namesSeen })
    const made = beginAction(context, decisionId, action)
    context.undoable((later) => takeBackActions(later, [made]))
    return { id: made.id, cycleId: decision.cycleId }
  },

  changeAction(context, { ownerId, dueOn, ...target }) {
    const before = actionAt(context, target)
    refuseAction(context, { ownerId, dueOn })
    changeUndoably(context, rowOf(before), { ownerId, dueOn })
    return { id: before.id, cycleId: before.cycleId }
  },

  finishAction(context, target) {
    const before = actionAt(context, target)
    changeUndoably(context, rowOf(before), { endedAt: context.now, endedBy: context.session.accountId })
    return { id: before.id, cycleId: before.cycleId }
  },
}
