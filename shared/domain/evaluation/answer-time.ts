import { businessDays, countedBetween, numberOf } from '../days.ts'
import { ClosedState } from '../referral.ts'
import { endingKind, isOpen } from '../referral-road.ts'
import { ANSWER_DAYS, type ScoredReferral, sentOf } from '../scorecard.ts'
import { courseOf, type Wait } from './course.ts'
import { LEAST_COMPARED } from './figures.ts'
import type { AnswerTime, KnownRate } from './time-figures.ts'
import { knownRate } from './triage-time.ts'

/** A referral to a provider as the evaluation sees it, with its whole history. */
export interface AskedProvider extends ScoredReferral {
  readonly id: string
  readonly organizationId: string
  readonly organizationName: string
  readonly closedOn: string | null
}

/** One that was sent: when, and when the first yes or no came. */
export interface AnsweredReferral extends AskedProvider {
  readonly sentOn: string
  readonly answeredOn: string | null
}

/** Those that were sent, sent again counted once. */
export function sentAmong(asked: readonly AskedProvider[]): readonly AnsweredReferral[] {
  return asked.flatMap((referral) => {
    const sent = sentOf(referral)
    return sent === null ? [] : [{ ...referral, sentOn: sent.sentOn, answeredOn: sent.answeredOn }]
  })
}

const LAST_DAYS = Math.max(...ANSWER_DAYS)

const took = ({ sentOn }: AnsweredReferral, until: string): number =>
  countedBetween(numberOf(sentOn), numberOf(until), businessDays)

/** The answer is dated before the day it was sent: a day is wrong. */
export function isAnsweredBeforeSent({ sentOn, answeredOn }: AnsweredReferral): boolean {
  return answeredOn !== null && answeredOn < sentOn
}

/** Whether an answer came within so many business days; `null` of what was sent later than that. */
export function isAnsweredWithin(referral: AnsweredReferral, days: number, today: string): boolean | null {
  if (took(referral, today) < days) return null
  return referral.answeredOn !== null && took(referral, referral.answeredOn) <= days
}

/** Whether no answer came until today; `null` of what was sent too lately to ask. */
export function isUnanswered(referral: AnsweredReferral, today: string): boolean | null {
  return took(referral, today) < LAST_DAYS ? null : referral.answeredOn === null
}

function waitOf(referral: AnsweredReferral, today: string): Wait {
  const { answeredOn, closedOn, state } = referral
  const days = Math.max(0, took(referral, answeredOn ?? closedOn ?? today))
  if (answeredOn !== null) return { days, standing: 'kept' }
  if (isOpen(state)) return { days, standing: 'open' }
  return { days, standing: endingKind(ClosedState.parse(state)) === 'neutral' ? 'left' : 'ended' }
}

const within = (sent: readonly AnsweredReferral[], days: number, today: string): KnownRate =>
  knownRate(sent.map((referral) => isAnsweredWithin(referral, days, today)))

const courseTo = (sent: readonly AnsweredReferral[], today: string) =>
  courseOf(
    sent.map((referral) => waitOf(referral, today)),
    [...ANSWER_DAYS, 30],
  )

/**
 * How long providers take for a yes or no, in business days from the day it was first sent; being put on a list or asked for
 * more is neither. Providers are laid side by side from so many referrals on that one is not the whole share, and where
 * they may be told of.
 */
export function answerTime(
  sent: readonly AnsweredReferral[],
  today: string,
  isTold: (organizationId: string) => boolean,
): AnswerTime {
  const byProvider = [...Map.groupBy(sent, ({ organizationId }) => organizationId)].flatMap(
    ([organizationId, same]) =>
      same.length < LEAST_COMPARED || !isTold(organizationId)
        ? []
        : {
            ...{ organizationId, name: same[0]?.organizationName ?? '', sent: same.length },
            within: within(same, LAST_DAYS, today),
            none: same.filter((referral) => isUnanswered(referral, today) === true).length,
            median: courseTo(same, today)?.median.estimate ?? null,
          },
  )
  return {
    sent: sent.length,
    waiting: courseTo(sent, today),
    within: ANSWER_DAYS.map((days) => ({ days, ...within(sent, days, today) })),
    none: knownRate(sent.map((referral) => isUnanswered(referral, today))),
    byProvider: byProvider.toSorted(
      (one, other) => other.sent - one.sent || one.name.localeCompare(other.name),
    ),
    untold: sent.length - byProvider.reduce((sum, line) => sum + line.sent, 0),
  }
}
