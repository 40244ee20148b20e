import type { Case } from '#shared/domain/case.ts'
import { type CaseTask, isBegunAnew, isOpenOn, STILL_OPEN } from '#shared/domain/case-task.ts'
import { type CrisisEntry } from '#shared/domain/crisis.ts'
import { parentReached, saysReached } from '#shared/domain/family-reached.ts'

import type { CommandContext, QueryContext } from '../context.ts'
import { toldIn, toldWords } from '../crises/parent-told.ts'
import type { ReadableDb } from '../db/types.ts'
import { theProtocol } from '../protocols/the-protocol.ts'
import { finishTask } from './finish-task.ts'
import { allTasksOf, type Clock, standAs } from './task-record.ts'

type TakeBack = (later: Clock) => void

/** What of a case is done by reaching the family; a version is read once, however many of its steps there are. */
function familySteps(db: ReadableDb, tasks: readonly CaseTask[]): CaseTask[] {
  const numbers = new Set(tasks.flatMap(({ protocolNumber }) => protocolNumber ?? []))
  const reaching = new Set(
    [...numbers].flatMap((number) =>
      theProtocol(db, number).document.steps.flatMap(({ id, reachesFamily }) =>
        reachesFamily ? [`${number} ${id}`] : [],
      ),
    ),
  )
  return tasks.filter(
    ({ kind, protocolNumber, stepId }) =>
      kind === 'tell-parent' || kind === 'call-family' || reaching.has(`${protocolNumber} ${stepId}`),
  )
}

/** What of a case somebody must still do that is done by reaching the family. */
export function openFamilySteps(
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  caseId: string,
): CaseTask[] {
  const open = allTasksOf(db, caseId).filter((task) => isOpenOn(task, today))
  return familySteps(db, open)
}

/** Whether an entry ended a task, which carries its moment and whose it is. */
const isEndedBy =
  (entry: CrisisEntry | undefined) =>
  ({ state, endedAt, endedBy }: CaseTask): boolean =>
    state === 'done' && endedAt === entry?.recordedAt && endedBy === entry?.recordedBy

/** Whether something of a case asks for a call to the family, or will again once this entry of a crisis is corrected. */
export function isFamilyAskedFor(
  { db, today }: Pick<CommandContext, 'db' | 'today'>,
  caseId: string,
  corrected: CrisisEntry | undefined,
): boolean {
  const isEnded = isEndedBy(corrected)
  return familySteps(db, allTasksOf(db, caseId)).some((task) => isOpenOn(task, today) || isEnded(task))
}

/**
 * In a crisis a parent was reached: what the protocol asks for as the call to the family is done with it. Where that is
 * corrected, what it ended is told anew, or asked for again; nothing else is. Answers with the way back.
 */
export function followCrisis(
  context: CommandContext,
  open: Case,
  { made, entries }: { readonly made: CrisisEntry; readonly entries: readonly CrisisEntry[] },
): TakeBack {
  const { db, today } = context
  const before = entries.find(({ id }) => id === made.corrects)
  const wasReached = before !== undefined && saysReached(before)
  const isReached = saysReached(made)
  if (!isReached && !wasReached) return () => {}
  const all = allTasksOf(db, open.id)
  const steps = familySteps(db, all)
  const ended = steps.filter(isEndedBy(before))
  const finished =
    isReached && !wasReached
      ? steps
          .filter((task) => isOpenOn(task, today))
          .map((task) => finishTask(context, open, task, toldWords(context, made)).takeBack)
      : []
  const reached = isReached ? made : parentReached([...entries, made])
  const changed = ended
    .filter((task) => reached !== null || !isBegunAnew(task, all))
    .map((task): TakeBack => {
      const after = standAs(context, task, reached ? toldIn(context, reached) : STILL_OPEN)
      return (later) => void standAs(later, after, { ...task })
    })
  return (later) => {
    for (const takeBack of [...finished, ...changed].toReversed()) takeBack(later)
  }
}
