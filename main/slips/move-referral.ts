import type { AuditEvent } from '#shared/domain/audit.ts'
import { isFromFamily, stepOf, type SlipAnswerDraft } from '#shared/domain/slip-answer.ts'
import { isSuccess } from '#shared/domain/referral-road.ts'
import type { Referral } from '#shared/domain/referral.ts'

import type { CommandContext } from '../context.ts'
import { referrals } from '../referrals/referrals.ts'

/** The day a step holds from: the one the visit took place on; a visit that was agreed on was so before its day. */
function heldFrom({ tick, day, cameOn }: SlipAnswerDraft): string {
  if (day === null) return cameOn
  return tick === 'kept' || day < cameOn ? day : cameOn
}

/** Takes the step of the referral that a paper tells of, where it can be taken; answers what the trail says of it. */
export function moveReferral(
  context: CommandContext,
  referral: Referral,
  said: SlipAnswerDraft,
): AuditEvent | null {
  const step = {
    ...{ id: referral.id, version: referral.version, effectiveOn: heldFrom(said), remark: '' },
    source: isFromFamily(said.slip) ? ('family-said' as const) : ('provider-said' as const),
  }
  const action = stepOf(said.tick, referral.state)
  switch (action) {
    case 'schedule-appointment': {
      const kind = isSuccess(referral.state) ? 'ongoing' : 'first'
      referrals.scheduleAppointment(context, { ...step, onDay: said.day ?? '', atTime: said.atTime, kind })
      return 'referral.appointment-scheduled'
    }
    case 'confirm-linked':
      referrals.confirmLinked(context, step)
      return 'referral.linked'
    case 'waitlist':
      referrals.waitlist(context, step)
      return 'referral.waitlisted'
    case 'accept':
      referrals.accept(context, step)
      return 'referral.accepted'
    case 'ask-for-information':
      referrals.askForInformation(context, step)
      return 'referral.information-asked'
    case 'miss-appointment':
      referrals.missAppointment(context, { ...step, how: 'missed', cancelledBy: null })
      return 'referral.appointment-missed'
    default:
      return null
  }
}
