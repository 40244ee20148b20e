import type { Location, Organization, Service } from '#shared/domain/provider.ts'

import type { SourceRow } from '../../directory-export/source-rows.ts'
import type { ExtraCell, ProviderAddress, ProviderDraft, ProviderRow } from '../drafts/provider-draft.ts'
import { placeOf } from '../planned.ts'
import type { Origin } from '../reading/findings.ts'
import { addressText } from './address-text.ts'
import { collectDetails, type DetailsOf, sourceRow } from './collect-details.ts'
import { ownerFinder } from './owner-finder.ts'
import { cells, type Keeper, rowKeeper } from './row-keeper.ts'

/** A record of the files as the directory would keep it; links are keys of the files. */
export interface Incoming<Row> {
  readonly key: string
  readonly sourceId: string | null
  readonly origin: Origin
  readonly organizationKey: string | null
  readonly told: Partial<Row>
  /** Made for others that name it: where the office has it, nothing is said of it. */
  readonly isMade?: true
  /** Made under the name that the files give it. */
  readonly isCalledSo?: true
  /** The rows of HSDS 3.0 of which that was made. */
  readonly rows: readonly SourceRow[]
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
    const rest = isFirst
      ? cells({ attention, region })
      : [...cells({ id: address.whole?.['id'] }), ...addressCells(address)]
    keeper.keep(address, owner?.key ?? '', owner, [...rest, ...address.extra])
  }
  return found
}

/** To what else a person belongs than to the record they are shown with. */
function otherLinks({ whole }: Pick<ProviderRow, 'whole'>, owner: Owner | null) {
  const links = ['organization_id', 'service_id', 'location_id', 'service_at_location_id'] as const
  const own = owner && `${owner.list.slice(0, -1)}_id`
  // Whoever belongs to a service at a place belongs to the service only where that is said as well.
  const isOfPair = (whole?.['service_at_location_id'] ?? '') !== ''
  return Object.fromEntries(
    links.map((link) => [link, link === own && !isOfPair ? '' : (whole?.[link] ?? '')]),
  )
}

function keepContacts(draft: ProviderDraft, keeper: Keeper): void {
  const ownerOf = ownerFinder(draft)
  for (const contact of draft.contacts) {
    const { name, title, department, email, extra, key } = contact
    const owner = ownerOf(contact)
    keeper.keep(contact, key, owner, [
      ...cells({ name, title, department, email, ...otherLinks(contact, owner) }),
      ...extra,
    ])
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

function organizationsOf(draft: ProviderDraft, details: (owner: Owner) => DetailsOf, keeper: Keeper) {
  return draft.organizations.map((found): Incoming<Organization> => {
    const { key, sourceId, name, alternateName, description, email, website } = found
    const owner = { list: 'organizations', key } as const
    keeper.keep(found, key, owner, found.extra)
    const { details: own, rows } = details(owner)
    return {
      ...{ key, sourceId, origin: placeOf(found), organizationKey: null, rows },
      ...(found.isMade && { isMade: true as const }),
      ...(found.isCalledSo && { isCalledSo: true as const }),
      told: { name, alternateName, description, email, website, phones: own.phones },
    }
  })
}

const isThree = ({ source, version }: ProviderDraft): boolean => source === 'hsds' && version === '3.0'

/** Cells of a service that are kept otherwise than they stand: ages in whole years, fees in one text. */
function readOtherwise(draft: ProviderDraft, found: ProviderDraft['services'][number]): readonly SourceRow[] {
  const { whole } = found
  if (!isThree(draft) || !whole) return []
  const { minimum_age: from, maximum_age: to, fees, fees_description } = whole
  const rowOf = (
    field: keyof Service & keyof typeof found,
    columns: Readonly<Record<string, string | undefined>>,
  ) =>
    sourceRow(
      { ...found, whole: Object.fromEntries(cells(columns).map(({ column, value }) => [column, value])) },
      field,
      [found[field]],
    )
  return [
    ...(from && from !== String(found.minimumAge) ? rowOf('minimumAge', { minimum_age: from }) : []),
    ...(to && to !== String(found.maximumAge) ? rowOf('maximumAge', { maximum_age: to }) : []),
    ...(fees ? rowOf('fees', { fees, fees_description }) : []),
  ]
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

function servicesOf(draft: ProviderDraft, details: (owner: Owner) => DetailsOf, keeper: Keeper) {
  return draft.services.map((found): Incoming<Service> => {
    const { key, sourceId, organizationKey, name, alternateName, description, website, email, status } = found
    const { minimumAge, maximumAge, interpretation, applicationProcess, eligibility, wait, fees, alert } =
      found
    const { telehealth, slidingFee, payers } = found
    const owner = { list: 'services', key } as const
    keeper.keep(found, key, owner, found.extra)
    const { details: own, rows } = details(owner)
    return {
      ...{ key, sourceId, origin: placeOf(found), organizationKey },
      rows: [...rows, ...readOtherwise(draft, found)],
      told: {
        ...{ name, alternateName, description, website, email, minimumAge, maximumAge, interpretation },
        ...{ applicationProcess, eligibility, fees, alert, telehealth, slidingFee, ...own },
        statedWait: wait,
        payers: [...payers],
        ...saidByUs(found),
        ...(status !== null && { status }),
      },
    }
  })
}

/** A place its directory has no name for leaves without one, as long as nobody gives it one. */
const nameless = (found: ProviderRow, name: string): readonly SourceRow[] =>
  sourceRow({ ...found, whole: { name: '' } }, 'name', [name])

function locationsOf(draft: ProviderDraft, details: (owner: Owner) => DetailsOf, keeper: Keeper) {
  const addresses = collectAddresses(draft, keeper)
  const names = new Map(draft.organizations.map(({ key, name }) => [key, name]))
  return draft.locations.map((found): Incoming<Location> => {
    const { key, sourceId, organizationKey, description, transportation, accessibility } = found
    const { alternateName, website, latitude, longitude } = found
    const owner = { list: 'locations', key } as const
    const { details: own, rows } = details(owner)
    const { phones, languages, openings } = own
    const place = addresses.get(key)
    const address = place ? addressText(place) : ''
    const name = found.name || address || names.get(organizationKey ?? '') || ''
    keeper.keep(found, key, owner, [
      ...cells({ alternateName, website, latitude, longitude }),
      ...found.extra,
    ])
    return {
      ...{ key, sourceId, origin: placeOf(found), organizationKey },
      rows: isThree(draft)
        ? [
            ...rows,
            ...(place ? sourceRow(place, 'address', [address]) : []),
            ...(found.whole?.['name'] === undefined ? nameless(found, name) : []),
            ...(found.accessibilityRows ?? []).flatMap((whole) =>
              sourceRow({ table: 'accessibility', whole }, 'accessibility', [accessibility]),
            ),
          ]
        : [],
      told: {
        ...{ name, description, transportation, accessibility, address, phones, languages, openings },
        postalCode: place?.postalCode ?? null,
      },
    }
  })
}

function placesOf(
  draft: ProviderDraft,
  details: (owner: Owner) => DetailsOf,
  keeper: Keeper,
): DirectoryRecords['places'] {
  return draft.servicesAtLocations.flatMap((pair) => {
    const { serviceKey, locationKey, key, description, extra } = pair
    const about: Owner | null = serviceKey === null ? null : { list: 'services', key: serviceKey }
    keeper.keep(pair, key, about, [...cells({ description }), ...extra])
    if (serviceKey === null || locationKey === null) return []
    if (about && isThree(draft)) details(about).rows.push(...sourceRow(pair, 'places', [locationKey]))
    return [{ serviceKey, locationKey }]
  })
}

/** Puts a mended draft into the shape of the directory; whatever finds no field stays as a row of its own. */
export function directoryRecords(draft: ProviderDraft): DirectoryRecords {
  const keeper = rowKeeper()
  const details = collectDetails(draft, keeper)
  const places = placesOf(draft, details, keeper)
  const records = {
    organizations: organizationsOf(draft, details, keeper),
    services: servicesOf(draft, details, keeper),
    locations: locationsOf(draft, details, keeper),
    places,
  }
  keepContacts(draft, keeper)
  keepOthers(draft, keeper)
  return { ...records, rows: keeper.rows }
}
