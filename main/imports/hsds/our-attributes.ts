import { OUR_ATTRIBUTES, OUR_TAXONOMY } from '../../directory-export/our-attributes.ts'
import type { Table } from '../../spreadsheet/table.ts'
import type { ProviderAddress } from '../drafts/provider-draft.ts'
import type { LooseRecords } from '../drafts/provider-links.ts'

const KINDS: ReadonlySet<string> = new Set(Object.values(OUR_ATTRIBUTES))

function cellsBy(table: Table): (row: readonly string[], column: string) => string {
  return (row, column) => row[table.columns.indexOf(column)]?.trim() ?? ''
}

/** Whether a row of attributes, terms or taxonomies is one this program wrote to give its directory away. */
function isOurs(table: Table, row: readonly string[]): boolean {
  const cell = cellsBy(table)
  return (
    KINDS.has(cell(row, 'link_type')) ||
    KINDS.has(cell(row, 'code')) ||
    (cell(row, 'name') === OUR_TAXONOMY.name && cell(row, 'description') === OUR_TAXONOMY.description)
  )
}

/** A table without the rows that say what stands in fields of ours. */
export function withoutOurs(table: Table): Table {
  const kept = table.rows.flatMap((row, index) => (isOurs(table, row) ? [] : [index]))
  return {
    ...table,
    rows: kept.map((index) => table.rows[index] ?? []),
    rowNumbers: kept.map((index) => table.rowNumbers[index] ?? index + 2),
  }
}

interface OurAttribute {
  readonly linkId: string
  readonly kind: string
  readonly value: string
  readonly table: string
  readonly row: number
}

/** What this program wrote of each record that HSDS has no column for. */
export function readOurAttributes(tables: readonly Table[]): readonly OurAttribute[] {
  return tables.flatMap((table) => {
    const cell = cellsBy(table)
    return table.rows.flatMap((row, index) =>
      isOurs(table, row)
        ? [
            {
              ...{ linkId: cell(row, 'link_id'), kind: cell(row, 'link_type'), value: cell(row, 'value') },
              ...{ table: table.name, row: table.rowNumbers[index] ?? index + 2 },
            },
          ]
        : [],
    )
  })
}

/** Services with what HSDS has no column for as it was given away. */
export function withOurAttributes(
  services: LooseRecords['services'],
  ours: readonly OurAttribute[],
): LooseRecords['services'] {
  const byService = Map.groupBy(ours, ({ linkId }) => linkId)
  const yesNo = (value: string | undefined) => (value === undefined ? null : value === 'yes')
  return services.map((service) => {
    const said = byService.get(service.sourceId ?? '') ?? []
    const valuesOf = (kind: string) => said.filter((each) => each.kind === kind).map(({ value }) => value)
    return {
      ...service,
      payers: [...new Set([...service.payers, ...valuesOf(OUR_ATTRIBUTES.payer)])],
      telehealth: service.telehealth ?? yesNo(valuesOf(OUR_ATTRIBUTES.telehealth)[0]),
      slidingFee: service.slidingFee ?? yesNo(valuesOf(OUR_ATTRIBUTES.slidingFee)[0]),
      ...(ours.length > 0 && {
        help: valuesOf(OUR_ATTRIBUTES.help),
        modalities: valuesOf(OUR_ATTRIBUTES.modality),
        cultures: valuesOf(OUR_ATTRIBUTES.culture),
        clinicianGenders: valuesOf(OUR_ATTRIBUTES.clinicianGender),
      }),
    }
  })
}

/** Addresses that could not be divided when they were given away. */
export function ourAddresses(ours: readonly OurAttribute[]): readonly ProviderAddress[] {
  return ours
    .filter(({ kind }) => kind === OUR_ATTRIBUTES.address)
    .map(({ linkId, value, table, row }) => ({
      ...{ organizationKey: null, serviceKey: null, serviceAtLocationKey: null, contactKey: null },
      ...{ phoneKey: null, locationKey: linkId, kind: 'physical', attention: null, lines: [value] },
      ...{ city: null, region: null, state: null, postalCode: null, country: null },
      ...{ table, row, extra: [] },
    }))
}
