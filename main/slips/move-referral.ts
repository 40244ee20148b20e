import type { Contract } from '#shared/api/contract.ts'
import type { InputOf } from '#shared/api/operation.ts'
import type { AuditEvent } from '#shared/domain/audit.ts'
import {
  isFromFamily,
  type SlipAnswer,
  type SlipAnswerDraft,
  type SlipTick,
  stepOf,
  toldStep,
} from '#shared/domain/slip-answer.ts'
import { addDays } from '#shared/domain/days.ts'
import { isSuccess } from '#shared/domain/referral-road.ts'
import type { Referral } from '#shared/domain/referral.ts'
import { isPressing } from '#shared/domain/urgency.ts'

import type { CommandContext } from '../context.ts'
import { eventsOfCase, referrals, standingAppointment } from '../referrals/referrals.ts'
import { packetCameBack } from './packet-came-back.ts'

/** Lines whose day is that of a visit which the step is about. */
const OF_VISIT: readonly (SlipTick | null)[] = ['appointment', 'accepted', 'kept']

/** The day a step holds from: the one the visit took place on; a visit that was agreed on was so before its day. */
function heldFrom({ tick, day, cameOn }: SlipAnswerDraft): string {
  if (day === null || !OF_VISIT.includes(tick)) return cameOn
  return tick === 'kept' || day < cameOn ? day : cameOn
}

/** What was told, and when to ask again about a waiting list; `null` is the usual day. */
type Told = SlipAnswerDraft & { readonly askOn: string | null }

/**
 * Takes the steps of the referral that a paper tells of, where they can be taken; answers what the trail says of them. A
 * visit before the packet was there is kept as it was told, and is no step of what came after it.
 */
export function moveReferral(context: CommandContext, before: Referral, said: Told): readonly AuditEvent[] {
  const since = heldFrom(said)
  const handed = packetCameBack(context, before, said)
  if (!handed) return takeStepTold(context, before, said, since)
  const { referral, events } = handed
  const isBefore = since < referral.stateSince
  if (isBefore && OF_VISIT.includes(said.tick) && said.day !== null) return events
  return [...events, ...takeStepTold(context, referral, said, isBefore ? referral.stateSince : since)]
}

/** Takes the step a paper tells of from where the referral stands. */
function takeStepTold(
  context: CommandContext,
  referral: Referral,
  said: Told,
  effectiveOn: string,
): readonly AuditEvent[] {
  const step = {
    ...{ id: referral.id, version: referral.version, effectiveOn, remark: '' },
    source: isFromFamily(said.slip) ? ('family-said' as const) : ('provider-said' as const),
  }
  const action = stepOf(said, referral.state)
  switch (action) {
    case 'schedule-appointment': {
      const known = standingAppointment(context.db, referral.id)
      const isKnown = known?.onDay === said.day && (said.atTime === null || said.atTime === known?.atTime)
      if (isKnown) return []
      const kind = isSuccess(referral.state) ? 'ongoing' : 'first'
      referrals.scheduleAppointment(context, { ...step, onDay: said.day ?? '', atTime: said.atTime, kind })
      return ['referral.appointment-scheduled']
    }
    case 'confirm-linked':
      referrals.confirmLinked(context, step)
      return ['referral.linked']
    case 'waitlist':
      return ['referral.waitlisted', ...askAgain(context, referrals.waitlist(context, step), said.askOn)]
    case 'accept':
      referrals.accept(context, step)
      return ['referral.accepted']
    case 'ask-for-information':
      referrals.askForInformation(context, step)
      return ['referral.information-asked']
    case 'miss-appointment':
      return missed(context, step, said)
    default:
      return stillWaiting(context, referral, said)
  }
}

/** For so many days nobody asks again about a waiting list, as after a referral is put on it. */
const ASK_AGAIN_AFTER = 14

/** The waiting list is asked about again on this day; `null` leaves the day as it is. */
function askAgain(
  context: CommandContext,
  { id, version, nextDueOn }: Referral,
  dueOn: string | null,
): readonly AuditEvent[] {
  if (dueOn === null || dueOn === nextDueOn) return []
  referrals.postpone(context, { id, version, dueOn, reason: '' })
  return ['referral.postponed']
}

/** Whoever was asked and still has no place is asked again later: on the day that was said, or after two weeks. */
function stillWaiting(context: CommandContext, referral: Referral, said: Told): readonly AuditEvent[] {
  const { state, urgency, nextDueOn } = referral
  if (said.tick !== 'waiting' || state !== 'waitlisted') return []
  if (said.askOn !== null) return askAgain(context, referral, said.askOn)
  const usual = addDays(said.cameOn, ASK_AGAIN_AFTER)
  const isLater = usual > (nextDueOn ?? context.today) && usual >= context.today
  return isLater && !isPressing(urgency) ? askAgain(context, referral, usual) : []
}

/** A visit was missed; where the paper names a new day for it, that is an appointment. */
function missed(
  context: CommandContext,
  step: Omit<InputOf<Contract['referrals']['missAppointment']>, 'how' | 'cancelledBy'>,
  { day, cameOn }: SlipAnswerDraft,
): readonly AuditEvent[] {
  const { version } = referrals.missAppointment(context, { ...step, how: 'missed', cancelledBy: null })
  if (day === null || day < cameOn) return ['referral.appointment-missed']
  referrals.scheduleAppointment(context, { ...step, version, onDay: day, atTime: null, kind: 'first' })
  return ['referral.appointment-missed', 'referral.appointment-scheduled']
}

/** Whether the referral stands where it does because of what was read of this paper, and that was read wrong. */
export function wasMovedWrongly(
  { db, session }: CommandContext,
  caseId: string,
  before: SlipAnswer,
  said: SlipAnswerDraft,
): boolean {
  const step = toldStep(before)
  const tellsTheSame = step === toldStep(said) && before.day === said.day && before.atTime === said.atTime
  return (
    !tellsTheSame &&
    eventsOfCase(db, session, caseId).some(
      ({ referralId, action, recordedAt }) =>
        referralId === before.referralId && action === step && recordedAt === before.recordedAt,
    )
  )
}
