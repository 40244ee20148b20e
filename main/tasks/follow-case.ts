import type { CaseTask } from '#shared/domain/case-task.ts'

import type { CommandContext } from '../context.ts'
import { changeTask } from './task-record.ts'
import { listTasks } from './tasks.sql.ts'

/** Gives what whoever held a case had to do for it to whoever holds it now; what others do stays theirs. */
export function followCase(
  { db }: CommandContext,
  { caseId, from, to }: { readonly caseId: string; readonly from: string; readonly to: string },
): (later: CommandContext) => void {
  const changed = listTasks(db, { caseId })
    .filter(({ state, ownerId }) => state !== 'done' && ownerId === from)
    .map((before): readonly [CaseTask, CaseTask] => [before, changeTask(db, before, { ownerId: to })])
  return (later) => {
    for (const [{ ownerId }, after] of changed) changeTask(later.db, after, { ownerId })
  }
}
