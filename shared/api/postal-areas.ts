import { z } from 'zod'

import { Id, Nothing, Version } from '../domain/fields.ts'
import { ReadAreas } from '../domain/found-areas.ts'
import { PostalArea, PostalAreaDraft, Zip } from '../domain/postal-area.ts'
import { command, query, task } from './operation.ts'
import { everyone, officeWork } from './roles.ts'

/** More areas than the whole country has. */
export const MOST_AREAS = 60_000

/** From where a distance counts. */
export const Origin = z.object({
  zip: Zip,
  name: z.string(),
  isSchool: z.boolean(),
  /** Whether the office knows where it lies; otherwise nothing is said about how far anything is. */
  isKnown: z.boolean(),
})
export type Origin = z.infer<typeof Origin>

/** Postal areas with their middles, from which distances are reckoned without a map and without a network. */
export const postalAreas = {
  /** The table of the office, the nearest to the school first; `total` is of all that the words find. */
  list: query({
    input: z.object({
      /** Part of a ZIP or a name; empty for all. */
      words: z.string().max(200).default(''),
      limit: z.int().min(1).max(5000).default(1000),
    }),
    output: z.object({
      rows: z.array(PostalArea.extend({ miles: z.number().nullable() })),
      total: z.int(),
      /** How many the office has, whatever was typed. */
      known: z.int(),
      /** `null` where the address of the school says no ZIP. */
      school: Origin.nullable(),
    }),
    may: everyone,
  }),
  /** How far services are; one of which it is not known is left out. */
  distances: query({
    input: z.object({
      /** `null` for the school's own. */
      from: Zip.nullable().default(null),
      serviceIds: z.array(Id).max(500),
    }),
    output: z.object({
      from: Origin.nullable(),
      miles: z.array(z.object({ serviceId: Id, miles: z.number() })),
    }),
    may: everyone,
  }),
  /** Reads a spreadsheet of areas. Nothing is written: the office sees first what it would bring in. */
  read: task({
    input: z.object({ token: z.string().max(500).nullable() }),
    output: ReadAreas,
    may: officeWork,
    audit: { event: 'postal-areas.read', about: () => null },
  }),
  /** Takes areas into the table; one that is there already is written anew. */
  bringIn: command({
    input: z.object({ areas: z.array(PostalAreaDraft).min(1).max(MOST_AREAS) }),
    output: z.object({ added: z.int(), changed: z.int() }),
    may: officeWork,
    audit: { event: 'postal-areas.brought-in', about: () => null },
  }),
  /** One area typed by hand; `version` is that of the one it corrects, `null` for a new one. */
  save: command({
    input: z.object({ area: PostalAreaDraft, version: Version.nullable() }),
    output: PostalArea,
    may: officeWork,
    audit: { event: 'postal-areas.saved', about: () => null },
  }),
  remove: command({
    input: z.object({ zip: Zip, version: Version }),
    output: z.object({ removed: z.int() }),
    may: officeWork,
    audit: { event: 'postal-areas.removed', about: () => null },
  }),
  /** Empties the whole table. */
  removeAll: command({
    input: Nothing,
    output: z.object({ removed: z.int() }),
    may: officeWork,
    audit: { event: 'postal-areas.all-removed', about: () => null },
  }),
}
