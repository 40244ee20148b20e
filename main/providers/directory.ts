import { notFoundError } from '#shared/app-error.ts'
import type { Location, Organization, Service } from '#shared/domain/provider.ts'

import type { ReadableDb } from '../db/types.ts'
import {
  everyLocation,
  everyOrganization,
  everyPlace,
  everyService,
  listKnownOrganizations,
  listLocationsAt,
  listLocationsOf,
  listNamesOfOrganizations,
  listPlacesOfService,
  listServiceIdsAt,
  listServicesOf,
  locationRows,
  organizationRows,
  serviceRows,
  type KnownOrganization,
  type Place,
} from './providers.sql.ts'

/** Where a referral to a service leads: whom the letter names and where the family goes. */
export interface Destination {
  readonly service: Service
  readonly organization: Organization
  readonly locations: readonly Location[]
  /** Where its organization is to be found, as long as nobody has said where this service is given. */
  readonly elsewhere: readonly Location[]
}

/** The service, who offers it and where; `undefined` when there is no such service. */
export function serviceDestination(db: ReadableDb, serviceId: string): Destination | undefined {
  const service = serviceRows.find(db, { id: serviceId })
  const organization = service && organizationRows.find(db, { id: service.organizationId })
  if (!organization) return undefined
  const locations = listLocationsAt(db, { serviceId })
  const elsewhere = locations.length === 0 ? locationsOf(db, organization.id) : []
  return { service, organization, locations, elsewhere }
}

/** Every service of the directory, with who offers it and where. */
export function everyDestination(db: ReadableDb): Destination[] {
  const organizations = new Map(everyOrganization(db, {}).map((each) => [each.id, each]))
  const known = everyLocation(db, {})
  const locations = new Map(known.map((each) => [each.id, each]))
  const ofOrganizations = Map.groupBy(
    known.filter(({ active }) => active),
    ({ organizationId }) => organizationId,
  )
  const places = Map.groupBy(everyPlace(db, {}), ({ serviceId }) => serviceId)
  return everyService(db, {}).flatMap((service) => {
    const organization = organizations.get(service.organizationId)
    if (!organization) return []
    const there = (places.get(service.id) ?? []).flatMap(({ locationId }) => locations.get(locationId) ?? [])
    const elsewhere = there.length === 0 ? (ofOrganizations.get(organization.id) ?? []) : []
    return [{ service, organization, locations: there, elsewhere }]
  })
}

/** The names of organizations, by id. */
export function namesOfOrganizations(db: ReadableDb, ids: Iterable<string>): Record<string, string> {
  const rows = listNamesOfOrganizations(db, { ids: JSON.stringify([...ids]) })
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}

/** What an organization offers, by name. */
export function offeredBy(db: ReadableDb, organizationId: string): Service[] {
  return listServicesOf(db, { organizationId })
}

/** Organizations with services on offer, or one of them, and how many of those nobody has checked since `staleUpTo`. */
export function knownOrganizations(
  db: ReadableDb,
  staleUpTo: string,
  organizationId: string | null = null,
): KnownOrganization[] {
  return listKnownOrganizations(db, { staleUpTo, organizationId })
}

/** At which locations a service is given. */
export function placesOf(db: ReadableDb, serviceId: string): Place[] {
  return listPlacesOfService(db, { serviceId })
}

/** The locations of an organization's own. */
export function locationsOf(db: ReadableDb, organizationId: string): Location[] {
  return listLocationsOf(db, { organizationId }).filter((place) => place.organizationId === organizationId)
}

/** Which services are given at a location. */
export function servicesAt(db: ReadableDb, locationId: string): string[] {
  return listServiceIdsAt(db, { locationId })
}

/** A location that must be there. */
export function theLocation(db: ReadableDb, id: string): Location {
  const location = locationRows.find(db, { id })
  if (!location) throw notFoundError()
  return location
}

/** A service that must be there. */
export function theService(db: ReadableDb, id: string): Service {
  const service = serviceRows.find(db, { id })
  if (!service) throw notFoundError()
  return service
}

/** An organization that must be there. */
export function theOrganization(db: ReadableDb, id: string): Organization {
  const organization = organizationRows.find(db, { id })
  if (!organization) throw notFoundError()
  return organization
}
