import type { Table } from '../../spreadsheet/table.ts'
import { providerDraft } from '../drafts/complete-provider-draft.ts'
import type {
  ProviderAddress,
  ProviderDraft,
  ProviderLanguage,
  ProviderPhone,
  ProviderSchedule,
  ProviderServiceAtLocation,
} from '../drafts/provider-draft.ts'
import type { LooseRecords } from '../drafts/provider-links.ts'
import { collectFindings, type Collector, type ReadingChoices } from '../reading/findings.ts'
import type { Tidied } from '../reading/provider-reader.ts'
import type { ColumnMapping } from './column-mapping.ts'
import { readMappedLocations } from './mapped-locations.ts'
import { organizationsByName, readMappedOrganizations } from './mapped-organizations.ts'
import { readMappedServices } from './mapped-services.ts'

/** One spreadsheet with the mapping the office confirmed for it. */
export interface MappedTable {
  readonly table: Table
  readonly mapping: ColumnMapping
}

/** What a spreadsheet of one kind gives: its records and the details standing in the same rows. */
export interface MappedRecords {
  readonly organizations: LooseRecords['organizations']
  readonly services: LooseRecords['services']
  readonly locations: LooseRecords['locations']
  readonly servicesAtLocations: readonly ProviderServiceAtLocation[]
  readonly addresses: readonly ProviderAddress[]
  readonly phones: readonly ProviderPhone[]
  readonly languages: readonly ProviderLanguage[]
  readonly schedules: readonly ProviderSchedule[]
  readonly documents: LooseRecords['documents']
  readonly areas: LooseRecords['areas']
}

/** What the readers of single spreadsheets share. */
export interface MappedReading {
  readonly collector: Collector
  readonly tidied: Tidied
}

function readMapped({ table, mapping }: MappedTable, reading: MappedReading): Partial<MappedRecords> {
  switch (mapping.target) {
    case 'organizations':
      return readMappedOrganizations(table, mapping.columns, reading)
    case 'services':
      return readMappedServices(table, mapping.columns, reading)
    case 'locations':
      return readMappedLocations(table, mapping.columns, reading)
    case 'students':
    case 'staff':
    case 'absences':
    case 'incidents':
      // Neither people nor their days are providers: such tables have mappings of their own.
      return {}
  }
}

/** A service or location given by name stands for the one record of that name. */
function pairsByName(records: LooseRecords): readonly ProviderServiceAtLocation[] {
  const keyOf = (rows: readonly { readonly key: string; readonly name: string }[]) => {
    const keys = new Set(rows.map(({ key }) => key))
    const names = new Map(rows.toReversed().map(({ name, key }) => [name.toLowerCase(), key]))
    return (key: string | null): string | null =>
      key === null || keys.has(key) ? key : (names.get(key.toLowerCase()) ?? key)
  }
  const service = keyOf(records.services)
  const location = keyOf(records.locations)
  return records.servicesAtLocations.map((pair) => ({
    ...pair,
    serviceKey: service(pair.serviceKey),
    locationKey: location(pair.locationKey),
  }))
}

/** Reads spreadsheets of organizations, services and locations through their mappings and joins them by id, else by name. */
export function applyProviderMapping(tables: readonly MappedTable[], choices: ReadingChoices): ProviderDraft {
  const collector = collectFindings(choices)
  const reading: MappedReading = { collector, tidied: { markup: 0, openAges: [], unnamed: [] } }
  for (const { table } of tables) collector.table(table)
  const parts = tables.map((table) => readMapped(table, reading))
  const all = <List extends keyof MappedRecords>(list: List): MappedRecords[List] => {
    const rows: unknown[] = parts.flatMap((part): readonly unknown[] => part[list] ?? [])
    // Each list of every part holds the same kind of record.
    return rows as unknown as MappedRecords[List]
  }
  const loose: LooseRecords = {
    organizations: all('organizations'),
    services: all('services'),
    locations: all('locations'),
    servicesAtLocations: all('servicesAtLocations'),
    addresses: all('addresses'),
    phones: all('phones'),
    languages: all('languages'),
    costs: [],
    schedules: all('schedules'),
    contacts: [],
    documents: all('documents'),
    areas: all('areas'),
    other: [],
  }
  const hasOrganizations = tables.some(({ mapping }) => mapping.target === 'organizations')
  const organizations = hasOrganizations ? loose.organizations : organizationsByName(loose, collector)
  const whole = { ...loose, organizations }
  return providerDraft(
    { ...whole, servicesAtLocations: pairsByName(whole) },
    { ...reading, read: tables.map(({ table }) => table), source: 'providers-tables', version: null },
  )
}
