import type { Origin } from '#shared/api/postal-areas.ts'
import { milesBetween, type PostalArea, zipIn } from '#shared/domain/postal-area.ts'

import type { ReadableDb } from '../db/types.ts'
import { theSchool } from '../school/school.ts'
import { listAreasOfServices, listZipsOfServices, postalAreaRows } from './postal-areas.sql.ts'

/** Miles to each postal area in which a service has a place, by ZIP; an area the office does not know is not among them. */
export type Distances = ReadonlyMap<string, number>

const NO_DISTANCES: Distances = new Map()

/** The postal area of the school, as its address says it. */
const schoolZip = (db: ReadableDb): string | null => zipIn(theSchool(db).address)

const areaOf = (db: ReadableDb, zip: string): PostalArea | undefined => postalAreaRows.find(db, { zip })

/** From where distances count: a ZIP somebody asks for, or else that of the school; `null` where neither is there. */
export function originOf(db: ReadableDb, asked: string | null): Origin | null {
  const ofSchool = schoolZip(db)
  const zip = asked ?? ofSchool
  if (zip === null) return null
  const area = areaOf(db, zip)
  return { zip, name: area?.name ?? '', isSchool: zip === ofSchool, isKnown: area !== undefined }
}

/** How far it is from there to wherever services are. */
export function distancesFrom(db: ReadableDb, origin: Pick<Origin, 'zip'> | null): Distances {
  const from = origin && areaOf(db, origin.zip)
  if (!from) return NO_DISTANCES
  return new Map(listAreasOfServices(db, {}).map((area) => [area.zip, milesBetween(from, area)]))
}

/** How far the nearest of some areas is; `null` where that of none is known. */
export function nearestOf(zips: readonly string[], distances: Distances): number | null {
  const known = zips.flatMap((zip) => distances.get(zip) ?? [])
  return known.length === 0 ? null : Math.min(...known)
}

/** How far the nearest place of each of some services is, by their ids. */
export function milesToServices(
  db: ReadableDb,
  origin: Pick<Origin, 'zip'> | null,
  serviceIds: readonly string[],
): ReadonlyMap<string, number> {
  const distances = distancesFrom(db, origin)
  const zips = Map.groupBy(
    listZipsOfServices(db, { ids: JSON.stringify(serviceIds) }),
    ({ serviceId }) => serviceId,
  )
  return new Map(
    [...zips].flatMap(([serviceId, rows]) => {
      const miles = nearestOf(
        rows.map(({ zip }) => zip),
        distances,
      )
      return miles === null ? [] : [[serviceId, miles] as const]
    }),
  )
}
