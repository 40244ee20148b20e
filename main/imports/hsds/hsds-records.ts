import type { ProviderOrganization, ProviderServiceAtLocation } from '../drafts/provider-draft.ts'
import type { LooseRecords } from '../drafts/provider-links.ts'
import { orNull } from '../reading/plain-words.ts'
import { providerReader, reportKept, type ServiceAges } from '../reading/provider-reader.ts'
import { viewTable, type Wanted } from '../reading/table-view.ts'
import { payers } from '../reading/value-lists.ts'
import { readRows, type HsdsReading } from './hsds-rows.ts'

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
  service: ['service_id'],
  text: ['eligibility', 'eligibility_description', 'description'],
  minimumAge: ['minimum_age'],
  maximumAge: ['maximum_age'],
} as const satisfies Wanted<string>

const PAYMENT = {
  id: ['id'],
  service: ['service_id'],
  payment: ['payment'],
} as const satisfies Wanted<string>

const ACCESSIBILITY = {
  id: ['id'],
  location: ['location_id'],
  description: ['description', 'accessibility'],
  details: ['details'],
} as const satisfies Wanted<string>

/** Organizations of an HSDS source. */
export function readOrganizations(hsds: HsdsReading): readonly ProviderOrganization[] {
  return readRows(hsds.tables('organization'), ORGANIZATION, hsds, (reader, index) => {
    const name = reader.text(index, 'name')
    if (!name) return reader.refuse(index, 'imports:problems.nameMissing')
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

interface Eligibility extends ServiceAges {
  readonly text: string
}

function readEligibility({ tables, ...reading }: HsdsReading): ReadonlyMap<string, Eligibility> {
  const found = new Map<string, Eligibility>()
  for (const table of tables('eligibility')) {
    const reader = providerReader(viewTable(table, ELIGIBILITY), reading)
    reportKept(reader.view, reading.collector)
    for (let index = 0; index < reader.size; index += 1) {
      const service = reader.view.text(index, 'service')
      const before = found.get(service)
      const ages = reader.ages(index, 'minimumAge', 'maximumAge')
      found.set(service, {
        text: [before?.text, reader.text(index, 'text')].filter(Boolean).join('\n'),
        minimumAge: before?.minimumAge ?? ages.minimumAge,
        maximumAge: before?.maximumAge ?? ages.maximumAge,
      })
    }
  }
  return found
}

function readPayments({ tables, ...reading }: HsdsReading): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const table of tables('payment_accepted')) {
    const reader = providerReader(viewTable(table, PAYMENT), reading)
    for (let index = 0; index < reader.size; index += 1) {
      const payer = reading.collector.choice(reader.view.cell(index, 'payment'), 'payers', payers)
      const service = reader.view.text(index, 'service')
      if (payer) found.set(service, [...new Set([...(found.get(service) ?? []), payer])])
    }
  }
  return found
}

/** Services of an HSDS source, with the eligibility and payment tables of older versions folded in. */
export function readServices(hsds: HsdsReading): LooseRecords['services'] {
  const eligibility = readEligibility(hsds)
  const payments = readPayments(hsds)
  return readRows(hsds.tables('service'), SERVICE, hsds, (reader, index) => {
    const name = reader.text(index, 'name')
    if (!name) return reader.refuse(index, 'imports:problems.nameMissing')
    const id = reader.view.text(index, 'id')
    const eligible = eligibility.get(id)
    const ages = reader.ages(index, 'minimumAge', 'maximumAge')
    return {
      organization: { id: orNull(reader.view.text(index, 'organization')), name: null },
      organizationKey: null,
      name,
      alternateName: reader.orNull(index, 'alternateName'),
      description: reader.text(index, 'description'),
      website: reader.website(index, 'website'),
      email: reader.email(index, 'email'),
      status: reader.status(index, 'status'),
      minimumAge: ages.minimumAge ?? eligible?.minimumAge ?? null,
      maximumAge: ages.maximumAge ?? eligible?.maximumAge ?? null,
      interpretation: reader.text(index, 'interpretation'),
      applicationProcess: reader.text(index, 'applicationProcess'),
      eligibility: [reader.text(index, 'eligibility'), eligible?.text].filter(Boolean).join('\n'),
      wait: reader.text(index, 'wait'),
      fees: [...new Set([reader.text(index, 'feesDescription'), reader.text(index, 'fees')])]
        .filter(Boolean)
        .join('\n'),
      alert: reader.text(index, 'alert'),
      telehealth: null,
      slidingFee: null,
      payers: payments.get(id) ?? [],
      ...reader.key(index, 'id'),
    }
  })
}

function readAccessibility({ tables, ...reading }: HsdsReading): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const table of tables('accessibility')) {
    const reader = providerReader(viewTable(table, ACCESSIBILITY), reading)
    reportKept(reader.view, reading.collector)
    for (let index = 0; index < reader.size; index += 1) {
      const location = reader.view.text(index, 'location')
      const parts = [found.get(location), reader.text(index, 'description'), reader.text(index, 'details')]
      found.set(location, parts.filter(Boolean).join('\n'))
    }
  }
  return found
}

/** Locations of an HSDS source, with what is said about getting in. */
export function readLocations(hsds: HsdsReading): LooseRecords['locations'] {
  const accessibility = readAccessibility(hsds)
  return readRows(hsds.tables('location'), LOCATION, hsds, (reader, index) => ({
    organization: { id: orNull(reader.view.text(index, 'organization')), name: null },
    organizationKey: null,
    name: reader.text(index, 'name'),
    alternateName: reader.orNull(index, 'alternateName'),
    description: reader.text(index, 'description'),
    transportation: reader.text(index, 'transportation'),
    website: reader.website(index, 'website'),
    latitude: reader.degrees(index, 'latitude', 90),
    longitude: reader.degrees(index, 'longitude', 180),
    accessibility: accessibility.get(reader.view.text(index, 'id')) ?? '',
    ...reader.key(index, 'id'),
  }))
}

/** Which service is given where. */
export function readPairs(hsds: HsdsReading): readonly ProviderServiceAtLocation[] {
  return readRows(hsds.tables('service_at_location'), PAIR, hsds, (reader, index) => ({
    serviceKey: orNull(reader.view.text(index, 'service')),
    locationKey: orNull(reader.view.text(index, 'location')),
    description: reader.text(index, 'description'),
    ...reader.key(index, 'id'),
  }))
}
