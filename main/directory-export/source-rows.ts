import { isDeepStrictEqual } from 'node:util'

import { v5 as nameBased, validate } from 'uuid'

import { type HsdsRow, type HsdsTableName, linkedTable } from './hsds-tables.ts'

/** Under which field what files said of a record keeps the rows it came from. */
export const SOURCE_ROWS = 'sourceRows'

/** A row of HSDS 3.0 that went into a field of a record: as it stood, and what became of it. */
export interface SourceRow {
  readonly table: HsdsTableName
  readonly field: string
  /** What it became in the field: as long as all of it stands there, the row leaves as it came. */
  readonly made: readonly unknown[]
  readonly cells: HsdsRow
}

/** The source rows of a record, out of what files said of it. */
export function sourceRowsIn(told: Readonly<Record<string, unknown>> | undefined): readonly SourceRow[] {
  // Written by this program when the record came in.
  return (told?.[SOURCE_ROWS] ?? []) as readonly SourceRow[]
}

/** What leaves of a field of a record: rows as they came, and what the office wrote since. */
export function asTheyCame<Item>(
  sources: readonly SourceRow[],
  field: string,
  items: readonly Item[],
): { readonly rows: readonly SourceRow[]; readonly rest: readonly Item[] } {
  const has = (all: readonly unknown[], one: unknown) => all.some((each) => isDeepStrictEqual(each, one))
  const rows = sources.filter((row) => row.field === field && row.made.every((made) => has(items, made)))
  const covered = rows.flatMap(({ made }) => made)
  return { rows, rest: items.filter((item) => !has(covered, item)) }
}

/** Whose rows leave, and under which id. */
export interface Leaving {
  readonly table: HsdsTableName
  readonly id: string
  /** Under which id a record of a directory leaves that a row names by its id there; `undefined` where nobody can tell. */
  linked(table: HsdsTableName, sourceId: string): string | undefined
}

/** The id of a row that is no record: its own, else one that is the same whenever it leaves. */
const rowId = (table: HsdsTableName, id: string, ownerId: string): string =>
  validate(id) ? id.toLowerCase() : nameBased(`${table} ${id}`, ownerId)

/** The id of a row that an import kept: the one it came with where that is a UUID, else its own here. */
export const leavingKeptId = (sourceKey: string, id: string): string =>
  validate(sourceKey) ? sourceKey.toLowerCase() : id

/** A source row as it leaves: its id and its links are those of this export. */
export function leavingRow({ table, cells }: SourceRow, owner: Leaving, at: number): HsdsRow {
  const links = Object.entries(cells).flatMap(([column, value]) => {
    const to = linkedTable(table, column)
    if (to === null || value === '') return []
    if (to === owner.table) return [[column, owner.id] as const]
    const isOfOwner = to === 'phone' || to === 'service_at_location'
    return [[column, isOfOwner ? rowId(to, value, owner.id) : (owner.linked(to, value) ?? '')] as const]
  })
  return {
    ...cells,
    ...Object.fromEntries(links),
    id: rowId(table, cells['id'] ?? `row ${at}`, owner.id),
  }
}
