import { conflictError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import { type Cycle, cycleState } from '#shared/domain/evaluation/cycle.ts'

import { accountNames } from '../accounts/account-names.ts'
import type { CommandContext, Handlers } from '../context.ts'
import { onPaper } from '../print/paper.ts'
import { theSchool } from '../school/school.ts'
import { cyclePaper } from './cycle-paper.ts'
import { cycleRecord } from './cycle-record.ts'
import {
  countFrozen,
  deleteCycle,
  type KeptPlan,
  insertCycle,
  listCycles,
  listPlans,
  updatePlan,
} from './cycles.sql.ts'
import { listActionsOf, listDecisions, listFindings } from './decided.sql.ts'
import { decisions } from './decisions.ts'
import { plansDue } from './due-cycles.ts'
import { findings } from './findings.ts'
import { freezeFigures } from './freeze.ts'
import {
  changeCycleUndoably,
  happened,
  openCycleAt,
  refuseOwner,
  requireLead,
  theCycle,
} from './the-cycle.ts'
import { undoably } from '../undo/undoably.ts'

const doneWith = ({ id }: Pick<Cycle, 'id'>) => ({ id, cycleId: id })

/** Writes down a new cycle; it is taken back while nothing was written into it. */
function begin(
  context: CommandContext,
  known: Pick<Cycle, 'kind' | 'name' | 'fromDay' | 'toDay' | 'dueOn' | 'ownerId' | 'questions'>,
) {
  const made: Cycle = {
    ...{ ...known, id: context.newId(), frozenId: null, closedAt: null, noDecision: '', version: 1 },
  }
  insertCycle(context.db, made)
  const notHappened = happened(context, made, 'begun')
  const of = { cycleId: made.id }
  context.undoable((later) => {
    const isEmpty = listFindings(later.db, of).length + listDecisions(later.db, of).length === 0
    if (!isEmpty || countFrozen(later.db, of) !== 0) throw conflictError()
    notHappened(later)
    if (deleteCycle(later.db, made) === 0) throw conflictError()
  })
  return doneWith(made)
}

const changePlanUndoably = undoably<KeptPlan>(({ db }: CommandContext, before, changes) => {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updatePlan(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
})

const report = onPaper(
  (context, { id, audience, printedIn: language }: InputOf<Contract['cycles']['preview']>) => ({
    paper: cyclePaper({
      cycle: cycleRecord(context, id, { paper: audience }),
      ...{ audience, language, today: context.today, school: theSchool(context.db) },
    }),
    file: 'footbridge-evaluation.pdf',
  }),
)

/** Cycles of evaluation: they fall due, freeze their figures, and end in decisions. */
export const cycles: Handlers<Contract['cycles']> = {
  ...findings,
  ...decisions,

  list(context) {
    const { db } = context
    const names = accountNames(db)
    const plans = plansDue(context)
    return {
      plans: plans.map(({ line }) => line),
      due: plans.flatMap(({ due }) => due ?? []),
      cycles: listCycles(db, {}).map((cycle) => {
        const { id, kind, name, fromDay, toDay, dueOn, ownerId } = cycle
        const of = { cycleId: id }
        return {
          ...{
            id,
            kind,
            name,
            fromDay,
            toDay,
            dueOn,
            ownerName: names[ownerId] ?? '',
            state: cycleState(cycle),
          },
          decisions: listDecisions(db, of).length,
          openActions: listActionsOf(db, of).filter(({ endedAt }) => endedAt === null).length,
        }
      }),
    }
  },

  get: (context, { id }) => cycleRecord(context, id),

  plan(context, { kind, version, ownerId }) {
    const before = listPlans(context.db, {}).find((plan) => plan.kind === kind)
    if (!before) throw notFoundError()
    if (before.version !== version) throw conflictError()
    if (ownerId !== null) refuseOwner(context, ownerId)
    // Whoever takes it on after nobody had it begins anew.
    const since = before.ownerId === null && ownerId !== null ? context.today : before.since
    changePlanUndoably(context, before, { ownerId, since })
    return { kind }
  },

  begin(context, { kind, to }) {
    const due = plansDue(context).find((plan) => plan.line.kind === kind)?.due
    if (!due || due.to !== to) throw ruleError('cycles:errors.notDue')
    const { from, dueOn, ownerId } = due
    requireLead(context, ownerId)
    const before = listCycles(context.db, {}).find((cycle) => cycle.kind === kind)
    // What the last one wanted to know is asked again.
    const questions = before?.questions ?? []
    return begin(context, { kind, name: '', fromDay: from, toDay: to, dueOn, ownerId, questions })
  },

  beginCustom(context, custom) {
    refuseOwner(context, custom.ownerId)
    return begin(context, { ...custom, kind: 'custom' })
  },

  change(context, { name, dueOn, ownerId, questions, ...target }) {
    const before = openCycleAt(context, target)
    if (before.kind === 'custom' && name === '') throw ruleError('cycles:errors.needsName')
    if (ownerId !== before.ownerId) refuseOwner(context, ownerId)
    const named = before.kind === 'custom' ? name : ''
    return doneWith(changeCycleUndoably(context, before, { name: named, dueOn, ownerId, questions }))
  },

  freeze(context, { reason, ...target }) {
    const before = openCycleAt(context, target)
    if (before.frozenId !== null && reason === '') throw ruleError('cycles:errors.whyAgain')
    const { id: frozenId } = freezeFigures(context, before)
    const notHappened = happened(context, before, 'frozen', reason)
    return doneWith(changeCycleUndoably(context, before, { frozenId }, notHappened))
  },

  close(context, { noDecision, ...target }) {
    const before = openCycleAt(context, target)
    if (before.frozenId === null) throw ruleError('cycles:errors.notFrozen')
    const isDecided = listDecisions(context.db, { cycleId: before.id }).length > 0
    if (!isDecided && noDecision === '') throw ruleError('cycles:errors.nothingDecided')
    const notHappened = happened(context, before, 'closed', isDecided ? '' : noDecision)
    const changes = { closedAt: context.now, noDecision: isDecided ? '' : noDecision }
    return doneWith(changeCycleUndoably(context, before, changes, notHappened))
  },

  reopen(context, { id, version, reason }) {
    const before = theCycle(context, id)
    requireLead(context, before.ownerId)
    if (before.version !== version) throw conflictError()
    if (before.closedAt === null) throw ruleError('cycles:errors.notClosed')
    const notHappened = happened(context, before, 'reopened', reason)
    return doneWith(changeCycleUndoably(context, before, { closedAt: null }, notHappened))
  },

  preview: report.preview,
  print: report.print,
}
