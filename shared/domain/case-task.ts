import { z } from 'zod'

import { DueRule, type Due } from './due.ts'
import { Day, Id, Instant, Line, OptionalLine, OptionalWords, Version } from './fields.ts'
import { ItemId, PlanKind } from './protocol.ts'
import { isPressing, Urgency } from './urgency.ts'

/** Where a task of a case comes from. */
export const TaskSource = z.enum(['protocol', 'follow-up', 'meeting'])
export type TaskSource = z.infer<typeof TaskSource>

/**
 * What a task asks for that no step of the protocol is, and nobody wrote themselves: a crisis, a plan or a paper that came
 * back left it, a family needs somebody to interpret, whoever was told by a consent hears that it was
 * taken back, or what emergency services were told is written down. *Fixed*.
 */
export const TaskKind = z.enum([
  'tell-parent',
  'pick-up-signature',
  'debrief',
  'check-in',
  'call-family',
  'call-provider',
  'unsafe',
  'look-again',
  'interpreter',
  'tell-provider',
  'services-told',
])
export type TaskKind = z.infer<typeof TaskKind>

/** One thing somebody does for a case by a day, beside the case's own next step and the clocks of its referrals. */
export const CaseTask = z.object({
  id: Id,
  caseId: Id,
  source: TaskSource,
  /** `null` for a step of the protocol, for a plan that is to be written, and for what somebody wrote themselves. */
  kind: TaskKind.nullable(),
  /** The step of the protocol it is, and in which version. */
  stepId: ItemId.nullable(),
  protocolNumber: z.int().min(1).nullable(),
  name: Line,
  guidance: OptionalWords,
  /** What must be told for it to count as done. */
  evidence: OptionalLine,
  roleId: ItemId.nullable(),
  /** The plan it asks for, where it is done by writing one. */
  plan: PlanKind.nullable(),
  ownerId: Id,
  urgency: Urgency,
  /** Its day is counted from this moment by this rule; `null` where somebody chose the day. */
  countedFrom: Instant,
  rule: DueRule.nullable(),
  dueOn: Day,
  /** The moment within the day, where the target counts hours. */
  dueAt: Instant.nullable(),
  state: z.enum(['open', 'done', 'exempted']),
  /** What was told when it ended: the evidence, or why it is not done here. */
  words: OptionalWords,
  /** The day an exempted task is asked for again; `null` while it is not, or for good. */
  exemptUntil: Day.nullable(),
  endedAt: Instant.nullable(),
  endedBy: Id.nullable(),
  version: Version,
})
export type CaseTask = z.infer<typeof CaseTask>

/** How a task stands that nobody has ended. */
export const STILL_OPEN = {
  state: 'open',
  words: '',
  exemptUntil: null,
  endedAt: null,
  endedBy: null,
} as const satisfies Partial<CaseTask>

/** Whether somebody must still do it: it is open, or its exemption has run out. */
export function isOpenOn(
  { state, exemptUntil }: Pick<CaseTask, 'state' | 'exemptUntil'>,
  today: string,
): boolean {
  return state === 'open' || (state === 'exempted' && exemptUntil !== null && exemptUntil <= today)
}

/** Whether it is open and ends with no case: somebody was not safe, or must act before the student leaves. */
export function cannotWait(
  task: Pick<CaseTask, 'state' | 'exemptUntil' | 'kind' | 'urgency'>,
  today: string,
): boolean {
  return isOpenOn(task, today) && (task.kind === 'unsafe' || isPressing(task.urgency))
}

/** Whether nobody asks for it again: it is done, or left out for good. */
export function isEnded({ state, exemptUntil }: Pick<CaseTask, 'state' | 'exemptUntil'>): boolean {
  return state === 'done' || (state === 'exempted' && exemptUntil === null)
}

/** When it is due: an exempted one on the day it is asked for again. */
export function dueOfTask({
  state,
  exemptUntil,
  dueOn,
  dueAt,
}: Pick<CaseTask, 'state' | 'exemptUntil' | 'dueOn' | 'dueAt'>): Due {
  return state === 'exempted' && exemptUntil !== null ? { dueOn: exemptUntil, dueAt: null } : { dueOn, dueAt }
}

/** Whether the step of a task that ended is open again as another task, as a check-in is. */
export function isBegunAnew(
  { id, stepId }: Pick<CaseTask, 'id' | 'stepId'>,
  tasks: readonly Pick<CaseTask, 'id' | 'stepId' | 'state'>[],
): boolean {
  return (
    stepId !== null &&
    tasks.some((other) => other.id !== id && other.stepId === stepId && other.state === 'open')
  )
}
