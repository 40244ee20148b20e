import type { MessageKey } from '#shared/text/catalogues.ts'

import type {
  ExtraCell,
  KeyedRow,
  LinkField,
  Owners,
  ProviderRow,
  ServiceStatus,
  UnnamedRow,
} from '../drafts/provider-draft.ts'
import { NO_OWNERS } from '../drafts/provider-links.ts'
import type { Cell, Collector, Origin } from './findings.ts'
import { orNull, trimmed } from './plain-words.ts'
import {
  cleanPhone,
  isBeyondAge,
  isEmail,
  isPhone,
  isPlaceholder,
  isWebsite,
  readAges,
  readTime,
  readWeekdays,
  type Ages,
  withoutMarkup,
} from './provider-values.ts'
import type { TableView } from './table-view.ts'
import { serviceStatuses } from './value-lists.ts'

const NO_AGES: Ages = { minimum: null, maximum: null, open: false }

/** The ages of the column of the upper age, unless they are a range that begins elsewhere than the other column says. */
function withoutContradiction(from: Ages, to: Ages): Ages | undefined {
  const isRange = to.maximum !== null
  const isOther = from.minimum !== null && to.minimum !== null && from.minimum !== to.minimum
  return isRange && isOther ? undefined : to
}

/** What was tidied or passed over on the way. */
export interface Tidied {
  markup: number
  /** The rows whose upper age is none. */
  readonly openAges: Origin[]
  readonly unnamed: UnnamedRow[]
}

/** Ages of a service as the directory keeps them. */
export interface ServiceAges {
  readonly minimumAge: number | null
  readonly maximumAge: number | null
}

/** Reads one table of a directory; what it does not believe it reports and keeps as an extra cell. */
export interface ProviderReader<Field extends string> {
  readonly view: TableView<Field>
  readonly size: number
  has(field: Field): boolean
  text(index: number, field: Field): string
  orNull(index: number, field: Field): string | null
  email(index: number, field: Field): string | null
  website(index: number, field: Field): string | null
  phone(index: number, field: Field): string
  amount(index: number, field: Field): number | null
  degrees(index: number, field: Field, most: 90 | 180): number | null
  day(index: number, field: Field): string | null
  time(index: number, field: Field): string | null
  weekdays(index: number, field: Field): readonly string[]
  status(index: number, field: Field): ServiceStatus | null
  ages(index: number, minimum: Field, maximum: Field): ServiceAges
  /** The owners named by the fields that are links. */
  owners(index: number, fields: Readonly<Partial<Record<LinkField, Field>>>): Owners
  /** The key of a row: its id, else its place in the file. */
  key(index: number, field: Field): Pick<KeyedRow, 'key' | 'sourceId'>
  /** Where the row stands, with every cell no field took; ask for it last. */
  row(index: number): ProviderRow
  /** Reports a row that cannot become a record. */
  refuse(index: number, message: MessageKey): undefined
  /** Reports a row without the name it needs; its id is remembered. */
  refuseUnnamed(index: number, list: UnnamedRow['list'], id: Field): undefined
}

/** Opens a table for reading by field. */
export function providerReader<Field extends string>(
  view: TableView<Field>,
  {
    collector,
    tidied,
    dates = [],
  }: { readonly collector: Collector; readonly tidied: Tidied; readonly dates?: readonly Field[] },
): ProviderReader<Field> {
  const { table } = view
  const extraColumns = view.unused.map((column) => ({ column, position: table.columns.indexOf(column) }))
  const unbelieved = new Map<number, ExtraCell[]>()
  for (const field of dates)
    if (view.has(field)) collector.dates(table.name, view.heading(field), view.values(field))

  function believed(cell: Cell): boolean {
    if (!isPlaceholder(cell, table.columns)) return true
    collector.doubt(cell, 'imports:problems.placeholder')
    return false
  }

  function disbelieve(index: number, cell: Cell, message?: MessageKey): null {
    if (message) collector.doubt(cell, message)
    unbelieved.set(index, [...(unbelieved.get(index) ?? []), { column: cell.column, value: cell.text }])
    return null
  }

  function cellOf(index: number, field: Field): Cell {
    const cell = view.cell(index, field)
    return cell.text === '' || believed(cell) ? cell : { ...cell, text: '' }
  }

  function text(index: number, field: Field): string {
    const raw = cellOf(index, field).text
    const plain = withoutMarkup(raw)
    if (plain !== raw) tidied.markup += 1
    return plain
  }

  function number(index: number, field: Field): { cell: Cell; value: number | null } {
    const cell = cellOf(index, field)
    const digits = cell.text.replace(/^[^\d-]{0,4}/, '').replaceAll(',', '')
    return { cell, value: /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : null }
  }

  function age(index: number, field: Field): { cell: Cell; ages: Ages | undefined } {
    const cell = cellOf(index, field)
    return {
      cell,
      ages: cell.text === '' ? NO_AGES : readAges(cell.text),
    }
  }

  return {
    view,
    size: view.size,
    has: view.has,
    text,
    orNull: (index, field) => orNull(text(index, field)),
    email(index, field) {
      const cell = cellOf(index, field)
      if (cell.text === '' || isEmail(cell.text)) return orNull(cell.text)
      return disbelieve(index, cell, 'imports:problems.notAnEmail')
    },
    website(index, field) {
      const cell = cellOf(index, field)
      if (cell.text === '' || isWebsite(cell.text)) return orNull(cell.text)
      return disbelieve(index, cell, 'imports:problems.notAWebsite')
    },
    phone(index, field) {
      const cell = cellOf(index, field)
      const cleaned = cleanPhone(cell.text)
      if (cleaned === '' || isPhone(cleaned)) return cleaned
      disbelieve(index, cell, 'imports:problems.notAPhone')
      return ''
    },
    amount(index, field) {
      const { cell, value } = number(index, field)
      return cell.text === '' || value !== null
        ? value
        : disbelieve(index, cell, 'imports:problems.notANumber')
    },
    degrees(index, field, most) {
      const { cell, value } = number(index, field)
      if (cell.text === '') return null
      return value !== null && Math.abs(value) <= most
        ? value
        : disbelieve(index, cell, 'imports:problems.notAPlace')
    },
    day(index, field) {
      const cell = cellOf(index, field)
      if (cell.text === '') return null
      return collector.day(cell) ?? disbelieve(index, cell)
    },
    time(index, field) {
      const cell = cellOf(index, field)
      if (cell.text === '') return null
      return readTime(cell.text) ?? disbelieve(index, cell, 'imports:problems.notATime')
    },
    weekdays(index, field) {
      const cell = cellOf(index, field)
      const days = readWeekdays(cell.text)
      if (!days) disbelieve(index, cell, 'imports:problems.notAWeekday')
      return days ?? []
    },
    status(index, field) {
      // The list holds statuses only.
      return collector.choice(cellOf(index, field), 'serviceStatus', serviceStatuses) as ServiceStatus | null
    },
    ages(index, minimum, maximum) {
      const from = age(index, minimum)
      const to = minimum === maximum ? { cell: from.cell, ages: NO_AGES } : age(index, maximum)
      if (!from.ages) disbelieve(index, from.cell, 'imports:problems.notAnAge')
      if (!to.ages) disbelieve(index, to.cell, 'imports:problems.notAnAge')
      const second = withoutContradiction(from.ages ?? NO_AGES, to.ages ?? NO_AGES)
      if (!second) disbelieve(index, to.cell, 'imports:problems.agesContradict')
      const upper = second ?? NO_AGES
      // A whole range in the column of the upper age says both.
      const least = from.ages?.minimum ?? (upper.maximum === null ? null : upper.minimum)
      const most = upper.maximum ?? upper.minimum ?? from.ages?.maximum ?? null
      const isNoLimit = most !== null && isBeyondAge(most)
      const isSaid = upper.minimum !== null || upper.maximum !== null
      const open = isSaid ? upper.open : from.ages?.open === true
      if (isNoLimit) tidied.openAges.push({ table: table.name, row: view.rowNumber(index) })
      const maximumAge = open || isNoLimit ? null : most
      if (least === null || maximumAge === null || least <= maximumAge)
        return { minimumAge: least, maximumAge }
      disbelieve(index, from.cell, 'imports:problems.agesCrossed')
      disbelieve(index, to.cell)
      return { minimumAge: null, maximumAge: null }
    },
    owners(index, fields) {
      const owners: Record<LinkField, string | null> = { ...NO_OWNERS }
      // The keys of the given record are links.
      for (const [link, field] of Object.entries(fields) as [LinkField, Field][])
        owners[link] = orNull(view.text(index, field))
      return owners
    },
    key(index, field) {
      const id = view.text(index, field)
      return { key: id || `${table.name}:${view.rowNumber(index)}`, sourceId: orNull(id) }
    },
    row(index) {
      const row = view.rowNumber(index)
      const cells = table.rows[index] ?? []
      const unused = extraColumns.flatMap(({ column, position }) => {
        const value = trimmed(cells[position])
        if (value === '' || !believed({ table: table.name, row, column, text: value })) return []
        return [{ column, value: withoutMarkup(value) }]
      })
      return { table: table.name, row, extra: [...unused, ...(unbelieved.get(index) ?? [])] }
    },
    refuse(index, message) {
      collector.refuse({ table: table.name, row: view.rowNumber(index) }, message)
    },
    refuseUnnamed(index, list, id) {
      const sourceId = view.text(index, id)
      if (sourceId !== '') tidied.unnamed.push({ list, sourceId })
      collector.refuse({ table: table.name, row: view.rowNumber(index) }, 'imports:problems.nameMissing')
    },
  }
}

/** Lists the columns that were kept beside the records, and the unnamed ones. */
export function reportKept(view: TableView<string>, collector: Collector): void {
  const { table } = view
  for (const column of view.unused) {
    const unnamed = table.unnamedColumns.find((found) => found.column === column)
    collector.ignored({ table: table.name, column, reason: unnamed ? 'unnamed' : 'kept-as-note' })
    if (!unnamed || unnamed.filled === 0) continue
    const position = table.columns.indexOf(column)
    table.rows.forEach((cells, index) => {
      const text = trimmed(cells[position])
      if (text === '') return
      const cell = { table: table.name, row: view.rowNumber(index), column, text }
      collector.doubt(cell, 'imports:problems.textWithoutHeading')
    })
  }
}
