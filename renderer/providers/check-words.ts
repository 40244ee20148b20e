import type { ProviderRecord } from '#shared/api/providers.ts'
import type { OwnExperience } from '#shared/domain/matching/own-experience.ts'
import type { Speaker } from '#renderer/matching/judgement-words.ts'
import { shortDay } from '#renderer/ui/days.ts'

/** One check as the record shows it. */
export type ShownCheck = ProviderRecord['checks'][number]

const dayOf = ({ checkedOn }: ShownCheck, { locale, today }: Speaker) => shortDay(checkedOn, locale, today)

/** "Waiting list (heard Nov 3, by telephone)"; empty where a check says nothing of new clients. */
export function openingsWords(check: ShownCheck | undefined, speaker: Speaker): string {
  if (!check?.capacity) return ''
  const { t } = speaker
  return t('providers:check.said', {
    what: t(`vocabulary:capacity.${check.capacity}`),
    on: dayOf(check, speaker),
    how: t(`vocabulary:howChecked.${check.how}`),
  })
}

/**
 * The wait as they told it last, with its day, of checks the newest first; what the directory says where nobody was told,
 * or where they have spoken of new clients since and of no wait.
 */
export function waitWords(checks: readonly ShownCheck[], inDirectory: string, speaker: Speaker): string {
  const last = checks.find(({ capacity, statedWait }) => capacity !== null || statedWait !== '')
  if (!last?.statedWait) return inDirectory
  return speaker.t('providers:check.saidWait', { wait: last.statedWait, on: dayOf(last, speaker) })
}

/** What became of the office's own referrals, in one line; empty where there were none. */
export function experienceWords(learned: OwnExperience | undefined, { t, locale }: Speaker): string {
  const { observedWait, history } = learned ?? { observedWait: null, history: null }
  const seen =
    observedWait &&
    t('providers:check.seen', {
      count: observedWait.referrals,
      days: observedWait.medianDays.toLocaleString(locale),
    })
  const linked = history && t('providers:check.linked', { linked: history.linked, of: history.referrals })
  return [seen, linked].filter(Boolean).join('; ')
}

/** "Nov 3, Ana Ortega, by telephone: still true, waiting list, “3 weeks”". */
export function checkWords(check: ShownCheck, speaker: Speaker): string {
  const { t } = speaker
  // What they said stands in quotation marks: it may be in another language than ours.
  const quoted = [check.statedWait, check.differs].map(
    (words) => words && t('common:words.quoted', { words }),
  )
  const what = [
    check.isStillTrue && t('providers:check.true'),
    check.capacity && t(`vocabulary:capacity.${check.capacity}`),
    ...quoted,
  ]
  return t('providers:check.line', {
    on: dayOf(check, speaker),
    by: check.by,
    how: t(`vocabulary:howChecked.${check.how}`),
    what: what.filter(Boolean).join(', '),
  })
}
