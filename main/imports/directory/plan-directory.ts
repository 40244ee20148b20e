import type { ImportQuestion } from '#shared/domain/import.ts'
import type { Location, Organization, Service } from '#shared/domain/provider.ts'

import type { Place, ProviderRow } from '../../providers/directory-rows.ts'
import type { Planned, Planning } from '../planned.ts'
import type { DirectoryRecords } from './directory-records.ts'
import type { KnownDirectory } from './known-directory.ts'
import { planKeptRows, type RecordIds } from './plan-kept-rows.ts'
import { planLocations } from './plan-locations.ts'
import { planOrganizations } from './plan-organizations.ts'
import { planServices } from './plan-services.ts'
import { settler } from './settling.ts'

/** What would become of the directory. */
export interface DirectoryPlan {
  readonly organizations: readonly Planned<Organization>[]
  readonly services: readonly Planned<Service>[]
  readonly locations: readonly Planned<Location>[]
  readonly places: readonly Place[]
  readonly rows: readonly Planned<ProviderRow>[]
  readonly questions: readonly ImportQuestion[]
  /** How many records of the files are part of others by now: what the files say of them is left out. */
  readonly merged: number
  /** How many records have words of the office of which the files say nothing new. */
  readonly kept: number
}

const isPart = ({ told }: Planned<unknown>): boolean => told === undefined

/** Compares a mended directory with the office's own; blanks erase nothing, and nothing is taken out. */
export function planDirectory(
  records: DirectoryRecords,
  known: KnownDirectory,
  planning: Planning,
): DirectoryPlan {
  const settling = settler(known, planning)
  const organizations = planOrganizations(records, known, planning, settling)
  const services = planServices(records, known, organizations, planning, settling)
  const locations = planLocations(records, known, organizations, planning, settling)
  const there = new Set(known.places.map(({ serviceId, locationId }) => `${serviceId} ${locationId}`))
  const left = new Set(known.locations.filter(({ active }) => !active).map(({ id }) => id))
  const places = records.places.flatMap(({ serviceKey, locationKey }): Place[] => {
    const serviceId = services.ids.get(serviceKey)
    const locationId = locations.ids.get(locationKey)
    if (!serviceId || !locationId || there.has(`${serviceId} ${locationId}`)) return []
    // The office said that nobody is there any more.
    if (left.has(locationId)) return []
    there.add(`${serviceId} ${locationId}`)
    return [{ serviceId, locationId }]
  })
  const ids: RecordIds = {
    organizations: organizations.ids,
    services: services.ids,
    locations: locations.ids,
  }
  return {
    organizations: organizations.planned,
    services: services.planned,
    locations: locations.planned,
    places,
    rows: planKeptRows(records, known.rows, ids, planning.newId),
    questions: [...organizations.questions, ...settling.questions],
    kept: settling.kept(),
    merged: [...organizations.planned, ...services.planned, ...locations.planned].filter(isPart).length,
  }
}
