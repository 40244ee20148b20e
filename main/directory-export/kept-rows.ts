import { validate } from 'uuid'

import type { ProviderRow } from '../providers/directory-rows.ts'
import type { HsdsRows } from './hsds-rows.ts'
import { HSDS_TABLES, type HsdsColumn, type HsdsRow, type HsdsTableName, linkedTable } from './hsds-tables.ts'

/** The names of the files of HSDS, as an import keeps them, and of its tables. */
const BY_NAME: ReadonlyMap<string, HsdsTableName> = new Map(
  // The keys are the names of the tables.
  (Object.entries(HSDS_TABLES) as [HsdsTableName, { readonly file: string }][]).flatMap(
    ([table, { file }]) => [[table, table] as const, [file.replace('.csv', ''), table] as const],
  ),
)

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

function fits({ holds, among }: HsdsColumn, value: string): boolean {
  if (among && !among.includes(value)) return false
  switch (holds) {
    case 'id':
      return validate(value)
    case 'number':
      return value.trim() !== '' && Number.isFinite(Number(value))
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(value)
    case 'time':
      return /^\d{2}:\d{2}:\d{2}$/.test(value)
    case 'email':
      return /^[^@\s]+@[^@\s]+$/.test(value)
    case 'link':
      return URL.canParse(value)
    default:
      return true
  }
}

const columnsOf = (table: HsdsTableName): Readonly<Record<string, HsdsColumn>> => HSDS_TABLES[table].columns

/** The cells that have a column in HSDS and say what it holds. */
function cellsOf(table: HsdsTableName, { cells }: ProviderRow): HsdsRow {
  const columns = columnsOf(table)
  return Object.fromEntries(
    cells.flatMap(({ column, value }) => {
      const name = RENAMED[column] ?? column
      const known = columns[name]
      return known && fits(known, value) ? [[name, value] as const] : []
    }),
  )
}

const isWhole = (table: HsdsTableName, row: HsdsRow): boolean =>
  Object.entries(columnsOf(table)).every(([name, { required }]) => !required || (row[name] ?? '') !== '')

/** A row that is no part of another: with its own id, and the record it speaks of. */
function ownRow(
  table: HsdsTableName,
  kept: ProviderRow,
  about: (id: string) => readonly [table: HsdsTableName, id: string] | null,
): HsdsRow {
  const said = cellsOf(table, kept)
  const [owner, ownerId] = (kept.aboutId !== null && about(kept.aboutId)) || [null, '']
  const link = `${owner}_id`
  return {
    id: said['id'] ?? (validate(kept.sourceKey) ? kept.sourceKey.toLowerCase() : kept.id),
    ...(owner !== null && link in columnsOf(table) && { [link]: ownerId }),
    ...said,
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

/** Only rows whose links lead somewhere: a link that need not be there is left out, a row that needs it is, too. */
function linked(rows: HsdsRows): HsdsRows {
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

/** The rows of our own records, with what an import kept of HSDS beyond them put back where it stood. */
export function withKeptRows(
  rows: HsdsRows,
  kept: readonly ProviderRow[],
  about: (id: string) => readonly [table: HsdsTableName, id: string] | null,
): HsdsRows {
  const all = new Map([...rows].map(([table, of]) => [table, [...of]]))
  const listOf = (table: HsdsTableName): HsdsRow[] => {
    const list = all.get(table) ?? []
    all.set(table, list)
    return list
  }
  for (const row of kept) {
    const table = BY_NAME.get(row.sourceTable.toLowerCase())
    if (table === undefined) continue
    const list = listOf(table)
    if (WHOLE.includes(table)) {
      list.push(ownRow(table, row, about))
      continue
    }
    const said = cellsOf(table, row)
    const [, ownerId] = about(row.aboutId ?? row.organizationId ?? '') ?? [null, '']
    const found = rowSaidMoreOf(table, list, ownerId, said)
    // What our own records say is newer than what came with them.
    if (found) list[list.indexOf(found)] = { ...said, ...withoutEmpty(found) }
  }
  return linked(all)
}

const withoutEmpty = (row: HsdsRow): HsdsRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))
