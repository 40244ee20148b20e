import { createHash } from 'node:crypto'

import type { Table } from '../spreadsheet/table.ts'

/** By what the same files are known again, whatever they are called and in whatever order they were chosen. */
export function fingerprintOf(tables: readonly Pick<Table, 'columns' | 'rows'>[]): string {
  const each = tables.map(({ columns, rows }) => {
    const hash = createHash('sha256').update(JSON.stringify(columns))
    for (const row of rows) hash.update(JSON.stringify(row))
    return hash.digest('hex')
  })
  return createHash('sha256').update(each.toSorted().join('\n')).digest('hex')
}
