import type { Table } from '../../spreadsheet/table.ts'
import type { Collector, Origin } from '../reading/findings.ts'
import type { Tidied } from '../reading/provider-reader.ts'
import type { ProviderDraft } from './provider-draft.ts'
import { sameIds, sameNames, withOwnKeys } from './provider-duplicates.ts'
import { reportOddHours } from '../reading/odd-hours.ts'
import { linkRecords, type LooseRecords } from './provider-links.ts'

interface Around {
  readonly collector: Collector
  readonly tidied: Tidied
  readonly read: readonly Table[]
  readonly source: ProviderDraft['source']
  readonly version: string | null
}

function withEveryKey(loose: LooseRecords): LooseRecords {
  return {
    ...loose,
    organizations: withOwnKeys(loose.organizations),
    services: withOwnKeys(loose.services),
    locations: withOwnKeys(loose.locations),
    servicesAtLocations: withOwnKeys(loose.servicesAtLocations),
    phones: withOwnKeys(loose.phones),
    contacts: withOwnKeys(loose.contacts),
  }
}

/** More services than these nobody reads. */
const MOST_NAMED = 12

/** The services that stand in these rows, by name; rows of another table, of eligibility, by where they are. */
function namesAt(rows: readonly Origin[], services: LooseRecords['services']): string {
  const names = new Map(services.map(({ table, row, name }) => [`${table} ${row}`, name]))
  const named = rows
    .slice(0, MOST_NAMED)
    .map(({ table, row }) => names.get(`${table} ${row}`) ?? `${table} ${row}`)
  return named.join(', ') + (rows.length > MOST_NAMED ? ' …' : '')
}

/** Makes the draft of a directory: own keys, links followed, orphans and duplicates listed. */
export function providerDraft(
  loose: LooseRecords,
  { collector, tidied, read, source, version }: Around,
): ProviderDraft {
  const { records, orphans } = linkRecords(withEveryKey(loose))
  const ids = [
    ...sameIds('organizations', loose.organizations),
    ...sameIds('services', loose.services),
    ...sameIds('locations', loose.locations),
  ]
  const told = new Set(ids.flatMap(({ keys }) => keys))
  const names = sameNames(records).filter(({ keys }) => keys.some((key) => !told.has(key)))
  if (tidied.markup > 0) collector.note('imports:notes.markupRemoved', { count: tidied.markup })
  if (tidied.openAges.length > 0)
    collector.note('imports:notes.openAges', {
      count: tidied.openAges.length,
      services: namesAt(tidied.openAges, loose.services),
    })
  reportOddHours(records.schedules, collector)
  const findings = collector.result()
  const leftOut = new Set(
    findings.problems
      .filter(({ severity, row }) => severity === 'error' && row !== undefined)
      .map(({ table, row }) => `${table}:${row}`),
  )
  return {
    ...records,
    ...findings,
    source,
    version,
    orphans,
    duplicates: [...ids, ...names],
    unnamed: tidied.unnamed,
    rows: read.reduce((sum, table) => sum + table.rows.length + table.rowsSetAside, 0),
    rowsLeftOut: leftOut.size,
  }
}
