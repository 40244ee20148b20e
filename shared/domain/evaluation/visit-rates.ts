import { type Followed, STAGES, type Stage } from './followed.ts'
import { rateOf } from './rate.ts'
import type { VisitRates } from './time-figures.ts'

/** Whether it came at least as far. */
export function cameTo({ furthest }: Followed, stage: Stage): boolean {
  return STAGES.indexOf(furthest) >= STAGES.indexOf(stage)
}

/** How many of those sent had an appointment made, and how many of those kept one; open ones count as not yet. */
export function visitRates(followed: readonly Followed[]): VisitRates {
  const count = (stage: Stage): number => followed.filter((each) => cameTo(each, stage)).length
  const [sent, scheduled, kept] = [count('sent'), count('scheduled'), count('kept')]
  return {
    scheduled: rateOf(scheduled, sent),
    kept: rateOf(kept, scheduled),
    mayStillCome: followed.filter(
      (each) => cameTo(each, 'sent') && !cameTo(each, 'kept') && each.standing === 'open',
    ).length,
  }
}
