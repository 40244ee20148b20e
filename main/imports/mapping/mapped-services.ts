import type { Table } from '../../spreadsheet/table.ts'
import { NO_OWNERS, type LooseRecords } from '../drafts/provider-links.ts'
import { orNull, plainWords } from '../reading/plain-words.ts'
import {
  providerReader,
  reportKept,
  type ProviderReader,
  type ServiceAges,
} from '../reading/provider-reader.ts'
import { viewMapped } from '../reading/table-view.ts'
import { flags, payers } from '../reading/value-lists.ts'
import {
  listIn,
  mappedAddress,
  mappedLanguages,
  mappedPhones,
  mappedSchedule,
  type DetailPlace,
} from './mapped-details.ts'
import type { ServiceColumn } from './mapping-fields.ts'
import type { MappedReading, MappedRecords } from './provider-mapping.ts'

type Reader = ProviderReader<ServiceColumn>
type LooseService = LooseRecords['services'][number]

type Writable<Records> = {
  -readonly [List in keyof Records]: Records[List] extends readonly (infer Row)[] ? Row[] : never
}

function agesOf(reader: Reader, index: number): ServiceAges {
  const apart = reader.ages(index, 'minimumAge', 'maximumAge')
  if (apart.minimumAge !== null || apart.maximumAge !== null || !reader.has('ages')) return apart
  return reader.ages(index, 'ages', 'ages')
}

/** What a column is headed by that says of one payer whether it is taken: `Takes Medicaid`. */
const ONE_PAYER = /^(?:takes?|accepts?|acepta)\s+/i

function payersOf(reader: Reader, index: number, { collector }: MappedReading): readonly string[] {
  const cell = reader.view.cell(index, 'payers')
  const one = payers.find(cell.column.replace(ONE_PAYER, ''))
  const isTaken = flags.find(cell.text)
  if (one !== undefined && isTaken !== undefined) return isTaken === 'yes' ? [one] : []
  const found = listIn(reader.text(index, 'payers')).map((text) =>
    collector.choice({ ...cell, text }, 'payers', payers),
  )
  return [...new Set(found.filter((payer) => payer !== null))]
}

function serviceOf(reader: Reader, index: number, name: string, reading: MappedReading): LooseService {
  const organization = {
    id: orNull(reader.view.text(index, 'organizationSourceId')),
    name: orNull(reader.text(index, 'organizationName')),
  }
  const record = {
    ...reader.key(index, 'sourceId'),
    organization,
    organizationKey: null,
    name,
    alternateName: reader.orNull(index, 'alternateName'),
    description: reader.text(index, 'description'),
    website: reader.website(index, 'website'),
    email: reader.email(index, 'email'),
    status: reader.status(index, 'status'),
    ...agesOf(reader, index),
    interpretation: reader.text(index, 'interpretation'),
    applicationProcess: reader.text(index, 'applicationProcess'),
    eligibility: reader.text(index, 'eligibility'),
    wait: reader.text(index, 'wait'),
    fees: reader.text(index, 'fees'),
    alert: '',
    telehealth: reading.collector.flag(reader.view.cell(index, 'telehealth'), 'telehealth'),
    slidingFee: reading.collector.flag(reader.view.cell(index, 'slidingFee'), 'slidingFee'),
    payers: payersOf(reader, index, reading),
  }
  return { ...record, ...reader.row(index) }
}

/** A place named only by the services given there; the same name and address make one place. */
function placeOf(
  reader: Reader,
  index: number,
  service: LooseService,
  records: Writable<MappedRecords>,
): void {
  const known = orNull(reader.view.text(index, 'locationSourceId'))
  const name = reader.text(index, 'locationName')
  const address = mappedAddress(reader, { index, owners: NO_OWNERS }, null)
  const words = address.flatMap(({ lines, city, postalCode }) => [...lines, city ?? '', postalCode ?? ''])
  if (!known && !name && address.length === 0) return
  const place = { table: service.table, row: service.row, extra: [] }
  const key =
    known ??
    (address.length === 0
      ? name
      : `place:${plainWords([service.organization.name, name, ...words].join(' '))}`)
  const pair = {
    ...place,
    key: `${service.key}@${key}`,
    sourceId: null,
    serviceKey: service.key,
    locationKey: key,
    description: '',
  }
  records.servicesAtLocations.push(pair)
  if (address.length === 0 || records.locations.some((location) => location.key === key)) return
  const about = {
    alternateName: null,
    description: '',
    transportation: '',
    website: null,
    latitude: null,
    longitude: null,
    accessibility: '',
  }
  records.locations.push({
    ...place,
    ...about,
    key,
    sourceId: known,
    organization: service.organization,
    organizationKey: null,
    name: name || service.organization.name || service.name,
  })
  records.addresses.push(...address.map((found) => ({ ...found, locationKey: key })))
}

function addDetails(
  reader: Reader,
  place: DetailPlace,
  records: Writable<MappedRecords>,
  { collector }: MappedReading,
): void {
  const { index, owners } = place
  const bare = { table: reader.view.table.name, row: reader.view.rowNumber(index), extra: [], ...owners }
  records.phones.push(...mappedPhones(reader, 'phones', place, collector))
  records.languages.push(...mappedLanguages(reader, 'languages', place, collector))
  records.schedules.push(...mappedSchedule(reader, 'schedule', place))
  records.areas.push(
    ...listIn(reader.text(index, 'areas')).map((name) => ({ ...bare, name, description: '' })),
  )
  records.documents.push(
    ...listIn(reader.text(index, 'documents')).map((document) => ({ ...bare, document })),
  )
}

/** Services of a spreadsheet, one a row, with what else the row says. */
export function readMappedServices(
  table: Table,
  columns: Readonly<Record<string, string>>,
  reading: MappedReading,
): MappedRecords {
  const reader = providerReader(viewMapped<ServiceColumn>(table, columns), reading)
  reportKept(reader.view, reading.collector)
  const records: Writable<MappedRecords> = {
    ...{ organizations: [], services: [], locations: [], servicesAtLocations: [], addresses: [] },
    ...{ phones: [], languages: [], schedules: [], documents: [], areas: [] },
  }
  for (let index = 0; index < reader.size; index += 1) {
    const name = reader.text(index, 'name')
    if (!name) {
      reader.refuseUnnamed(index, 'services', 'sourceId')
      continue
    }
    const service = serviceOf(reader, index, name, reading)
    records.services.push(service)
    addDetails(reader, { index, owners: { ...NO_OWNERS, serviceKey: service.key } }, records, reading)
    placeOf(reader, index, service, records)
  }
  return records
}
