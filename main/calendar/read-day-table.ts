import { detectDateOrder, readDate } from '../imports/reading/dates.ts'
import { trimmed } from '../imports/reading/plain-words.ts'
import type { Table } from '../spreadsheet/table.ts'
import type { DaysRead, NamedDays } from './read-calendar-file.ts'

interface DayColumn {
  readonly at: number
  readonly days: readonly (string | null)[]
}

/** A column is one of days when most of what stands in it is a day. */
function dayColumns({ columns, rows }: Table, today: string): readonly DayColumn[] {
  return columns.flatMap((_, at) => {
    const cells = rows.map((row) => trimmed(row[at]))
    const filled = cells.filter((cell) => cell !== '')
    const { order } = detectDateOrder(filled, today)
    const days = cells.map((cell) => {
      const reading = readDate(cell, order, Number(today.slice(0, 4)) + 2)
      return 'day' in reading ? reading.day : null
    })
    const read = days.filter((day) => day !== null).length
    return filled.length > 0 && read * 2 > filled.length ? [{ at, days }] : []
  })
}

/**
 * Days from a list: the first column of days is the first day, a second one the last, and the column with the longest
 * words the name. `unread` counts rows without a day.
 */
export function readDayTable(table: Table, today: string): DaysRead {
  const [first, last] = dayColumns(table, today)
  if (!first) return { days: [], unread: table.rows.length, cut: 0 }
  const others = table.columns.map((_, at) => at).filter((at) => at !== first.at && at !== last?.at)
  const lengthOf = (at: number) => table.rows.reduce((sum, row) => sum + trimmed(row[at]).length, 0)
  const nameAt = others.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0]
  const days = table.rows.flatMap((row, at): NamedDays[] => {
    const startsOn = first.days[at] ?? null
    const endsOn = last?.days[at] ?? startsOn
    if (startsOn === null || endsOn === null) return []
    const name = nameAt === undefined ? '' : trimmed(row[nameAt])
    return [{ name, startsOn, endsOn: endsOn < startsOn ? startsOn : endsOn }]
  })
  return { days, unread: table.rows.length - days.length, cut: 0 }
}
