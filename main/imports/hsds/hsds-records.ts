import type { OtherRow, ProviderOrganization, ProviderServiceAtLocation } from '../drafts/provider-draft.ts'
import type { LooseRecords } from '../drafts/provider-links.ts'
import { orNull } from '../reading/plain-words.ts'
import type { ServiceAges } from '../reading/provider-reader.ts'
import { agesInWords } from '../reading/provider-values.ts'
import { viewTable, type Wanted } from '../reading/table-view.ts'
import { payers } from '../reading/value-lists.ts'
import { foldRows, idsIn } from './folded-rows.ts'
import { readRows, wholeRow, type HsdsReading } from './hsds-rows.ts'

const ORGANIZATION = {
  id: ['id', 'organization_id', 'organization_uuid'],
  name: ['name'],
  alternateName: ['alternate_name', 'alternative_name'],
  description: ['description'],
  email: ['email'],
  website: ['website', 'url'],
} as const satisfies Wanted<string>

const SERVICE = {
  id: ['id', 'service_id', 'service_uuid'],
  organization: ['organization_id', 'organization_uuid'],
  // Before 1.1 a service named its place itself.
  location: ['location_id'],
  name: ['name'],
  alternateName: ['alternate_name', 'alternative_name'],
  description: ['description'],
  website: ['url', 'website'],
  email: ['email'],
  status: ['status'],
  interpretation: ['interpretation_services'],
  applicationProcess: ['application_process'],
  wait: ['wait_time'],
  feesDescription: ['fees_description'],
  fees: ['fees'],
  eligibility: ['eligibility_description'],
  minimumAge: ['minimum_age'],
  maximumAge: ['maximum_age'],
  alert: ['alert'],
} as const satisfies Wanted<string>

const LOCATION = {
  id: ['id', 'location_id', 'location_uuid'],
  organization: ['organization_id', 'organization_uuid'],
  name: ['name'],
  alternateName: ['alternate_name', 'alternative_name'],
  description: ['description'],
  transportation: ['transportation'],
  website: ['url', 'website'],
  latitude: ['latitude'],
  longitude: ['longitude'],
} as const satisfies Wanted<string>

const PAIR = {
  id: ['id', 'service_at_location_id'],
  service: ['service_id'],
  location: ['location_id'],
  description: ['description'],
} as const satisfies Wanted<string>

const ELIGIBILITY = {
  id: ['id'],
  owner: ['service_id'],
  text: ['eligibility', 'eligibility_description', 'description'],
  minimumAge: ['minimum_age'],
  maximumAge: ['maximum_age'],
} as const satisfies Wanted<string>

const PAYMENT = {
  id: ['id'],
  owner: ['service_id'],
  payment: ['payment'],
} as const satisfies Wanted<string>

const ACCESSIBILITY = {
  id: ['id'],
  owner: ['location_id'],
  description: ['description', 'accessibility'],
  details: ['details'],
} as const satisfies Wanted<string>

/** Organizations of an HSDS source. */
export function readOrganizations(hsds: HsdsReading): readonly ProviderOrganization[] {
  return readRows(hsds.tables('organization'), ORGANIZATION, hsds, (reader, index) => {
    const name = reader.text(index, 'name')
    if (!name) return reader.refuseUnnamed(index, 'organizations', 'id')
    const description = reader.text(index, 'description')
    return {
      name,
      alternateName: reader.orNull(index, 'alternateName'),
      // HSDS asks for a description: where there is none the name stands there once more.
      description: description === name ? '' : description,
      email: reader.email(index, 'email'),
      website: reader.website(index, 'website'),
      ...reader.key(index, 'id'),
    }
  })
}

/** Records with the rows of other tables that say more than went into them. */
interface WithRest<Records> {
  readonly records: Records
  readonly rest: readonly OtherRow[]
}

interface Eligibility extends ServiceAges {
  readonly text: string
}

function readEligibility(hsds: HsdsReading, services: ReadonlySet<string>) {
  return foldRows(hsds.tables('eligibility'), ELIGIBILITY, hsds, services, (reader, index) => {
    const told: Eligibility = {
      text: reader.text(index, 'text'),
      ...reader.ages(index, 'minimumAge', 'maximumAge'),
    }
    return { told, isAll: true }
  })
}

/** The kinds of payment of a cell, `Medicaid, Cash`; what is none of ours is counted and shown. */
function readPayments({ collector, ...hsds }: HsdsReading, services: ReadonlySet<string>) {
  return foldRows(
    hsds.tables('payment_accepted'),
    PAYMENT,
    { collector, ...hsds },
    services,
    (reader, index) => {
      const cell = reader.view.cell(index, 'payment')
      const whole = payers.find(cell.text)
      const parts = whole === undefined ? cell.text.split(/[,;/\n]/).map((part) => part.trim()) : [cell.text]
      const said = parts.filter(Boolean)
      const told = said.flatMap((text) => collector.choice({ ...cell, text }, 'payers', payers) ?? [])
      return { told, isAll: told.length === said.length }
    },
  )
}

/** The ages a service states; where it states none, those its eligibility is about and nothing else. */
function agesOf(stated: ServiceAges, others: readonly ServiceAges[], texts: readonly string[]): ServiceAges {
  const isSaid = ({ minimumAge, maximumAge }: ServiceAges) => minimumAge !== null || maximumAge !== null
  const inWords = texts.flatMap((text) => agesInWords(text) ?? [])
  return [stated, ...others, ...inWords].find(isSaid) ?? stated
}

/** Services of an HSDS source, with the eligibility and payment tables of older versions folded in. */
export function readServices(hsds: HsdsReading): WithRest<LooseRecords['services']> {
  const services = idsIn(hsds.tables('service'), SERVICE.id)
  const eligibility = readEligibility(hsds, services)
  const payments = readPayments(hsds, services)
  const records = readRows(hsds.tables('service'), SERVICE, hsds, (reader, index) => {
    const name = reader.text(index, 'name')
    if (!name) return reader.refuseUnnamed(index, 'services', 'id')
    const id = reader.view.text(index, 'id')
    const eligible = eligibility.of.get(id) ?? []
    const texts = [reader.text(index, 'eligibility'), ...eligible.map(({ text }) => text)].filter(Boolean)
    const ages = agesOf(reader.ages(index, 'minimumAge', 'maximumAge'), eligible, texts)
    return {
      organization: { id: orNull(reader.view.text(index, 'organization')), name: null },
      organizationKey: null,
      name,
      alternateName: reader.orNull(index, 'alternateName'),
      description: reader.text(index, 'description'),
      website: reader.website(index, 'website'),
      email: reader.email(index, 'email'),
      status: reader.status(index, 'status'),
      ...{ minimumAge: ages.minimumAge, maximumAge: ages.maximumAge },
      interpretation: reader.text(index, 'interpretation'),
      applicationProcess: reader.text(index, 'applicationProcess'),
      eligibility: texts.join('\n'),
      wait: reader.text(index, 'wait'),
      fees: [...new Set([reader.text(index, 'feesDescription'), reader.text(index, 'fees')])]
        .filter(Boolean)
        .join('\n'),
      alert: reader.text(index, 'alert'),
      telehealth: null,
      slidingFee: null,
      payers: [...new Set(payments.of.get(id)?.flat())],
      ...reader.key(index, 'id'),
    }
  })
  return { records, rest: [...eligibility.rest, ...payments.rest] }
}

function readAccessibility(hsds: HsdsReading) {
  const locations = idsIn(hsds.tables('location'), LOCATION.id)
  return foldRows(hsds.tables('accessibility'), ACCESSIBILITY, hsds, locations, (reader, index) => {
    const parts = [reader.text(index, 'description'), reader.text(index, 'details')]
    const told = { text: parts.filter(Boolean).join('\n'), whole: wholeRow(reader.view.table, index) }
    return { told, isAll: true }
  })
}

/** Locations of an HSDS source, with what is said about getting in. */
export function readLocations(hsds: HsdsReading): WithRest<LooseRecords['locations']> {
  const accessibility = readAccessibility(hsds)
  const records = readRows(hsds.tables('location'), LOCATION, hsds, (reader, index) => {
    const ways = accessibility.of.get(reader.view.text(index, 'id')) ?? []
    return {
      organization: { id: orNull(reader.view.text(index, 'organization')), name: null },
      organizationKey: null,
      name: reader.text(index, 'name'),
      alternateName: reader.orNull(index, 'alternateName'),
      description: reader.text(index, 'description'),
      transportation: reader.text(index, 'transportation'),
      website: reader.website(index, 'website'),
      latitude: reader.degrees(index, 'latitude', 90),
      longitude: reader.degrees(index, 'longitude', 180),
      accessibility: ways.map(({ text }) => text).join('\n'),
      accessibilityRows: ways.map(({ whole }) => whole),
      ...reader.key(index, 'id'),
    }
  })
  return { records, rest: accessibility.rest }
}

/** Which service is given where, as services themselves said before 1.1. */
function pairsOfServices(hsds: HsdsReading): readonly ProviderServiceAtLocation[] {
  return hsds.tables('service').flatMap((table) => {
    const view = viewTable(table, SERVICE)
    return table.rows.flatMap((_, index) => {
      const [serviceKey, locationKey] = [view.text(index, 'id'), view.text(index, 'location')]
      if (serviceKey === '' || locationKey === '') return []
      return {
        ...{ serviceKey, locationKey, description: '', key: `${serviceKey}@${locationKey}`, sourceId: null },
        ...{ table: table.name, row: view.rowNumber(index), extra: [] },
      }
    })
  })
}

/** Which service is given where. */
export function readPairs(hsds: HsdsReading): readonly ProviderServiceAtLocation[] {
  const pairs = readRows(hsds.tables('service_at_location'), PAIR, hsds, (reader, index) => ({
    serviceKey: orNull(reader.view.text(index, 'service')),
    locationKey: orNull(reader.view.text(index, 'location')),
    description: reader.text(index, 'description'),
    ...reader.key(index, 'id'),
  }))
  return [...pairs, ...pairsOfServices(hsds)]
}
