import { Button, NativeSelect } from '@mantine/core'
import { type ReactElement, useMemo } from 'react'

import {
  calendarOf,
  onTheWall,
  schoolDayOfYear,
  type SchoolCalendarRecord,
  type SchoolYear,
} from '#shared/domain/school-calendar.ts'
import { usePlaceInYear } from '#renderer/school-day-words.ts'
import { useText } from '#renderer/text.ts'
import { SpanText } from '#renderer/ui/date-text.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './calendar.module.css'
import { YearOnTheWall } from './month-grid.tsx'

/** What the cells of the legend hold. */
const DRAWN_DAY = 8

const LEGEND = ['school', 'half', 'closed', 'weekend'] as const

/** One school year: how many days it has, and all of them on the wall. */
export function YearPart({
  calendar,
  year,
  onShow,
  onEdit,
  onRemove,
  onChooseDay,
}: {
  readonly calendar: SchoolCalendarRecord
  readonly year: SchoolYear
  readonly onShow: (startsOn: string) => void
  readonly onEdit: (() => void) | null
  readonly onRemove: (() => void) | null
  readonly onChooseDay: ((day: string) => void) | null
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const placeInYear = usePlaceInYear()
  const counted = useMemo(() => calendarOf(calendar), [calendar])
  const { startsOn, endsOn } = year
  const days = schoolDayOfYear(endsOn, counted)?.of ?? 0
  const place = schoolDayOfYear(today, counted)
  const halfDays = calendar.halfDays.filter(({ on }) => startsOn <= on && on <= endsOn).length
  const hasClosures = calendar.closures.some(
    (closure) => closure.startsOn <= endsOn && closure.endsOn >= startsOn,
  )
  const isNow = startsOn <= today && today <= endsOn
  // Tab comes to today, or to the first day of school.
  const entry = isNow && isADay(onTheWall(today, calendar).kind) ? today : startsOn
  return (
    <Section
      title={<bdi>{year.name}</bdi>}
      actions={
        <>
          {calendar.years.length > 1 && (
            <NativeSelect
              aria-label={t('calendar:year.choose')}
              value={startsOn}
              data={calendar.years.map((each) => ({ value: each.startsOn, label: each.name }))}
              onChange={(event) => onShow(event.currentTarget.value)}
            />
          )}
          {onEdit && (
            <Button variant="subtle" size="compact-sm" onClick={onEdit}>
              {t('calendar:year.edit')}
            </Button>
          )}
          {onRemove && (
            <Button variant="subtle" size="compact-sm" color="gray" onClick={onRemove}>
              {t('calendar:year.remove')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.stack}>
        <p>
          <SpanText from={startsOn} to={endsOn} />
          {' · '}
          <strong>{t('calendar:year.days', { count: days })}</strong>
          {halfDays > 0 && ` · ${t('calendar:year.halfDays', { count: halfDays })}`}
          {isNow && place && ` · ${t('calendar:today', { place: placeInYear(place) })}`}
        </p>
        {!hasClosures && <p className={lines.quiet}>{t('calendar:year.noClosures')}</p>}
        {year.terms.length > 0 && (
          <ul className={classes.terms} aria-label={t('calendar:year.terms')}>
            {year.terms.map((term) => (
              <li key={term.startsOn}>
                {term.name}: <SpanText from={term.startsOn} to={term.endsOn} />
              </li>
            ))}
          </ul>
        )}
        <YearOnTheWall
          startsOn={startsOn}
          endsOn={endsOn}
          calendar={calendar}
          entry={entry}
          onChoose={onChooseDay}
        />
        <ul className={classes.legend} aria-label={t('calendar:legend')}>
          {LEGEND.map((kind) => (
            <li key={kind}>
              <span className={classes.day} data-kind={kind} aria-hidden>
                {DRAWN_DAY}
              </span>
              {t(`calendar:legendOf.${kind}`)}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

function isADay(kind: string): boolean {
  return kind !== 'weekend' && kind !== 'outside'
}
