import type { CaseTask } from '#shared/domain/case-task.ts'

import { isCaseworker, type Asker } from '../access/asker.ts'
import type { ReadableDb } from '../db/types.ts'
import { listTasks } from './tasks.sql.ts'

/** What was told about a task is for those who do casework, and for whoever told it. */
function taskFor(asker: Asker, task: CaseTask): CaseTask {
  return isCaseworker(asker) || task.endedBy === asker.accountId ? task : { ...task, words: '' }
}

/** The tasks of a case, the first due first. */
export function tasksOfCase(db: ReadableDb, session: Asker, caseId: string): CaseTask[] {
  return listTasks(db, { caseId }).map((task) => taskFor(session, task))
}
