import type { CommandContext } from '../context.ts'
import { giveTasks } from './task-record.ts'
import { listTasks } from './tasks.sql.ts'

/** Gives what whoever held a case had to do for it to whoever holds it now; what others do stays theirs. */
export function followCase(
  { db }: CommandContext,
  { caseId, from, to }: { readonly caseId: string; readonly from: string; readonly to: string },
): (later: CommandContext) => void {
  const theirs = listTasks(db, { caseId }).filter(
    ({ state, ownerId }) => state !== 'done' && ownerId === from,
  )
  return giveTasks(db, theirs, () => to)
}
