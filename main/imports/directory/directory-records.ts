import { tidyPhone } from '#shared/domain/phone.ts'
import type { Location, Opening, Organization, Phone, Service } from '#shared/domain/provider.ts'

import type {
  ExtraCell,
  Owners,
  ProviderAddress,
  ProviderDraft,
  ProviderRow,
  ProviderSchedule,
} from '../drafts/provider-draft.ts'
import { placeOf } from '../planned.ts'
import type { Origin } from '../reading/findings.ts'

/** A record of the files as the directory would keep it; links are keys of the files. */
export interface Incoming<Row> {
  readonly key: string
  readonly sourceId: string | null
  readonly origin: Origin
  readonly organizationKey: string | null
  readonly told: Partial<Row>
}

/** A row that has no place of its own in the directory, kept as it stands. */
export interface IncomingRow {
  readonly table: string
  readonly key: string
  readonly origin: Origin
  readonly about: Owner | null
  readonly cells: readonly ExtraCell[]
}

/** A record something belongs to. */
export interface Owner {
  readonly list: 'organizations' | 'services' | 'locations'
  readonly key: string
}

/** A directory in the shape of ours. */
export interface DirectoryRecords {
  readonly organizations: readonly Incoming<Organization>[]
  readonly services: readonly Incoming<Service>[]
  readonly locations: readonly Incoming<Location>[]
  readonly places: readonly { readonly serviceKey: string; readonly locationKey: string }[]
  readonly rows: readonly IncomingRow[]
}

type Collected = Pick<Service, 'phones' | 'languages' | 'costs' | 'openings' | 'documents' | 'areas'>

const nothing = (): Collected => ({
  phones: [],
  languages: [],
  costs: [],
  openings: [],
  documents: [],
  areas: [],
})

/** Finds the one record a detail is shown with: the service before the place before the organization. */
function ownerFinder({ servicesAtLocations, contacts }: ProviderDraft): (owners: Owners) => Owner | null {
  const pairs = new Map(servicesAtLocations.map((pair) => [pair.key, pair]))
  const people = new Map(contacts.map((contact) => [contact.key, contact]))
  const find = (owners: Owners, asked: boolean): Owner | null => {
    const pair = owners.serviceAtLocationKey === null ? undefined : pairs.get(owners.serviceAtLocationKey)
    const serviceKey = owners.serviceKey ?? pair?.serviceKey ?? null
    if (serviceKey !== null) return { list: 'services', key: serviceKey }
    const locationKey = owners.locationKey ?? pair?.locationKey ?? null
    if (locationKey !== null) return { list: 'locations', key: locationKey }
    if (owners.organizationKey !== null) return { list: 'organizations', key: owners.organizationKey }
    const contact = owners.contactKey === null || asked ? undefined : people.get(owners.contactKey)
    return contact ? find(contact, true) : null
  }
  return (owners) => find(owners, false)
}

function joined(parts: readonly (string | null | undefined)[], by: string): string {
  return parts.filter(Boolean).join(by)
}

function period(from: string | null, to: string | null): string {
  return from || to ? `${from ?? '…'} – ${to ?? '…'}` : ''
}

/** A rule as HSDS writes it, where the words beside it do not say it already. */
function ruleInWords({ rule, description }: ProviderSchedule): string {
  if (!rule) return ''
  const said = joined([rule.freq, rule.byday, rule.interval && `/${rule.interval}`], ' ')
  return description.includes(said) ? '' : said
}

/** How an exception for a holiday leaves in HSDS 3.0, which has no table for it: its first line says so. */
const HOLIDAY = /^holiday(?:\n|$)/i

function openingsOf(schedule: ProviderSchedule): Opening[] {
  const { days, opensAt, closesAt, description, notes, validFrom, validTo, holiday } = schedule
  const isHoliday = holiday || (days.length === 0 && HOLIDAY.test(description))
  const said = isHoliday ? description.replace(HOLIDAY, '') : description
  const words = joined([said, ruleInWords(schedule), notes, period(validFrom, validTo)], '\n')
  const opening = (day: string | null): Opening => ({ day, opensAt, closesAt, description: words })
  if (isHoliday) return [opening('holiday')]
  if (days.length > 0) return days.map(opening)
  return opensAt || closesAt || words ? [opening(null)] : []
}

/** An address in one line; a line that ends with the code is whole, and gets none of it twice. */
export function addressText({
  lines,
  city,
  state,
  postalCode,
  country,
}: Pick<ProviderAddress, 'lines' | 'city' | 'state' | 'postalCode' | 'country'>): string {
  const abroad = country && !/^(us|usa|united states)$/i.test(country) ? country : null
  const written = joined(lines, ', ')
  const isWhole = postalCode !== null && written.endsWith(postalCode)
  const rest = isWhole
    ? [city, state].filter((part) => part && !written.toLowerCase().includes(part.toLowerCase()))
    : [city, joined([state, postalCode], ' ')]
  return joined([...lines, ...rest, abroad], ', ')
}

function cells(record: Readonly<Record<string, string | number | null>>): ExtraCell[] {
  return Object.entries(record).flatMap(([column, value]) =>
    value === null || value === '' ? [] : [{ column, value: String(value) }],
  )
}

/** Collects rows to be kept as they stand, each under a key that the same file gives again. */
function rowKeeper() {
  const rows: IncomingRow[] = []
  const taken = new Map<string, number>()
  return {
    rows,
    keep(row: ProviderRow | Origin, key: string, about: Owner | null, kept: readonly ExtraCell[]): void {
      if (kept.length === 0) return
      const times = (taken.get(`${row.table} ${key}`) ?? 0) + 1
      taken.set(`${row.table} ${key}`, times)
      rows.push({
        table: row.table,
        key: times === 1 ? key : `${key}#${times}`,
        origin: placeOf(row),
        about,
        cells: kept,
      })
    },
  }
}

type Keeper = ReturnType<typeof rowKeeper>

/** A language that is spoken on a telephone, and nothing says at which service or place else. */
const isOfPhoneOnly = ({ phoneKey, ...owners }: ProviderDraft['languages'][number]): boolean =>
  phoneKey !== null &&
  [owners.serviceKey, owners.locationKey, owners.serviceAtLocationKey, owners.organizationKey].every(
    (key) => key === null,
  )

/** Numbers one can talk on come first, since the first is the one that is called. */
const NOT_TO_TALK_ON: Readonly<Record<string, number>> = { text: 1, textphone: 2, video: 2, pager: 3, fax: 4 }

const phonesInOrder = (phones: ProviderDraft['phones']): ProviderDraft['phones'] =>
  phones.toSorted(
    (one, other) => (NOT_TO_TALK_ON[one.kind ?? ''] ?? 0) - (NOT_TO_TALK_ON[other.kind ?? ''] ?? 0),
  )

function collectDetails(draft: ProviderDraft, keeper: Keeper): (owner: Owner) => Collected {
  const ownerOf = ownerFinder(draft)
  const collected = new Map<string, Collected>()
  const at = ({ list, key }: Owner): Collected => {
    const id = `${list} ${key}`
    const found = collected.get(id) ?? nothing()
    collected.set(id, found)
    return found
  }
  const each = <Detail extends ProviderRow & Owners>(
    details: readonly Detail[],
    add: (to: Collected, detail: Detail) => void,
    rest: (detail: Detail) => readonly ExtraCell[] = () => [],
  ): void => {
    for (const detail of details) {
      const owner = ownerOf(detail)
      if (owner) add(at(owner), detail)
      keeper.keep(detail, owner?.key ?? '', owner, [...rest(detail), ...detail.extra])
    }
  }
  const spoken = Map.groupBy(draft.languages.filter(isOfPhoneOnly), ({ phoneKey }) => phoneKey)
  each(phonesInOrder(draft.phones), (to, { key, number, extension, kind, description: said }) => {
    if (number === '') return
    const tidied = tidyPhone(number)
    const languages = (spoken.get(key) ?? []).map(({ name }) => name).filter((name) => !said.includes(name))
    const description = joined([said, languages.join(', ')], ' · ')
    const phone: Phone = { ...tidied, extension: extension ?? tidied.extension, kind, description }
    to.phones.push(phone)
  })
  for (const language of draft.languages.filter(isOfPhoneOnly)) {
    const { name, note, extra } = language
    const owner = ownerOf(draft.phones.find(({ key }) => key === language.phoneKey) ?? language)
    keeper.keep(language, owner?.key ?? '', owner, [
      ...(note ? cells({ language: name, note }) : []),
      ...extra,
    ])
  }
  each(
    draft.languages.filter((language) => !isOfPhoneOnly(language)),
    (to, { tag, name }) => {
      const language = tag ?? name
      if (language && !to.languages.includes(language)) to.languages.push(language)
    },
    ({ name, tag, note }) => (note ? cells({ language: name || tag, note }) : []),
  )
  each(draft.costs, (to, { option, amount, currency, description, validFrom, validTo }) => {
    const words = joined([description, period(validFrom, validTo)], '\n')
    to.costs.push({ option, amount, currency: currency?.toUpperCase() ?? null, description: words })
  })
  each(
    draft.schedules,
    (to, schedule) => to.openings.push(...openingsOf(schedule)),
    ({ rule }) => (rule ? cells({ ...rule }) : []),
  )
  each(draft.documents, (to, { document }) => {
    if (document) to.documents.push(document)
  })
  each(draft.areas, (to, { name, description }) => {
    const area = name || description
    if (area) to.areas.push(area)
  })
  return at
}

/** An address that is not the one of its place, in the columns of HSDS 3.0, so that it can leave as it came. */
function addressCells(address: ProviderAddress): ExtraCell[] {
  const { kind, attention, lines, city, region, state, postalCode, country } = address
  const [first = '', ...others] = lines
  return cells({
    ...{ address_type: kind, attention, address_1: first, address_2: others.join(', '), city, region },
    ...{ state_province: state, postal_code: postalCode, country },
  })
}

function collectAddresses(draft: ProviderDraft, keeper: Keeper): ReadonlyMap<string, ProviderAddress> {
  const found = new Map<string, ProviderAddress>()
  const physicalFirst = draft.addresses.toSorted(
    (left, right) => Number(left.kind === 'postal') - Number(right.kind === 'postal'),
  )
  for (const address of physicalFirst) {
    const { locationKey, organizationKey, attention, region } = address
    const owner: Owner | null = locationKey
      ? { list: 'locations', key: locationKey }
      : organizationKey
        ? { list: 'organizations', key: organizationKey }
        : null
    const isFirst = locationKey !== null && !found.has(locationKey)
    if (locationKey && isFirst) found.set(locationKey, address)
    const rest = isFirst ? cells({ attention, region }) : addressCells(address)
    keeper.keep(address, owner?.key ?? '', owner, [...rest, ...address.extra])
  }
  return found
}

function keepContacts(draft: ProviderDraft, keeper: Keeper): void {
  const ownerOf = ownerFinder(draft)
  for (const contact of draft.contacts) {
    const { name, title, department, email, extra, key } = contact
    keeper.keep(contact, key, ownerOf(contact), [...cells({ name, title, department, email }), ...extra])
  }
}

/** A row of a foreign table speaks of the first record of ours one of its cells names. */
function keepOthers(draft: ProviderDraft, keeper: Keeper): void {
  const owners = new Map<string, Owner>()
  for (const list of ['organizations', 'locations', 'services'] as const)
    for (const { key } of draft[list]) owners.set(key, { list, key })
  for (const row of draft.other) {
    const about = row.cells.map(({ value }) => owners.get(value)).find((owner) => owner !== undefined) ?? null
    const id = row.cells.find(({ column }) => column.toLowerCase() === 'id')?.value
    keeper.keep(row, id ?? `row ${row.row}`, about, row.cells)
  }
}

function organizationsOf(draft: ProviderDraft, details: (owner: Owner) => Collected, keeper: Keeper) {
  return draft.organizations.map((found): Incoming<Organization> => {
    const { key, sourceId, name, alternateName, description, email, website } = found
    const owner = { list: 'organizations', key } as const
    keeper.keep(found, key, owner, found.extra)
    return {
      ...{ key, sourceId, origin: placeOf(found), organizationKey: null },
      told: { name, alternateName, description, email, website, phones: details(owner).phones },
    }
  })
}

/** What only a directory that this program gave away says; any other says nothing of it, which is no "none". */
function saidByUs({ help, modalities, cultures, clinicianGenders }: ProviderDraft['services'][number]) {
  return {
    ...(help && { help: [...help] }),
    ...(modalities && { modalities: [...modalities] }),
    ...(cultures && { cultures: [...cultures] }),
    ...(clinicianGenders && { clinicianGenders: [...clinicianGenders] }),
  }
}

function servicesOf(draft: ProviderDraft, details: (owner: Owner) => Collected, keeper: Keeper) {
  return draft.services.map((found): Incoming<Service> => {
    const { key, sourceId, organizationKey, name, alternateName, description, website, email, status } = found
    const { minimumAge, maximumAge, interpretation, applicationProcess, eligibility, wait, fees, alert } =
      found
    const { telehealth, slidingFee, payers } = found
    const owner = { list: 'services', key } as const
    keeper.keep(found, key, owner, found.extra)
    return {
      ...{ key, sourceId, origin: placeOf(found), organizationKey },
      told: {
        ...{ name, alternateName, description, website, email, minimumAge, maximumAge, interpretation },
        ...{ applicationProcess, eligibility, fees, alert, telehealth, slidingFee, ...details(owner) },
        statedWait: wait,
        payers: [...payers],
        ...saidByUs(found),
        ...(status !== null && { status }),
      },
    }
  })
}

function locationsOf(draft: ProviderDraft, details: (owner: Owner) => Collected, keeper: Keeper) {
  const addresses = collectAddresses(draft, keeper)
  const names = new Map(draft.organizations.map(({ key, name }) => [key, name]))
  return draft.locations.map((found): Incoming<Location> => {
    const { key, sourceId, organizationKey, description, transportation, accessibility } = found
    const { alternateName, website, latitude, longitude } = found
    const owner = { list: 'locations', key } as const
    const { phones, languages, openings } = details(owner)
    const place = addresses.get(key)
    const address = place ? addressText(place) : ''
    const name = found.name || address || names.get(organizationKey ?? '') || ''
    keeper.keep(found, key, owner, [
      ...cells({ alternateName, website, latitude, longitude }),
      ...found.extra,
    ])
    return {
      ...{ key, sourceId, origin: placeOf(found), organizationKey },
      told: {
        ...{ name, description, transportation, accessibility, address, phones, languages, openings },
        postalCode: place?.postalCode ?? null,
      },
    }
  })
}

function placesOf(draft: ProviderDraft, keeper: Keeper): DirectoryRecords['places'] {
  return draft.servicesAtLocations.flatMap((pair) => {
    const { serviceKey, locationKey, key, description, extra } = pair
    const about: Owner | null = serviceKey === null ? null : { list: 'services', key: serviceKey }
    keeper.keep(pair, key, about, [...cells({ description }), ...extra])
    return serviceKey === null || locationKey === null ? [] : [{ serviceKey, locationKey }]
  })
}

/** Puts a mended draft into the shape of the directory; whatever finds no field stays as a row of its own. */
export function directoryRecords(draft: ProviderDraft): DirectoryRecords {
  const keeper = rowKeeper()
  const details = collectDetails(draft, keeper)
  const records = {
    organizations: organizationsOf(draft, details, keeper),
    services: servicesOf(draft, details, keeper),
    locations: locationsOf(draft, details, keeper),
    places: placesOf(draft, keeper),
  }
  keepContacts(draft, keeper)
  keepOthers(draft, keeper)
  return { ...records, rows: keeper.rows }
}
