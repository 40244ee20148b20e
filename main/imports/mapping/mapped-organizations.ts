import type { Table } from '../../spreadsheet/table.ts'
import type { ProviderOrganization, ProviderPhone } from '../drafts/provider-draft.ts'
import { NO_OWNERS, type LooseRecords } from '../drafts/provider-links.ts'
import type { Collector } from '../reading/findings.ts'
import { plainWords } from '../reading/plain-words.ts'
import { providerReader, reportKept } from '../reading/provider-reader.ts'
import { viewMapped } from '../reading/table-view.ts'
import { mappedPhones } from './mapped-details.ts'
import type { OrganizationColumn } from './mapping-fields.ts'
import type { MappedReading, MappedRecords } from './provider-mapping.ts'

/** Organizations of a spreadsheet, one a row. */
export function readMappedOrganizations(
  table: Table,
  columns: Readonly<Record<string, string>>,
  reading: MappedReading,
): Pick<MappedRecords, 'organizations' | 'phones'> {
  const reader = providerReader(viewMapped<OrganizationColumn>(table, columns), reading)
  reportKept(reader.view, reading.collector)
  const organizations: ProviderOrganization[] = []
  const phones: ProviderPhone[] = []
  for (let index = 0; index < reader.size; index += 1) {
    const name = reader.text(index, 'name')
    if (!name) {
      reader.refuseUnnamed(index, 'organizations', 'sourceId')
      continue
    }
    const id = reader.key(index, 'sourceId')
    phones.push(
      ...mappedPhones(
        reader,
        'phones',
        { index, owners: { ...NO_OWNERS, organizationKey: id.key } },
        reading.collector,
      ),
    )
    organizations.push({
      ...id,
      name,
      alternateName: reader.orNull(index, 'alternateName'),
      description: reader.text(index, 'description'),
      email: reader.email(index, 'email'),
      website: reader.website(index, 'website'),
      ...reader.row(index),
    })
  }
  return { organizations, phones }
}

/** Makes the organizations that services and locations name, when no spreadsheet lists them. */
export function organizationsByName(
  { services, locations }: LooseRecords,
  collector: Collector,
): readonly ProviderOrganization[] {
  const made = new Map<string, ProviderOrganization>()
  for (const { organization, table, row } of [...services, ...locations]) {
    if (organization.name === null) continue
    const key = organization.id ?? `name:${plainWords(organization.name)}`
    if (made.has(key)) continue
    made.set(key, {
      table,
      row,
      extra: [],
      key,
      sourceId: organization.id,
      name: organization.name,
      alternateName: null,
      description: '',
      email: null,
      website: null,
    })
  }
  if (made.size > 0) collector.note('imports:notes.organizationsMade', { count: made.size })
  return [...made.values()]
}
