import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import { DateOrder, type ImportColumn } from '#shared/domain/import.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { dayInWords } from './import-words.ts'
import classes from './imports.module.css'

type Dates = NonNullable<ImportColumn['dates']>
type Order = Dates['order']

function useDateSentence(dates: Dates, chosen: Order | undefined): string {
  const { t, locale } = useText()
  const order = t(`imports:screens.dates.order.${chosen ?? dates.order}`)
  if (chosen) return t('imports:screens.dates.chosen', { order })
  const { ambiguous, sure, telling } = dates
  if (!sure && telling > 0) return t('imports:screens.dates.mixed', { order })
  if (!sure && ambiguous)
    return t('imports:screens.dates.unsure', {
      order,
      value: ambiguous.value,
      monthFirst: dayInWords(ambiguous.monthFirst, locale),
      dayFirst: dayInWords(ambiguous.dayFirst, locale),
    })
  return telling > 0
    ? t('imports:screens.dates.because', { order, count: telling })
    : t('imports:screens.dates.plain', { order })
}

/** How the days of a column are read and why, in words, with the way to say otherwise. */
export function DateLine({
  column,
  dates,
  chosen,
  named,
  onChoose,
}: {
  readonly column: string
  /** The columns with their files, where nothing beside it says which it is about. */
  readonly named?: string
  readonly dates: Dates
  readonly chosen: Order | undefined
  readonly onChoose: (order: Order) => void
}): ReactElement {
  const { t } = useText()
  const sentence = useDateSentence(dates, chosen)
  const doubtful = !chosen && !dates.sure
  return (
    <div className={classes.dates} data-doubtful={doubtful || undefined}>
      <p>
        {doubtful && <Icon name="warning" size="1rem" />} {named && <strong>{named}: </strong>}
        {sentence} {dates.lastYear !== null && t('imports:screens.dates.lastYear', { year: dates.lastYear })}
      </p>
      <NativeSelect
        size="xs"
        aria-label={t('imports:screens.dates.of', { column })}
        value={chosen ?? (doubtful ? '' : dates.order)}
        data={[
          ...(doubtful ? [{ value: '', label: t('imports:screens.values.undecided') }] : []),
          ...DateOrder.options.map((value) => ({ value, label: t(`imports:screens.dates.order.${value}`) })),
        ]}
        onChange={(event) => {
          const order = DateOrder.safeParse(event.currentTarget.value)
          if (order.success) onChoose(order.data)
        }}
      />
    </div>
  )
}
