import type { DayClosed, PlaceInYear } from '#shared/domain/school-calendar.ts'
import { useText } from './text.ts'
import { asSentence, weekdayOf } from './ui/days.ts'

/** Which day of the school year it is, in words; on a Saturday, how many are over. */
export function usePlaceInYear(): (place: PlaceInYear) => string {
  const { t } = useText()
  return ({ number, of, isSchoolDay }) =>
    t(isSchoolDay ? 'common:status.schoolDay' : 'common:status.noSchool', { number, of })
}

/** Why there is no school on a day, in words: "Saturday: school is closed." */
export function useClosedWords(): (day: string, why: DayClosed) => string {
  const { t, locale } = useText()
  return (day, why) => {
    const what =
      why.kind === 'closed'
        ? why.closure.name || t(`vocabulary:closureKind.${why.closure.kind}`)
        : why.kind === 'weekend'
          ? weekdayOf(day, locale)
          : t('calendar:day.outside')
    return t('calendar:closed.why', { what: asSentence(what, locale) })
  }
}
