import { dueOn, type DueRule } from '../due.ts'
import type { SchoolCalendar } from '../school-calendar.ts'
import { quantile } from '../statistics.ts'
import { URGENCIES, type Urgency } from '../urgency.ts'
import { rateOf } from './rate.ts'
import type { KnownRate, Quartiles, TriageTime } from './time-figures.ts'

/** A concern as the evaluation sees it: how urgent it was held to be, and what that gives it time for. */
export interface TimedConcern {
  readonly id: string
  readonly studentId: string
  readonly urgency: Urgency
  /** The target of the protocol it was decided by. */
  readonly target: DueRule
  readonly receivedAt: string
  readonly receivedOn: string
  readonly decidedAt: string | null
  readonly decidedOn: string | null
}

/** Now, as a target is held against it. */
export interface Moment {
  readonly now: string
  readonly today: string
  readonly calendar: SchoolCalendar
}

const MILLISECONDS_AN_HOUR = 3_600_000

/** "At once" is within the hour: nobody writes anything down in no time. */
export const AT_ONCE_HOURS = 1

/** Decided before it was received: a time is wrong. */
export function isDecidedBeforeReceived({ receivedAt, decidedAt }: TimedConcern): boolean {
  return decidedAt !== null && decidedAt < receivedAt
}

/** Hours a concern waited for its decision, none where it was decided before; `null` while it is undecided. */
export function hoursToDecision({ receivedAt, decidedAt }: TimedConcern): number | null {
  if (decidedAt === null) return null
  return Math.max(0, Date.parse(decidedAt) - Date.parse(receivedAt)) / MILLISECONDS_AN_HOUR
}

/** Whether a concern was decided about within its target; `null` while it is undecided and still has time. */
export function isWithinTarget(concern: TimedConcern, { now, today, calendar }: Moment): boolean | null {
  const { target, receivedAt, receivedOn, decidedAt, decidedOn } = concern
  const { amount, unit } = target
  const isInTime =
    unit === 'hours'
      ? Date.parse(decidedAt ?? now) - Date.parse(receivedAt) <=
        Math.max(amount, AT_ONCE_HOURS) * MILLISECONDS_AN_HOUR
      : (decidedOn ?? today) <= dueOn(receivedOn, { amount, unit }, calendar)
  return decidedAt === null && isInTime ? null : isInTime
}

function quartilesOf(values: readonly number[]): Quartiles | null {
  if (values.length === 0) return null
  const at = (share: number) => quantile(values, share, 7)
  return { first: at(0.25), median: at(0.5), third: at(0.75) }
}

/** A share of those of whom it is known. */
export function knownRate(known: readonly (boolean | null)[]): KnownRate {
  const told = known.filter((each) => each !== null)
  return { ...rateOf(told.filter(Boolean).length, told.length), tooYoung: known.length - told.length }
}

function decidedOf(concerns: readonly TimedConcern[], moment: Moment) {
  return {
    received: concerns.length,
    hours: quartilesOf(concerns.flatMap((concern) => hoursToDecision(concern) ?? [])),
    within: knownRate(concerns.map((concern) => isWithinTarget(concern, moment))),
  }
}

const inWords = ({ amount, unit }: DueRule): string => `${amount} ${unit}`

/** Each target once, in the order they are met. */
function targetsOf(concerns: readonly TimedConcern[]): DueRule[] {
  return [...new Map(concerns.map(({ target }) => [inWords(target), target])).values()]
}

/**
 * How long concerns wait for a decision, and how many have it within the target of their urgency. The quartiles (type 7) are
 * of those decided; what is undecided past its target counts as late, and in no share before.
 */
export function triageTime(
  concerns: readonly TimedConcern[],
  moment: Moment,
  told: (urgency: Urgency) => boolean,
): TriageTime {
  const groups = Map.groupBy(concerns, ({ urgency }) => urgency)
  const shown = URGENCIES.filter((urgency) => told(urgency))
  const byUrgency = shown.flatMap((urgency) => {
    const same = groups.get(urgency) ?? []
    return same.length === 0 ? [] : [{ urgency, ...decidedOf(same, moment), targets: targetsOf(same) }]
  })
  return {
    ...decidedOf(concerns, moment),
    undecided: concerns.filter(({ decidedAt }) => decidedAt === null).length,
    byUrgency,
    untold: concerns.length - byUrgency.reduce((sum, { received }) => sum + received, 0),
  }
}
