import type { Table } from '../../spreadsheet/table.ts'
import type {
  ProviderAddress,
  ProviderLanguage,
  ProviderPhone,
  ProviderSchedule,
  ProviderServiceAtLocation,
} from '../drafts/provider-draft.ts'
import { NO_OWNERS, type LooseRecords } from '../drafts/provider-links.ts'
import { orNull } from '../reading/plain-words.ts'
import { providerReader, reportKept, type ProviderReader } from '../reading/provider-reader.ts'
import { viewMapped } from '../reading/table-view.ts'
import { mappedAddress, mappedLanguages, mappedPhones, mappedSchedule } from './mapped-details.ts'
import type { LocationColumn } from './mapping-fields.ts'
import type { MappedReading, MappedRecords } from './provider-mapping.ts'

type LooseLocation = LooseRecords['locations'][number]

function locationOf(reader: ProviderReader<LocationColumn>, index: number): LooseLocation {
  const organizationName = orNull(reader.text(index, 'organizationName'))
  const record = {
    ...reader.key(index, 'sourceId'),
    organization: { id: orNull(reader.view.text(index, 'organizationSourceId')), name: organizationName },
    organizationKey: null,
    name: reader.text(index, 'name') || reader.text(index, 'address') || (organizationName ?? ''),
    alternateName: reader.orNull(index, 'alternateName'),
    description: reader.text(index, 'description'),
    transportation: reader.text(index, 'transportation'),
    website: reader.website(index, 'website'),
    latitude: reader.degrees(index, 'latitude', 90),
    longitude: reader.degrees(index, 'longitude', 180),
    accessibility: reader.text(index, 'accessibility'),
  }
  return { ...record, ...reader.row(index) }
}

/** Locations of a spreadsheet, one a row, with what else the row says. */
export function readMappedLocations(
  table: Table,
  columns: Readonly<Record<string, string>>,
  reading: MappedReading,
): Pick<
  MappedRecords,
  'locations' | 'addresses' | 'phones' | 'languages' | 'schedules' | 'servicesAtLocations'
> {
  const reader = providerReader(viewMapped<LocationColumn>(table, columns), reading)
  reportKept(reader.view, reading.collector)
  const locations: LooseLocation[] = []
  const addresses: ProviderAddress[] = []
  const phones: ProviderPhone[] = []
  const languages: ProviderLanguage[] = []
  const schedules: ProviderSchedule[] = []
  const servicesAtLocations: ProviderServiceAtLocation[] = []
  for (let index = 0; index < reader.size; index += 1) {
    const location = locationOf(reader, index)
    const place = { index, owners: { ...NO_OWNERS, locationKey: location.key } }
    locations.push(location)
    addresses.push(...mappedAddress(reader, place, reader.orNull(index, 'country')))
    phones.push(...mappedPhones(reader, 'phones', place, reading.collector))
    languages.push(...mappedLanguages(reader, 'languages', place, reading.collector))
    schedules.push(...mappedSchedule(reader, 'schedule', place))
    const serviceKey =
      orNull(reader.view.text(index, 'serviceSourceId')) ?? reader.orNull(index, 'serviceName')
    if (serviceKey === null) continue
    const { table: name, row, key } = location
    servicesAtLocations.push({
      table: name,
      row,
      extra: [],
      key: `${serviceKey}@${key}`,
      sourceId: null,
      serviceKey,
      locationKey: key,
      description: '',
    })
  }
  return { locations, addresses, phones, languages, schedules, servicesAtLocations }
}
