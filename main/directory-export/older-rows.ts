import type { ProviderRow } from '../providers/directory-rows.ts'
import type { HsdsTableName } from './hsds-tables.ts'

type Cells = ProviderRow['cells']

/** A kept row under the table and the columns it has in HSDS 3.0. */
export interface ThreeRow {
  readonly table: HsdsTableName
  readonly cells: Cells
}

const has = (cells: Cells, name: string): boolean => cells.some(({ column }) => column === name)
const add = (column: string, value: string | undefined): Cells => (value ? [{ column, value }] : [])
const valueOf = (cells: Cells, name: string): string | undefined =>
  cells.find(({ column }) => column === name)?.value

/** Cells with some columns under other names. */
function renamed(cells: Cells, names: Readonly<Record<string, string>>): Cells {
  return cells.map(({ column, value }) => ({ column: names[column] ?? column, value }))
}

/** What 3.0 asks to be described goes by its name where an older version asked for none. */
const described = (table: HsdsTableName, cells: Cells): ThreeRow => ({
  table,
  cells: has(cells, 'description') ? cells : [...cells, ...add('description', valueOf(cells, 'name'))],
})

/** A term of 1.1, which had no description, or of 2.x, where its name stood under `term`. */
function term(cells: Cells): ThreeRow {
  return described('taxonomy_term', renamed(cells, { term: 'name', vocabulary: 'taxonomy' }))
}

/** What ties a term to a record is one table in 3.0, `attribute`. */
function attribute(cells: Cells, entity: string): ThreeRow {
  const names = { service_id: 'link_id', taxonomy_id: 'taxonomy_term_id', taxonomy_detail: 'value' }
  return { table: 'attribute', cells: [...renamed(cells, names), ...add('link_entity', entity)] }
}

const address = (cells: Cells, kind: 'physical' | 'postal'): ThreeRow => ({
  table: 'address',
  cells: has(cells, 'address_type') ? cells : [...cells, ...add('address_type', kind)],
})

/** The tables of versions before 3.0 that are called otherwise now, singular and plural alike. */
const OLDER: Readonly<Record<string, (cells: Cells) => ThreeRow>> = {
  taxonomy_term: term,
  program: (cells) => described('program', cells),
  service_taxonomy: (cells) => attribute(cells, 'service'),
  services_taxonomy: (cells) => attribute(cells, 'service'),
  service_attribute: (cells) => attribute(cells, 'service'),
  other_attribute: (cells) => {
    const { table, cells: all } = attribute(cells, valueOf(cells, 'link_type') ?? '')
    return { table, cells: all.filter(({ column }) => column !== 'link_type') }
  },
  physical_address: (cells) => address(cells, 'physical'),
  postal_address: (cells) => address(cells, 'postal'),
  physical_addresse: (cells) => address(cells, 'physical'),
  postal_addresse: (cells) => address(cells, 'postal'),
  regular_schedule: (cells) => ({ table: 'schedule', cells }),
  accessibility_for_disabilitie: (cells) => ({
    table: 'accessibility',
    cells: renamed(cells, { accessibility: 'description' }),
  }),
}

/** A row kept of an older version as 3.0 would say it; `undefined` where its table is none of theirs. */
export function asThree({
  sourceTable,
  cells,
}: Pick<ProviderRow, 'sourceTable' | 'cells'>): ThreeRow | undefined {
  const table = sourceTable.toLowerCase()
  // What 1.1 calls a taxonomy is a term of one; those of 3.0 say what they are.
  if (/^taxonom(y|ies)$/.test(table)) return has(cells, 'description') ? undefined : term(cells)
  return OLDER[table.replace(/s$/, '')]?.(cells)
}
