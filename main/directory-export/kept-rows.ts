import { v5 as nameBased, validate } from 'uuid'

import type { ProviderRow } from '../providers/directory-rows.ts'
import type { HsdsRows } from './hsds-rows.ts'
import { fits } from './column-values.ts'
import {
  HSDS_TABLES,
  type HsdsColumn,
  type HsdsRow,
  type HsdsTableName,
  linkedTable,
  publishedTable,
} from './hsds-tables.ts'
import { asThree } from './older-rows.ts'
import { leavingKeptId } from './source-rows.ts'

/** What an import calls otherwise than HSDS does. */
const RENAMED: Readonly<Record<string, string>> = {
  alternateName: 'alternate_name',
  website: 'url',
  language: 'name',
}

/** Tables of which an import keeps every row as it stood. */
const WHOLE: readonly HsdsTableName[] = [
  ...(['program', 'contact', 'funding', 'organization_identifier'] as const),
  ...(['taxonomy', 'taxonomy_term', 'attribute'] as const),
]

const columnsOf = (table: HsdsTableName): Readonly<Record<string, HsdsColumn>> => HSDS_TABLES[table].columns

/** A row that an import kept, in the table and columns of 3.0; `undefined` where 3.0 has no table for it. */
function inThree(kept: ProviderRow): ThreeKept | undefined {
  const older = asThree(kept)
  const table = older?.table ?? publishedTable(kept.sourceTable)
  return table && { ...kept, table, cells: older?.cells ?? kept.cells }
}

interface ThreeKept extends ProviderRow {
  readonly table: HsdsTableName
}

/** The same for an id that is no UUID, whenever and wherever it leaves. */
const KEPT_IDS = '0f6c1f0e-64b1-4f0f-9b52-6d7f2f0f6a57'
const leavingId = (table: HsdsTableName, id: string): string =>
  validate(id) ? id.toLowerCase() : nameBased(`${table} ${id}`, KEPT_IDS)

/** Cells in which an id that is no UUID, and whatever points at it, is one. */
function withIds(table: HsdsTableName, cells: ProviderRow['cells']): ProviderRow['cells'] {
  return cells.map(({ column, value }) => {
    const to = column === 'id' ? table : linkedTable(table, column)
    return { column, value: to && WHOLE.includes(to) ? leavingId(to, value) : value }
  })
}

/** The cells that have a column in HSDS and say what it holds. */
function cellsOf(table: HsdsTableName, { cells }: Pick<ProviderRow, 'cells'>): HsdsRow {
  const columns = columnsOf(table)
  return Object.fromEntries(
    cells.flatMap(({ column, value }) => {
      const name = column in columns ? column : (RENAMED[column] ?? column)
      const known = columns[name]
      if (!known || !fits(known, value)) return []
      return [[name, known.holds === 'id' ? value.toLowerCase() : value] as const]
    }),
  )
}

const isWhole = (table: HsdsTableName, row: HsdsRow): boolean =>
  Object.entries(columnsOf(table)).every(([name, { required }]) => !required || (row[name] ?? '') !== '')

/** An address has the key of its place, and so an id by what it says, which is the same whenever it leaves. */
function ownId(table: HsdsTableName, { sourceKey, id, cells }: ProviderRow, ownerId: string): string {
  if (table === 'address')
    return nameBased(
      `address ${JSON.stringify(cells.map(({ column, value }) => `${column} ${value}`).toSorted())}`,
      ownerId,
    )
  return leavingKeptId(sourceKey, id)
}

/** A row that is no part of another: with its own id, and the record it speaks of. */
function ownRow(
  table: HsdsTableName,
  kept: ProviderRow,
  about: (id: string) => readonly [table: HsdsTableName, id: string] | null,
): HsdsRow {
  const said = cellsOf(table, kept)
  const [owner, ownerId] = about(kept.aboutId ?? kept.organizationId ?? '') ?? [null, '']
  const link = `${owner}_id`
  const isOfPair = (said['service_at_location_id'] ?? '') !== ''
  return {
    id: said['id'] ?? ownId(table, kept, ownerId),
    ...said,
    ...(owner !== null && link in columnsOf(table) && (!isOfPair || link in said) && { [link]: ownerId }),
    // The record itself may leave under another id than it came with.
    ...(table === 'attribute' && owner !== null && owner === said['link_entity'] && { link_id: ownerId }),
  }
}

/** The one row that a kept row says more of; `undefined` where nobody can tell which. */
function rowSaidMoreOf(
  table: HsdsTableName,
  rows: readonly HsdsRow[],
  ownerId: string,
  said: HsdsRow,
): HsdsRow | undefined {
  const own = rows.find(({ id }) => id === ownerId)
  if (own) return own
  const theirs = rows.filter((row) =>
    Object.entries(row).some(
      ([name, value]) => name !== 'id' && linkedTable(table, name) && value === ownerId,
    ),
  )
  const named = table === 'language' ? theirs.filter(({ name }) => name === said['name']) : theirs
  return named.length === 1 ? named[0] : undefined
}

/** Rows without the links that lead nowhere; a row that needs such a link is none. */
function linkedOnce(rows: HsdsRows): HsdsRows {
  const ids = new Map([...rows].map(([table, all]) => [table, new Set(all.map(({ id }) => id))]))
  const isLoose = (table: HsdsTableName, name: string, value: string) => {
    const to = linkedTable(table, name)
    return value !== '' && to !== null && !(ids.get(to)?.has(value) ?? false)
  }
  return new Map(
    [...rows].map(([table, all]) => [
      table,
      all
        .map((row) =>
          Object.fromEntries(Object.entries(row).filter(([name, value]) => !isLoose(table, name, value))),
        )
        .filter((row) => isWhole(table, row)),
    ]),
  )
}

const sizeOf = (rows: HsdsRows): number => [...rows.values()].reduce((sum, { length }) => sum + length, 0)

/** The same until every link leads somewhere, since what is left out may be what another row points at. */
function linked(rows: HsdsRows): HsdsRows {
  const once = linkedOnce(rows)
  return sizeOf(once) === sizeOf(rows) ? once : linked(once)
}

/** The rows of our own records, with what an import kept of HSDS beyond them put back where it stood. */
export function withKeptRows(
  rows: HsdsRows,
  kept: readonly ProviderRow[],
  about: (id: string) => readonly [table: HsdsTableName, id: string] | null,
  isAsItCame: (leavingId: string) => boolean,
): HsdsRows {
  const all = new Map([...rows].map(([table, of]) => [table, [...of]]))
  const listOf = (table: HsdsTableName): HsdsRow[] => {
    const list = all.get(table) ?? []
    all.set(table, list)
    return list
  }
  for (const before of kept) {
    const row = inThree(before)
    if (row === undefined) continue
    const { table } = row
    const list = listOf(table)
    if (WHOLE.includes(table)) {
      list.push(ownRow(table, { ...row, cells: withIds(table, row.cells) }, about))
      continue
    }
    const said = cellsOf(table, row)
    if (table === 'address' && (said['address_1'] ?? '') !== '') {
      list.push(ownRow(table, row, about))
      continue
    }
    const [owner, ownerId] = about(row.aboutId ?? row.organizationId ?? '') ?? [null, '']
    const itself = list.find(({ id }) => id === said['id'])
    // What stands there of a way in is always part of its place; any other row with an id says nothing of another.
    const isOwn = said['id'] !== undefined && (table !== 'accessibility' || owner === null)
    if (!itself && isOwn) {
      list.push(ownRow(table, row, about))
      continue
    }
    const found = itself ?? rowSaidMoreOf(table, list, ownerId, said)
    if (found) list[list.indexOf(found)] = together(table, said, found, isAsItCame(ownerId))
  }
  return linked(withOneIdEach(all))
}

/** What our own records say is newer than what came with them, but for what we have no word of our own for. */
function together(table: HsdsTableName, said: HsdsRow, found: HsdsRow, isAsItCame: boolean): HsdsRow {
  const { location_type: kind, last_modified: changed } = said
  return {
    ...said,
    ...withoutEmpty(found),
    ...(table === 'location' && kind !== undefined && { location_type: kind }),
    ...(table === 'service' && isAsItCame && changed !== undefined && { last_modified: changed }),
  }
}

/** Cells that say what their columns hold, whoever wrote them; of two rows with one id the second gets another. */
function withOneIdEach(rows: HsdsRows): HsdsRows {
  return new Map(
    [...rows].map(([table, all]) => {
      const columns = columnsOf(table)
      const ids = new Set<string>()
      const idOf = (id: string): string => {
        const free = ids.has(id) ? idOf(nameBased('again', id)) : id
        ids.add(free)
        return free
      }
      const fitting = all.map((row) => {
        const cells = Object.entries(row).filter(([name, value]) => {
          const column = columns[name]
          return column !== undefined && value !== '' && fits(column, value)
        })
        return { ...Object.fromEntries(cells), id: idOf(row['id'] ?? '') }
      })
      return [table, fitting]
    }),
  )
}

const withoutEmpty = (row: HsdsRow): HsdsRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))
