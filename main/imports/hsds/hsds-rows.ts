import type { Table } from '../../spreadsheet/table.ts'
import type { ProviderRow } from '../drafts/provider-draft.ts'
import type { Collector } from '../reading/findings.ts'
import { providerReader, reportKept, type ProviderReader, type Tidied } from '../reading/provider-reader.ts'
import { withoutMarkup } from '../reading/provider-values.ts'
import { viewTable, type Wanted } from '../reading/table-view.ts'
import { rowAsItStands } from './folded-rows.ts'
import type { HsdsTable } from './hsds-tables.ts'

/** Where the readers of single tables find them and leave what they noticed. */
export interface HsdsReading {
  readonly collector: Collector
  readonly tidied: Tidied
  tables(name: HsdsTable): readonly Table[]
}

/** A row as it stands, by column, without mark-up. */
export function wholeRow(table: Table, index: number): Readonly<Record<string, string>> {
  const { cells } = rowAsItStands(table, index)
  return Object.fromEntries(cells.map(({ column, value }) => [column, withoutMarkup(value)]))
}

/** Makes a record of each row; a row that makes none has been refused with a reason. */
export function readRows<Field extends string, Row extends object>(
  tables: readonly Table[],
  wanted: Wanted<Field>,
  { collector, tidied }: Pick<HsdsReading, 'collector' | 'tidied'>,
  read: (reader: ProviderReader<Field>, index: number) => Row | undefined,
  dates: readonly NoInfer<Field>[] = [],
): readonly (Row & ProviderRow)[] {
  return tables.flatMap((table) => {
    const reader = providerReader(viewTable(table, wanted), { collector, tidied, dates })
    reportKept(reader.view, collector)
    return table.rows.flatMap((_, index) => {
      const record = read(reader, index)
      return record ? [{ ...record, ...reader.row(index), whole: wholeRow(table, index) }] : []
    })
  })
}
