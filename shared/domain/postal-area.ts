import { z } from 'zod'

import { message, OptionalLine, Version } from './fields.ts'
import type { Contact, Student } from './student.ts'

const ALONE = /^\s*(\d{5})(?:-?\d{4})?\s*$/

/** The five digits of what somebody typed as a ZIP; `null` where it is none. */
export const zipOf = (typed: string): string | null => ALONE.exec(typed)?.[1] ?? null

/** A postal area by its five digits; the four that may follow say which street of it, and are let go. */
export const Zip = z
  .string()
  .overwrite((typed) => zipOf(typed) ?? typed)
  .regex(/^\d{5}$/, message('areas:errors.zip'))

/** A point on the globe, in degrees. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** How far north; a point of the United States and its territories, from American Samoa to the north of Alaska. */
const Latitude = z
  .number(message('areas:errors.latitude'))
  .min(-15, message('areas:errors.latitude'))
  .max(72, message('areas:errors.latitude'))

/** How far west, negative; beyond the line of the date, Guam and the islands near it are east. */
const Longitude = z
  .number(message('areas:errors.longitude'))
  .refine(
    (degrees) => (degrees >= -180 && degrees <= -64) || (degrees >= 130 && degrees <= 180),
    message('areas:errors.longitude'),
  )

/** A postal area with its middle, as the office knows it. */
export const PostalAreaDraft = z.object({
  zip: Zip,
  latitude: Latitude,
  longitude: Longitude,
  /** What people call it; empty where nobody said. */
  name: OptionalLine,
})
export type PostalAreaDraft = z.infer<typeof PostalAreaDraft>

export const PostalArea = PostalAreaDraft.extend({ version: Version })
export type PostalArea = z.infer<typeof PostalArea>

/** Whether an area may lie there. */
export const isInTheStates = ({ latitude, longitude }: Point): boolean =>
  Latitude.safeParse(latitude).success && Longitude.safeParse(longitude).success

/** The mean radius of the Earth (IUGG: 6371.0088 km) in statute miles. */
const EARTH_RADIUS = 3958.8

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/**
 * Miles from one point to another in a straight line over the globe, by the haversine formula (R. W. Sinnott, "Virtues of
 * the Haversine", Sky and Telescope 68, 1984, page 159), which stays exact for points close to each other.
 */
export function milesBetween(one: Point, other: Point): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const chord =
    half(one.latitude, other.latitude) +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * half(one.longitude, other.longitude)
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** So many miles as people say them: an area is too large for more than whole ones. */
export const wholeMiles = (miles: number): number => Math.round(miles)

/** How a distance is said; within one area nobody knows how many miles it is. */
export type SaidDistance =
  { readonly as: 'same-area' | 'one-mile' } | { readonly as: 'miles'; readonly miles: number }

/** A distance from middle to middle as it is said. */
export function saidDistance(miles: number): SaidDistance {
  if (miles === 0) return { as: 'same-area' }
  const whole = wholeMiles(miles)
  return whole <= 1 ? { as: 'one-mile' } : { as: 'miles', miles: whole }
}

const AT_THE_END =
  /(?:^|[\s,])(\d{5})(?:-\d{4})?[\s,.]*(?:u\.?\s?s\.?(?:\s?a\.?)?|united states(?: of america)?|ee\.?\s?uu\.?)?[\s,.]*$/iu

/** The same of a cell, whose zeros at the beginning a spreadsheet may have taken for those of a number. */
export const zipOfCell = (cell: string): string | null =>
  zipOf(cell) ??
  (/^\s*\d{3,5}(?:\.0+)?\s*$/.test(cell) ? String(Math.trunc(Number(cell))).padStart(5, '0') : null)

/** The ZIP at the end of an address, where it says one: five digits at its beginning are the number of a house. */
export const zipIn = (address: string): string | null => AT_THE_END.exec(address)?.[1] ?? null

/** The ZIP of a place: the one it states, and otherwise the one at the end of its address. */
export const zipOfPlace = ({
  postalCode,
  address,
}: {
  readonly postalCode: string | null
  readonly address: string
}): string | null => zipOfCell(postalCode ?? '') ?? zipIn(address)

type Home = Pick<Student, 'homeZip'>
type AtHome = Pick<Contact, 'address' | 'doNotContact' | 'holdsConsentRights'>

/**
 * Where a student lives, as ZIPs: what the office wrote down, and then where the parents live who may be contacted and
 * decide. A student with two homes has two of them.
 */
export function homeZips({ homeZip }: Home, contacts: readonly AtHome[]): readonly string[] {
  const ofParents = contacts
    .filter(({ doNotContact, holdsConsentRights }) => holdsConsentRights && !doNotContact)
    .map(({ address }) => zipIn(address ?? ''))
  return [...new Set([homeZip, ...ofParents].filter((zip) => zip !== null))]
}
