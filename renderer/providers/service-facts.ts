import type { OwnExperience } from '#shared/domain/matching/own-experience.ts'
import type { Service } from '#shared/domain/provider.ts'
import { useText } from '#renderer/text.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { experienceWords, openingsWords, type ShownCheck, waitWords } from './check-words.ts'
import { openingLines } from './opening-words.ts'
import { agesOf, feesOf, languagesOf, payersOf } from './provider-words.ts'

/** What is known of a service. */
export interface KnownService {
  readonly service: Service
  /** What was learned of it, the newest first. */
  readonly checks: readonly ShownCheck[]
  /** What became of the office's own referrals to it. */
  readonly experience: OwnExperience | undefined
}

/** Every fact of a service under its label, in the order a caller asks; empty where nothing is known. */
export function useServiceFacts(): (known: KnownService) => readonly (readonly [string, string])[] {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const speaker = { t, locale, today }
  return ({ service, checks, experience }) => {
    const { telehealth } = service
    const said = checks.find(({ capacity }) => capacity !== null)
    return [
      [t('providers:list.ages'), agesOf(service)],
      [
        t('providers:list.languages'),
        [languagesOf(service.languages, locale), service.interpretation].filter(Boolean).join('; '),
      ],
      [t('providers:list.payers'), payersOf(service.payers)],
      [t('providers:form.fees'), feesOf(service, locale)],
      [t('providers:one.eligibility'), service.eligibility],
      [t('providers:one.areas'), service.areas.join(', ')],
      [t('providers:one.hours'), openingLines(service.openings, locale).join('\n')],
      [t('providers:form.applicationProcess'), service.applicationProcess],
      [t('providers:one.documents'), service.documents.join('; ')],
      [t('providers:one.openings'), openingsWords(said, speaker)],
      [t('providers:one.wait'), waitWords(said, service.statedWait, speaker)],
      [t('providers:one.ours'), experienceWords(experience, speaker)],
      [
        t('providers:form.telehealth'),
        telehealth === null ? '' : t(telehealth ? 'common:words.yes' : 'common:words.no'),
      ],
    ]
  }
}
