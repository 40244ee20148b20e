/** What a column holds, in the words of a tabular data package. */
type Holds = 'text' | 'id' | 'email' | 'link' | 'number' | 'day' | 'moment' | 'time'

/** A column of a table: what it holds, whether every row says it, and what it may say. */
export interface HsdsColumn {
  readonly holds: Holds
  readonly required?: true
  readonly among?: readonly string[]
}

const text: HsdsColumn = { holds: 'text' }
const needed: HsdsColumn = { holds: 'text', required: true }
const key: HsdsColumn = { holds: 'id', required: true }
const link: HsdsColumn = { holds: 'id' }
const email: HsdsColumn = { holds: 'email' }
const web: HsdsColumn = { holds: 'link' }
const number: HsdsColumn = { holds: 'number' }
const day: HsdsColumn = { holds: 'day' }
const time: HsdsColumn = { holds: 'time' }

const KINDS_OF_PLACE = ['physical', 'postal', 'virtual'] as const

/**
 * The tables of HSDS 3.0 with their files and columns, as its data package lists them
 * (openreferral/specification, `datapackage.json` 3.0.0).
 */
export const HSDS_TABLES = {
  organization: {
    file: 'organizations.csv',
    columns: {
      ...{ id: key, name: needed, alternate_name: text, description: needed, email, website: web },
      ...{ tax_status: text, tax_id: text, year_incorporated: number, legal_status: text, logo: text },
      ...{ uri: web, parent_organization_id: link },
    },
  },
  program: {
    file: 'programs.csv',
    columns: { id: key, organization_id: key, name: needed, alternate_name: text, description: needed },
  },
  service: {
    file: 'services.csv',
    columns: {
      ...{ id: key, organization_id: key, program_id: link, name: needed, alternate_name: text },
      ...{ description: text, url: web, email },
      status: {
        ...needed,
        among: ['active', 'inactive', 'defunct', 'temporarily closed'],
      },
      ...{ interpretation_services: text, application_process: text, fees_description: text },
      ...{ wait_time: text, fees: text, accreditations: text, eligibility_description: text },
      ...{ minimum_age: number, maximum_age: number, assured_date: day, assurer_email: email },
      ...{ licenses: text, alert: text, last_modified: { holds: 'moment' } },
    },
  },
  service_at_location: {
    file: 'service_at_location.csv',
    columns: { id: key, service_id: key, location_id: key, description: text },
  },
  location: {
    file: 'locations.csv',
    columns: {
      ...{ id: key, location_type: { ...needed, among: KINDS_OF_PLACE }, url: web, organization_id: link },
      ...{ name: text, alternate_name: text, description: text, transportation: text },
      ...{ latitude: number, longitude: number, external_identifier: text, external_identifier_type: text },
    },
  },
  address: {
    file: 'addresses.csv',
    columns: {
      ...{ id: key, location_id: link, attention: text, address_1: needed, address_2: text, city: needed },
      ...{ region: text, state_province: needed, postal_code: needed, country: needed },
      address_type: { ...needed, among: KINDS_OF_PLACE },
    },
  },
  phone: {
    file: 'phones.csv',
    columns: {
      ...{ id: key, location_id: link, service_id: link, organization_id: link, contact_id: link },
      ...{ service_at_location_id: link, number: needed, extension: number, type: text, description: text },
    },
  },
  contact: {
    file: 'contacts.csv',
    columns: {
      ...{ id: key, organization_id: link, service_id: link, service_at_location_id: link },
      ...{ location_id: link, name: text, title: text, department: text, email },
    },
  },
  schedule: {
    file: 'schedules.csv',
    columns: {
      ...{ id: key, service_id: link, location_id: link, service_at_location_id: link, valid_from: day },
      ...{ valid_to: day, dtstart: day, timezone: number, until: day, count: number },
      wkst: { ...text, among: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] },
      freq: { ...text, among: ['WEEKLY', 'MONTHLY'] },
      ...{ interval: number, byday: text, byweekno: text, bymonthday: text, byyearday: text },
      ...{ description: text, opens_at: time, closes_at: time, schedule_link: web, attending_type: text },
      notes: text,
    },
  },
  language: {
    file: 'languages.csv',
    columns: {
      ...{ id: key, service_id: link, location_id: link, phone_id: link, name: text, code: text, note: text },
    },
  },
  cost_option: {
    file: 'cost_options.csv',
    columns: {
      ...{ id: key, service_id: key, valid_from: day, valid_to: day, option: text, currency: text },
      ...{ amount: number, amount_description: text },
    },
  },
  required_document: {
    file: 'required_documents.csv',
    columns: { id: key, service_id: link, document: text, uri: web },
  },
  service_area: {
    file: 'service_areas.csv',
    columns: {
      ...{ id: key, service_id: link, name: text, description: text, extent: text, extent_type: text },
      uri: text,
    },
  },
  accessibility: {
    file: 'accessibility.csv',
    columns: { id: key, location_id: link, description: text, details: text, url: web },
  },
  funding: {
    file: 'funding.csv',
    columns: { id: key, organization_id: link, service_id: link, source: text },
  },
  organization_identifier: {
    file: 'organization_identifiers.csv',
    columns: {
      ...{ id: key, organization_id: key, identifier_scheme: text, identifier_type: needed },
      identifier: needed,
    },
  },
  taxonomy: {
    file: 'taxonomies.csv',
    columns: { id: key, name: needed, description: needed, uri: web, version: text },
  },
  taxonomy_term: {
    file: 'taxonomy_terms.csv',
    columns: {
      ...{ id: key, code: text, name: needed, description: needed, parent_id: link, taxonomy: text },
      ...{ language: text, taxonomy_id: link, term_uri: web },
    },
  },
  attribute: {
    file: 'attributes.csv',
    columns: {
      ...{ id: key, link_id: key, taxonomy_term_id: key, link_type: text, link_entity: needed, value: text },
    },
  },
} as const satisfies Readonly<
  Record<string, { readonly file: string; readonly columns: Readonly<Record<string, HsdsColumn>> }>
>

/** A table of HSDS 3.0. */
export type HsdsTableName = keyof typeof HSDS_TABLES

/** A row of any of them; a column that is not named is empty. */
export type HsdsRow = Readonly<Record<string, string>>

/** Which record of another table the value of a column names: `service_id` is the id of a service. */
export function linkedTable(table: HsdsTableName, column: string): HsdsTableName | null {
  if (table === 'organization' || column === 'link_id') return null
  if (column === 'parent_id') return 'taxonomy_term'
  const name = column.replace(/_id$/, '')
  return name !== column && name in HSDS_TABLES ? (name as HsdsTableName) : null
}

const BY_NAME: ReadonlyMap<string, HsdsTableName> = new Map(
  // The keys are the names of the tables.
  (Object.entries(HSDS_TABLES) as [HsdsTableName, { readonly file: string }][]).flatMap(
    ([table, { file }]) => [[table, table] as const, [file.replace('.csv', ''), table] as const],
  ),
)

/** The table of HSDS 3.0 that goes by this name, or by the name of its file. */
export const publishedTable = (name: string): HsdsTableName | undefined => BY_NAME.get(name.toLowerCase())
