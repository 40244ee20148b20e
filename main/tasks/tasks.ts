import { conflictError, invalidError, notFoundError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { Case } from '#shared/domain/case.ts'
import { isBegunAnew, STILL_OPEN, type CaseTask } from '#shared/domain/case-task.ts'
import { mayBePutOff } from '#shared/domain/urgency.ts'

import { canOwnWork } from '../accounts/standing.ts'
import { couldRead, requireCase, requireCaseForGood } from '../cases/case-access.ts'
import { unwriteNote, writeNote } from '../cases/notes.ts'
import type { Handlers, QueryContext } from '../context.ts'
import { refuseInterpreter } from '../students/who-interprets.ts'
import { undoably } from '../undo/undoably.ts'
import { finishTask } from './finish-task.ts'
import { planTask } from './planned-task.ts'
import { startSteps } from './start-steps.ts'
import { standAs, unbegin } from './task-record.ts'
import { getTask, listTasks } from './tasks.sql.ts'

interface TaskTarget {
  readonly id: string
  readonly version: number
}

/** The task and its open case, as the asker last saw it. */
function requireTask(
  { db, session }: QueryContext,
  { id, version }: TaskTarget,
): { readonly task: CaseTask; readonly open: Case } {
  const task = getTask(db, { id })
  if (!task) throw notFoundError()
  const open = requireCase(db, session, task.caseId)
  if (task.version !== version) throw conflictError()
  if (open.closedOn !== null) throw ruleError('tasks:errors.caseClosed')
  return { task, open }
}

/** The case of an open task as the asker last saw it; refused where somebody went on with it. */
export function caseOfTask(context: QueryContext, target: TaskTarget): string {
  return requireUnfinished(context, target).open.id
}

function requireUnfinished(context: QueryContext, target: TaskTarget) {
  const found = requireTask(context, target)
  if (found.task.state === 'done') throw ruleError('tasks:errors.alreadyDone')
  return found
}

const changeUndoably = undoably<CaseTask>(standAs)

export const tasks: Handlers<Contract['tasks']> = {
  finish(context, { words, ...target }) {
    const { task, open } = requireUnfinished(context, target)
    if (task.plan === 'safety') throw ruleError('tasks:errors.writePlan')
    if (task.kind === 'services-told') throw ruleError('tasks:errors.writeTold')
    if (task.evidence !== '' && words === '')
      throw invalidError([{ path: 'words', message: 'tasks:errors.noEvidence' }])
    if (task.kind === 'interpreter')
      refuseInterpreter(context.db, { path: 'words', studentId: open.studentId }, words)
    const { done, takeBack } = finishTask(context, open, task, words)
    context.undoable(takeBack)
    return done
  },

  plan(context, { caseId, ...planned }) {
    const open = requireCase(context.db, context.session, caseId)
    if (open.closedOn !== null) throw ruleError('tasks:errors.caseClosed')
    const made = planTask(context, open, { ...planned, source: 'follow-up', urgency: 'routine' })
    context.undoable((later) => unbegin(later.db, [made]))
    return made
  },

  postpone(context, { dueOn, reason, ...target }) {
    const { today } = context
    const { task, open } = requireUnfinished(context, target)
    if (dueOn < today) throw invalidError([{ path: 'dueOn', message: 'referrals:errors.duePast' }])
    if (!mayBePutOff(task.urgency, { dueOn: task.dueOn, to: dueOn, today }))
      throw invalidError([{ path: 'dueOn', message: 'cases:errors.crisisPutOff' }])
    const note = writeNote(context, open, `${task.name}: ${reason}`)
    return changeUndoably(context, task, { ...STILL_OPEN, dueOn, dueAt: null, rule: null }, (later) =>
      unwriteNote(later.db, note),
    )
  },

  handOver(context, { ownerId, ...target }) {
    const { task } = requireUnfinished(context, target)
    requireCaseForGood(context.db, context.session, task.caseId)
    if (!canOwnWork(context, ownerId))
      throw invalidError([{ path: 'ownerId', message: 'cases:errors.cannotOwnWork' }])
    if (!couldRead(context.db, ownerId, task.caseId))
      throw invalidError([{ path: 'ownerId', message: 'cases:errors.cannotSeeCase' }])
    return changeUndoably(context, task, { ownerId })
  },

  exempt(context, { why, until, ...target }) {
    const { db, session, now, today } = context
    const { task, open } = requireUnfinished(context, target)
    requireCaseForGood(db, session, task.caseId)
    // A plan can be impossible: the student is in the hospital. What an emergency asks for otherwise is done.
    if (task.urgency === 'emergency' && task.plan !== 'safety')
      throw ruleError('tasks:errors.emergencyExempt')
    if (until !== null && until <= today)
      throw invalidError([{ path: 'until', message: 'tasks:errors.exemptPast' }])
    const unbeginNext =
      until === null
        ? startSteps(context, open, { urgency: task.urgency, ended: task, leftOut: true })
        : () => {}
    const exempted = {
      state: 'exempted',
      words: why,
      exemptUntil: until,
      endedAt: now,
      endedBy: session.accountId,
    } as const
    return changeUndoably(context, task, exempted, unbeginNext)
  },

  reopen(context, target) {
    const { task } = requireTask(context, target)
    if (task.state === 'open') throw ruleError('tasks:errors.isOpen')
    if (isBegunAnew(task, listTasks(context.db, task))) throw ruleError('tasks:errors.begunAnew')
    return changeUndoably(context, task, STILL_OPEN)
  },
}
