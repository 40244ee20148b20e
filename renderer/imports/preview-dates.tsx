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

type Found = ImportPreview['dates'][number]
type Column = Pick<Found, 'table' | 'column'>

interface ReadAlike {
  readonly columns: readonly Column[]
  readonly dates: NonNullable<ImportColumn['dates']>
  readonly chosen: Order | undefined
}

/** Columns of which the same is said stand together; of what nothing proves each column is asked about by itself. */
function together(
  found: readonly Found[],
  chosenOf: (table: string, column: string) => Order | undefined,
): readonly ReadAlike[] {
  const groups = Map.groupBy(found, ({ table, column, telling: _, ...dates }) => {
    const chosen = chosenOf(table, column)
    const isSure = dates.sure || chosen !== undefined
    return JSON.stringify([dates, chosen, isSure ? '' : `${table} ${column}`])
  })
  return [...groups.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { table, column, ...dates } = first
    const telling = same.reduce((sum, each) => sum + each.telling, 0)
    const columns = same.map((each) => ({ table: each.table, column: each.column }))
    return [{ columns, dates: { ...dates, telling }, chosen: chosenOf(table, column) }]
  })
}

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
  const say = (columns: readonly Column[], order: Order) => {
    const of = (table: string) =>
      Object.fromEntries(columns.filter((each) => each.table === table).map(({ column }) => [column, order]))
    return look(
      isMapped
        ? {
            mapping: (mapping ?? []).map((each) => ({
              ...each,
              dateOrders: { ...each.dateOrders, ...of(each.name) },
            })),
          }
        : {
            dateOrders: {
              ...dateOrders,
              ...Object.fromEntries(columns.map(({ column }) => [column, order])),
            },
          },
    )
  }
  return (
    <Section
      title={t('imports:screens.dates.title')}
      {...(preview.dates.some(({ sure }) => !sure) && { tone: 'warn' as const })}
    >
      <div className={classes.stack}>
        {together(preview.dates, chosenOf).map(({ columns, dates, chosen }) => (
          <DateLine
            key={columns.map(({ table, column }) => `${table} ${column}`).join()}
            column={columns.map(({ column }) => column).join(', ')}
            named={columns.map(({ table, column }) => `${column} (${table})`).join(', ')}
            dates={dates}
            chosen={chosen}
            onChoose={(order) => void say(columns, order)}
          />
        ))}
      </div>
    </Section>
  )
}
