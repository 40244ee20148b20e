import { z } from 'zod'

import { businessDays, countedBetween, numberOf } from './days.ts'
import { Day } from './fields.ts'
import { median } from './median.ts'
import { ClosedState, EndReason, type OpenState, type Pathway, type ReferralState } from './referral.ts'
import { isOpen } from './referral-road.ts'
import { HEARD_QUESTIONS, type Heard, HeardAnswer } from './slip-answer.ts'

/** From the first day to the last, both counted. */
export const ScoredTime = z.object({ from: Day, to: Day })
export type ScoredTime = z.infer<typeof ScoredTime>

const Count = z.int().min(0)
/** So many of so many. */
const Share = z.object({ count: Count, of: Count })
/** The middle of some days, and of how many referrals. */
const MiddleOf = z.object({ medianDays: z.number(), referrals: Count }).nullable()

/** How a partner answered, each referral once. */
export const AnswerKind = z.enum(['accepted', 'waitlisted', 'asked', 'declined', 'none'])
export type AnswerKind = z.infer<typeof AnswerKind>

/** Business days within which a partner should have answered. */
export const ANSWER_DAYS = [2, 14] as const
/** Days after sending at which it is asked who was seen. */
export const LINK_DAYS = [42, 90] as const

/** What became of the referrals to one partner. */
export const Score = z.object({
  referrals: Count,
  students: Count,
  answers: z.record(AnswerKind, Count),
  /** Business days from sending to the first yes or no. */
  firstAnswer: MiddleOf,
  /** Answered within so many business days, of those sent at least that long ago. */
  answeredWithin: z.array(Share.extend({ days: z.int() })),
  /** Whose first kept appointment is confirmed. */
  linked: Count,
  /** Linked within so many days, of those sent at least that long ago. */
  linkedWithin: z.array(Share.extend({ days: z.int() })),
  /** Days from sending to the first kept appointment, of those that had one. */
  wait: MiddleOf,
  /** Open, and not seen yet: in no wait above. */
  stillWaiting: Count,
  /** Declined by the provider before a first appointment. */
  declinedUnseen: Count,
  declines: z.array(z.object({ reason: EndReason, referrals: Count })),
  /** Ended before a first appointment, though nobody declined. */
  endings: z.array(z.object({ state: ClosedState, referrals: Count })),
})
export type Score = z.infer<typeof Score>

/** How often each question was answered how. */
export const HeardCounts = z.record(z.enum(HEARD_QUESTIONS), z.record(HeardAnswer, Count))
export type HeardCounts = z.infer<typeof HeardCounts>

/** One line of the history of a referral. */
export interface StateStep {
  readonly action: string
  readonly from: ReferralState | null
  readonly to: ReferralState
  /** The day it holds from. */
  readonly on: string
}

/** A referral to a partner with its history, the first line first. */
export interface ScoredReferral {
  readonly studentId: string
  readonly pathway: Pathway
  readonly state: ReferralState
  readonly endReason: EndReason | null
  readonly linkedOn: string | null
  readonly steps: readonly StateStep[]
}

/** The steps that hold: taking one back takes the newest with it that led to where it was. */
export function standingSteps<Step extends StateStep>(steps: readonly Step[]): readonly Step[] {
  return steps.reduce<Step[]>((standing, step) => {
    if (step.action !== 'undo') return [...standing, step]
    const at = standing.findLastIndex(({ to }) => to === step.from)
    return at < 0 ? standing : standing.toSpliced(at, 1)
  }, [])
}

const SAYS_YES: ReadonlySet<ReferralState> = new Set<OpenState>([
  'accepted',
  'appointment-scheduled',
  'linked',
  'receiving-services',
])

/** A referral as it counts: when it was first sent, and when the first yes or no came. */
interface Sent extends ScoredReferral {
  readonly sentOn: string
  readonly answeredOn: string | null
  readonly answer: AnswerKind
}

function answerOf({ state, steps }: ScoredReferral): AnswerKind {
  const came = (to: ReferralState) => steps.some((step) => step.to === to)
  if (state === 'closed-provider-declined') return 'declined'
  if (steps.some(({ to }) => SAYS_YES.has(to))) return 'accepted'
  if (came('waitlisted')) return 'waitlisted'
  return came('more-information-needed') ? 'asked' : 'none'
}

/** A referral that was sent, with the day and that of the first yes or no; `null` of one that was not, or was entered by mistake. */
export function sentOf(referral: ScoredReferral): Sent | null {
  const steps = standingSteps(referral.steps)
  const at = steps.findIndex(({ to }) => to === 'sent')
  const sent = steps[at]
  if (!sent || referral.state === 'entered-in-error') return null
  const answered = steps.slice(at + 1).find(({ to }) => SAYS_YES.has(to) || to === 'closed-provider-declined')
  return {
    ...referral,
    sentOn: sent.on,
    answeredOn: answered?.on ?? null,
    answer: answerOf({ ...referral, steps }),
  }
}

function middleOf(days: readonly number[]): z.infer<typeof MiddleOf> {
  const medianDays = median(days)
  return medianDays === null ? null : { medianDays, referrals: days.length }
}

/** Of those whose time is over, how many came by then. */
function within(
  sent: readonly Sent[],
  days: number,
  took: (sent: Sent, until: string | null) => number,
  came: (sent: Sent) => string | null,
) {
  const old = sent.filter((each) => took(each, null) >= days)
  const count = old.filter((each) => came(each) !== null && took(each, came(each)) <= days).length
  return { days, count, of: old.length }
}

/** How often each of them stands there, the most frequent first. */
function counted<Kind extends string>(kinds: readonly Kind[]): readonly (readonly [Kind, number])[] {
  return [...Map.groupBy(kinds, (kind) => kind)]
    .map(([kind, same]) => [kind, same.length] as const)
    .toSorted(([one, many], [other, more]) => more - many || one.localeCompare(other))
}

/**
 * What became of the referrals that were first sent within a time, as far as is known `today`. Sent again, a referral counts
 * once; one entered by mistake does not count, and what was taken back never happened. Open ones stay in every count and
 * are in no wait: the median is that of those who were seen. Each is seen, waiting, declined or ended. The metrics are "provider response" and "linkage rate".
 */
export function scoreOf(
  referrals: readonly ScoredReferral[],
  { from, to, today }: ScoredTime & { readonly today: string },
): Score {
  const sent = referrals
    .flatMap((each) => sentOf(each) ?? [])
    .filter(({ sentOn }) => sentOn >= from && sentOn <= to)
  const business = ({ sentOn }: Sent, until: string | null) =>
    countedBetween(numberOf(sentOn), numberOf(until ?? today), businessDays)
  const days = ({ sentOn }: Sent, until: string | null) => numberOf(until ?? today) - numberOf(sentOn)
  const linked = sent.filter(({ linkedOn }) => linkedOn !== null)
  const answered = sent.filter(({ answeredOn }) => answeredOn !== null)
  const declined = sent.filter(({ answer }) => answer === 'declined')
  const ended = sent.flatMap(({ state, linkedOn }) =>
    isOpen(state) || state === 'closed-provider-declined' || linkedOn !== null
      ? []
      : [ClosedState.parse(state)],
  )
  const answers = new Map(counted(sent.map(({ answer }) => answer)))
  return {
    referrals: sent.length,
    students: new Set(sent.map(({ studentId }) => studentId)).size,
    answers: {
      accepted: answers.get('accepted') ?? 0,
      waitlisted: answers.get('waitlisted') ?? 0,
      asked: answers.get('asked') ?? 0,
      declined: declined.length,
      none: answers.get('none') ?? 0,
    },
    firstAnswer: middleOf(answered.map((each) => Math.max(0, business(each, each.answeredOn)))),
    answeredWithin: ANSWER_DAYS.map((most) => within(sent, most, business, (each) => each.answeredOn)),
    linked: linked.length,
    linkedWithin: LINK_DAYS.map((most) => within(sent, most, days, (each) => each.linkedOn)),
    wait: middleOf(linked.map((each) => Math.max(0, days(each, each.linkedOn)))),
    stillWaiting: sent.filter(({ state, linkedOn }) => isOpen(state) && linkedOn === null).length,
    declinedUnseen: declined.filter(({ linkedOn }) => linkedOn === null).length,
    declines: counted(declined.map(({ endReason }) => endReason ?? 'other')).map(([reason, count]) => ({
      reason,
      referrals: count,
    })),
    endings: counted(ended).map(([state, count]) => ({ state, referrals: count })),
  }
}

/** How often each question was answered how; a question left open counts nowhere. */
export function heardCounts(answers: readonly Heard[]): HeardCounts {
  const count = (question: keyof Heard, answer: HeardAnswer) =>
    answers.filter((each) => each[question] === answer).length
  const of = (question: keyof Heard) => ({
    yes: count(question, 'yes'),
    little: count(question, 'little'),
    no: count(question, 'no'),
  })
  return { helped: of('helped'), respected: of('respected'), safe: of('safe') }
}

/**
 * Answers below which nothing is said of a question to anybody outside the office: so few families that one of them may be
 * known by what they said (the smallest cell a district may be shown, too).
 */
export const LEAST_HEARD = 10

/** Whether a question was answered by enough families to tell somebody else. */
export function isEnoughHeard({ yes, little, no }: HeardCounts[keyof Heard]): boolean {
  return yes + little + no >= LEAST_HEARD
}
