import type { CaseLine, NextThing } from '#shared/api/cases.ts'
import { whoActs } from '#shared/domain/referral-road.ts'
import type { Pathway, ReferralState, ReferralTask } from '#shared/domain/referral.ts'

/** A case of the list as its statement reads it: what is due first of its referrals and of its tasks beside it. */
export type ReadCaseLine = Omit<CaseLine, 'next'> & {
  readonly referralTask: ReferralTask | null
  readonly referralState: ReferralState | null
  readonly pathway: Pathway | null
  readonly referralDueOn: string | null
  readonly referralOwnerId: string | null
  readonly taskName: string | null
  readonly taskDueOn: string | null
  readonly taskOwnerId: string | null
}

function thingsOf(line: ReadCaseLine): readonly NextThing[] {
  const { nextAction, nextOwnerId, nextDueOn, taskName, taskDueOn, taskOwnerId } = line
  const { referralTask, referralState, referralDueOn, referralOwnerId, pathway } = line
  const ours = { referralTask: null, referralState: null, whoActs: 'school' } as const
  return [
    ...(nextAction !== null && nextOwnerId !== null && nextDueOn !== null
      ? [{ ...ours, kind: 'case' as const, words: nextAction, ownerId: nextOwnerId, dueOn: nextDueOn }]
      : []),
    ...(taskName !== null && taskOwnerId !== null && taskDueOn !== null
      ? [{ ...ours, kind: 'task' as const, words: taskName, ownerId: taskOwnerId, dueOn: taskDueOn }]
      : []),
    ...(referralState !== null && pathway !== null && referralOwnerId !== null && referralDueOn !== null
      ? [
          {
            kind: 'referral' as const,
            words: null,
            referralTask,
            referralState,
            ownerId: referralOwnerId,
            dueOn: referralDueOn,
            whoActs: whoActs({ state: referralState, pathway, nextTask: referralTask }),
          },
        ]
      : []),
  ]
}

/** A line of the caseload: of all that is planned in the case, what is due first comes next. */
export function asLine(line: ReadCaseLine): CaseLine {
  const {
    referralTask: _task,
    referralState: _state,
    pathway: _pathway,
    referralDueOn: _due,
    referralOwnerId: _owner,
    taskName: _name,
    taskDueOn: _taskDue,
    taskOwnerId: _taskOwner,
    ...rest
  } = line
  const [first = null] = thingsOf(line).toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
  return { ...rest, next: first }
}
