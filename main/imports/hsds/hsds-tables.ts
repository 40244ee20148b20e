import type { Table } from '../../spreadsheet/table.ts'
import { oneWord } from '../reading/plain-words.ts'

/** The tables of HSDS this program has a place for, whatever the version calls them. */
export type HsdsTable =
  | 'organization'
  | 'service'
  | 'location'
  | 'service_at_location'
  | 'address'
  | 'physical_address'
  | 'postal_address'
  | 'phone'
  | 'language'
  | 'contact'
  | 'schedule'
  | 'regular_schedule'
  | 'holiday_schedule'
  | 'cost_option'
  | 'required_document'
  | 'service_area'
  | 'eligibility'
  | 'payment_accepted'
  | 'accessibility'
  | 'attribute'

const NAMES: Readonly<Record<HsdsTable, readonly string[]>> = {
  organization: ['organization', 'organizations'],
  service: ['service', 'services'],
  location: ['location', 'locations'],
  service_at_location: [
    'service_at_location',
    'service_at_locations',
    'services_at_location',
    'services_at_locations',
  ],
  address: ['address', 'addresses'],
  physical_address: ['physical_address', 'physical_addresses'],
  postal_address: ['postal_address', 'postal_addresses'],
  phone: ['phone', 'phones'],
  language: ['language', 'languages'],
  contact: ['contact', 'contacts'],
  schedule: ['schedule', 'schedules'],
  regular_schedule: ['regular_schedule', 'regular_schedules'],
  holiday_schedule: ['holiday_schedule', 'holiday_schedules'],
  cost_option: ['cost_option', 'cost_options'],
  required_document: ['required_document', 'required_documents'],
  service_area: ['service_area', 'service_areas'],
  eligibility: ['eligibility', 'eligibilities'],
  payment_accepted: ['payment_accepted', 'payments_accepted', 'payment_accepteds'],
  accessibility: ['accessibility', 'accessibilities', 'accessibility_for_disabilities'],
  attribute: ['attribute', 'attributes'],
}

const WORDS = new Map<string, HsdsTable>(
  // The keys of NAMES are tables.
  (Object.entries(NAMES) as [HsdsTable, readonly string[]][]).flatMap(([table, names]) =>
    names.map((name) => [oneWord(name), table] as const),
  ),
)

/** Which HSDS table a file is, by its name. */
export function hsdsTable(name: string): HsdsTable | undefined {
  return WORDS.get(oneWord(name))
}

function hasColumns(tables: readonly Table[], name: HsdsTable, ...columns: readonly string[]): boolean {
  return tables.some(
    (table) => hsdsTable(table.name) === name && columns.every((column) => table.columns.includes(column)),
  )
}

/** Whether the three main tables have the headings HSDS gives them. */
export function looksLikeHsds(tables: readonly Table[]): boolean {
  const service = hasColumns(tables, 'service', 'id', 'organization_id', 'name')
  const organization = hasColumns(tables, 'organization', 'id', 'name')
  const location = hasColumns(tables, 'location', 'id', 'name')
  return (
    (organization && (service || location)) ||
    (service && location) ||
    hasColumns(tables, 'service_at_location', 'service_id', 'location_id')
  )
}
