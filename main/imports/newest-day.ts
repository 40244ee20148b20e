import type { Table } from '../spreadsheet/table.ts'

/** Columns that say when a record was last looked at: HSDS 3.0 `service.assured_date` and `last_modified`. */
const SAYS_WHEN = /^(?:last_modified|assured_date)$/i

const DAY = /^\d{4}-\d{2}-\d{2}/

/** The newest day on which files say that one of their records was true, up to today; `null` where they say none. */
export function newestDay(tables: readonly Pick<Table, 'columns' | 'rows'>[], today: string): string | null {
  const days = tables.flatMap(({ columns, rows }) =>
    columns.flatMap((column, at) =>
      SAYS_WHEN.test(column)
        ? rows.flatMap((row) => DAY.exec(row[at] ?? '')?.[0] ?? []).filter((day) => day <= today)
        : [],
    ),
  )
  return days.reduce<string | null>((newest, day) => (day > (newest ?? '') ? day : newest), null)
}
