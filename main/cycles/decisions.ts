import { conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { CycleDecision } from '#shared/domain/evaluation/cycle.ts'

import type { CommandContext, Handlers, QueryContext } from '../context.ts'
import { refuseNames } from '../partnerships/refuse-names.ts'
import { undoably } from '../undo/undoably.ts'
import { actions, beginAction, refuseAction, takeBackActions } from './actions.ts'
import {
  deleteDecision,
  findDecision,
  findDecisionAbout,
  insertAction,
  insertDecision,
  listActionsOf,
  type NamedAction,
  updateDecision,
} from './decided.sql.ts'
import { openCycle, requireLead, type Target, theCycle } from './the-cycle.ts'

function theDecision(context: QueryContext, { id, version }: Target): CycleDecision {
  const found = findDecision(context.db, { id })
  if (!found) throw notFoundError()
  requireLead(context, theCycle(context, found.cycleId).ownerId)
  if (found.version !== version) throw conflictError()
  return found
}

/** A decision of a cycle that is not closed, as the asker last saw it. */
function decisionAt(context: QueryContext, target: Target): CycleDecision {
  const found = theDecision(context, target)
  openCycle(context, found.cycleId)
  return found
}

const changeUndoably = undoably<CycleDecision>(({ db }: CommandContext, before, changes) => {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateDecision(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
})

const doneWith = ({ id, cycleId }: CycleDecision) => ({ id, cycleId })

const actionsOf = ({ db }: QueryContext, { id, cycleId }: CycleDecision): NamedAction[] =>
  listActionsOf(db, { cycleId }).filter(({ decisionId }) => decisionId === id)

/** What a cycle decides, and who does what about it. */
export const decisions: Pick<
  Handlers<Contract['cycles']>,
  'decide' | 'changeDecision' | 'removeDecision' | 'noteOutcome' | 'decidedLast' | keyof typeof actions
> = {
  ...actions,

  decidedLast(context, { about }) {
    const found = findDecisionAbout(context.db, { about })
    if (!found) return null
    const { cycleId, what, decidedOn, became } = found
    const openActions = actionsOf(context, found).filter(({ endedAt }) => endedAt === null).length
    return { cycleId, what, decidedOn, became, openActions }
  },

  decide(context, { cycleId, decision, actions: drafts, namesSeen = false }) {
    const cycle = openCycle(context, cycleId)
    requireLead(context, cycle.ownerId)
    for (const [at, draft] of drafts.entries()) refuseAction(context, draft, `actions.${at}.`)
    const done = drafts.map(({ what }, at) => ({ path: `actions.${at}.what`, words: what }))
    refuseNames(context, [{ path: 'what', words: decision.what }, ...done], { namesSeen })
    const made: CycleDecision = {
      ...{ ...decision, id: context.newId(), cycleId, decidedOn: context.today, became: '', version: 1 },
    }
    insertDecision(context.db, made)
    const taken = drafts.map((draft) => beginAction(context, made.id, draft))
    context.undoable((later) => {
      takeBackActions(later, taken)
      if (actionsOf(later, made).length > 0) throw conflictError()
      if (deleteDecision(later.db, made) === 0) throw conflictError()
    })
    return doneWith(made)
  },

  changeDecision(context, { decision, namesSeen = false, ...target }) {
    const before = decisionAt(context, target)
    refuseNames(context, [{ path: 'what', words: decision.what }], { namesSeen })
    return doneWith(changeUndoably(context, before, decision))
  },

  removeDecision(context, target) {
    const before = decisionAt(context, target)
    const taken = actionsOf(context, before)
    if (taken.some(({ endedAt }) => endedAt !== null)) throw ruleError('cycles:errors.actionsDone')
    takeBackActions(context, taken)
    deleteDecision(context.db, before)
    context.undoable(({ db }) => {
      insertDecision(db, before)
      for (const action of taken) insertAction(db, action)
    })
    return doneWith(before)
  },

  noteOutcome(context, { became, namesSeen = false, ...target }) {
    const before = theDecision(context, target)
    refuseNames(context, [{ path: 'became', words: became }], { namesSeen })
    return doneWith(changeUndoably(context, before, { became }))
  },
}
