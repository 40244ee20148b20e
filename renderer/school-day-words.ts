import type { PlaceInYear } from '#shared/domain/school-calendar.ts'
import { useText } from './text.ts'

/** Which day of the school year it is, in words; on a Saturday, how many are over. */
export function usePlaceInYear(): (place: PlaceInYear) => string {
  const { t } = useText()
  return ({ number, of, isSchoolDay }) =>
    t(isSchoolDay ? 'common:status.schoolDay' : 'common:status.noSchool', { number, of })
}
