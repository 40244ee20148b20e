import type { KindOfHelp } from '#shared/domain/kind-of-help.ts'
import { FAR_BY_VIDEO, type Judgement } from '#shared/domain/matching/judge.ts'
import { questionsFor } from '#shared/domain/matching/match.ts'
import type { ClinicianGender, Payer } from '#shared/domain/provider.ts'
import type { Grade } from '#shared/domain/student.ts'
import { isMessage, type Say } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { languageName } from '#renderer/ui/languages.ts'

/** Who says it, in which language and on which day. */
export interface Speaker {
  readonly t: Say
  readonly locale: string
  readonly today: string
}

/** A value of a reason in the words of the screen. */
function valueWords(name: string, value: string | number, { t, locale, today }: Speaker): string {
  switch (name) {
    case 'language':
      return languageName(String(value), locale)
    case 'payer':
      return t(`vocabulary:payer.${value as Payer}`)
    case 'help':
      return t(`vocabulary:kindOfHelp.${value as KindOfHelp}`)
    case 'on':
      return shortDay(String(value), locale, today)
    case 'grade':
      return t(`vocabulary:grade.${value as Grade}`)
    case 'gender':
      return t(`vocabulary:clinicianGender.${value as ClinicianGender}`)
    default:
      return typeof value === 'number' ? value.toLocaleString(locale) : value
  }
}

/** Why a provider fits a need, does not, or why nobody knows. */
export function judgementWords({ need, because, values }: Judgement, speaker: Speaker): string {
  const key = `matching:because.${need}.${because}`
  if (!isMessage(key)) throw new Error(`No sentence says ${key}`)
  const said = Object.entries(values).map(([name, value]) => [name, valueWords(name, value, speaker)])
  return speaker.t(key, Object.fromEntries(said) as Record<string, string>)
}

/** That a place is too far, and offers video all the same; `undefined` where it is not so. */
export const farByVideo = (judgements: readonly Judgement[]): Judgement | undefined =>
  judgements.find(({ because }) => because === FAR_BY_VIDEO)

/** What to ask a provider before a family is sent there, in one line; empty where all is known. */
export function questionWords(judgements: readonly Judgement[], { t, locale }: Speaker): string {
  const asked = questionsFor(judgements).map((need) =>
    need === 'near' && farByVideo(judgements) ? t('matching:ask.far-by-video') : t(`matching:need.${need}`),
  )
  return new Intl.ListFormat(locale).format(asked)
}
