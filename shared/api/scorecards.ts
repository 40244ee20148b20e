import { z } from 'zod'

import { Id } from '../domain/fields.ts'
import { FeedbackSource } from '../domain/provider-feedback.ts'
import { HeardCounts, Score, ScoredTime } from '../domain/scorecard.ts'
import { query } from './operation.ts'
import { paper } from './paper.ts'
import { everyone } from './roles.ts'

/** One partner in figures; no student is in it. */
export const Scorecard = ScoredTime.extend({
  organizationId: Id,
  organizationName: z.string(),
  /** Referrals the school sent itself: the partner knows each. */
  bySchool: Score,
  /** Referrals families took there themselves; what the partner knows of them is the families'. */
  byFamilies: Score,
  /** How families and students answered, on follow-up cards and in what was written down. */
  heard: HeardCounts,
  /** What people said in words, looked over, without a name. */
  said: z.array(z.object({ from: FeedbackSource, words: z.string(), mayTellPartner: z.boolean() })),
})
export type Scorecard = z.infer<typeof Scorecard>

const Asked = ScoredTime.extend({ organizationId: Id })

/**
 * On paper for the partner, to talk about once a year: what it knows anyway, and families' answers only where there are
 * many.
 */
const forPartner = paper({
  input: Asked.extend({ printedIn: z.enum(['en', 'es']) }),
  may: everyone,
  audit: { event: 'scorecard.printed', about: (_, { organizationId }) => organizationId },
})

/** How the work with a partner goes, over all referrals of the school. */
export const scorecards = {
  get: query({ input: Asked, output: Scorecard, may: everyone }),
  preview: forPartner.preview,
  print: forPartner.print,
}
