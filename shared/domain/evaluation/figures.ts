import { z } from 'zod'

import { Day, Id } from '../fields.ts'
import { KIND_IDS } from '../quality/kinds.ts'
import { Barrier, ClosedState, EndedBy } from '../referral.ts'
import { STAGES } from './followed.ts'

/** Days after the beginning at which it is asked who was seen. */
export const LINKED_BY_DAYS = [42, 90] as const

/** By what the linkage rate is laid side by side. */
export const COMPARED_BY = ['homeLanguage', 'grade', 'reason', 'pathway'] as const
export type ComparedBy = (typeof COMPARED_BY)[number]

/**
 * Groups smaller than this are told, not compared: one child moves the share by more than a tenth. To whoever may not
 * open every record of a group they are not told at all, since somebody might be known by them.
 */
export const LEAST_COMPARED = 10

const Count = z.int().min(0)
const Part = z.number().min(0).max(1)

/** So many of so many, and where the share may lie (95 %); none of nobody. */
export const Rate = z.object({ count: Count, of: Count, low: Part.nullable(), high: Part.nullable() })
export type Rate = z.infer<typeof Rate>

/** Who was seen within so many days, of those who began at least that long ago; the younger are counted beside it. */
export const Linkage = Rate.extend({ days: Count, tooYoung: Count })
export type Linkage = z.infer<typeof Linkage>

/** How many came at least as far as each stage. */
export const Funnel = z.array(z.object({ stage: z.enum(STAGES), count: Count }))
export type Funnel = z.infer<typeof Funnel>

/** How long it takes until somebody is seen, in days. */
export const Waiting = z.object({
  /** Days until half were seen, were nothing else to end the waiting; `null` where not reached. */
  median: z.object({ estimate: Count.nullable(), low: Count.nullable(), high: Count.nullable() }),
  /** Shares of all by a day: seen, and over without being seen; the rest wait. */
  curve: z.array(z.object({ day: Count, seen: Part, ended: Part })),
  /** `null` for a day nobody has waited until yet. */
  by: z.array(z.object({ day: Count, seen: Part, ended: Part }).or(z.object({ day: Count, seen: z.null() }))),
  stillWaiting: Count,
})
export type Waiting = z.infer<typeof Waiting>

/** A month by its first day, and what of those who began in it were seen within the days asked for. */
export const TrendMonth = z.object({
  month: Day,
  count: Count,
  of: Count,
  /** The month is over, and so are the days of everybody who began in it. */
  complete: z.boolean(),
  outside: z.boolean(),
  lower: Part.nullable(),
  upper: Part.nullable(),
})

/** The linkage rate month by month with the limits chance keeps to, and whether it is more than chance. */
export const Trend = z.object({
  months: z.array(TrendMonth),
  centre: Part.nullable(),
  /** Months enough to tell anything by. */
  enough: z.boolean(),
  signal: z.boolean(),
  /** How many months the limits come from. */
  points: Count,
})
export type Trend = z.infer<typeof Trend>

/** How often each ended how and by whom, and what stood in the way: an ending may name several barriers, or none. */
export const Endings = z.object({
  endings: z.array(z.object({ state: ClosedState, endedBy: EndedBy, count: Count })),
  barriers: z.array(z.object({ barrier: Barrier, count: Count })),
})
export type Endings = z.infer<typeof Endings>

/** The linkage rate of each group; `null` names those of whom it is not known. */
export const Compared = z.array(Rate.extend({ group: z.string().nullable() }))
export type Compared = z.infer<typeof Compared>

/** The records of a cohort that want a look, by what is wrong with them. */
export const Doubts = z.array(z.object({ doubt: z.enum(KIND_IDS), referralIds: z.array(Id) }))
export type Doubts = z.infer<typeof Doubts>
