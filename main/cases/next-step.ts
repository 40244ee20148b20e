import { invalidError } from '#shared/app-error.ts'
import type { Case } from '#shared/domain/case.ts'
import type { NextStep } from '#shared/domain/concern.ts'
import { mayBePutOff } from '#shared/domain/urgency.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import { canOwnWork } from '../accounts/standing.ts'
import type { CommandContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { toldInLists } from '../students/kept-away-words.ts'
import { couldRead } from './case-access.ts'

/** The next step as a case keeps it. */
export function asNext(next: NextStep | null): Pick<Case, 'nextAction' | 'nextOwnerId' | 'nextDueOn'> {
  return {
    nextAction: next?.action ?? null,
    nextOwnerId: next?.ownerId ?? null,
    nextDueOn: next?.dueOn ?? null,
  }
}

/** A step as the case has it, where somebody says it as a list shows it: a list leaves out who must not be contacted. */
export function asItStands(
  db: ReadableDb,
  { id, nextAction }: Pick<Case, 'id' | 'nextAction'>,
  next: NextStep | null,
): NextStep | null {
  const isShown = next !== null && nextAction !== null && next.action === toldInLists(db)(id, nextAction)
  return isShown ? { ...next, action: nextAction } : next
}

/** The sentence stands above the form too: not every form has its fields under this path. */
function refuse(path: string, message: MessageKey): Error {
  return invalidError([{ path, message }], message)
}

/** Refuses a step for somebody who no longer works here. */
export function refuseAbsentOwner(
  context: Pick<CommandContext, 'db' | 'today'>,
  next: NextStep | null,
): void {
  if (next && !canOwnWork(context, next.ownerId)) throw refuse('next.ownerId', 'cases:errors.cannotOwnWork')
}

/** Refuses a day that is over, unless the step had it before and merely changes hands. */
export function refusePastDay(
  { today }: Pick<CommandContext, 'today'>,
  { nextDueOn }: Pick<Case, 'nextDueOn'>,
  next: NextStep | null,
): void {
  if (next && next.dueOn < today && next.dueOn !== nextDueOn)
    throw refuse('next.dueOn', 'referrals:errors.duePast')
}

/** Refuses to put off what an emergency asks for now. */
export function refuseCrisisPutOff(
  { today }: Pick<CommandContext, 'today'>,
  { urgency, nextAction, nextDueOn }: Pick<Case, 'urgency' | 'nextAction' | 'nextDueOn'>,
  next: NextStep | null,
): void {
  if (!next || nextDueOn === null || next.action !== nextAction) return
  if (!mayBePutOff(urgency, { dueOn: nextDueOn, to: next.dueOn, today }))
    throw refuse('next.dueOn', 'cases:errors.crisisPutOff')
}

/** Refuses a step on a case for somebody who would never see it. */
export function refuseBlindOwner(db: ReadableDb, { id }: Pick<Case, 'id'>, next: NextStep | null): void {
  if (next && !couldRead(db, next.ownerId, id)) throw refuse('next.ownerId', 'cases:errors.cannotSeeCase')
}
