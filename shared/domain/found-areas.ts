import { z } from 'zod'

import { milesBetween, PostalAreaDraft, type Point, wholeMiles } from './postal-area.ts'

/** What becomes of an area of a file: it is new, its numbers or its name differ from what is known, or it is known. */
export const FoundAs = z.enum(['new', 'changed', 'known'])

/** One area that a file names, with the row it stands in. */
export const FoundArea = PostalAreaDraft.extend({ row: z.int(), as: FoundAs })
export type FoundArea = z.infer<typeof FoundArea>

/** Why a row of a file was not read as an area. */
export const WhyRefused = z.enum([
  'no-row',
  'zip',
  'numbers',
  'swapped',
  'no-minus',
  'latitude',
  'longitude',
  'twice',
])
export type WhyRefused = z.infer<typeof WhyRefused>

/** A row that was refused, as it stands in the file. */
export const RefusedRow = z.object({
  row: z.int(),
  why: WhyRefused,
  /** What stands there. */
  text: z.string(),
})
export type RefusedRow = z.infer<typeof RefusedRow>

/** What a file of areas holds: each of its rows is an area, refused, or the same as one before it. */
export const ReadAreas = z.object({
  fileName: z.string(),
  rows: z.int(),
  found: z.array(FoundArea),
  refused: z.array(RefusedRow),
  /** Rows that say of an area what a row before them said. */
  again: z.int(),
  /** Of how many ZIPs the zeros at the beginning were lost, and put back. */
  zerosLost: z.int(),
})
export type ReadAreas = z.infer<typeof ReadAreas>

/** So far around the school families and providers are, where nobody says otherwise. */
export const USUAL_RADIUS = 50

/** More areas than this are offered to be narrowed down: it is more than a school ever needs. */
export const MANY_AREAS = 500

/** Those whose middle is within so many whole miles of a point. */
export const around = <Area extends Point>(
  areas: readonly Area[],
  middle: Point,
  miles: number,
): readonly Area[] => areas.filter((area) => wholeMiles(milesBetween(area, middle)) <= miles)
