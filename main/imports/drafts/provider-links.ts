import type { Repair } from '#shared/domain/import.ts'

import { plainWords } from '../reading/plain-words.ts'
import type {
  KeyedRow,
  LinkField,
  LinkedList,
  Orphan,
  Owners,
  ProviderLocation,
  ProviderOrganization,
  ProviderRecords,
  ProviderService,
  ProviderServiceAtLocation,
} from './provider-draft.ts'

/** What a record says of the one it belongs to: an id, a name, or both. */
export interface Reference {
  readonly id: string | null
  readonly name: string | null
}

/** Records as they stand in the source: their keys may repeat and their links may lead nowhere. */
export interface LooseRecords extends Omit<ProviderRecords, 'services' | 'locations'> {
  readonly services: readonly (ProviderService & { readonly organization: Reference })[]
  readonly locations: readonly (ProviderLocation & { readonly organization: Reference })[]
}

/** Records whose links all lead somewhere, and those that did not. */
export interface LinkedRecords {
  readonly records: ProviderRecords
  readonly orphans: readonly Orphan[]
}

/** The list each link leads into. */
export const LINKS: Readonly<
  Record<
    LinkField,
    'organizations' | 'services' | 'locations' | 'servicesAtLocations' | 'contacts' | 'phones'
  >
> = {
  organizationKey: 'organizations',
  serviceKey: 'services',
  locationKey: 'locations',
  serviceAtLocationKey: 'servicesAtLocations',
  contactKey: 'contacts',
  phoneKey: 'phones',
}

// The keys of LINKS are the links.
export const LINK_FIELDS = Object.keys(LINKS) as LinkField[]

/** The lists of details: each row belongs to one record or several. */
export const DETAILS = [
  'addresses',
  'phones',
  'languages',
  'costs',
  'schedules',
  'contacts',
  'documents',
  'areas',
] as const

/** No owner at all. */
export const NO_OWNERS: Owners = {
  organizationKey: null,
  serviceKey: null,
  locationKey: null,
  serviceAtLocationKey: null,
  contactKey: null,
  phoneKey: null,
}

function organizationFinder(
  organizations: readonly ProviderOrganization[],
): (reference: Reference) => ProviderOrganization | undefined {
  const byKey = new Map(organizations.map((organization) => [organization.key, organization]))
  const byName = new Map(
    organizations.toReversed().map((organization) => [plainWords(organization.name), organization]),
  )
  return ({ id, name }) =>
    (id === null ? undefined : byKey.get(id)) ?? (name === null ? undefined : byName.get(plainWords(name)))
}

/** Nobody is joined to an organization that happens to be the only one in the files, unless the office says so. */
function organizationRepairs(
  name: string,
  organizations: readonly ProviderOrganization[],
): readonly Repair[] {
  const [only, ...more] = organizations
  const attach: Repair[] =
    only && more.length === 0 ? [{ kind: 'attach', key: only.key, name: only.name }] : []
  return [{ kind: 'create-organization', name }, ...attach, { kind: 'leave-out' }]
}

/** The first record that misses an organization, by which all that miss the same one are asked about and named. */
interface FirstMissing {
  readonly id: string
  readonly name: string
}

/** By what a missing organization is one: its id, else its name; records that say neither miss nobody in common. */
const missingKey = ({ id, name }: Reference): string | null => id ?? (name === null ? null : plainWords(name))

function firstsMissing() {
  const firsts = new Map<string, FirstMissing>()
  return (reference: Reference, own: FirstMissing): FirstMissing => {
    const key = missingKey(reference)
    if (key === null) return own
    const first = firsts.get(key) ?? { ...own, name: reference.name ?? own.name }
    firsts.set(key, first)
    return first
  }
}

function orphanId(record: { readonly table: string; readonly row: number }, link: string): string {
  return `${record.table}:${record.row}:${link}`
}

function linkServices(
  { services, organizations }: LooseRecords,
  orphans: Orphan[],
): readonly ProviderService[] {
  const find = organizationFinder(organizations)
  const firstOf = firstsMissing()
  return services.map(({ organization: reference, ...service }) => {
    const organization = find(reference)
    if (!organization) {
      const id = orphanId(service, 'organizationKey')
      const first = firstOf(reference, { id, name: reference.name ?? service.name })
      orphans.push({
        kind: 'service-without-organization',
        list: 'services',
        link: 'organizationKey',
        ...{ table: service.table, row: service.row, id, name: service.name, askedWith: first.id },
        ...{
          missing: reference.id ?? reference.name ?? '',
          missingId: reference.id,
          missingName: reference.name,
        },
        repairs: organizationRepairs(first.name, organizations),
      })
    }
    return { ...service, organizationKey: organization?.key ?? null }
  })
}

/** The organization of the services given at a location, for locations that do not name a known one. */
function organizationByService(
  services: readonly ProviderService[],
  links: readonly ProviderServiceAtLocation[],
): ReadonlyMap<string, string> {
  const ofService = new Map(services.map(({ key, organizationKey }) => [key, organizationKey]))
  const found = new Map<string, string>()
  for (const { serviceKey, locationKey } of links) {
    const organization = serviceKey === null ? null : ofService.get(serviceKey)
    if (organization && locationKey) found.set(locationKey, organization)
  }
  return found
}

function linkLocations(
  loose: LooseRecords,
  services: readonly ProviderService[],
  orphans: Orphan[],
): readonly ProviderLocation[] {
  const find = organizationFinder(loose.organizations)
  const byService = organizationByService(services, loose.servicesAtLocations)
  const used = new Set(loose.servicesAtLocations.map(({ locationKey }) => locationKey))
  const names = new Map(loose.organizations.map(({ key, name }) => [key, name]))
  const firstOf = firstsMissing()
  // Services that miss the same organization have named the one to be made.
  const made = new Map(
    orphans.flatMap(({ missing, repairs }) =>
      missing === ''
        ? []
        : repairs.flatMap((repair) =>
            repair.kind === 'create-organization' ? [[missing, repair] as const] : [],
          ),
    ),
  )
  return loose.locations.map(({ organization: reference, ...location }) => {
    const organization = find(reference)
    const missing = reference.id ?? reference.name ?? ''
    // A location may belong to no organization as long as a service is given there.
    if (!organization && (missing !== '' || !used.has(location.key))) {
      const likely = byService.get(location.key)
      const attach: Repair[] = likely ? [{ kind: 'attach', key: likely, name: names.get(likely) ?? '' }] : []
      const id = orphanId(location, 'organizationKey')
      const withServices = made.get(missing)
      const first = firstOf(reference, { id, name: reference.name ?? location.name })
      const others = organizationRepairs(first.name, loose.organizations).filter(
        (repair) =>
          (repair.kind !== 'attach' || repair.key !== likely) &&
          (repair.kind !== 'create-organization' || !withServices),
      )
      orphans.push({
        kind: 'location-without-organization',
        list: 'locations',
        link: 'organizationKey',
        ...{ table: location.table, row: location.row, id, name: location.name, missing },
        // What may become of a place differs with what is given there: each is asked about.
        ...{ missingId: reference.id, missingName: reference.name, askedWith: id },
        repairs: [
          ...(withServices ? [withServices] : []),
          ...attach,
          ...(used.has(location.key) ? [{ kind: 'keep-without' } as const] : []),
          ...others,
        ],
      })
    }
    return { ...location, organizationKey: organization?.key ?? null }
  })
}

function brokenLink(
  list: LinkedList,
  record: ProviderRecords[LinkedList][number],
  link: LinkField,
  missing: string,
  kept: boolean,
): Orphan {
  const id = orphanId(record, link)
  return {
    kind: 'link-to-missing',
    ...{
      table: record.table,
      row: record.row,
      id,
      askedWith: id,
      missingId: null,
      missingName: null,
      list,
      link,
    },
    name: 'name' in record ? (record.name ?? '') : 'number' in record ? record.number : '',
    missing,
    repairs: kept ? [{ kind: 'keep-without' }, { kind: 'leave-out' }] : [{ kind: 'leave-out' }],
  }
}

type Keys = Readonly<Record<(typeof LINKS)[LinkField], ReadonlySet<string>>>

function keysOf(records: Pick<ProviderRecords, (typeof LINKS)[LinkField]>): Keys {
  const keys = (rows: readonly KeyedRow[]): ReadonlySet<string> => new Set(rows.map(({ key }) => key))
  return {
    organizations: keys(records.organizations),
    services: keys(records.services),
    locations: keys(records.locations),
    servicesAtLocations: keys(records.servicesAtLocations),
    contacts: keys(records.contacts),
    phones: keys(records.phones),
  }
}

/** Cuts the links of a detail that lead nowhere and reports each. */
function linkDetail<Detail extends Owners>(
  list: LinkedList,
  detail: Detail & ProviderRecords[LinkedList][number],
  keys: Keys,
  orphans: Orphan[],
): Detail {
  const broken = LINK_FIELDS.filter((link) => {
    const key = detail[link]
    return key !== null && !keys[LINKS[link]].has(key)
  })
  const whole = LINK_FIELDS.some((link) => detail[link] !== null && !broken.includes(link))
  if (broken.length === 0 && whole) return detail
  for (const link of broken) orphans.push(brokenLink(list, detail, link, detail[link] ?? '', whole))
  if (broken.length === 0) orphans.push(brokenLink(list, detail, 'organizationKey', '', false))
  return { ...detail, ...Object.fromEntries(broken.map((link) => [link, null])) }
}

function linkPairs(
  { servicesAtLocations }: LooseRecords,
  keys: Keys,
  orphans: Orphan[],
): readonly ProviderServiceAtLocation[] {
  return servicesAtLocations.map((pair) => {
    const service = pair.serviceKey !== null && keys.services.has(pair.serviceKey)
    const location = pair.locationKey !== null && keys.locations.has(pair.locationKey)
    if (!service)
      orphans.push(brokenLink('servicesAtLocations', pair, 'serviceKey', pair.serviceKey ?? '', false))
    if (!location)
      orphans.push(brokenLink('servicesAtLocations', pair, 'locationKey', pair.locationKey ?? '', false))
    return {
      ...pair,
      serviceKey: service ? pair.serviceKey : null,
      locationKey: location ? pair.locationKey : null,
    }
  })
}

/** Follows every link; those that lead nowhere are cut and listed with the ways to mend them. */
export function linkRecords(loose: LooseRecords): LinkedRecords {
  const orphans: Orphan[] = []
  const services = linkServices(loose, orphans)
  const locations = linkLocations(loose, services, orphans)
  const keys = keysOf({ ...loose, services, locations })
  const details = Object.fromEntries(
    DETAILS.map((list) => [list, loose[list].map((detail) => linkDetail(list, detail, keys, orphans))]),
    // Each list keeps its own kind of record.
  ) as unknown as Pick<ProviderRecords, (typeof DETAILS)[number]>
  const servicesAtLocations = linkPairs(loose, keys, orphans)
  return {
    records: {
      organizations: loose.organizations,
      other: loose.other,
      services,
      locations,
      servicesAtLocations,
      ...details,
    },
    orphans,
  }
}
