import { zipOfDistrict } from './areas.ts'
import type { Chance } from './chance.ts'
import { fictionalPhone } from './people.ts'
import { ORGANIZATION_KINDS, PLACES, type OrganizationKind, type ServiceKind } from './provider-kinds.ts'

/** A place where an organization can be visited. */
export interface ProviderPlace {
  readonly id: string
  readonly name: string
  readonly street: string
  readonly district: string
  readonly postalCode: string
  readonly phone: string
  readonly bus: number
}

/** A service as the directory and the life of the school know it. */
export interface ProviderService {
  readonly id: string
  readonly kind: ServiceKind
  readonly organization: ProviderOrganization
  readonly phone: string
  /** Half of the families wait less than this many school weeks for a first appointment. */
  readonly medianWeeks: number
}

export interface ProviderOrganization {
  readonly id: string
  readonly kind: OrganizationKind
  readonly name: string
  readonly phone: string
  readonly website: string
  readonly email: string
  readonly languages: readonly string[]
  readonly places: readonly ProviderPlace[]
  readonly services: readonly ProviderService[]
}

const STREETS = [
  'Alder Street',
  'Beacon Avenue',
  'Canal Road',
  'Dock Street',
  'Elm Court',
  'Ferry Lane',
  'Granite Way',
  'Hill Street',
  'Juniper Avenue',
  'Kings Road',
  'Linden Street',
  'Market Square',
  'Orchard Road',
  'Pine Street',
  'Station Road',
  'Tower Street',
  'Union Street',
  'Water Street',
]

function hostOf(name: string): string {
  return `${name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '')}.example.org`
}

function placeOf(name: string, district: string, chance: Chance): ProviderPlace {
  return {
    id: chance.uuid(),
    name,
    street: `${chance.between(1, 240)} ${chance.pick(STREETS)}`,
    district,
    postalCode: `${zipOfDistrict(district)}-${chance.between(1000, 9999)}`,
    phone: fictionalPhone(chance),
    bus: chance.between(1, 48),
  }
}

function organizationOf(kind: OrganizationKind, district: string, chance: Chance): ProviderOrganization {
  const name = kind.name.replace('*', district)
  const second = chance.happens(0.25) ? chance.pick(PLACES.filter((place) => place !== district)) : undefined
  const services: ProviderService[] = []
  const organization: ProviderOrganization = {
    id: chance.uuid(),
    kind,
    name,
    phone: fictionalPhone(chance),
    website: `https://${hostOf(name)}`,
    email: `info@${hostOf(name)}`,
    languages: ['en', ...kind.languages.filter(() => chance.happens(0.8))],
    places: [
      placeOf(name, district, chance),
      ...(second ? [placeOf(`${name}, ${second} branch`, second, chance)] : []),
    ],
    services,
  }
  for (const service of kind.services) {
    services.push({
      id: chance.uuid(),
      kind: service,
      organization,
      phone: chance.happens(0.4) ? fictionalPhone(chance) : organization.phone,
      medianWeeks: Math.max(0.3, service.weeks * chance.logNormal(1, 0.35)),
    })
  }
  return organization
}

/** Makes the directory around a school: every kind once for a small one, in several places for a large one. */
export function createProviders(schoolSize: number, chance: Chance): readonly ProviderOrganization[] {
  const count = schoolSize < 1000 ? ORGANIZATION_KINDS.length : 66
  return Array.from({ length: count }, (_, at) => {
    const kind = ORGANIZATION_KINDS[at % ORGANIZATION_KINDS.length]
    const place = PLACES[(at + Math.floor(at / ORGANIZATION_KINDS.length)) % PLACES.length]
    if (!kind || !place) throw new Error('No kinds of providers')
    return organizationOf(kind, place, chance)
  })
}
