import type { Case } from '#shared/domain/case.ts'
import type { CaseTask } from '#shared/domain/case-task.ts'
import { beginningOf } from '#shared/domain/clock.ts'
import { dueFrom } from '#shared/domain/due.ts'

import type { CommandContext } from '../context.ts'
import { theProtocol } from '../protocols/the-protocol.ts'
import { taskOf } from './start-steps.ts'
import { takeOutOpen, unbegin } from './task-record.ts'
import { insertTask, listTasks } from './tasks.sql.ts'

type TakeBack = (later: Pick<CommandContext, 'db'>) => void

const isFollowUp = ({ source, stepId }: CaseTask): boolean => source === 'follow-up' && stepId !== null

/** Begins the follow-ups of a case with its first help, each once; answers with the way back. */
export function beginFollowUps(context: CommandContext, open: Case, linkedOn: string): TakeBack {
  const { db, timeZone } = context
  if (open.protocolNumber === null) return () => {}
  const countedFrom = beginningOf(linkedOn, timeZone)
  const there = new Set(
    listTasks(db, { caseId: open.id })
      .filter(isFollowUp)
      .map(({ stepId }) => stepId),
  )
  const begun = theProtocol(db, open.protocolNumber)
    .document.followUps.filter(({ id }) => !there.has(id))
    .map((line) => taskOf(context, open, line, { source: 'follow-up', urgency: 'routine', countedFrom }))
  for (const task of begun) insertTask(db, task)
  return (later) => unbegin(later.db, begun)
}

/**
 * Help began on another day than was thought, or never: the follow-ups nobody has touched are counted from that day, or
 * go. Answers with the way back.
 */
export function recountFollowUps(context: CommandContext, open: Case, linkedOn: string | null): TakeBack {
  const { db, timeZone } = context
  const countedFrom = linkedOn === null ? null : beginningOf(linkedOn, timeZone)
  // A day somebody chose has no rule any more: that one stays.
  const { taken, putBack } = takeOutOpen(
    db,
    open.id,
    (task) => isFollowUp(task) && task.rule !== null && task.countedFrom !== countedFrom,
  )
  const begun = taken.flatMap((task): CaseTask[] =>
    countedFrom === null || task.rule === null
      ? []
      : [
          {
            ...task,
            id: context.newId(),
            version: 1,
            countedFrom,
            ...dueFrom(countedFrom, task.rule, context),
          },
        ],
  )
  for (const task of begun) insertTask(db, task)
  return (later) => {
    unbegin(later.db, begun)
    putBack(later)
  }
}
