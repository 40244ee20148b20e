import type { InCommon } from '#shared/domain/duplicate.ts'

import type { wholeDirectory } from '../providers/directory-rows.ts'
import { FEWEST_DIGITS, siteOf } from '../providers/look-alikes.ts'
import { comparedName, type ComparedName } from '../providers/names-alike.ts'
import { fold, phoneDigits } from '../search/folding.ts'

type Directory = ReturnType<typeof wholeDirectory>

/** What an entry of the directory is known by. */
export interface Signs {
  readonly id: string
  readonly name: ComparedName
  readonly by: Readonly<Record<Exclude<InCommon, 'name'>, ReadonlySet<string>>>
}

/** A street with its number, as it is compared; `null` where an address says no more than a town. */
export function streetOf(address: string): string | null {
  const [line = ''] = fold(address).split(/[,\n]/)
  const words = line.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return words.length > 1 && words.some((word) => /^\d/.test(word)) ? words.join(' ') : null
}

interface Reached {
  readonly phones?: readonly { readonly number: string }[]
  readonly website?: string | null
  readonly address?: string
}

function knownBy(reached: readonly Reached[]): Signs['by'] {
  const digits = reached.flatMap(({ phones = [] }) => phones.map(({ number }) => phoneDigits(number)))
  return {
    phone: new Set(digits.filter((number) => number.length >= FEWEST_DIGITS)),
    address: new Set(reached.flatMap(({ address = '' }) => streetOf(address) ?? [])),
    website: new Set(reached.flatMap(({ website }) => (website ? (siteOf(website) ?? []) : []))),
  }
}

/** What every organization is known by: its own numbers, streets and sites, and those of its services and places. */
export function signsOfOrganizations({ organizations, services, locations }: Directory): Signs[] {
  const servicesOf = Map.groupBy(services, ({ organizationId }) => organizationId)
  const placesOf = Map.groupBy(locations, ({ organizationId }) => organizationId)
  return organizations.map((organization) => ({
    id: organization.id,
    name: comparedName(organization.name),
    by: knownBy([
      organization,
      ...(servicesOf.get(organization.id) ?? []),
      ...(placesOf.get(organization.id) ?? []),
    ]),
  }))
}

/** What the services of each organization are known by, for those that offer more than one. */
export function signsOfServices({ services, places, locations }: Directory): Signs[][] {
  const byId = new Map(locations.map((place) => [place.id, place]))
  const placesOf = Map.groupBy(places, ({ serviceId }) => serviceId)
  return [...Map.groupBy(services, ({ organizationId }) => organizationId).values()]
    .filter((offered) => offered.length > 1)
    .map((offered) =>
      offered.map((service) => ({
        id: service.id,
        name: comparedName(service.name),
        by: knownBy([
          service,
          ...(placesOf.get(service.id) ?? []).flatMap(({ locationId }) => byId.get(locationId) ?? []),
        ]),
      })),
    )
}
