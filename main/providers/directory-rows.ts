import { conflictError } from '#shared/app-error.ts'

import type { RowChanges } from '../db/row-changes.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { forgetService, refreshDirectory } from './directory-words.ts'
import {
  directoryStamps,
  everyLocation,
  everyOrganization,
  everyPlace,
  everyProviderRow,
  everyService,
  findNamingConsent,
  listServiceIdsAt,
  locationRows,
  organizationRows,
  placeRows,
  providerRowRows,
  serviceRows,
} from './providers.sql.ts'

export type { Place, ProviderRow } from './providers.sql.ts'

/** The tables of the directory, for those who write many records at once. */
export const directoryRows = {
  organizations: organizationRows,
  services: serviceRows,
  locations: locationRows,
  places: placeRows,
  rows: providerRowRows,
} as const

/** Everything the directory holds. */
export function wholeDirectory(db: ReadableDb) {
  return {
    organizations: everyOrganization(db, {}),
    services: everyService(db, {}),
    locations: everyLocation(db, {}),
    places: everyPlace(db, {}),
    rows: everyProviderRow(db, {}),
  }
}

/** A text that changes whenever anything in the directory does. */
export function directoryStamp(db: ReadableDb): string {
  return directoryStamps(db, {}).join(' ')
}

/** Which records an operation wrote, and which of them are new. */
export interface TouchedDirectory {
  readonly organizationIds: readonly string[]
  readonly serviceIds: readonly string[]
  readonly locationIds?: readonly string[]
  readonly newOrganizationIds?: readonly string[]
  readonly newServiceIds?: readonly string[]
}

/** The services whose line or words speak of these records. */
export function refreshTouched(db: WritableDb, touched: TouchedDirectory): void {
  const there = (touched.locationIds ?? []).flatMap((locationId) => listServiceIdsAt(db, { locationId }))
  refreshDirectory(db, {
    organizationIds: touched.organizationIds,
    serviceIds: [...touched.serviceIds, ...there],
  })
}

/** Puts everything back and lets filters and search know; an organization that a consent names cannot go. */
export function takeDirectoryBack(db: WritableDb, changes: RowChanges, touched: TouchedDirectory): void {
  for (const organizationId of touched.newOrganizationIds ?? [])
    if (findNamingConsent(db, { organizationId })) throw conflictError()
  for (const serviceId of touched.newServiceIds ?? []) forgetService(db, serviceId)
  changes.takeBack(db)
  refreshTouched(db, touched)
}
