import { z } from 'zod'

import { Id } from '../domain/fields.ts'
import { Judgement } from '../domain/matching/judge.ts'
import { OpenNeed, Relaxation } from '../domain/matching/match.ts'
import { MatchNeeds } from '../domain/matching/needs.ts'
import { query } from './operation.ts'
import { Origin } from './postal-areas.ts'
import { officeWork } from './roles.ts'

/** A service, and how each need stands with it: what it must be first, then in the order of the office. */
export const MatchedService = z.object({
  id: Id,
  name: z.string(),
  organizationId: Id,
  organizationName: z.string(),
  phone: z.string().nullable(),
  /** How far its nearest place is, in a straight line. */
  miles: z.number().nullable(),
  judgements: z.array(Judgement),
})
export type MatchedService = z.infer<typeof MatchedService>

export const Matching = z.object({
  /** From where it is said how far they are: what the needs say, or else the school. */
  from: Origin.nullable(),
  /** The best fit first. */
  options: z.array(MatchedService),
  total: z.int(),
  /** Whoever is known to miss what they must be; whoever misses least first. */
  leftOut: z.array(MatchedService),
  leftOutTotal: z.int(),
  /** How many fit the needs, whatever words were typed. */
  fitting: z.int(),
  /** Of how many of them everything they must be is known. */
  sure: z.int(),
  /** What is not known of the others, and of how many, whatever is open of most first. */
  open: z.array(OpenNeed),
  /** Whether there is any provider at all, whatever is needed. */
  hasProviders: z.boolean(),
  /** What could be given up where fewer than three fit. */
  relaxations: z.array(Relaxation),
})
export type Matching = z.infer<typeof Matching>

/** So many of those left out are shown, for somebody who asks why one is missing. */
export const LEFT_OUT_SHOWN = 20

export const matching = {
  /** Who fits the needs of a student with a case, and why. Whoever goes by somebody nobody may contact is not among them. */
  options: query({
    input: z.object({
      caseId: Id,
      needs: MatchNeeds,
      /** Part of a name, a place or a number; empty for all. */
      words: z.string().max(200).default(''),
      limit: z.int().min(1).max(500).default(40),
    }),
    output: Matching,
    may: officeWork,
  }),
}
