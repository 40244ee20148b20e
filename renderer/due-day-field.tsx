import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { FieldValues } from 'react-hook-form'

import { Day } from '#shared/domain/fields.ts'
import { addSchoolDays, whyClosed } from '#shared/domain/school-calendar.ts'
import classes from './due-day-field.module.css'
import { useClosedWords } from './school-day-words.ts'
import { useCalendarDraft, useSchoolCalendar } from './school-due.tsx'
import { useText } from './text.ts'
import { DateField } from './ui/date-field.tsx'
import { longDay } from './ui/days.ts'
import { asText, useField } from './ui/field.ts'
import { useOfficeTime } from './ui/office-time.tsx'

/** The day something is to be done by: says at once when it is over, or when nobody is at school, and offers the next. */
export function DueDayField<Values extends FieldValues>({
  mayBeOver = false,
  ...props
}: Parameters<typeof DateField<Values>>[0] & {
  /** Whether it may be a day that is told afterwards. */
  readonly mayBeOver?: boolean
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const { field, change, error } = useField(props)
  const day = Day.safeParse(asText(field.value)).data
  const isOver = day !== undefined && day < today
  return (
    <div>
      <DateField {...props} />
      <div role="status">
        {isOver && !mayBeOver && !error && <p className={classes.said}>{t('referrals:errors.duePast')}</p>}
        {day !== undefined && !isOver && (
          <ClosedThen
            on={day}
            onTake={(next) => {
              change(next)
              props.of.form.setFocus(props.name)
            }}
          />
        )}
      </div>
    </div>
  )
}

/** That nobody is at school on a day, why, and the next day somebody is. */
function ClosedThen({
  on,
  onTake,
}: {
  readonly on: string
  readonly onTake: (next: string) => void
}): ReactElement | null {
  const { t, locale } = useText()
  const draft = useCalendarDraft()
  const calendar = useSchoolCalendar()
  const say = useClosedWords()
  const why = draft && whyClosed(on, draft)
  if (!why) return null
  const next = addSchoolDays(on, 1, calendar)
  return (
    <p className={classes.said}>
      {say(on, why)}{' '}
      <Button variant="default" size="compact-xs" className={classes.take ?? ''} onClick={() => onTake(next)}>
        {t('calendar:closed.next', { day: longDay(next, locale) })}
      </Button>
    </p>
  )
}
