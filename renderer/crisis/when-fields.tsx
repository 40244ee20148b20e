import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { FieldPath, FieldValues, PathValue } from 'react-hook-form'

import type { CrisisView } from '#shared/api/crises.ts'
import { momentAt, schoolDay } from '#shared/domain/clock.ts'
import { addDays } from '#shared/domain/days.ts'
import { timeReadings } from '#shared/domain/typed-time.ts'
import { useText } from '#renderer/text.ts'
import { shortDay, timeOfDay } from '#renderer/ui/days.ts'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import type { RecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { useIsPast } from '#renderer/ui/use-is-past.ts'
import classes from './walk.module.css'

const MOST_DAYS = 60

/** When it happened: now, or at a time of today; of a crisis that goes on for days, on which of them. */
export function WhenFields<Values extends FieldValues, Output>({
  of: form,
  view: { crisis },
}: {
  readonly of: RecordForm<Values, Output>
  readonly view: Pick<CrisisView, 'crisis'>
}): ReactElement {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const days: string[] = []
  for (
    let day = schoolDay(crisis.startedAt, timeZone);
    day <= today && days.length < MOST_DAYS;
    day = addDays(day, 1)
  )
    days.push(day)
  // Every form that shows these fields is made of `When` and more.
  const [time, day] = ['time', 'day'] as FieldPath<Values>[]
  return (
    <>
      {time && (
        <div>
          <TextField
            of={form}
            name={time}
            label={t('crises:walk.time')}
            placeholder={t('crises:walk.timeHint')}
            dir="ltr"
          />
          <Reading
            typed={form.form.watch(time)}
            day={day ? form.form.watch(day) : today}
            onChoose={(reading) => {
              // The time of `When` is a text.
              form.form.setValue(time, reading as PathValue<Values, typeof time>, { shouldDirty: true })
              form.form.setFocus(time)
            }}
          />
        </div>
      )}
      {day && days.length > 1 && (
        <SelectField
          of={form}
          name={day}
          label={t('crises:walk.day')}
          choices={days.map((value) => ({ value, label: shortDay(value, locale, today) }))}
        />
      )}
    </>
  )
}

/** How a time is read that does not say which half of the day it is of, and the other way it may have been meant. */
function Reading({
  typed,
  day,
  onChoose,
}: {
  readonly typed: string
  readonly day: string
  readonly onChoose: (reading: string) => void
}): ReactElement | null {
  const { t, locale } = useText()
  const { timeZone } = useOfficeTime()
  const [first, other] = timeReadings(typed)
  // Nothing is written down that is still to come.
  const canBeMeant = useIsPast(other === undefined ? null : momentAt(day, other, timeZone))
  if (first === undefined || !canBeMeant || other === undefined) return null
  return (
    <p className={classes.reading} role="status">
      {t('crises:walk.readAs', { time: timeOfDay(first, locale) })}{' '}
      <Button size="compact-sm" variant="default" onClick={() => onChoose(other)}>
        {t('crises:walk.readInstead', { time: timeOfDay(other, locale) })}
      </Button>
    </p>
  )
}
