import type { ExtraCell, OtherRow } from '../drafts/provider-draft.ts'
import { trimmed } from '../reading/plain-words.ts'
import { providerReader, reportKept, type ProviderReader } from '../reading/provider-reader.ts'
import { viewTable, type Wanted } from '../reading/table-view.ts'
import type { Table } from '../../spreadsheet/table.ts'
import type { HsdsReading } from './hsds-rows.ts'

/** A row of a table as it stands, empty cells aside. */
export function rowAsItStands(table: Table, index: number): OtherRow {
  const cells = table.rows[index] ?? []
  return {
    table: table.name,
    row: table.rowNumbers[index] ?? index + 2,
    cells: table.columns.flatMap((column, position) => {
      const value = trimmed(cells[position])
      return value === '' ? [] : [{ column, value }]
    }),
  }
}

/** What one row says of the record it goes into, and whether that is all it says. */
interface Said<Told> {
  readonly told: Told
  readonly isAll: boolean
}

/** What rows of a table say of the records they go into, and the rows that say more, or speak of no record. */
export interface Folded<Told> {
  readonly of: ReadonlyMap<string, readonly Told[]>
  readonly rest: readonly OtherRow[]
}

/** What a row says more than was read of it, with whose row it is. */
function beyond(whole: OtherRow, extra: readonly ExtraCell[]): OtherRow {
  return { ...whole, cells: [...whole.cells.filter(({ column }) => /(?:^|_)id$/i.test(column)), ...extra] }
}

/**
 * Reads tables whose rows are no records of their own but go into a service or a place. A row that says more than was read
 * of it, or speaks of a record that is not in the files, stays as it stands, so that nothing is lost.
 */
export function foldRows<Field extends string, Told>(
  tables: readonly Table[],
  wanted: Wanted<Field | 'owner'>,
  { collector, tidied }: Pick<HsdsReading, 'collector' | 'tidied'>,
  owners: ReadonlySet<string>,
  read: (reader: ProviderReader<Field | 'owner'>, index: number) => Said<Told>,
): Folded<Told> {
  const of = new Map<string, Told[]>()
  const rest: OtherRow[] = []
  for (const table of tables) {
    const reader = providerReader(viewTable(table, wanted), { collector, tidied })
    reportKept(reader.view, collector)
    for (let index = 0; index < reader.size; index += 1) {
      const owner = reader.view.text(index, 'owner')
      const { told, isAll } = read(reader, index)
      if (owners.has(owner)) of.set(owner, [...(of.get(owner) ?? []), told])
      const { extra } = reader.row(index)
      if (!owners.has(owner) || !isAll) rest.push(rowAsItStands(table, index))
      else if (extra.length > 0) rest.push(beyond(rowAsItStands(table, index), extra))
    }
  }
  return { of, rest }
}

/** The ids that stand in tables. */
export function idsIn(tables: readonly Table[], headings: readonly string[]): ReadonlySet<string> {
  return new Set(
    tables.flatMap((table) => {
      const view = viewTable(table, { id: headings })
      return Array.from({ length: view.size }, (_, index) => view.text(index, 'id')).filter(Boolean)
    }),
  )
}
