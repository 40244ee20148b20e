import type { ReactElement } from 'react'

import type { ImportPreview, ReadImport } from '#shared/api/imports.ts'
import type { ImportColumn } from '#shared/domain/import.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { DateLine } from './date-line.tsx'
import { useImport } from './imports-store.ts'
import type { Look } from './use-look.ts'
import classes from './imports.module.css'

type Order = NonNullable<ImportColumn['dates']>['order']

/** How the days of each column are read, where the office may say otherwise. */
export function PreviewDates({
  read,
  preview,
  look,
}: {
  readonly read: ReadImport
  readonly preview: ImportPreview
  readonly look: Look['look']
}): ReactElement | null {
  const { t } = useText()
  const { mapping, dateOrders } = useImport(({ choices }) => choices)
  if (preview.dates.length === 0) return null
  const isMapped = read.mapping !== null
  const chosenOf = (table: string, column: string) =>
    isMapped ? mapping?.find(({ name }) => name === table)?.dateOrders[column] : dateOrders[column]
  const say = (table: string, column: string, order: Order) =>
    look(
      isMapped
        ? {
            mapping: (mapping ?? []).map((each) =>
              each.name === table ? { ...each, dateOrders: { ...each.dateOrders, [column]: order } } : each,
            ),
          }
        : { dateOrders: { ...dateOrders, [column]: order } },
    )
  return (
    <Section
      title={t('imports:screens.dates.title')}
      {...(preview.dates.some(({ sure }) => !sure) && { tone: 'warn' as const })}
    >
      <div className={classes.stack}>
        {preview.dates.map(({ table, column, ...dates }) => (
          <DateLine
            key={`${table} ${column}`}
            column={column}
            dates={dates}
            chosen={chosenOf(table, column)}
            onChoose={(order) => void say(table, column, order)}
          />
        ))}
      </div>
    </Section>
  )
}
