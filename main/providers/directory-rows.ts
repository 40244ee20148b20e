import type { ReferralView } from '#shared/api/referrals.ts'
import { conflictError } from '#shared/app-error.ts'

import type { RowChanges } from '../db/row-changes.ts'
import type { ReadableDb, WritableDb } from '../db/types.ts'
import { indexReferral, referralsTo } from '../referrals/referral-index.ts'
import { withManyIndexChanges } from '../search/many-index-changes.ts'
import { forgetService, refreshDirectory } from './directory-words.ts'
import { everyMergedEntry, mergedEntryRows } from './merged-entries.sql.ts'
import {
  directoryStamps,
  everyLocation,
  everyOrganization,
  everyPlace,
  everyProviderRow,
  everyService,
  everyToldRow,
  findNamingConsent,
  listServiceIdsAt,
  listServiceIdsOf,
  locationRows,
  organizationRows,
  placeRows,
  providerRowRows,
  serviceRows,
  toldRows,
} from './providers.sql.ts'
import { sameRows } from './same-organization.sql.ts'

export { forgetService } from './directory-words.ts'
export { everyMergedEntry, type MergedEntry } from './merged-entries.sql.ts'
export type { Place, ProviderRow, ToldRow } from './providers.sql.ts'

/** The tables of the directory, for those who write many records at once. */
export const directoryRows = {
  organizations: organizationRows,
  services: serviceRows,
  locations: locationRows,
  places: placeRows,
  rows: providerRowRows,
  merged: mergedEntryRows,
  same: sameRows,
  told: toldRows,
} as const

/** Everything the directory holds. */
export function wholeDirectory(db: ReadableDb) {
  return {
    organizations: everyOrganization(db, {}),
    services: everyService(db, {}),
    locations: everyLocation(db, {}),
    places: everyPlace(db, {}),
    rows: everyProviderRow(db, {}),
    merged: everyMergedEntry(db, {}),
    told: everyToldRow(db, {}),
  }
}

/** Everything the directory lists: without the places that organizations left. */
export function listedDirectory(db: ReadableDb): ReturnType<typeof wholeDirectory> {
  const whole = wholeDirectory(db)
  return { ...whole, locations: whole.locations.filter(({ active }) => active) }
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
  /** Whether every name is as it was, so that what is found by it need not be looked at. */
  readonly keepsNames?: boolean
}

/** The referrals that are found by what these organizations and services are called. */
function renamedReferrals(db: ReadableDb, touched: TouchedDirectory): ReferralView[] {
  return touched.keepsNames ? [] : referralsTo(db, touched)
}

function manyOf(db: ReadableDb, touched: TouchedDirectory): number {
  return touched.organizationIds.length + touched.serviceIds.length + renamedReferrals(db, touched).length
}

function newOnes({ newOrganizationIds = [], newServiceIds = [] }: TouchedDirectory): number {
  return newOrganizationIds.length + newServiceIds.length
}

/** The services given at a location; where none is, those of its organization, which are reached there. */
function servicesReachedAt(db: ReadableDb, locationId: string): readonly string[] {
  const given = listServiceIdsAt(db, { locationId })
  if (given.length > 0) return given
  const organizationId = locationRows.find(db, { id: locationId })?.organizationId
  return organizationId ? listServiceIdsOf(db, { organizationId }) : []
}

function refreshAll(db: WritableDb, touched: TouchedDirectory): void {
  const { organizationIds, serviceIds, locationIds = [] } = touched
  const there = locationIds.flatMap((id) => servicesReachedAt(db, id))
  refreshDirectory(db, { organizationIds, serviceIds: [...serviceIds, ...there] })
  for (const referral of renamedReferrals(db, touched)) indexReferral(db, referral)
}

/** Brings lines, words and search up to date with what was written. */
export function refreshTouched(db: WritableDb, touched: TouchedDirectory): void {
  withManyIndexChanges(db, manyOf(db, touched) - newOnes(touched), () => refreshAll(db, touched))
}

/** Puts everything back and lets filters and search know; an organization that a consent names cannot go. */
export function takeDirectoryBack(
  db: WritableDb,
  changes: Pick<RowChanges, 'takeBack'>,
  touched: TouchedDirectory,
): void {
  for (const organizationId of touched.newOrganizationIds ?? [])
    if (findNamingConsent(db, { organizationId })) throw conflictError()
  withManyIndexChanges(db, manyOf(db, touched), () => {
    for (const serviceId of touched.newServiceIds ?? []) forgetService(db, serviceId)
    changes.takeBack(db)
    refreshAll(db, touched)
  })
}
