import type { Case } from '#shared/domain/case.ts'
import type { CaseTask } from '#shared/domain/case-task.ts'

import type { CommandContext } from '../context.ts'
import { startSteps } from './start-steps.ts'
import { changeTask, type Clock, standAs } from './task-record.ts'

/** A task that was done, and the way back. */
interface Finished {
  readonly done: CaseTask
  readonly takeBack: (later: Clock) => void
}

/** Ends a task as done, with what was told; what follows it begins. */
export function finishTask(context: CommandContext, open: Case, task: CaseTask, words: string): Finished {
  const { db, session, now } = context
  const done = changeTask(db, task, {
    state: 'done',
    words,
    exemptUntil: null,
    endedAt: now,
    endedBy: session.accountId,
  })
  const unbegin = startSteps(context, open, { urgency: task.urgency, ended: task })
  return {
    done,
    takeBack: (later) => {
      unbegin(later)
      standAs(later, done, { ...task })
    },
  }
}
