import type { Case } from '#shared/domain/case.ts'
import type { CrisisEntry, CrisisSaid } from '#shared/domain/crisis.ts'
import { dueFrom } from '#shared/domain/due.ts'
import { parentReached } from '#shared/domain/family-reached.ts'

import type { CommandContext } from '../context.ts'
import { said as wording } from '../plans/plan-tasks.ts'
import { isFamilyAskedFor } from '../tasks/family-steps.ts'
import { beginPlanned, endPlanned } from '../tasks/planned-task.ts'
import { unbegin } from '../tasks/task-record.ts'

/** What is said, with the task that is left by it, and how to take both back. */
interface Left<Said> {
  readonly said: Said
  readonly takeBack: (later: CommandContext) => void
}

type LeftOut = Extract<CrisisSaid, { kind: 'left-out' }>
type Done = Extract<CrisisSaid, { kind: 'done' }>
type PickUp = Extract<CrisisSaid, { kind: 'pick-up' }>

/** A crisis goes on though no parent was told: whoever holds the case tells one, where nothing asks them to already. */
export function leaveToTell(
  context: CommandContext,
  of: Case,
  said: LeftOut,
  {
    standing,
    before,
  }: { readonly standing: readonly CrisisEntry[]; readonly before: CrisisEntry | undefined },
): Left<LeftOut> {
  const others = standing.filter(({ id }) => id !== before?.id)
  if (parentReached(others) || isFamilyAskedFor(context, of.id, before)) return { said, takeBack: () => {} }
  const task = beginPlanned(context, of, {
    source: 'follow-up',
    kind: 'tell-parent',
    urgency: 'emergency',
    name: wording(context, 'crises:leftToDo.tell'),
    evidence: wording(context, 'crises:leftToDo.tellAsks'),
    ownerId: of.ownerId,
    dueOn: context.today,
  })
  return { said: { ...said, taskId: task.id }, takeBack: (later) => unbegin(later.db, [task]) }
}

/** The student left without a signature: whoever holds the case gets it by the next school day, until it is written down. */
export function leaveToSign(
  context: CommandContext,
  of: Case,
  said: PickUp,
  before: CrisisEntry | undefined,
): Left<PickUp> {
  const taskId = before?.said.kind === 'pick-up' ? before.said.taskId : undefined
  if (said.signed) {
    const words = wording(context, 'crises:said.signed')
    return { said, takeBack: taskId ? endPlanned(context, { taskId, words }) : () => {} }
  }
  if (taskId) return { said: { ...said, taskId }, takeBack: () => {} }
  const task = beginPlanned(context, of, {
    source: 'follow-up',
    kind: 'pick-up-signature',
    urgency: 'priority',
    name: wording(context, 'crises:leftToDo.sign'),
    ownerId: of.ownerId,
    dueOn: dueFrom(context.now, { amount: 1, unit: 'school-days' }, context).dueOn,
  })
  return { said: { ...said, taskId: task.id }, takeBack: (later) => unbegin(later.db, [task]) }
}

/** What stands about one step, and what is corrected of it. */
interface OfStep {
  readonly standing: readonly CrisisEntry[]
  readonly before: CrisisEntry | undefined
}

/**
 * Emergency services were called, which one key writes down: whoever holds the case says by tomorrow what they were told
 * about the student, where nobody has yet (34 CFR 99.32(a)(5)).
 */
export function leaveToSayTold(context: CommandContext, of: Case, said: Done, ofStep: OfStep): Left<Done> {
  const { standing, before } = ofStep
  const taskId = before?.said.kind === 'done' ? before.said.taskId : undefined
  if (taskId) return { said: { ...said, taskId }, takeBack: () => {} }
  if (standing.some((entry) => entry.said.kind === 'told')) return { said, takeBack: () => {} }
  const task = beginPlanned(context, of, {
    source: 'follow-up',
    kind: 'services-told',
    urgency: 'urgent',
    name: wording(context, 'crises:leftToDo.told'),
    guidance: wording(context, 'crises:leftToDo.toldHow'),
    ownerId: of.ownerId,
    dueOn: context.today,
  })
  return { said: { ...said, taskId: task.id }, takeBack: (later) => unbegin(later.db, [task]) }
}

/** What services were told stands written down, or it was no call after all: nothing asks for it any more. */
export function endSayTold(
  context: CommandContext,
  standing: readonly CrisisEntry[],
  words: string,
): (later: CommandContext) => void {
  const ends = standing.flatMap(({ said }) =>
    said.kind === 'done' && said.taskId ? [endPlanned(context, { taskId: said.taskId, words })] : [],
  )
  return (later) => {
    for (const end of ends) end(later)
  }
}
