import type { LastCapacity } from '#shared/domain/provider-check.ts'
import { isSpokenOn, talkedOnFirst } from '#shared/domain/provider-reach.ts'
import { zipOfPlace } from '#shared/domain/postal-area.ts'
import type { Location, Organization, Service } from '#shared/domain/provider.ts'

import type { WritableDb } from '../db/types.ts'
import { fold, phoneDigits } from '../search/folding.ts'
import { indexRecord, removeFromIndex } from '../search/search-index.ts'
import { findLastCapacity } from './checks.sql.ts'
import { serviceDestination, type Destination } from './directory.ts'
import {
  deleteLine,
  deleteServiceWords,
  deleteServiceZips,
  insertLine,
  insertServiceZip,
  listServiceIdsOf,
  organizationRows,
  saveServiceWords,
  type KeptLine,
} from './providers.sql.ts'

function digits(phones: Service['phones']): string[] {
  return phones.map(({ number }) => phoneDigits(number))
}

function wordsOf({ service, organization, locations }: Destination): string {
  const places = locations.flatMap(({ name, address, postalCode }) => [
    name,
    address,
    postalCode ?? '',
    phoneDigits(postalCode ?? ''),
  ])
  const numbers = [service, organization, ...locations].flatMap(({ phones }) => digits(phones))
  const text = fold(
    [
      ...[organization.name, organization.alternateName ?? '', service.name, service.alternateName ?? ''],
      ...[service.description, service.eligibility, organization.description],
      ...[...service.areas, ...places, ...numbers],
    ].join(' '),
  )
  return [...new Set(text.split(/\s+/))].join(' ')
}

/** What is spoken there, at the service or at one of its places. */
export function languagesOf({ service, locations }: Destination): string[] {
  return [...new Set([...service.languages, ...locations.flatMap(({ languages }) => languages)])]
}

function text(...parts: readonly (string | null)[]): string {
  return parts.filter(Boolean).join('\n')
}

/** The number one calls first; `null` where none is known. */
export function phoneOf({ service, organization, locations, elsewhere }: Destination): string | null {
  const known = [service, ...locations, organization, ...elsewhere].flatMap(({ phones }) => phones)
  return talkedOnFirst(known).find(isSpokenOn)?.number ?? null
}

function payersOf({ payers, slidingFee }: Service): string[] {
  return slidingFee && !payers.includes('sliding-fee') ? [...payers, 'sliding-fee'] : [...payers]
}

function sortKeyOf({ organization, service }: Destination): string {
  return fold(`${organization.name}\t${service.name}`)
}

function lineOf(destination: Destination, said: LastCapacity | undefined): KeptLine {
  const { service, organization, locations } = destination
  return {
    sortKey: sortKeyOf(destination),
    id: service.id,
    name: service.name,
    organizationId: organization.id,
    organizationName: organization.name,
    active: service.status === 'active' && organization.active,
    status: service.status,
    minimumAge: service.minimumAge,
    maximumAge: service.maximumAge,
    languages: languagesOf(destination),
    payers: payersOf(service),
    telehealth: service.telehealth,
    phone: phoneOf(destination),
    places: locations.length,
    verifiedOn: service.verifiedOn,
    capacity: said?.capacity ?? null,
    capacityOn: said?.on ?? null,
  }
}

/** The postal areas in which it has places that are open. */
export function zipsOf({ locations }: Pick<Destination, 'locations'>): readonly string[] {
  const known = locations.filter(({ active }) => active).map(zipOfPlace)
  return [...new Set(known.filter((zip) => zip !== null))]
}

/** Writes the line, the words and the search entry of one service whose surroundings are known. */
export function indexService(db: WritableDb, destination: Destination): void {
  const { service, organization, locations } = destination
  deleteLine(db, { serviceId: service.id })
  insertLine(db, lineOf(destination, findLastCapacity(db, { serviceId: service.id })))
  saveServiceWords(db, { serviceId: service.id, words: wordsOf(destination) })
  deleteServiceZips(db, { serviceId: service.id })
  for (const zip of zipsOf(destination)) insertServiceZip(db, { serviceId: service.id, zip })
  indexRecord(db, {
    kind: 'provider',
    id: service.id,
    opens: organization.id,
    caseId: null,
    title: service.name,
    body: text(
      organization.name,
      service.alternateName,
      service.description,
      service.areas.join('\n'),
      placesText(locations),
    ),
  })
}

function placesText(locations: readonly Location[]): string {
  return locations.map(({ name, address }) => text(name, address)).join('\n')
}

/** Writes what the search looks at for an organization itself. */
export function indexOrganization(db: WritableDb, organization: Organization): void {
  indexRecord(db, {
    kind: 'provider',
    id: organization.id,
    opens: organization.id,
    caseId: null,
    title: organization.name,
    body: text(organization.alternateName, organization.description),
  })
}

/** Takes a service that is about to be removed out of the filters; the search forgets it too. */
export function forgetService(db: WritableDb, serviceId: string): void {
  deleteLine(db, { serviceId })
  deleteServiceWords(db, { serviceId })
  deleteServiceZips(db, { serviceId })
  removeFromIndex(db, serviceId)
}

function inOrder(destinations: readonly Destination[]): Destination[] {
  const keyed = destinations.map((destination) => [sortKeyOf(destination), destination] as const)
  return keyed.toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, destination]) => destination)
}

/** Brings filters and search up to date with these records, gone ones included. */
export function refreshDirectory(
  db: WritableDb,
  { organizationIds, serviceIds }: { organizationIds: Iterable<string>; serviceIds: Iterable<string> },
): void {
  const services = new Set(serviceIds)
  for (const id of new Set(organizationIds)) {
    const organization = organizationRows.find(db, { id })
    if (organization) indexOrganization(db, organization)
    else removeFromIndex(db, id)
    for (const serviceId of listServiceIdsOf(db, { organizationId: id })) services.add(serviceId)
  }
  const found = [...services].map((id) => [id, serviceDestination(db, id)] as const)
  for (const [id, destination] of found) if (!destination) forgetService(db, id)
  // In the order of the directory: lines of one page of it are then written together.
  for (const destination of inOrder(found.flatMap(([, destination]) => destination ?? [])))
    indexService(db, destination)
}
