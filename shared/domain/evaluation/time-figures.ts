import { z } from 'zod'

import { DueRule } from '../due.ts'
import { Id } from '../fields.ts'
import { URGENCIES } from '../urgency.ts'
import { Rate, Waiting } from './figures.ts'

const Count = z.int().min(0)

/** A share that is known only of those old enough; how many are not is told beside it. */
export const KnownRate = Rate.extend({ tooYoung: Count })
export type KnownRate = z.infer<typeof KnownRate>

/** A quarter, half and three quarters of some times lie at or below these. */
export const Quartiles = z.object({ first: z.number(), median: z.number(), third: z.number() })
export type Quartiles = z.infer<typeof Quartiles>

const Decided = z.object({
  received: Count,
  /** Hours from being received to being decided about; `null` where nothing is. */
  hours: Quartiles.nullable(),
  within: KnownRate,
})

/** How long concerns wait for a decision. */
export const TriageTime = Decided.extend({
  undecided: Count,
  byUrgency: z.array(Decided.extend({ urgency: z.enum(URGENCIES), targets: z.array(DueRule) })),
  /** How many are of urgencies the asker is not told of. */
  untold: Count,
})
export type TriageTime = z.infer<typeof TriageTime>

/** How long it takes until somebody of the family, or the student, was first reached. */
export const ContactTime = z.object({
  waiting: Waiting.nullable(),
  /** Reached between the decision and the beginning: they count as the first day. */
  already: Count,
  /** Over, and nobody was ever reached. */
  never: Count,
})
export type ContactTime = z.infer<typeof ContactTime>

/** How long it takes until a paper is signed, and how many never come back. */
export const ConsentTime = z.object({
  asked: Count,
  waiting: Waiting.nullable(),
  /** Neither signed nor declined after the school days that make a paper lost. */
  lost: KnownRate,
  /** Needed no longer before those days were over: in no share. */
  needless: Count,
})
export type ConsentTime = z.infer<typeof ConsentTime>

/** How long providers take for a yes or no, in business days. */
export const AnswerTime = z.object({
  sent: Count,
  waiting: Waiting.nullable(),
  within: z.array(KnownRate.extend({ days: Count })),
  /** No answer until today, of those sent at least the longest of these days ago. */
  none: KnownRate,
  byProvider: z.array(
    z.object({
      organizationId: Id,
      name: z.string(),
      sent: Count,
      within: KnownRate,
      none: Count,
      median: z.number().nullable(),
    }),
  ),
  /** How many went to providers with so few that they are not laid side by side. */
  untold: Count,
})
export type AnswerTime = z.infer<typeof AnswerTime>

/** How many of those sent had an appointment made, and how many of those kept one. */
export const VisitRates = z.object({
  scheduled: Rate,
  kept: Rate,
  /** Open, and without an appointment: it may still come. */
  mayStillCome: Count,
})
export type VisitRates = z.infer<typeof VisitRates>

/** What is wrong with a time that is counted as if it took no time at all. */
export const TIME_DOUBTS = ['decided-before-received', 'signed-before-asked', 'answered-before-sent'] as const
export type TimeDoubt = (typeof TIME_DOUBTS)[number]
