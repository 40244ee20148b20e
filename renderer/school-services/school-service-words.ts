import type { SchoolServiceLine } from '#shared/api/school-services.ts'
import type { SchoolService } from '#shared/domain/school-service.ts'
import type { Speaker } from '#renderer/matching/judgement-words.ts'
import type { Say } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'

/** "Grade 6 to Grade 8"; a service that names none is for every grade. */
export function gradesOf(
  { fromGrade, toGrade }: Pick<SchoolService, 'fromGrade' | 'toGrade'>,
  t: Say,
): string {
  const from = fromGrade === null ? '' : t(`vocabulary:grade.${fromGrade}`)
  const upTo = toGrade === null ? '' : t(`vocabulary:grade.${toGrade}`)
  if (from === '' && upTo === '') return t('school-services:grades.every')
  if (from === upTo) return from
  if (from === '') return t('school-services:grades.upTo', { to: upTo })
  return upTo === ''
    ? t('school-services:grades.from', { from })
    : t('school-services:grades.between', { from, to: upTo })
}

/** "Has room, Nov 3"; empty where nobody said. */
export function roomOf({ room }: Pick<SchoolServiceLine, 'room'>, { t, locale, today }: Speaker): string {
  return room === null
    ? ''
    : t('school-services:room.said', {
        room: t(`school-services:room.${room.room}`),
        day: shortDay(room.onDay, locale, today),
      })
}

/** "6 of 8", or the number alone where nobody said how many places there are. */
export function takingPart({ inIt, places }: Pick<SchoolServiceLine, 'inIt' | 'places'>, t: Say): string {
  return places === null ? String(inIt) : t('school-services:list.of', { inIt, places })
}

/** What a service helps with, in one line. */
export const helpOf = ({ help }: Pick<SchoolService, 'help'>, t: Say): string =>
  help.map((kind) => t(`vocabulary:kindOfHelp.${kind}`)).join(', ')
