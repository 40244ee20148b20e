import type { Locale } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import type { Table } from '../spreadsheet/table.ts'
import { writeCsv } from '../spreadsheet/write-csv.ts'
import type { Rejected } from './planned.ts'

/** The rows that were left out, each with the reason and its cells as they stood; cells that are never read are not there. */
export function rejectFile(
  rejected: readonly Rejected[],
  tables: readonly Table[],
  locale: Locale,
): { readonly bytes: Uint8Array; readonly rows: number } {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const places = new Map(
    tables.map((table) => [table.name, new Map(table.rowNumbers.map((row, index) => [row, index]))]),
  )
  const columns = [
    ...new Set(
      [...new Set(rejected.map(({ origin }) => origin.table))].flatMap(
        (name) => byName.get(name)?.columns ?? [],
      ),
    ),
  ]
  const seen = new Set<string>()
  const lines = rejected.flatMap(({ origin: { table: name, row }, why }) => {
    const id = `${name} ${row}`
    const table = byName.get(name)
    if (!table || seen.has(id)) return []
    seen.add(id)
    const cells = table.rows[places.get(name)?.get(row) ?? -1]
    const found = columns.map((column) => cells?.[table.columns.indexOf(column)] ?? '')
    return [[table.fileName, String(row), translate(locale, why.message, why.values), ...found]]
  })
  const word = (name: 'file' | 'row' | 'why') => translate(locale, `imports:operations.rejects.${name}`)
  return {
    bytes: writeCsv([[word('file'), word('row'), word('why'), ...columns], ...lines]),
    rows: lines.length,
  }
}
