import type { ReactElement } from 'react'

import { type Absence, coverageOf, type Presence } from '#shared/domain/absence.ts'
import { useColleagues } from '#renderer/colleagues.ts'
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
  const { nameOf } = useColleagues()
  const list = (words: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)
  const named = (days: readonly string[]) => {
    const first = list(days.slice(0, NAMED_DAYS).map((day) => shortDay(day, locale, today)))
    const more = days.length - NAMED_DAYS
    return more > 0 ? t('absences:cover.more', { days: first, count: more }) : first
  }
  return (of) => {
    const { by, uncoveredOn } = coverageOf(of, today, presence)
    const chosen = of.coverId !== null && !by.includes(of.coverId) ? nameOf(of.coverId) : null
    const isGap = uncoveredOn.length > 0
    if (by.length === 0)
      return {
        said: chosen ? t('absences:cover.chosenAwayNobody', { chosen }) : t('absences:cover.nobody'),
        isGap,
      }
    const names = list(by.map(nameOf))
    const covers = chosen
      ? t('absences:cover.chosenAway', { chosen, names })
      : t(by.length > 1 ? 'absences:cover.inTurn' : 'absences:cover.by', { names })
    return {
      said: isGap ? `${covers} ${t('absences:cover.nobodyOn', { days: named(uncoveredOn) })}` : covers,
      isGap,
    }
  }
}
