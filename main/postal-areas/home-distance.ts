import { milesBetween, zipOfPlace } from '#shared/domain/postal-area.ts'
import type { Location } from '#shared/domain/provider.ts'

import type { ReadableDb } from '../db/types.ts'
import { postalAreaRows } from './postal-areas.sql.ts'

/** How many miles it is to a place from where a family lives; `null` where that is not known. */
export type MilesTo = (place: Pick<Location, 'address' | 'postalCode'>) => number | null

/** Nothing is known of where anybody lives. */
export const FROM_NOWHERE: MilesTo = () => null

/** How far places are from the middle of a postal area. */
export function milesFrom(db: ReadableDb, zip: string | null): MilesTo {
  const home = zip === null ? undefined : postalAreaRows.find(db, { zip })
  if (!home) return FROM_NOWHERE
  return (place) => {
    const there = zipOfPlace(place)
    const area = there === null ? undefined : postalAreaRows.find(db, { zip: there })
    return area ? milesBetween(home, area) : null
  }
}
