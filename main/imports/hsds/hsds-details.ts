import type { Table } from '../../spreadsheet/table.ts'
import type { HsdsReading } from './hsds.ts'
import { languageTag } from '../reading/languages.ts'
import { orNull } from '../reading/plain-words.ts'
import type {
  ProviderAddress,
  ProviderArea,
  ProviderContact,
  ProviderCost,
  ProviderDocument,
  ProviderLanguage,
  ProviderPhone,
  ProviderSchedule,
} from '../drafts/provider-draft.ts'
import { providerReader, reportKept, type ProviderReader } from '../reading/provider-reader.ts'
import { viewTable, type Wanted } from '../reading/table-view.ts'

const OWNERS = {
  organization: ['organization_id'],
  service: ['service_id'],
  location: ['location_id'],
  serviceAtLocation: ['service_at_location_id'],
  contact: ['contact_id'],
  phone: ['phone_id'],
} as const satisfies Wanted<string>

const OWNER_LINKS = {
  organizationKey: 'organization',
  serviceKey: 'service',
  locationKey: 'location',
  serviceAtLocationKey: 'serviceAtLocation',
  contactKey: 'contact',
  phoneKey: 'phone',
} as const

const ADDRESS = {
  id: ['id'],
  ...OWNERS,
  attention: ['attention'],
  line1: ['address_1', 'address1'],
  line2: ['address_2', 'address2'],
  line3: ['address_3'],
  line4: ['address_4'],
  city: ['city'],
  region: ['region'],
  state: ['state_province', 'state'],
  postalCode: ['postal_code', 'zip'],
  country: ['country'],
  kind: ['address_type'],
} as const satisfies Wanted<string>

const PHONE = {
  id: ['id'],
  organization: ['organization_id'],
  service: ['service_id'],
  location: ['location_id'],
  serviceAtLocation: ['service_at_location_id'],
  contact: ['contact_id'],
  number: ['number'],
  extension: ['extension'],
  kind: ['type'],
  description: ['description', 'department'],
} as const satisfies Wanted<string>

const LANGUAGE = {
  id: ['id'],
  ...OWNERS,
  name: ['name', 'language'],
  code: ['code'],
  note: ['note'],
} as const satisfies Wanted<string>

const COST = {
  id: ['id'],
  ...OWNERS,
  option: ['option'],
  amount: ['amount'],
  currency: ['currency'],
  description: ['amount_description'],
  validFrom: ['valid_from'],
  validTo: ['valid_to'],
} as const satisfies Wanted<string>

const SCHEDULE = {
  id: ['id'],
  ...OWNERS,
  days: ['byday', 'weekday'],
  frequency: ['freq'],
  opensAt: ['opens_at'],
  closesAt: ['closes_at'],
  validFrom: ['valid_from', 'start_date'],
  validTo: ['valid_to', 'end_date'],
  description: ['description'],
  notes: ['notes'],
} as const satisfies Wanted<string>

const CONTACT = {
  id: ['id'],
  organization: ['organization_id'],
  service: ['service_id'],
  location: ['location_id'],
  serviceAtLocation: ['service_at_location_id'],
  name: ['name'],
  title: ['title'],
  department: ['department'],
  email: ['email'],
} as const satisfies Wanted<string>

const DOCUMENT = { id: ['id'], ...OWNERS, document: ['document'] } as const satisfies Wanted<string>

const AREA = {
  id: ['id'],
  ...OWNERS,
  name: ['name', 'service_area'],
  description: ['description'],
} as const satisfies Wanted<string>

type Read<Field extends string, Row> = (reader: ProviderReader<Field>, index: number) => Row

function readEach<Field extends string, Row>(
  tables: readonly Table[],
  wanted: Wanted<Field>,
  { collector, tidied }: Pick<HsdsReading, 'collector' | 'tidied'>,
  read: Read<Field, Row>,
  dates: readonly NoInfer<Field>[] = [],
): readonly Row[] {
  return tables.flatMap((table) => {
    const reader = providerReader(viewTable(table, wanted), { collector, tidied, dates })
    reportKept(reader.view, collector)
    return table.rows.map((_, index) => read(reader, index))
  })
}

function addressKind(table: string): string | null {
  if (table.startsWith('physical')) return 'physical'
  return table.startsWith('postal') ? 'postal' : null
}

/** Addresses; before 3.0 the postal ones have a table of their own. */
export function readAddresses(hsds: HsdsReading): readonly ProviderAddress[] {
  const tables = [
    ...hsds.tables('address'),
    ...hsds.tables('physical_address'),
    ...hsds.tables('postal_address'),
  ]
  return readEach(tables, ADDRESS, hsds, (reader, index) => ({
    ...reader.owners(index, { organizationKey: 'organization', locationKey: 'location' }),
    kind: reader.orNull(index, 'kind') ?? addressKind(reader.view.table.name),
    attention: reader.orNull(index, 'attention'),
    lines: (['line1', 'line2', 'line3', 'line4'] as const)
      .map((line) => reader.text(index, line))
      .filter(Boolean),
    city: reader.orNull(index, 'city'),
    region: reader.orNull(index, 'region'),
    state: reader.orNull(index, 'state'),
    postalCode: reader.orNull(index, 'postalCode'),
    country: reader.orNull(index, 'country'),
    ...reader.row(index),
  }))
}

/** Telephone numbers; a row without a number is reported and kept among its extra cells. */
export function readPhones(hsds: HsdsReading): readonly ProviderPhone[] {
  const { phoneKey: _, ...links } = OWNER_LINKS
  return readEach(hsds.tables('phone'), PHONE, hsds, (reader, index) => {
    const record = {
      ...reader.owners(index, links),
      number: reader.phone(index, 'number'),
      extension: reader.orNull(index, 'extension'),
      kind: reader.orNull(index, 'kind'),
      description: reader.text(index, 'description'),
    }
    const row = reader.row(index)
    const id = reader.view.text(index, 'id')
    return { ...record, ...row, key: id || `${row.table}:${row.row}`, sourceId: orNull(id) }
  })
}

/** Languages of services, locations and telephones. */
export function readLanguages(hsds: HsdsReading): readonly ProviderLanguage[] {
  return readEach(hsds.tables('language'), LANGUAGE, hsds, (reader, index) => {
    const code = reader.view.cell(index, 'code')
    const name = reader.text(index, 'name')
    const byName = { ...reader.view.cell(index, 'name'), text: name }
    return {
      ...reader.owners(index, OWNER_LINKS),
      tag: languageTag(code.text) ?? hsds.collector.language(name ? byName : code, 'language'),
      name: name || code.text,
      note: reader.text(index, 'note'),
      ...reader.row(index),
    }
  })
}

/** What a service costs. */
export function readCosts(hsds: HsdsReading): readonly ProviderCost[] {
  return readEach(
    hsds.tables('cost_option'),
    COST,
    hsds,
    (reader, index) => ({
      ...reader.owners(index, OWNER_LINKS),
      option: reader.text(index, 'option'),
      amount: reader.amount(index, 'amount'),
      currency: reader.orNull(index, 'currency')?.toUpperCase() ?? null,
      description: reader.text(index, 'description'),
      validFrom: reader.day(index, 'validFrom'),
      validTo: reader.day(index, 'validTo'),
      ...reader.row(index),
    }),
    ['validFrom', 'validTo'],
  )
}

/** Opening hours: recurring ones, the weekly table of older versions, and holidays. */
export function readSchedules(hsds: HsdsReading): readonly ProviderSchedule[] {
  const tables = [
    ...hsds.tables('schedule'),
    ...hsds.tables('regular_schedule'),
    ...hsds.tables('holiday_schedule'),
  ]
  return readEach(
    tables,
    SCHEDULE,
    hsds,
    (reader, index) => ({
      ...reader.owners(index, OWNER_LINKS),
      days: reader.weekdays(index, 'days'),
      frequency: reader.orNull(index, 'frequency'),
      opensAt: reader.time(index, 'opensAt'),
      closesAt: reader.time(index, 'closesAt'),
      validFrom: reader.day(index, 'validFrom'),
      validTo: reader.day(index, 'validTo'),
      description: reader.text(index, 'description'),
      notes: reader.text(index, 'notes'),
      holiday: reader.view.table.name.startsWith('holiday'),
      ...reader.row(index),
    }),
    ['validFrom', 'validTo'],
  )
}

/** People to ask for. */
export function readContacts(hsds: HsdsReading): readonly ProviderContact[] {
  const { phoneKey: _, contactKey: __, ...links } = OWNER_LINKS
  return readEach(hsds.tables('contact'), CONTACT, hsds, (reader, index) => {
    const record = {
      ...reader.owners(index, links),
      name: reader.orNull(index, 'name'),
      title: reader.orNull(index, 'title'),
      department: reader.orNull(index, 'department'),
      email: reader.email(index, 'email'),
    }
    const row = reader.row(index)
    const id = reader.view.text(index, 'id')
    return { ...record, ...row, key: id || `${row.table}:${row.row}`, sourceId: orNull(id) }
  })
}

/** Papers a family must bring. */
export function readDocuments(hsds: HsdsReading): readonly ProviderDocument[] {
  return readEach(hsds.tables('required_document'), DOCUMENT, hsds, (reader, index) => ({
    ...reader.owners(index, OWNER_LINKS),
    document: reader.text(index, 'document'),
    ...reader.row(index),
  }))
}

/** Areas a service is given in. */
export function readAreas(hsds: HsdsReading): readonly ProviderArea[] {
  return readEach(hsds.tables('service_area'), AREA, hsds, (reader, index) => ({
    ...reader.owners(index, OWNER_LINKS),
    name: reader.text(index, 'name'),
    description: reader.text(index, 'description'),
    ...reader.row(index),
  }))
}
