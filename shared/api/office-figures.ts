import { z } from 'zod'

import {
  Coverage,
  Freshness,
  Load,
  OfficeToday,
  Overdue,
  Satisfaction,
} from '../domain/evaluation/office-figures.ts'
import { Id } from '../domain/fields.ts'
import { Actor } from '../domain/referral-road.ts'
import { OpenState } from '../domain/referral.ts'
import { ScoredTime } from '../domain/scorecard.ts'
import { BehindRow } from './evaluation.ts'
import { query } from './operation.ts'
import { everyone, officeWork } from './roles.ts'

/** How the office itself is doing; no student is in it, and of colleagues only what the asker may see. */
export const OfficeFigures = z.object({
  /** `null` where so few are in it that somebody kept from the asker might be known. */
  today: OfficeToday.nullable(),
  load: z.object({
    /** What lies with the asker; `null` for whoever does no office work. */
    mine: Load.nullable(),
    office: Load,
    /** By name; `null` for whoever may not see what lies with others. */
    colleagues: z.array(z.object({ id: Id, name: z.string(), load: Load })).nullable(),
  }),
  overdue: Overdue,
  coverage: Coverage,
  directory: Freshness,
  satisfaction: z.array(Satisfaction),
})
export type OfficeFigures = z.infer<typeof OfficeFigures>

/** Which open referrals somebody wants to see. */
export const OpenBehind = z.discriminatedUnion('part', [
  z.object({ part: z.literal('state'), state: OpenState }),
  z.object({ part: z.literal('actor'), actor: Actor }),
])
export type OpenBehind = z.infer<typeof OpenBehind>

/** The office's own figures: today's, and of a time what providers did and families said. */
export const officeFigures = {
  get: query({ input: ScoredTime, output: OfficeFigures, may: everyone }),
  behind: query({
    input: OpenBehind,
    /** `kept` says how many more there are whose cases the asker may not read. */
    output: z.object({ rows: z.array(BehindRow), kept: z.int() }),
    may: officeWork,
  }),
}
