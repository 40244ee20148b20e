import type { ReactElement } from 'react'
import type { FieldPath, FieldValues } from 'react-hook-form'

import { endsOf } from '#shared/domain/period.ts'
import type { RecordsRequest } from '#shared/domain/records-request.ts'
import { useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { FieldRow } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'

/** The first and the last day whoever asks is asking about. */
export function PeriodFields<Values extends FieldValues>({
  of,
}: Pick<FieldProps<Values>, 'of'>): ReactElement {
  const { t } = useText()
  // Every form that uses these fields holds what is asked here.
  const name = (field: 'periodFrom' | 'periodUntil') => field as FieldPath<Values>
  return (
    <FieldRow>
      <DateField
        of={of}
        name={name('periodFrom')}
        label={t('requests:fields.periodFrom')}
        description={t('requests:fields.periodHint')}
        past
      />
      <DateField of={of} name={name('periodUntil')} label={t('requests:fields.periodUntil')} past />
    </FieldRow>
  )
}

/** The period of a request in words; empty where none was named. */
export function usePeriod({ periodFrom, periodUntil }: RecordsRequest): string {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const ends = endsOf({ periodFrom, periodUntil })
  const said = (on: string | null) => (on === null ? '' : shortDay(on, locale, today))
  return ends === null
    ? ''
    : t(`requests:period.${ends}`, { from: said(periodFrom), until: said(periodUntil) })
}
