import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { type ConsentRequest, subjectOfReferral } from '#shared/domain/consent-request.ts'
import { missingConsent } from '#shared/domain/missing-consent.ts'
import { type InTheWay, wasSaidNo, type WhyWaits } from '#shared/domain/usual-packet.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import type { Say } from '#renderer/text.ts'
import type { AnswerOf } from '#renderer/ui/answer.tsx'

/** The papers that were asked of a student, those that wait and those that ended. */
export function usePapersAsked(studentId: string | null): AnswerOf<readonly ConsentRequest[]> {
  const of = { whose: 'office', studentId } as const
  const enabled = studentId !== null
  const waiting = useAnswer(api.consentRequests.list, { ...of, show: 'waiting' }, { enabled })
  const ended = useAnswer(api.consentRequests.list, { ...of, show: 'ended' }, { enabled })
  const data = waiting.data && ended.data ? [...waiting.data.rows, ...ended.data.rows] : undefined
  return { data, error: waiting.error ?? ended.error }
}

/** What stands in the way of pages of a packet, before anybody chose them. */
export function inTheWay(
  referral: ReferralView,
  record: CaseRecord,
  asked: readonly ConsentRequest[],
): InTheWay {
  const saidNo = wasSaidNo(asked, subjectOfReferral(referral))
  return { missing: missingConsent(referral, record), saidNo }
}

/** Why a page is not ticked by itself, as a sentence. */
export function waitsWords(why: WhyWaits, t: Say): string {
  return why === 'declined' ? t('packets:waits.declined') : t(`consents:missing.${why}`)
}
