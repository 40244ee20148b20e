import type { CaseTask } from '#shared/domain/case-task.ts'

import { couldRead } from '../cases/case-access.ts'
import type { HandOver } from '../cases/hand-over-cases.ts'
import { holderOf } from '../cases/open-case.ts'
import type { CommandContext } from '../context.ts'
import { changeTask } from './task-record.ts'
import { listOpenTasksOf } from './tasks.sql.ts'

/** Gives a colleague every open task of somebody who goes, or whoever holds the case where they may not see it. */
export function handOverTasks(
  { db }: CommandContext,
  { from, to, studentId }: HandOver,
): (later: CommandContext) => void {
  const changed = listOpenTasksOf(db, { ownerId: from, studentId }).map(
    (before): readonly [CaseTask, CaseTask] => {
      const ownerId = couldRead(db, to, before.caseId) ? to : holderOf(db, before.caseId)
      return [before, changeTask(db, before, { ownerId })]
    },
  )
  return (later) => {
    for (const [{ ownerId }, after] of changed) changeTask(later.db, after, { ownerId })
  }
}
