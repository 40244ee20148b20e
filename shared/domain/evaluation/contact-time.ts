import { numberOf } from '../days.ts'
import { ClosedState } from '../referral.ts'
import { endingKind } from '../referral-road.ts'
import { courseOf, type Wait } from './course.ts'
import type { Followed, FollowedReferral } from './followed.ts'
import type { ContactTime } from './time-figures.ts'

/** When somebody of the family, or the student, was first reached for a referral; `null` where nobody was. */
export type ReachedOn = (referralId: string) => string | null

/** Days after the beginning at which it is read aloud who was reached. */
export const REACHED_BY_DAYS = [0, 1, 3, 7, 14, 30] as const

/** The day somebody was reached, as long as the referral was not over by then. */
function reachedWhileOpen({ id, closedOn }: FollowedReferral, reachedOn: ReachedOn): string | null {
  const on = reachedOn(id)
  return on === null || (closedOn !== null && on > closedOn) ? null : on
}

/** The first day on which somebody was reached for what is followed. */
export function firstReached({ referrals }: Followed, reachedOn: ReachedOn): string | null {
  return (
    referrals
      .flatMap((referral) => reachedWhileOpen(referral, reachedOn) ?? [])
      .toSorted()
      .at(0) ?? null
  )
}

/** The last day of what is followed; `null` while any of it is open. */
function lastClosed({ referrals }: Followed): FollowedReferral | null {
  if (referrals.some(({ closedOn }) => closedOn === null)) return null
  return (
    referrals.toSorted((one, other) => (one.closedOn ?? '').localeCompare(other.closedOn ?? '')).at(-1) ??
    null
  )
}

/** How it stands with reaching somebody, also for who was helped without a word of contact being written down. */
export function contactStanding(followed: Followed, reachedOn: ReachedOn): Wait['standing'] {
  if (firstReached(followed, reachedOn) !== null) return 'kept'
  const last = lastClosed(followed)
  if (last === null) return 'open'
  return endingKind(ClosedState.parse(last.state)) === 'neutral' ? 'left' : 'ended'
}

/**
 * How long it takes until somebody of the family, or the student, is first reached, in days from the beginning. Reached
 * between the decision a referral follows from and its beginning is reached on the first day.
 */
export function contactTime(followed: readonly Followed[], reachedOn: ReachedOn, today: string): ContactTime {
  const waits = followed.map((each) => {
    const until = firstReached(each, reachedOn) ?? lastClosed(each)?.closedOn ?? today
    const days = numberOf(until) - numberOf(each.startedOn)
    return { days, standing: contactStanding(each, reachedOn) }
  })
  return {
    waiting: courseOf(
      waits.map(({ days, standing }) => ({ days: Math.max(0, days), standing })),
      REACHED_BY_DAYS,
    ),
    already: waits.filter(({ days, standing }) => standing === 'kept' && days < 0).length,
    never: waits.filter(({ standing }) => standing === 'ended' || standing === 'left').length,
  }
}
