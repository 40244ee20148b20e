import type { Table } from '../../spreadsheet/table.ts'
import { trimmed } from '../reading/plain-words.ts'
import type { OtherRow } from './provider-draft.ts'

/** Every row of a table as it stands, empty cells aside. */
export function otherRows(table: Table): readonly OtherRow[] {
  return table.rows.map((cells, index) => ({
    table: table.name,
    row: table.rowNumbers[index] ?? index + 2,
    cells: table.columns.flatMap((column, position) => {
      const value = trimmed(cells[position])
      return value === '' ? [] : [{ column, value }]
    }),
  }))
}
