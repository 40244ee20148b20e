import type { CaseLine, NextThing } from '#shared/api/cases.ts'
import type { CaseTask } from '#shared/domain/case-task.ts'
import { whoActs } from '#shared/domain/referral-road.ts'
import type { Pathway, ReferralState, ReferralTask } from '#shared/domain/referral.ts'
import { leftOutBy, safetyStanding } from '#shared/domain/safety-plan.ts'

import type { ToldInList } from '../students/kept-away-words.ts'

/** A case of the list as its statement reads it: what is due first of its referrals and of its tasks beside it. */
export type ReadCaseLine = Omit<CaseLine, 'next' | 'safetyPlan' | 'isInCrisis'> & {
  readonly isInCrisis: number
  readonly referralTask: ReferralTask | null
  readonly referralState: ReferralState | null
  readonly pathway: Pathway | null
  readonly referralDueOn: string | null
  readonly referralOwnerId: string | null
  readonly hasSafetyPlan: number
  /** What asks, or asked, for a plan, as JSON. */
  readonly planTasks: string
  readonly taskName: string | null
  readonly taskStepId: string | null
  readonly taskDueOn: string | null
  readonly taskOwnerId: string | null
}

/** A line of the caseload without whoever must not be contacted: a line is acted on. */
export function toldLine(line: CaseLine, told: ToldInList): CaseLine {
  const { id, nextAction, next } = line
  return {
    ...line,
    nextAction: nextAction && told(id, nextAction),
    next: next && { ...next, words: next.words && told(id, next.words) },
  }
}

/** A line of the caseload: of all that is planned in the case, what is due first comes next. */
export function asLine(
  {
    referralTask,
    referralState,
    pathway,
    referralDueOn,
    referralOwnerId,
    isInCrisis,
    hasSafetyPlan,
    planTasks,
    taskName,
    taskStepId,
    taskDueOn,
    taskOwnerId,
    ...line
  }: ReadCaseLine,
  today: string,
): CaseLine {
  const { nextAction, nextOwnerId, nextDueOn } = line
  const ours = { stepId: null, referralTask: null, referralState: null, whoActs: 'school' } as const
  const things: NextThing[] = []
  if (nextAction !== null && nextOwnerId !== null && nextDueOn !== null)
    things.push({ ...ours, kind: 'case', words: nextAction, ownerId: nextOwnerId, dueOn: nextDueOn })
  if (taskName !== null && taskOwnerId !== null && taskDueOn !== null)
    things.push({
      ...ours,
      kind: 'task',
      words: taskName,
      stepId: taskStepId,
      ownerId: taskOwnerId,
      dueOn: taskDueOn,
    })
  if (referralState !== null && pathway !== null && referralOwnerId !== null && referralDueOn !== null)
    things.push({
      kind: 'referral',
      words: null,
      stepId: null,
      referralTask,
      referralState,
      ownerId: referralOwnerId,
      dueOn: referralDueOn,
      whoActs: whoActs({ state: referralState, pathway, nextTask: referralTask }),
    })
  const [next = null] = things.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
  // The statement names the fields of a task as they are.
  const asked = JSON.parse(planTasks) as Pick<CaseTask, 'plan' | 'state' | 'exemptUntil'>[]
  const safetyPlan = safetyStanding(line.urgency, {
    hasPlan: hasSafetyPlan === 1,
    isLeftOut: leftOutBy(asked, today) !== undefined,
  })
  return { ...line, next, safetyPlan, isInCrisis: isInCrisis === 1 }
}
