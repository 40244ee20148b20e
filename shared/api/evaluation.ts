import { z } from 'zod'

import { Reason } from '../domain/concern.ts'
import {
  Compared,
  COMPARED_BY,
  Doubts,
  Endings,
  Funnel,
  Linkage,
  Trend,
  Waiting,
} from '../domain/evaluation/figures.ts'
import { STAGES, UNITS } from '../domain/evaluation/followed.ts'
import { Day, Id } from '../domain/fields.ts'
import { Barrier, ClosedState, EndedBy, Pathway, ReferralState } from '../domain/referral.ts'
import { query } from './operation.ts'
import { everyone, officeWork } from './roles.ts'

/** Of what a figure is: a time, a unit, and only some of all if asked for. */
export const Cohort = z.object({
  from: Day,
  to: Day,
  unit: z.enum(UNITS),
  pathway: Pathway.nullable().default(null),
  reason: Reason.nullable().default(null),
  /** The home language, as the students' records name it. */
  homeLanguage: z.string().nullable().default(null),
  grade: z.string().nullable().default(null),
  protocolNumber: z.int().nullable().default(null),
})
export type Cohort = z.infer<typeof Cohort>

/** What somebody may choose from: whatever occurs in the records of the school. */
export const Choices = z.object({
  reasons: z.array(Reason),
  homeLanguages: z.array(z.string()),
  grades: z.array(z.string()),
  protocolNumbers: z.array(z.int()),
})

/** Something that happened to the office, to hold a trend against. */
export const TrendEvent = z.object({ on: Day, kind: z.enum(['protocol', 'agreement']), name: z.string() })

/** Whether families reach help, over all referrals of the school; no student is in it. */
export const Reach = z.object({
  /** How many began, by the unit asked for; and how many referrals and students they are. */
  began: z.int(),
  referrals: z.int(),
  students: z.int(),
  linkage: z.array(Linkage),
  /** The same share of the school's own services and of providers outside. */
  bySchool: Linkage,
  byCommunity: Linkage,
  funnel: Funnel,
  waiting: Waiting.nullable(),
  trend: Trend,
  events: z.array(TrendEvent),
  endings: Endings,
  compared: Compared,
  /** How many are in groups so small that the asker is not told of them. */
  untold: z.int(),
  /** How many records the figures take as they are though something is wrong with them. */
  doubts: z.array(Doubts.element.omit({ referralIds: true }).extend({ count: z.int() })),
  choices: Choices,
})
export type Reach = z.infer<typeof Reach>

/** Which records of a cohort somebody wants to see. */
const Behind = z.discriminatedUnion('part', [
  /** Came as far as what lies before the stage, and no further. */
  z.object({ part: z.literal('stopped'), stage: z.enum(STAGES) }),
  z.object({ part: z.literal('linked'), days: z.int(), linked: z.boolean() }),
  z.object({ part: z.literal('waiting') }),
  z.object({ part: z.literal('ending'), state: ClosedState, endedBy: EndedBy }),
  z.object({ part: z.literal('barrier'), barrier: Barrier }),
  z.object({ part: z.literal('doubt'), doubt: Doubts.element.shape.doubt }),
])
export type Behind = z.infer<typeof Behind>

/** A referral behind a figure, for whoever may read its case. */
export const BehindRow = z.object({
  id: Id,
  studentName: z.string(),
  destination: z.string(),
  state: ReferralState,
  initiatedOn: Day,
  linkedOn: Day.nullable(),
})
export type BehindRow = z.infer<typeof BehindRow>

/** What the office's work comes to. Figures are of everybody; the records behind them of whoever may read each. */
export const evaluation = {
  reach: query({
    input: Cohort.extend({ comparedBy: z.enum(COMPARED_BY) }),
    output: Reach,
    may: everyone,
  }),
  behind: query({
    input: Cohort.extend({ which: Behind }),
    /** `kept` says how many more there are whose cases the asker may not read. */
    output: z.object({ rows: z.array(BehindRow), kept: z.int() }),
    may: officeWork,
  }),
}
