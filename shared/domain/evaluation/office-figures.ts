import { z } from 'zod'

import { Id } from '../fields.ts'
import { Actor } from '../referral-road.ts'
import { OpenState } from '../referral.ts'
import { HEARD_QUESTIONS } from '../slip-answer.ts'
import { TrainedRole } from '../training.ts'
import { Rate } from './figures.ts'

/** Staff in a role below which a training is not told of the role: each of them might be known by it. */
export const LEAST_STAFF = 5

/** Answers below which nothing is made of a question: one family more or less would change it. */
export const LEAST_ANSWERS = 10

/** The answers to a question as numbers, so that a mean can be told: the more the better. */
export const ANSWER_POINTS = { no: 1, little: 2, yes: 3 } as const

const Count = z.int().min(0)
const Share = z.object({ count: Count, of: Count })

/** How it stands today: open referrals by where they are and by who acts next, and the cases they are of. */
export const OfficeToday = z.object({
  cases: Count,
  /** Open cases without any open referral. */
  casesWithout: Count,
  byState: z.array(z.object({ state: OpenState, count: Count })),
  byActor: z.array(z.object({ actor: Actor, count: Count })),
})
export type OfficeToday = z.infer<typeof OfficeToday>

/** What lies with somebody: open cases they hold, and what is planned to be done by them, due today or past its day. */
export const Load = z.object({ cases: Count, planned: Count, dueToday: Count, overdue: Count })
export type Load = z.infer<typeof Load>

/** What is planned, by its kind, and how much of it is past its day. */
export const DUE_KINDS = ['referral', 'case', 'task'] as const
export const Overdue = z.array(Share.extend({ kind: z.enum(DUE_KINDS) }))
export type Overdue = z.infer<typeof Overdue>

/** How many of a role have the trainings it must have; `null` where so few are in the role that it is not told. */
export const Coverage = z.array(
  z.object({ role: TrainedRole, roleName: z.string(), trained: Count.nullable(), of: Count.nullable() }),
)
export type Coverage = z.infer<typeof Coverage>

/** How long those waited whom a provider saw, in days from sending. */
export const ProviderWait = z.object({
  organizationId: Id,
  name: z.string(),
  seen: Count,
  medianDays: z.number(),
})
export type ProviderWait = z.infer<typeof ProviderWait>

/** How well the directory is known: entries found true within the days for which that counts. */
export const Freshness = Share.extend({
  never: Count,
  waits: z.array(ProviderWait),
  /** Providers so few students were seen by that the asker is not told of them. */
  untold: Count,
})
export type Freshness = z.infer<typeof Freshness>

/** How one question was answered: a mean from 1 to 3 and the share of the best answer; `null` of too few answers. */
export const Satisfaction = z.object({
  question: z.enum(HEARD_QUESTIONS),
  answers: Count,
  figures: z
    .object({
      best: Rate,
      mean: z.number(),
      /** 95 %; `null` where all said the same. */
      low: z.number().nullable(),
      high: z.number().nullable(),
    })
    .nullable(),
})
export type Satisfaction = z.infer<typeof Satisfaction>
