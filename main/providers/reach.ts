import { conflictError, ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import { tidyPhone } from '#shared/domain/phone.ts'
import type { PhoneDraft, PlaceDraft } from '#shared/domain/provider-reach.ts'
import type { Location, Opening, Phone } from '#shared/domain/provider.ts'

import type { CommandContext, Handlers } from '../context.ts'
import { type RowChanges, rowChanges } from '../db/row-changes.ts'
import type { ReadableDb } from '../db/types.ts'
import { plain } from '../search/folding.ts'
import { offeredBy, servicesAt, theLocation, theOrganization } from './directory.ts'
import { refreshTouched, takeDirectoryBack, type TouchedDirectory } from './directory-rows.ts'
import { listLocationsOf, locationRows, organizationRows, placeRows } from './providers.sql.ts'

function phonesOf(drafts: readonly PhoneDraft[]): Phone[] {
  return drafts.map(({ number, kind, description }) => ({
    ...tidyPhone(number),
    ...{ kind, description },
  }))
}

/** Lets lists and search know, and promises the way back. */
function settle(context: CommandContext, changes: RowChanges, touched: TouchedDirectory): void {
  const all = { ...touched, keepsNames: true }
  refreshTouched(context.db, all)
  context.undoable((later) => takeDirectoryBack(later.db, changes, all))
}

/** A place that is there at the version somebody looked at. */
function presentPlace(db: ReadableDb, id: string, version: number): Location {
  const place = theLocation(db, id)
  if (place.version !== version || !place.active) throw conflictError()
  return place
}

/** Ties a place to these services of the organization and to no other of it; services of others keep theirs. */
function giveThere(
  { db }: CommandContext,
  changes: RowChanges,
  locationId: string,
  own: ReadonlySet<string>,
  wanted: readonly string[],
): readonly string[] {
  const there = new Set(servicesAt(db, locationId))
  const to = new Set(wanted.filter((serviceId) => own.has(serviceId)))
  const added = [...to].filter((serviceId) => !there.has(serviceId))
  const gone = [...there].filter((serviceId) => own.has(serviceId) && !to.has(serviceId))
  for (const serviceId of added) changes.put(db, placeRows, { serviceId, locationId }, undefined)
  for (const serviceId of gone) changes.drop(db, placeRows, { serviceId, locationId })
  return [...added, ...gone]
}

const opening = (description: string): Opening => ({
  ...{ day: null, opensAt: null, closesAt: null, description },
})

function asDrafted(draft: PlaceDraft, organizationName: string) {
  const { name, address, postalCode, phones, transportation, accessibility, hours } = draft
  const lines = hours?.split('\n').map((line) => line.trim())
  return {
    // A place nobody named goes by its organization, as one that comes with a service does.
    name: name || organizationName,
    ...{ address, postalCode: postalCode || null, phones: phonesOf(phones), transportation, accessibility },
    ...(lines && { openings: lines.filter(Boolean).map(opening) }),
  }
}

/** Two places of one organization at one address are one place. */
function refuseSecond(
  db: ReadableDb,
  organizationId: string,
  { name, address }: Pick<Location, 'name' | 'address'>,
  id: string | null,
): void {
  const twin = listLocationsOf(db, { organizationId }).find(
    (other) =>
      other.id !== id &&
      address !== '' &&
      plain(other.address) === plain(address) &&
      plain(other.name) === plain(name),
  )
  if (twin) throw ruleError('providers:errors.placeTwice', { name: twin.name })
}

/** How an organization itself is reached, and its places: what is neither its name nor one of its services. */
export const providerReach: Pick<
  Handlers<Contract['providers']>,
  'updateOrganization' | 'addPlace' | 'updatePlace' | 'removePlace'
> = {
  updateOrganization(context, { id, version, draft }) {
    const { db } = context
    const before = theOrganization(db, id)
    if (before.version !== version) throw conflictError()
    const { alternateName, description, phones, email, website } = draft
    const after = {
      ...before,
      ...{ alternateName: alternateName || null, description, phones: phonesOf(phones) },
      ...{ email: email || null, website: website || null, version: version + 1 },
    }
    const changes = rowChanges()
    changes.put(db, organizationRows, after, before)
    settle(context, changes, { organizationIds: [id], serviceIds: [] })
    return after
  },

  addPlace(context, { organizationId, draft }) {
    const { db, newId } = context
    const organization = theOrganization(db, organizationId)
    const place: Location = {
      ...{ id: newId(), sourceId: null, organizationId, description: '', languages: [], openings: [] },
      ...{ active: true, version: 1 },
      ...asDrafted(draft, organization.name),
    }
    refuseSecond(db, organizationId, place, null)
    const changes = rowChanges()
    changes.put(db, locationRows, place, undefined)
    const own = new Set(offeredBy(db, organizationId).map(({ id }) => id))
    const serviceIds = giveThere(context, changes, place.id, own, draft.serviceIds)
    settle(context, changes, { organizationIds: [organizationId], serviceIds })
    return { organizationId, place }
  },

  updatePlace(context, { id, version, organizationId, draft }) {
    const { db } = context
    const before = presentPlace(db, id, version)
    const organization = theOrganization(db, organizationId)
    const after: Location = { ...before, ...asDrafted(draft, organization.name), version: version + 1 }
    refuseSecond(db, organizationId, after, id)
    const changes = rowChanges()
    changes.put(db, locationRows, after, before)
    const own = new Set(offeredBy(db, organizationId).map((service) => service.id))
    const serviceIds = giveThere(context, changes, id, own, draft.serviceIds)
    settle(context, changes, { organizationIds: [organizationId], serviceIds, locationIds: [id] })
    return { organizationId, place: after }
  },

  /** What names the place goes on naming it; it is listed and offered no more, and no later import brings it back. */
  removePlace(context, { id, version, organizationId }) {
    const { db } = context
    const before = presentPlace(db, id, version)
    const own = new Set(offeredBy(db, organizationId).map((service) => service.id))
    const there = servicesAt(db, id)
    const isOurs = before.organizationId === null || before.organizationId === organizationId
    const goes = isOurs ? there : there.filter((serviceId) => own.has(serviceId))
    const changes = rowChanges()
    // A place of another organization stays theirs; only what this one gave there ends.
    if (isOurs) changes.put(db, locationRows, { ...before, active: false, version: version + 1 }, before)
    for (const serviceId of goes) changes.drop(db, placeRows, { serviceId, locationId: id })
    settle(context, changes, { organizationIds: [organizationId], serviceIds: goes })
    return { organizationId }
  },
}
