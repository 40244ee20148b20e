import type { MessageValues } from '#shared/app-error.ts'
import type {
  DateOrder,
  DatesFound,
  HeadingSuggestion,
  IgnoredColumn,
  UnknownValue,
} from '#shared/domain/import.ts'
import { zipOfCell } from '#shared/domain/postal-area.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

import type { Note, Table, TableProblem } from '../../spreadsheet/table.ts'
import { detectDateOrder, readDate } from './dates.ts'
import { languageTag } from './languages.ts'
import { flags, type ValueList } from './value-lists.ts'

/** Where something stands in its file. */
export interface Origin {
  readonly table: string
  readonly row: number
}

/** How one column writes its days, for the screen to state and the office to overrule. */
export interface DatesOfColumn extends DatesFound {
  readonly table: string
  readonly column: string
}

/** For a field, what the office says a value of the file means; an empty meaning leaves the field empty. */
type ValueMap = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What every reading of a source reports beside its records. */
export interface Findings {
  readonly problems: readonly TableProblem[]
  readonly ignoredColumns: readonly IgnoredColumn[]
  /** Values that are not among those a field may have: counted and shown, never replaced by a guess. */
  readonly unknownValues: readonly UnknownValue[]
  readonly headingSuggestions: readonly HeadingSuggestion[]
  readonly dates: readonly DatesOfColumn[]
  readonly notes: readonly Note[]
}

/** A cell and where it stands. */
export interface Cell extends Origin {
  readonly column: string
  readonly text: string
}

/** What a problem is about: a cell, a row, a column or a whole table. */
export type Place = Pick<TableProblem, 'table' | 'row' | 'column'>

/** What the office has said about a source, and the day of the reading. */
export interface ReadingChoices {
  readonly today: string
  readonly valueMap?: ValueMap | undefined
  /** The order of days, by column. */
  readonly dateOrders?: Readonly<Record<string, DateOrder>> | undefined
}

/** Collects what a reading has to say while it reads values; the values that do not fit come out as `null`. */
export interface Collector {
  /** Keeps at most one cell out. */
  warn(place: Place, message: MessageKey, values?: MessageValues): null
  /** Says of a cell that it is not what its column holds. */
  doubt(cell: Cell, message: MessageKey): null
  /** Keeps a row out, or without a row its table. */
  refuse(place: Place, message: MessageKey, values?: MessageValues): null
  note(message: MessageKey, values?: MessageValues): void
  ignored(column: IgnoredColumn): void
  suggestion(suggestion: HeadingSuggestion): void
  /** A value of a closed list, an unknown one being counted and shown. */
  choice(cell: Cell, field: string, list: ValueList, severity?: TableProblem['severity']): string | null
  /** Whether the office said that a value of a closed list means nothing. */
  isLeftEmpty(cell: Cell, field: string): boolean
  flag(cell: Cell, field: string): boolean | null
  language(cell: Cell, field: string): string | null
  /** A day, read in the order of its column: call `dates` for the column first. */
  day(cell: Cell): string | null
  /** A day without which its row cannot be used, of today or before. */
  neededDay(cell: Cell): string | null
  /** A day nobody is born after. */
  birthDate(cell: Cell): string | null
  dates(table: string, column: string, values: Iterable<string>): void
  /** The five digits of a ZIP. */
  zip(cell: Cell): string | null
  /** One line of at most 200 characters. */
  line(cell: Cell): string | null
  /** Everything of a table that was noticed while it was read. */
  table(table: Table): void
  result(): Findings
}

const LONGEST_LINE = 200

const DATE_FAULTS = {
  'no-such-day': 'imports:problems.noSuchDay',
  'other-order': 'imports:problems.otherDateOrder',
  'not-a-date': 'imports:problems.notADate',
} as const

/** Starts a collector for one reading. */
export function collectFindings(choices: ReadingChoices): Collector {
  const problems: TableProblem[] = []
  const ignoredColumns: IgnoredColumn[] = []
  const headingSuggestions: HeadingSuggestion[] = []
  const notes: Note[] = []
  const dates = new Map<string, DatesOfColumn>()
  const unknown = new Map<string, UnknownValue>()
  const lastYear = Number(choices.today.slice(0, 4))
  const orders = new Map(Object.entries(choices.dateOrders ?? {}))
  const meanings = new Map<string, string>()
  for (const [field, values] of Object.entries(choices.valueMap ?? {})) {
    for (const [value, meaning] of Object.entries(values))
      meanings.set(`${field}\n${value.trim().toLowerCase()}`, meaning)
  }

  function report(
    severity: TableProblem['severity'],
    { table, row, column }: Place,
    message: MessageKey,
    values?: MessageValues,
  ): null {
    const place = { table, ...(row !== undefined && { row }), ...(column !== undefined && { column }) }
    problems.push({ ...place, message, ...(values && { values }), severity })
    return null
  }

  function doubt(cell: Cell, message: MessageKey): null {
    return report('warning', cell, message, { value: cell.text, column: cell.column })
  }

  function count(
    cell: Cell,
    field: string,
    allowed: readonly string[],
    severity: TableProblem['severity'],
  ): null {
    const { table, column, text } = cell
    const id = `${table}\n${column}\n${field}\n${text.toLowerCase()}`
    const before = unknown.get(id)
    unknown.set(
      id,
      before
        ? { ...before, count: before.count + 1 }
        : { table, column, field, value: text, count: 1, choices: [...allowed] },
    )
    return report(severity, cell, 'imports:problems.unknownValue', { value: text, column })
  }

  /** `undefined`: the office has said nothing about this value. */
  function meaning(cell: Cell, field: string): string | undefined {
    return meanings.size === 0 ? undefined : meanings.get(`${field}\n${cell.text.toLowerCase()}`)
  }

  function choice(
    cell: Cell,
    field: string,
    list: ValueList,
    severity: TableProblem['severity'] = 'warning',
  ): string | null {
    if (cell.text === '') return null
    const meant = meaning(cell, field)
    if (meant === '') return null
    const found = meant !== undefined && list.choices.includes(meant) ? meant : list.find(cell.text)
    return found ?? count(cell, field, list.choices, severity)
  }

  function day(cell: Cell): string | null {
    if (cell.text === '') return null
    const order = dates.get(`${cell.table}\n${cell.column}`)?.order ?? 'year-first'
    const reading = readDate(cell.text, order, lastYear)
    return 'day' in reading ? reading.day : doubt(cell, DATE_FAULTS[reading.fault])
  }

  return {
    warn: (place, message, values) => report('warning', place, message, values),
    doubt,
    refuse: (place, message, values) => report('error', place, message, values),
    note: (message, values) => void notes.push(values ? { message, values } : { message }),
    ignored: (column) => void ignoredColumns.push(column),
    suggestion: (suggestion) => void headingSuggestions.push(suggestion),
    choice,
    isLeftEmpty: (cell, field) => cell.text !== '' && meaning(cell, field) === '',
    flag(cell, field) {
      const found = choice(cell, field, flags)
      return found === null ? null : found === 'yes'
    },
    language(cell, field) {
      if (cell.text === '') return null
      const meant = meaning(cell, field)
      if (meant === '') return null
      return (meant && languageTag(meant)) ?? languageTag(cell.text) ?? count(cell, field, [], 'warning')
    },
    dates(table, column, values) {
      const found = detectDateOrder(values, choices.today)
      const order = orders.get(column)
      dates.set(`${table}\n${column}`, {
        ...found,
        ...(order && { order, sure: true, ambiguous: null }),
        table,
        column,
      })
    },
    day,
    neededDay(cell) {
      const { text: value, column } = cell
      if (value === '') return report('error', cell, 'imports:problems.dayMissing', { column })
      const order = dates.get(`${cell.table}\n${column}`)?.order ?? 'year-first'
      const reading = readDate(value, order, lastYear)
      if (!('day' in reading)) return report('error', cell, 'imports:problems.dayUnread', { value, column })
      if (reading.day <= choices.today) return reading.day
      return report('error', cell, 'imports:problems.dayInFuture', { value, column })
    },
    birthDate(cell) {
      const found = day(cell)
      if (found === null || found <= choices.today) return found
      return doubt(cell, 'imports:problems.birthDateInFuture')
    },
    zip(cell) {
      if (cell.text === '') return null
      return zipOfCell(cell.text) ?? doubt(cell, 'imports:problems.notAZip')
    },
    line(cell) {
      if (cell.text === '') return null
      const text = cell.text
        .split('\n')
        .map((part) => part.trim())
        .filter(Boolean)
        .join(', ')
      if (text.length <= LONGEST_LINE) return text
      return report('warning', cell, 'imports:problems.tooLong', { column: cell.column, limit: LONGEST_LINE })
    },
    table(table) {
      problems.push(...table.problems)
      for (const column of table.neverRead)
        ignoredColumns.push({ table: table.name, column, reason: 'never-read' })
    },
    result: () => ({
      problems,
      ignoredColumns,
      unknownValues: [...unknown.values()],
      headingSuggestions,
      dates: [...dates.values()],
      notes,
    }),
  }
}
