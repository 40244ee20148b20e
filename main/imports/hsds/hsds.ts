import { ruleError } from '#shared/app-error.ts'

import type { Table } from '../../spreadsheet/table.ts'
import { providerDraft } from '../drafts/complete-provider-draft.ts'
import type { OtherRow, ProviderDraft } from '../drafts/provider-draft.ts'
import { collectFindings, type ReadingChoices } from '../reading/findings.ts'
import { withClassification } from './classification.ts'
import { rowAsItStands } from './folded-rows.ts'
import {
  readAddresses,
  readAreas,
  readContacts,
  readCosts,
  readDocuments,
  readLanguages,
  readPhones,
  readSchedules,
} from './hsds-details.ts'
import { readLocations, readOrganizations, readPairs, readServices } from './hsds-records.ts'
import type { HsdsReading } from './hsds-rows.ts'
import { hsdsTable } from './hsds-tables.ts'
import { tellHsdsVersion } from './hsds-version.ts'
import { ourAddresses, readOurAttributes, withoutOurs, withOurAttributes } from './our-attributes.ts'

/** Every row of a table as it stands, empty cells aside. */
function otherRows(table: Table): readonly OtherRow[] {
  return table.rows.map((_, index) => rowAsItStands(table, index))
}

/** Reads the tables of HSDS 1.1, 2.x or 3.0 into a directory, keeping every row. */
export function readHsds(tables: readonly Table[], choices: ReadingChoices): ProviderDraft {
  const collector = collectFindings(choices)
  const reading: HsdsReading = {
    collector,
    tidied: { markup: 0, openAges: [], unnamed: [] },
    tables: (name) => tables.filter((table) => hsdsTable(table.name) === name),
  }
  if (!tables.some(({ name }) => hsdsTable(name) !== undefined))
    throw ruleError('imports:errors.hsdsWithoutTables')
  for (const table of tables) collector.table(table)
  const ours = readOurAttributes(reading.tables('attribute'))
  const others = tables
    .filter(({ name }) => [undefined, 'attribute'].includes(hsdsTable(name)))
    .map(withoutOurs)
  const organizations = readOrganizations(reading)
  const services = readServices(reading)
  const locations = readLocations(reading)
  const given = withOurAttributes(services.records, ours)
  return providerDraft(
    {
      organizations,
      services: withClassification(given, others, collector),
      locations: locations.records,
      servicesAtLocations: readPairs(reading),
      addresses: [...readAddresses(reading), ...ourAddresses(ours)],
      phones: readPhones(reading),
      languages: readLanguages(reading),
      costs: readCosts(reading),
      schedules: readSchedules(reading),
      contacts: readContacts(reading),
      documents: readDocuments(reading),
      areas: readAreas(reading),
      other: [...others.flatMap(otherRows), ...services.rest, ...locations.rest],
    },
    { ...reading, read: tables, source: 'hsds', version: tellHsdsVersion(tables).version },
  )
}
