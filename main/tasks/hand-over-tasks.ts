import { couldRead } from '../cases/case-access.ts'
import type { HandOver } from '../cases/hand-over-cases.ts'
import { holderOf } from '../cases/open-case.ts'
import type { CommandContext } from '../context.ts'
import { giveTasks } from './task-record.ts'
import { listOpenTasksOf } from './tasks.sql.ts'

/** Gives a colleague every open task of somebody who goes, or whoever holds the case where they may not see it. */
export function handOverTasks(
  { db }: CommandContext,
  { from, to, studentId }: HandOver,
): (later: CommandContext) => void {
  return giveTasks(db, listOpenTasksOf(db, { ownerId: from, studentId }), ({ caseId }) =>
    couldRead(db, to, caseId) ? to : holderOf(db, caseId),
  )
}
