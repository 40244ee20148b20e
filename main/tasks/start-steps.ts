import type { Case } from '#shared/domain/case.ts'
import { isOpenOn, STILL_OPEN, type CaseTask } from '#shared/domain/case-task.ts'
import { whoActsFor } from '#shared/domain/absence.ts'
import { dueFrom } from '#shared/domain/due.ts'
import { CASE_OWNER, stepsAfter, type ProtocolFollowUp, type ProtocolStep } from '#shared/domain/protocol.ts'
import type { Urgency } from '#shared/domain/urgency.ts'

import { presenceNow } from '../absences/presence.ts'
import { couldRead } from '../cases/case-access.ts'
import type { CommandContext } from '../context.ts'
import { parentToldOf, toldIn } from '../crises/parent-told.ts'
import type { ReadableDb } from '../db/types.ts'
import { roleHolders } from '../protocols/role-holders.ts'
import { theProtocol } from '../protocols/the-protocol.ts'
import { needInterpreter } from './need-interpreter.ts'
import { changeTask, unbegin } from './task-record.ts'
import { insertTask, listTasks } from './tasks.sql.ts'

/** Takes back that steps began; `conflict` where somebody went on with one. */
type TakeBack = (later: Pick<CommandContext, 'db'>) => void

/** What sets steps going: a triage, a step that was done, or one left out for good. */
export interface Beginning {
  readonly urgency: Urgency
  /** The task that ended; `null` for a triage. */
  readonly ended: Pick<CaseTask, 'id' | 'stepId' | 'countedFrom'> | null
  /** Whether it was left out: what follows it begins all the same, but it does not begin anew. */
  readonly leftOut?: true
}

/**
 * Whose list a step comes to: the first who holds its role, is here today and may read the case; else whoever holds
 * the case, so that it always stands on somebody's.
 */
function ownerOf(
  context: CommandContext,
  { id, ownerId }: Case,
  { roleId }: Pick<ProtocolStep, 'roleId'>,
): string {
  if (roleId === CASE_OWNER) return ownerId
  const presence = presenceNow(context)
  const able = roleHolders(context).flatMap(({ roleId: held, colleague, canOwnWork }) =>
    held === roleId && canOwnWork && couldRead(context.db, colleague.id, id) ? [colleague.id] : [],
  )
  const here = able.find((holder) => whoActsFor(holder, context.today, presence) === holder)
  return here ?? able[0] ?? ownerId
}

type Start = Pick<CaseTask, 'source' | 'urgency' | 'countedFrom'>

/** A line of the protocol as something to do in a case, with its day. */
export function taskOf(
  context: CommandContext,
  open: Case,
  step: ProtocolStep | ProtocolFollowUp,
  start: Start,
): CaseTask {
  return {
    id: context.newId(),
    caseId: open.id,
    kind: null,
    stepId: step.id,
    protocolNumber: open.protocolNumber,
    name: step.name,
    guidance: step.guidance,
    evidence: step.evidence,
    roleId: step.roleId,
    plan: 'plan' in step ? step.plan : null,
    ownerId: ownerOf(context, open, step),
    ...start,
    rule: step.due,
    ...dueFrom(start.countedFrom, step.due, context),
    ...STILL_OPEN,
    version: 1,
  }
}

/** Whether steps of a version begin with a triage of this urgency. */
export function stepsBeginWith(db: ReadableDb, protocolNumber: number | null, urgency: Urgency): boolean {
  if (protocolNumber === null) return false
  return stepsAfter(theProtocol(db, protocolNumber).document, { urgency, ended: null }).length > 0
}

/** The steps that followed a task when it ended before; what began together with one begun anew follows the one before it. */
function stepsFollowing(ended: NonNullable<Beginning['ended']>, tasks: readonly CaseTask[]) {
  const isAnew = tasks.some(
    ({ id, stepId, countedFrom }) =>
      id !== ended.id && stepId === ended.stepId && countedFrom <= ended.countedFrom,
  )
  const follows = ({ countedFrom }: CaseTask): boolean =>
    isAnew ? countedFrom > ended.countedFrom : countedFrom >= ended.countedFrom
  return stepsOf(tasks.filter(follows))
}

const stepsOf = (tasks: readonly CaseTask[]) => new Set(tasks.map(({ stepId }) => stepId))

/** A step that was put off to a day, and begins before it, is asked for once: the one that was put off no longer is. */
function askNoMore(
  { db, today }: CommandContext,
  tasks: readonly CaseTask[],
  steps: readonly ProtocolStep[],
): TakeBack {
  const begins = new Set<string | null>(steps.map(({ id }) => id))
  const putOff = tasks.filter(
    ({ stepId, exemptUntil }) => exemptUntil !== null && exemptUntil > today && begins.has(stepId),
  )
  const changed = putOff.map((before) => ({ before, after: changeTask(db, before, { exemptUntil: null }) }))
  return (later) => {
    for (const { before, after } of changed) changeTask(later.db, after, { ...before })
  }
}

/**
 * Puts the steps that begin now on the lists of those who do them. One that is open already is not begun twice, nor is
 * one that followed the same step before, when that was opened again; one that was left out waits for the next triage.
 * Answers with the way back.
 */
export function startSteps(
  context: CommandContext,
  open: Case,
  { urgency, ended, leftOut }: Beginning,
): TakeBack {
  const { db, today } = context
  if (open.protocolNumber === null) return () => {}
  const { document } = theProtocol(db, open.protocolNumber)
  const tasks = listTasks(db, { caseId: open.id })
  const there = stepsOf(tasks.filter((task) => (ended ? task.state !== 'done' : isOpenOn(task, today))))
  const followed = ended ? stepsFollowing(ended, tasks) : new Set()
  // What has no step of the protocol is followed by none.
  const endedId = ended && (ended.stepId ?? '')
  const again = leftOut ? [] : document.steps.filter(({ id, repeats }) => repeats && id === endedId)
  const isToBegin = ({ id }: ProtocolStep): boolean => !there.has(id)
  const next = stepsAfter(document, { urgency, ended: endedId }).filter(
    (step) => !followed.has(step.id) && isToBegin(step),
  )
  const askAgain = askNoMore(context, tasks, next)
  const begunAnew = again.filter(isToBegin).map((step) => stepTask(context, open, step, urgency))
  for (const task of begunAnew) insertTask(db, task)
  const unbeginNext = beginSteps(context, open, next, { urgency, ended })
  return (later) => {
    unbeginNext(later)
    unbegin(later.db, begunAnew)
    askAgain(later)
  }
}

const stepTask = (context: CommandContext, open: Case, step: ProtocolStep, urgency: Urgency): CaseTask =>
  taskOf(context, open, step, { source: 'protocol', urgency, countedFrom: context.now })

/** The call to the family is done where it begins, once a crisis of the case has reached a parent. */
function asDone(
  context: CommandContext,
  { id }: Case,
  { reachesFamily }: ProtocolStep,
  ended: Beginning['ended'],
): Partial<CaseTask> {
  const told = reachesFamily ? parentToldOf(context, id, ended?.countedFrom) : null
  return told ? toldIn(context, told) : {}
}

/**
 * Puts steps on the lists of those who do them, counted from now; what follows one that is done begins, too. Answers with
 * the way back.
 */
export function beginSteps(
  context: CommandContext,
  open: Case,
  steps: readonly ProtocolStep[],
  { urgency, ended }: Pick<Beginning, 'urgency' | 'ended'>,
): TakeBack {
  const begun = steps.map((step) => ({
    ...stepTask(context, open, step, urgency),
    ...asDone(context, open, step, ended),
  }))
  for (const task of begun) insertTask(context.db, task)
  const call = steps.findIndex(({ reachesFamily }, at) => reachesFamily && begun[at]?.state === 'open')
  const needed = begun[call] ? needInterpreter(context, open, begun[call]) : () => {}
  const done = begun.filter(({ state }) => state === 'done')
  const following = done.map((task) => startSteps(context, open, { urgency, ended: task }))
  return (later) => {
    for (const takeBack of following.toReversed()) takeBack(later)
    needed(later)
    unbegin(later.db, begun)
  }
}
