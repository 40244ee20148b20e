import { z } from 'zod'

import {
  AnswerTime,
  ConsentTime,
  ContactTime,
  TIME_DOUBTS,
  TriageTime,
  VisitRates,
} from '../domain/evaluation/time-figures.ts'
import { Day, Id } from '../domain/fields.ts'
import { URGENCIES } from '../domain/urgency.ts'
import { Choices, Cohort } from './evaluation.ts'
import { query } from './operation.ts'
import { everyone, officeWork } from './roles.ts'

const Figure = <Shape extends z.ZodType>(shape: Shape) => shape.nullable()

/** Whether help begins in time. A figure is `null` where somebody kept from the asker might be known by it. */
export const Timeliness = z.object({
  triage: Figure(TriageTime),
  contact: Figure(ContactTime),
  consent: Figure(ConsentTime),
  answers: Figure(AnswerTime),
  visits: Figure(VisitRates),
  /** How many referrals, or students, or times of waiting, the figures of referrals are of. */
  began: z.int(),
  /** Whether anything of the kind was ever written down; where not, nothing is known of it. */
  collected: z.object({ contacts: z.boolean(), papers: z.boolean() }),
  /** Times that cannot be, and count as none, in the figures that are told. */
  doubts: z.array(z.object({ doubt: z.enum(TIME_DOUBTS), count: z.int() })),
  choices: Choices,
})
export type Timeliness = z.infer<typeof Timeliness>

/** Which records somebody wants to see. */
const TimeBehind = z.discriminatedUnion('part', [
  z.object({
    part: z.literal('triage'),
    which: z.enum(['late', 'undecided']),
    urgency: z.enum(URGENCIES).nullable(),
  }),
  z.object({ part: z.literal('contact'), which: z.enum(['waiting', 'never']) }),
  z.object({ part: z.literal('consent'), which: z.enum(['waiting', 'lost']) }),
  z.object({ part: z.literal('answer'), which: z.enum(['late', 'none']), organizationId: Id.nullable() }),
  z.object({ part: z.literal('visit'), which: z.enum(['not-scheduled', 'not-kept']) }),
  z.object({ part: z.literal('doubt'), doubt: z.enum(TIME_DOUBTS) }),
])
export type TimeBehind = z.infer<typeof TimeBehind>

/** A record behind a figure, for whoever may read it. */
const TimedRow = z.object({
  id: Id,
  kind: z.enum(['concern', 'paper', 'referral']),
  studentName: z.string(),
  /** What it lies in, where it is a paper. */
  referralId: Id.nullable(),
  caseId: Id.nullable(),
  destination: z.string().nullable(),
  /** The day its time began, and the day it ended. */
  from: Day,
  until: Day.nullable(),
})

/** Whether help begins in time. Figures are of everybody; the records behind them of whoever may read each. */
export const timeliness = {
  get: query({ input: Cohort, output: Timeliness, may: everyone }),
  behind: query({
    input: Cohort.extend({ which: TimeBehind }),
    /** `kept` says how many more there are that the asker may not read. */
    output: z.object({ rows: z.array(TimedRow), kept: z.int() }),
    may: officeWork,
  }),
}
