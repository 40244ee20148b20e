import type { ExtraCell, ProviderRow } from '../drafts/provider-draft.ts'
import { placeOf } from '../planned.ts'
import type { Origin } from '../reading/findings.ts'
import type { IncomingRow, Owner } from './directory-records.ts'

/** What a record says, cell by cell; blanks are no cells. */
export function cells(record: Readonly<Record<string, string | number | null | undefined>>): ExtraCell[] {
  return Object.entries(record).flatMap(([column, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ column, value: String(value) }],
  )
}

/** Collects rows to be kept as they stand, each under a key that the same file gives again. */
export function rowKeeper() {
  const rows: IncomingRow[] = []
  const taken = new Map<string, number>()
  return {
    rows,
    keep(row: ProviderRow | Origin, key: string, about: Owner | null, kept: readonly ExtraCell[]): void {
      if (kept.length === 0) return
      const times = (taken.get(`${row.table} ${key}`) ?? 0) + 1
      taken.set(`${row.table} ${key}`, times)
      rows.push({
        table: row.table,
        key: times === 1 ? key : `${key}#${times}`,
        origin: placeOf(row),
        about,
        cells: kept,
      })
    },
  }
}

/** Collects what finds no field. */
export type Keeper = ReturnType<typeof rowKeeper>
