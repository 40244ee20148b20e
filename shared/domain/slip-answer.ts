import { z } from 'zod'

import { Day, Id, Instant, message, OptionalWords, Version } from './fields.ts'
import { TimeOfDay } from './follow-up.ts'
import { type PrintedPage, saysWhomToCall } from './packet.ts'
import { possibleActions, type RoadAction } from './referral-road.ts'
import { Barrier, EndReason, type Referral, type ReferralState } from './referral.ts'
import { Slip } from './slip.ts'

/** The papers that tell how a referral stands; a signed form is a consent. */
export const TellingSlip = Slip.exclude(['consent-form'])
export type TellingSlip = z.infer<typeof TellingSlip>

/** A line of a paper somebody ticked, in the words of the paper. */
export const SlipTick = z.enum([
  'received',
  'accepted',
  'appointment',
  'kept',
  'waiting',
  'more-information',
  'family-unreached',
  'declined',
  'missed',
  'over',
  'no-answer',
  'could-not',
  'not-now',
])
export type SlipTick = z.infer<typeof SlipTick>

/** The lines of a paper that a family ticks, as they are printed and as they are asked when it comes back. */
export const FAMILY_TICKS = [
  'appointment',
  'kept',
  'waiting',
  'no-answer',
  'could-not',
  'not-now',
] as const satisfies readonly SlipTick[]

/** The lines of the paper a provider ticks, as they are printed and as they are asked when it comes back. */
export const PROVIDER_TICKS = [
  'received',
  'accepted',
  'waiting',
  'more-information',
  'family-unreached',
  'declined',
  'kept',
  'missed',
  'over',
] as const satisfies readonly SlipTick[]

/** What each paper asks, in its own order: its page is drawn from this, and so is the form for it. */
export const TICKS: Readonly<Record<TellingSlip, readonly SlipTick[]>> = {
  'contact-slip': FAMILY_TICKS,
  'follow-up-card': FAMILY_TICKS,
  'feedback-slip': PROVIDER_TICKS,
}

const SlipReason = z.union([EndReason, Barrier])
export type SlipReason = z.infer<typeof SlipReason>

/** Why a provider cannot take a referral, as its paper offers it. */
export const DECLINED_FOR = [
  'no-capacity',
  'insurance-not-accepted',
  'age',
  'out-of-area',
  'service-not-provided',
  'already-enrolled',
  'missing-documents',
  'other',
] as const satisfies readonly SlipReason[]

/** What stood in a family's way, as its papers offer it. */
export const STOOD_IN_THE_WAY = [
  'cost-insurance',
  'transport',
  'hours',
  'waitlist',
  'language-interpreter',
  'other',
] as const satisfies readonly SlipReason[]

/** Why it did not come to help, as the papers offer it. */
export const REASONS: Readonly<Partial<Record<SlipTick, readonly SlipReason[]>>> = {
  declined: DECLINED_FOR,
  'could-not': STOOD_IN_THE_WAY,
}

/**
 * Lines that name a day. Without the day of an appointment or of a visit nothing can be recorded; any other may be left
 * empty. One that is `past` cannot be later than the day the paper came back.
 */
export const TICKS_WITH_DAY = {
  received: { required: false, past: true },
  accepted: { required: false, past: false },
  appointment: { required: true, past: false },
  kept: { required: true, past: true },
  'family-unreached': { required: false, past: true },
  missed: { required: false, past: false },
  over: { required: false, past: true },
} as const satisfies Readonly<
  Partial<Record<SlipTick, { readonly required: boolean; readonly past: boolean }>>
>

/** A line that names a day. */
export type TickWithDay = keyof typeof TICKS_WITH_DAY

/** Whether a line names a day. */
export const saysDay = (tick: SlipTick | null): tick is TickWithDay => tick !== null && tick in TICKS_WITH_DAY

/** Lines that leave room for words. */
export const TICKS_WITH_WORDS = ['waiting', 'more-information'] as const satisfies readonly SlipTick[]

/** Whether a line leaves room for words: how long, or what is needed. */
export const asksWords = (tick: SlipTick | null): tick is (typeof TICKS_WITH_WORDS)[number] =>
  TICKS_WITH_WORDS.some((each) => each === tick)

/** How a question is answered by ticking a face. */
export const HeardAnswer = z.enum(['yes', 'little', 'no'])
export type HeardAnswer = z.infer<typeof HeardAnswer>

/** What is asked of whoever was helped; `null` where nothing was ticked. */
export const Heard = z.object({
  helped: HeardAnswer.nullable(),
  respected: HeardAnswer.nullable(),
  safe: HeardAnswer.nullable(),
})
export type Heard = z.infer<typeof Heard>

export const HEARD_QUESTIONS = ['helped', 'respected', 'safe'] as const satisfies readonly (keyof Heard)[]

export const NOTHING_HEARD: Heard = { helped: null, respected: null, safe: null }

/** Whether a paper is filled in by a family. */
export const isFromFamily = (slip: TellingSlip): boolean => slip !== 'feedback-slip'

/** Whether a paper asks whether they were helped, treated with respect, and safe. */
export const asksHowItWas = (slip: TellingSlip): boolean => slip === 'follow-up-card'

const Said = z.object({
  referralId: Id,
  slip: TellingSlip,
  /** The day it came back. */
  cameOn: Day,
  /** What was ticked; `null` where it says nothing of that. */
  tick: SlipTick.nullable(),
  /** The day it names: of the appointment, or of the visit that took place. */
  day: Day.nullable(),
  atTime: TimeOfDay.nullable(),
  reason: SlipReason.nullable(),
  heard: Heard,
  pleaseCall: z.boolean(),
  words: OptionalWords,
  /** Whether it stood on the paper, or was said when somebody called and asked what the paper asks. */
  toldBy: z.enum(['paper', 'phone']).default('paper'),
})

/** What of it the ticked line does not ask for is not kept. */
function tidied(said: z.infer<typeof Said>): z.infer<typeof Said> {
  const { tick, day, atTime, reason, heard, slip } = said
  const reasons = (tick !== null && REASONS[tick]) || []
  return {
    ...said,
    day: saysDay(tick) ? day : null,
    atTime: tick === 'appointment' ? atTime : null,
    reason: reason !== null && reasons.includes(reason) ? reason : null,
    heard: asksHowItWas(slip) ? heard : NOTHING_HEARD,
  }
}

/** Whether anything was written on it at all. */
function saysSomething({ tick, heard, pleaseCall, words }: z.infer<typeof Said>): boolean {
  return tick !== null || pleaseCall || words !== '' || HEARD_QUESTIONS.some((asked) => heard[asked] !== null)
}

/** What a paper that came back says, as it is entered. */
export const SlipAnswerDraft = Said.transform(tidied).superRefine((said, { addIssue }) => {
  const { slip, tick, day, cameOn } = said
  const refuse = (path: string, text: string) => addIssue({ code: 'custom', path: [path], message: text })
  if (!saysSomething(said)) refuse('tick', message('slips:errors.nothing'))
  if (tick === null) return
  if (!TICKS[slip].includes(tick)) refuse('tick', message('common:fields.notAllowed'))
  if (!saysDay(tick)) return
  const { required, past } = TICKS_WITH_DAY[tick]
  if (required && day === null) refuse('day', message('common:fields.required'))
  if (past && day !== null && day > cameOn) refuse('day', message('slips:errors.dayLater'))
})
export type SlipAnswerDraft = z.infer<typeof SlipAnswerDraft>

/** What a paper said, as it is kept: never overwritten, only followed by what takes its place. */
export const SlipAnswer = Said.extend({
  id: Id,
  /** The answer it takes the place of. */
  replacesId: Id.nullable(),
  recordedAt: Instant,
  recordedBy: Id,
  version: Version,
})
export type SlipAnswer = z.infer<typeof SlipAnswer>

/** A card without a code, that nobody can tell from another: it is counted, and belongs to no student. */
export const UncodedCard = Heard.extend({
  cameOn: Day,
  from: z.enum(['student', 'family']).nullable(),
}).superRefine((card, { addIssue }) => {
  if (HEARD_QUESTIONS.every((asked) => card[asked] === null))
    addIssue({ code: 'custom', path: ['helped'], message: message('slips:errors.emptyCard') })
})
export type UncodedCard = z.infer<typeof UncodedCard>

/** The answers that hold: those nothing took the place of. */
export function standingAnswers<Answer extends Pick<SlipAnswer, 'id' | 'replacesId'>>(
  answers: readonly Answer[],
): readonly Answer[] {
  const replaced = new Set(answers.map(({ replacesId }) => replacesId))
  return answers.filter(({ id }) => !replaced.has(id))
}

type Content = Pick<
  SlipAnswerDraft,
  'referralId' | 'slip' | 'tick' | 'day' | 'reason' | 'heard' | 'pleaseCall'
>

const contentOf = ({ referralId, slip, tick, day, reason, heard, pleaseCall }: Content): string =>
  JSON.stringify([
    ...[referralId, slip, tick, day, reason, pleaseCall],
    ...HEARD_QUESTIONS.map((asked) => heard[asked]),
  ])

/** Whether two papers say the same of the same referral, so that one of them may be the other entered twice. */
export function saysTheSame(one: Content, other: Content): boolean {
  return contentOf(one) === contentOf(other)
}

const STEPS: Readonly<Partial<Record<SlipTick, RoadAction>>> = {
  appointment: 'schedule-appointment',
  kept: 'confirm-linked',
  waiting: 'waitlist',
  accepted: 'accept',
  'more-information': 'ask-for-information',
  missed: 'miss-appointment',
}

/**
 * The step of the referral a ticked line tells of. A provider that takes a referral and names the day of the first visit
 * has made an appointment.
 */
export function toldStep({ tick, day }: Pick<SlipAnswerDraft, 'tick' | 'day'>): RoadAction | null {
  if (tick === null) return null
  return STEPS[tick === 'accepted' && day !== null ? 'appointment' : tick] ?? null
}

/** The printed pages of a referral the family may hold that say whom to call, or come back themselves: its packet. */
export function pagesOut<Page extends Pick<PrintedPage, 'referralId' | 'part' | 'ending'>>(
  pages: readonly Page[],
  id: string,
): readonly Page[] {
  return pages.filter(
    ({ referralId, part, ending }) =>
      referralId === id &&
      ending !== 'destroyed' &&
      ending !== 'not-printed' &&
      (saysWhomToCall(part) || TellingSlip.safeParse(part).success),
  )
}

/** Where a referral stands, who goes to its provider, and whether a packet of it is out. */
type Standing = Pick<Referral, 'state' | 'pathway'> & { readonly hasPacket: boolean }

/**
 * Whether a paper that came back shows that the family holds the packet, which nobody had written down: on the families'
 * own pathway all of it goes out through their hands. A card that was printed by itself proves no packet.
 */
export function provesHandedOver({ state, pathway, hasPacket }: Standing): boolean {
  const isUnsent = state === 'draft' || state === 'awaiting-consent'
  return pathway === 'family-contacts-provider' && isUnsent && hasPacket
}

/** Where a referral stands once a paper of it came back. */
export const stateOnReturn = (referral: Standing): ReferralState =>
  provesHandedOver(referral) ? 'sent' : referral.state

/** The step a ticked line tells of, where it can be taken from where the referral stands. */
export function stepOf(said: Pick<SlipAnswerDraft, 'tick' | 'day'>, state: ReferralState): RoadAction | null {
  const step = toldStep(said)
  return step !== null && possibleActions(state).includes(step) ? step : null
}

/** Whether a line tells of a waiting list on which the referral is, or gets by it: it is asked about again on a day. */
export function asksAgain(said: Pick<SlipAnswerDraft, 'tick' | 'day'>, state: ReferralState): boolean {
  return said.tick === 'waiting' && (state === 'waitlisted' || stepOf(said, state) === 'waitlist')
}

/** Whether a paper says where the referral is now, and the referral cannot go there from where it stands. */
export function isOnlyKept(said: Pick<SlipAnswerDraft, 'tick' | 'day'>, state: ReferralState): boolean {
  return toldStep(said) !== null && stepOf(said, state) === null && !asksAgain(said, state)
}

/** What somebody has to do because of what a paper says. */
export type SlipTaskKind = 'call-family' | 'call-provider' | 'unsafe' | 'look-again'

const NEEDS_DECISION: readonly SlipTick[] = ['declined', 'could-not', 'not-now', 'missed', 'over']

/**
 * Who wants to be called is called, and so is a family nobody called back; who did not feel safe is seen to on the same day; where help did not come about, or
 * was none, somebody decides how it goes on.
 */
export function asksFor({
  slip,
  tick,
  heard,
  pleaseCall,
}: Pick<SlipAnswerDraft, 'slip' | 'tick' | 'heard' | 'pleaseCall'>): readonly SlipTaskKind[] {
  const isUnsafe = heard.safe === 'no'
  const wasNoHelp = heard.helped === 'no' || heard.respected === 'no'
  const callsFamily =
    tick === 'family-unreached' || tick === 'no-answer' || (pleaseCall && isFromFamily(slip))
  return [
    ...(isUnsafe ? (['unsafe'] as const) : []),
    ...(callsFamily ? (['call-family'] as const) : []),
    ...(pleaseCall && !isFromFamily(slip) ? (['call-provider'] as const) : []),
    ...((tick !== null && NEEDS_DECISION.includes(tick)) || (wasNoHelp && !isUnsafe)
      ? (['look-again'] as const)
      : []),
  ]
}
