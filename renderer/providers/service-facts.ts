import type { OwnExperience } from '#shared/domain/matching/own-experience.ts'
import { knownKinds } from '#shared/domain/kind-of-help.ts'
import { ClinicianGender, type Service } from '#shared/domain/provider.ts'
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
  /** How far it is, in words; empty where nobody knows, and left out where no distance is known at all. */
  readonly distance?: string | undefined
}

/** Every fact of a service under its label, in the order a caller asks; empty where nothing is known. */
export function useServiceFacts(): (known: KnownService) => readonly (readonly [string, string])[] {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const speaker = { t, locale, today }
  return ({ service, checks, experience, distance }) => {
    const { telehealth } = service
    const said = checks.find(({ capacity }) => capacity !== null)
    const { help, modalities, cultures, clinicianGenders } = service
    return [
      [
        t('providers:form.help'),
        knownKinds(help)
          .map((kind) => t(`vocabulary:kindOfHelp.${kind}`))
          .join(', '),
      ],
      [t('providers:form.modalities'), modalities.join(', ')],
      [t('providers:list.ages'), agesOf(service)],
      [
        t('providers:list.languages'),
        [languagesOf(service.languages, locale), service.interpretation].filter(Boolean).join('; '),
      ],
      [t('providers:form.cultures'), cultures.join(', ')],
      [
        t('providers:form.clinicianGenders'),
        clinicianGenders
          .flatMap((gender) => ClinicianGender.safeParse(gender).data ?? [])
          .map((gender) => t(`vocabulary:clinicianGender.${gender}`))
          .join(', '),
      ],
      [t('providers:list.payers'), payersOf(service.payers)],
      [t('providers:form.fees'), feesOf(service, locale)],
      [t('providers:one.eligibility'), service.eligibility],
      [t('providers:one.areas'), service.areas.join(', ')],
      ...(distance === undefined ? [] : [[t('providers:one.distance'), distance] as const]),
      [t('providers:one.hours'), openingLines(service.openings, locale).join('\n')],
      [t('providers:form.applicationProcess'), service.applicationProcess],
      [t('providers:one.documents'), service.documents.join('; ')],
      [t('providers:one.openings'), openingsWords(said, speaker)],
      [t('providers:one.wait'), waitWords(checks, service.statedWait, speaker)],
      [t('providers:one.ours'), experienceWords(experience, speaker)],
      [
        t('providers:form.telehealth'),
        telehealth === null ? '' : t(telehealth ? 'common:words.yes' : 'common:words.no'),
      ],
    ]
  }
}
