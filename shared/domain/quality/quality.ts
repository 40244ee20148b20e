import { z } from 'zod'

import { Day, Id } from '../fields.ts'
import { FIGURES, KIND_IDS, UNKNOWN_FIELDS } from './kinds.ts'

export const QualityKind = z.enum(KIND_IDS)

/** Fewer than so many students are not told to whoever is kept from one of them. */
export const LEAST_TOLD = 10

/** One thing records are looked through for, and what of it was found. */
export const Looked = z.object({
  kind: QualityKind,
  weakens: z.array(z.enum(FIGURES)),
  /** How many of them the asker may open. */
  count: z.int().min(0),
  /** How many more there are; none are told where so few students are in it that somebody might be known. */
  kept: z.int().min(0),
  /** The earliest of them, as far as one has a day and may be opened. */
  since: Day.nullable(),
  /** How many are said to be right as they are. */
  right: z.int().min(0),
})
export type Looked = z.infer<typeof Looked>

/** A record with which something is wrong, for whoever may open it. */
export const WorkLine = z.object({
  /** The record itself. */
  id: Id,
  /** Whose page is opened: the referral, the student, the organization. */
  opens: Id,
  name: z.string(),
  /** To whom it goes, who the contact is to the student, which service it is. */
  beside: z.string(),
  since: Day.nullable(),
  days: z.array(Day),
  unknown: z.array(z.enum(UNKNOWN_FIELDS)),
  /** That somebody said it is right as it is; `null` while nobody did. */
  right: z.object({ id: Id, reason: z.string(), by: z.string(), on: Day }).nullable(),
})
export type WorkLine = z.infer<typeof WorkLine>
