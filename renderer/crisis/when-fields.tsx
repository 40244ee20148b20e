import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'

import type { CrisisView } from '#shared/api/crises.ts'
import { schoolDay } from '#shared/domain/clock.ts'
import { addDays } from '#shared/domain/days.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { SelectField, TextField } from '#renderer/ui/fields.tsx'
import type { RecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

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
        <TextField
          of={form}
          name={time}
          label={t('crises:walk.time')}
          placeholder={t('crises:walk.timeHint')}
          dir="ltr"
        />
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
