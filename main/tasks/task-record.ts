import { conflictError } from '#shared/app-error.ts'
import type { CaseTask } from '#shared/domain/case-task.ts'
import { dueFrom } from '#shared/domain/due.ts'

import type { CommandContext } from '../context.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { deleteTask, insertTask, listTasks, updateTask } from './tasks.sql.ts'

/** Writes changed fields of a task; `conflict` where somebody changed it since `before` was read. */
export function changeTask(db: WritableDb, before: CaseTask, changes: Partial<CaseTask>): CaseTask {
  const after = { ...before, ...changes, version: before.version + 1 }
  if (updateTask(db, { ...after, version: before.version }) === 0) throw conflictError()
  return after
}

/** Where a task is written and its day reckoned. */
export type Clock = Pick<CommandContext, 'db' | 'timeZone' | 'calendar'>

/** Writes a task as it stands from now on; an open one with a rule is due by the calendar as it is now. */
export function standAs(clock: Clock, before: CaseTask, changes: Partial<CaseTask>): CaseTask {
  const { state, rule, countedFrom } = { ...before, ...changes }
  const due = state === 'open' && rule !== null ? dueFrom(countedFrom, rule, clock) : {}
  return changeTask(clock.db, before, { ...changes, ...due })
}

/** Every task of a case, whatever became of it. */
export function allTasksOf(db: ReadableDb, caseId: string): CaseTask[] {
  return listTasks(db, { caseId })
}

/** Takes tasks out that were just begun; `conflict` where somebody went on with one. */
export function unbegin(db: WritableDb, begun: readonly CaseTask[]): void {
  for (const { id, version } of begun) if (deleteTask(db, { id, version }) === 0) throw conflictError()
}

/** Takes out what is open of some tasks of a case, whoever has it by now; answers with what it was, and the way back. */
export function takeOutOpen(
  db: WritableDb,
  caseId: string,
  isMeant: (task: CaseTask) => boolean,
): { readonly taken: readonly CaseTask[]; readonly putBack: (later: { readonly db: WritableDb }) => void } {
  const taken = listTasks(db, { caseId }).filter((task) => task.state === 'open' && isMeant(task))
  unbegin(db, taken)
  return {
    taken,
    putBack: (later) => {
      for (const task of taken) insertTask(later.db, task)
    },
  }
}

/** Gives each task to whoever `takerOf` names; answers with the way back. */
export function giveTasks(
  db: WritableDb,
  tasks: readonly CaseTask[],
  takerOf: (task: CaseTask) => string,
): (later: { readonly db: WritableDb }) => void {
  const given = tasks.map((task) => ({
    from: task.ownerId,
    after: changeTask(db, task, { ownerId: takerOf(task) }),
  }))
  return (later) => {
    for (const { from, after } of given) changeTask(later.db, after, { ownerId: from })
  }
}
