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
import { NO_OWNERS } from '../drafts/provider-links.ts'
import { zipAtEnd } from '../reading/address-values.ts'
import { languageTag } from '../reading/languages.ts'
import { oneWord } from '../reading/plain-words.ts'
import { providerReader, type ProviderReader } from '../reading/provider-reader.ts'
import { viewTable, type Wanted } from '../reading/table-view.ts'
import { readRows, type HsdsReading } from './hsds-rows.ts'

const RECORDS = {
  organization: ['organization_id'],
  service: ['service_id'],
  location: ['location_id'],
  serviceAtLocation: ['service_at_location_id'],
} as const satisfies Wanted<string>

const OWNERS = { ...RECORDS, contact: ['contact_id'], phone: ['phone_id'] } as const satisfies Wanted<string>

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
  ...RECORDS,
  contact: ['contact_id'],
  number: ['number'],
  extension: ['extension'],
  kind: ['type'],
  description: ['description'],
  // Versions before 3.0 said these of a number itself.
  department: ['department'],
  language: ['language'],
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
  interval: ['interval'],
  opensAt: ['opens_at'],
  closesAt: ['closes_at'],
  validFrom: ['valid_from', 'start_date'],
  validTo: ['valid_to', 'end_date'],
  description: ['description'],
  notes: ['notes'],
} as const satisfies Wanted<string>

const CONTACT = {
  id: ['id'],
  ...RECORDS,
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
  return readRows(tables, ADDRESS, hsds, (reader, index) => {
    const lines = (['line1', 'line2', 'line3', 'line4'] as const)
      .map((line) => reader.text(index, line))
      .filter(Boolean)
    return {
      ...reader.owners(index, { organizationKey: 'organization', locationKey: 'location' }),
      kind: reader.orNull(index, 'kind') ?? addressKind(reader.view.table.name),
      attention: reader.orNull(index, 'attention'),
      lines,
      city: reader.orNull(index, 'city'),
      region: reader.orNull(index, 'region'),
      state: reader.orNull(index, 'state'),
      postalCode: reader.orNull(index, 'postalCode') ?? zipAtEnd(lines.at(-1) ?? ''),
      country: reader.orNull(index, 'country'),
    }
  })
}

/** How files write the kinds of telephone of HSDS otherwise than HSDS does. */
const PHONE_KINDS: Readonly<Record<string, string>> = {
  ...{ tty: 'textphone', tdd: 'textphone', ttytdd: 'textphone', tddtty: 'textphone' },
  ...{ teletype: 'textphone', telephone: 'voice', phone: 'voice', landline: 'voice' },
  ...{ mobile: 'cell', cellphone: 'cell', sms: 'text', texting: 'text' },
  ...{ voice: 'voice', fax: 'fax', cell: 'cell', text: 'text', video: 'video' },
  ...{ pager: 'pager', textphone: 'textphone' },
}

function phoneKind(said: string | null): string | null {
  return said === null ? null : (PHONE_KINDS[oneWord(said)] ?? said)
}

/** A number that says its kind itself, `TTY: 711`, is of that kind. */
function numberAndKind(said: string, kind: string | null): Pick<ProviderPhone, 'number' | 'kind'> {
  const [, word = '', number = ''] = /^([\p{L}/ -]{2,20}):\s*(.+)$/u.exec(said) ?? []
  const named = PHONE_KINDS[oneWord(word)]
  return named === undefined ? { number: said, kind } : { number, kind: kind ?? named }
}

/** Telephone numbers; a row without a number is reported and kept among its extra cells. */
export function readPhones(hsds: HsdsReading): readonly ProviderPhone[] {
  const { phoneKey: _, ...links } = OWNER_LINKS
  return readRows(hsds.tables('phone'), PHONE, hsds, (reader, index) => {
    return {
      ...reader.owners(index, links),
      ...numberAndKind(reader.phone(index, 'number'), phoneKind(reader.orNull(index, 'kind'))),
      extension: reader.orNull(index, 'extension'),
      description: [reader.text(index, 'department'), reader.text(index, 'description')]
        .filter(Boolean)
        .join(', '),
      ...reader.key(index, 'id'),
    }
  })
}

const inEnglish = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** The languages spoken on a number, `en,es`, which versions before 3.0 wrote beside it. */
function languagesOfPhones(hsds: HsdsReading): readonly ProviderLanguage[] {
  return hsds.tables('phone').flatMap((table) => {
    const reader = providerReader(viewTable(table, PHONE), hsds)
    return table.rows.flatMap((_, index) =>
      reader
        .text(index, 'language')
        .split(/[,;/]/)
        .map((part) => part.trim())
        .filter(Boolean)
        .map((text) => {
          const tag = hsds.collector.language({ ...reader.view.cell(index, 'language'), text }, 'language')
          return {
            ...{ ...NO_OWNERS, phoneKey: reader.key(index, 'id').key, tag, note: '' },
            name: tag !== null && text.length <= 3 ? (inEnglish.of(tag) ?? text) : text,
            ...{ table: table.name, row: reader.view.rowNumber(index), extra: [] },
          }
        }),
    )
  })
}

/** Languages of services, locations and telephones. */
export function readLanguages(hsds: HsdsReading): readonly ProviderLanguage[] {
  const rows = readRows(hsds.tables('language'), LANGUAGE, hsds, (reader, index) => {
    const code = reader.view.cell(index, 'code')
    const name = reader.text(index, 'name')
    const byName = { ...reader.view.cell(index, 'name'), text: name }
    return {
      ...reader.owners(index, OWNER_LINKS),
      tag: languageTag(code.text) ?? hsds.collector.language(name ? byName : code, 'language'),
      name: name || code.text,
      note: reader.text(index, 'note'),
    }
  })
  return [...rows, ...languagesOfPhones(hsds)]
}

/** What a service costs. */
export function readCosts(hsds: HsdsReading): readonly ProviderCost[] {
  return readRows(
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
    }),
    ['validFrom', 'validTo'],
  )
}

const EVERY_DAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The days of a week; what comes round otherwise, "the second Monday of a month", is a rule and no day of every week. */
function recurring(
  reader: ProviderReader<keyof typeof SCHEDULE>,
  index: number,
): Pick<ProviderSchedule, 'days' | 'rule'> {
  const [frequency, days, interval] = (['frequency', 'days', 'interval'] as const).map((field) =>
    reader.text(index, field).toUpperCase(),
  )
  const isOther = frequency !== '' && frequency !== 'WEEKLY' && frequency !== 'DAILY'
  const isNow = /(?:^|[,;\s])[+-]?\d+[A-Z]{2}/.test(days ?? '') || (interval !== '' && interval !== '1')
  if (isOther || isNow)
    return { days: [], rule: { freq: frequency ?? '', byday: days ?? '', interval: interval ?? '' } }
  const named = reader.weekdays(index, 'days')
  return { days: frequency === 'DAILY' && days === '' ? EVERY_DAY : named, rule: null }
}

/** Opening hours: recurring ones, the weekly table of older versions, and holidays. */
export function readSchedules(hsds: HsdsReading): readonly ProviderSchedule[] {
  const tables = [
    ...hsds.tables('schedule'),
    ...hsds.tables('regular_schedule'),
    ...hsds.tables('holiday_schedule'),
  ]
  return readRows(
    tables,
    SCHEDULE,
    hsds,
    (reader, index) => ({
      ...reader.owners(index, OWNER_LINKS),
      ...recurring(reader, index),
      opensAt: reader.time(index, 'opensAt'),
      closesAt: reader.time(index, 'closesAt'),
      validFrom: reader.day(index, 'validFrom'),
      validTo: reader.day(index, 'validTo'),
      description: reader.text(index, 'description'),
      notes: reader.text(index, 'notes'),
      holiday: reader.view.table.name.startsWith('holiday'),
    }),
    ['validFrom', 'validTo'],
  )
}

/** People to ask for. */
export function readContacts(hsds: HsdsReading): readonly ProviderContact[] {
  const { phoneKey: _, contactKey: __, ...links } = OWNER_LINKS
  return readRows(hsds.tables('contact'), CONTACT, hsds, (reader, index) => {
    return {
      ...reader.owners(index, links),
      name: reader.orNull(index, 'name'),
      title: reader.orNull(index, 'title'),
      department: reader.orNull(index, 'department'),
      email: reader.email(index, 'email'),
      ...reader.key(index, 'id'),
    }
  })
}

/** Papers a family must bring. */
export function readDocuments(hsds: HsdsReading): readonly ProviderDocument[] {
  return readRows(hsds.tables('required_document'), DOCUMENT, hsds, (reader, index) => ({
    ...reader.owners(index, OWNER_LINKS),
    document: reader.text(index, 'document'),
  }))
}

/** Areas a service is given in. */
export function readAreas(hsds: HsdsReading): readonly ProviderArea[] {
  return readRows(hsds.tables('service_area'), AREA, hsds, (reader, index) => ({
    ...reader.owners(index, OWNER_LINKS),
    name: reader.text(index, 'name'),
    description: reader.text(index, 'description'),
  }))
}
