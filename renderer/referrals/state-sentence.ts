import type { ReferralView } from '#shared/api/referrals.ts'
import { assertNever } from '#shared/assert-never.ts'
import { isOpen } from '#shared/domain/referral-road.ts'
import type { Say } from '#renderer/text.ts'

/** What a sentence needs besides the referral. */
interface Saying {
  readonly t: Say
  /** A day as people say it. */
  readonly day: (on: string) => string
  /** The day of the appointment that stands, when it is known. */
  readonly appointmentOn?: string | null
  /** The consent that was signed for it holds no longer. */
  readonly isLapsed?: boolean
  /** The day the consent it was sent by, or waits for, was taken back, where it was. */
  readonly takenBackOn?: string | null
}

/** Where a referral stands, as one sentence: "Sent to Harbor Clinic on Tue, Nov 24; they owe us an answer by Tue, Dec 8." */
export function stateSentence(referral: ReferralView, saying: Saying): string {
  const { t, day, takenBackOn } = saying
  const sentence = whereItStands(referral, saying)
  if (!takenBackOn || !isOpen(referral.state) || referral.state === 'awaiting-consent') return sentence
  const { destination } = referral
  return t('referrals:sentence.takenBack', { sentence, destination, takenBack: day(takenBackOn) })
}

function whereItStands(
  referral: ReferralView,
  { t, day, appointmentOn, isLapsed = false, takenBackOn }: Saying,
): string {
  const { state, pathway, destination, stateSince, nextDueOn, nextTask } = referral
  const values = { destination, since: day(stateSince), due: day(nextDueOn ?? stateSince) }
  switch (state) {
    case 'draft':
      return t(`referrals:sentence.draft.${pathway}`, values)
    case 'sent':
      return t(`referrals:sentence.sent.${pathway}`, values)
    case 'accepted':
      return nextTask === 'call-about-missed-appointment'
        ? t('referrals:sentence.missed', values)
        : t('referrals:sentence.accepted', values)
    case 'appointment-scheduled':
      return appointmentOn
        ? t('referrals:sentence.appointment-scheduled', { ...values, appointment: day(appointmentOn) })
        : t('referrals:sentence.appointmentSomeDay', values)
    case 'awaiting-consent':
      if (nextTask === 'decide-without-consent')
        return takenBackOn
          ? t('referrals:sentence.decide', { ...values, takenBack: day(takenBackOn) })
          : t('referrals:sentence.decideSometime', values)
      return nextTask === 'send-referral' && !isLapsed
        ? t('referrals:sentence.consentSigned', values)
        : t('referrals:sentence.awaiting-consent', values)
    case 'waitlisted':
    case 'more-information-needed':
    case 'linked':
    case 'receiving-services':
    case 'entered-in-error':
      return t(`referrals:sentence.${state}`, values)
    case 'closed-completed':
    case 'closed-provider-declined':
    case 'closed-family-declined':
    case 'closed-unable-to-contact':
    case 'closed-no-response':
    case 'closed-moved':
    case 'closed-redirected':
      return t('referrals:sentence.closed', {
        since: values.since,
        ending: t(`vocabulary:referralState.${state}`),
        reason: referral.endReason ? t(`vocabulary:endReason.${referral.endReason}`) : '–',
        endedBy: referral.endedBy ? t(`vocabulary:endedBy.${referral.endedBy}`) : '–',
      })
    default:
      return assertNever(state)
  }
}
