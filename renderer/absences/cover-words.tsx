import type { ReactElement } from 'react'

import { casework } from '#shared/api/roles.ts'
import { type Absence, type Coverage, coverageOf, lastInLine, type Presence } from '#shared/domain/absence.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { useSchoolCalendar } from '#renderer/school-due.tsx'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './absences.module.css'

/** How many days on which nobody covers are named. */
const NAMED_DAYS = 3

type Away = Pick<Absence, 'accountId' | 'startsOn' | 'endsOn' | 'coverId'>

/** Who covers through an absence, in a sentence; what is left to nobody stands out. */
export function CoverWords({
  of,
  presence,
}: {
  readonly of: Away
  readonly presence: Presence
}): ReactElement {
  const words = useCoverWords(presence)
  const { said, isGap } = words(of)
  if (!isGap) return <>{said}</>
  return (
    <span className={classes.gap}>
      <Icon name="warning" size="1rem" />
      <span>{said}</span>
    </span>
  )
}

function useCoverWords(presence: Presence): (of: Away) => { readonly said: string; readonly isGap: boolean } {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { nameOf, working } = useColleagues()
  const calendar = useSchoolCalendar()
  const list = (words: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)
  const named = (days: readonly string[]) => {
    const first = list(days.slice(0, NAMED_DAYS).map((day) => shortDay(day, locale, today)))
    const more = days.length - NAMED_DAYS
    return more > 0 ? t('absences:cover.more', { days: first, count: more }) : first
  }
  const rest = (day: string) => list(lastInLine(working, { day, presence, casework }).map(nameOf))
  /** Which of the days are covered, where not all are. */
  const part = ({ coveredOn, uncoveredOn }: Coverage, names: string): string => {
    const [first = '', last = ''] = [coveredOn[0], coveredOn.at(-1)]
    if (uncoveredOn.every((day) => day < first))
      return t('absences:cover.from', { names, day: shortDay(first, locale, today) })
    if (uncoveredOn.every((day) => day > last))
      return t('absences:cover.until', { names, day: shortDay(last, locale, today) })
    return t('absences:cover.otherDays', { names })
  }
  return (of) => {
    const coverage = coverageOf(of, today, presence, calendar)
    const { by, uncoveredOn } = coverage
    const chosen = of.coverId !== null && !by.includes(of.coverId) ? nameOf(of.coverId) : null
    const isAlsoAway = chosen && t('absences:cover.chosenIsAway', { chosen })
    const isGap = uncoveredOn.length > 0
    const sentences = (...said: readonly (string | null)[]) => said.filter(Boolean).join(' ')
    if (by.length === 0) {
      const names = rest(uncoveredOn[0] ?? today)
      const comesTo = names === '' ? t('absences:cover.noneLeft') : t('absences:cover.comesTo', { names })
      return { said: sentences(isAlsoAway, t('absences:cover.nobody'), comesTo), isGap }
    }
    const names = list(by.map(nameOf))
    if (isGap)
      return {
        said: sentences(
          isAlsoAway,
          t('absences:cover.gap', { covered: part(coverage, names), days: named(uncoveredOn) }),
        ),
        isGap,
      }
    const covers = t(by.length > 1 && chosen === null ? 'absences:cover.inTurn' : 'absences:cover.by', {
      names,
    })
    return { said: sentences(isAlsoAway, covers), isGap }
  }
}
