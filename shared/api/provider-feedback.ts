import { z } from 'zod'

import { Id, OptionalWords, Target } from '../domain/fields.ts'
import { FeedbackDecision, ProviderFeedback, ProviderFeedbackDraft } from '../domain/provider-feedback.ts'
import { command, query } from './operation.ts'
import { everyone, officeWork } from './roles.ts'

/** What somebody said, as it may be read. */
export const FeedbackLine = ProviderFeedback.omit({
  readableWords: true,
  decidedAt: true,
  decidedBy: true,
  recordedAt: true,
  recordedBy: true,
}).extend({ serviceName: z.string().nullable() })
export type FeedbackLine = z.infer<typeof FeedbackLine>

/** What waits to be looked over, its words cut where they may name a student. */
export const WaitingFeedback = FeedbackLine.extend({
  organizationName: z.string(),
  recordedByName: z.string(),
  /** Somebody else is to look over it. */
  isOwn: z.boolean(),
  pieces: z.array(z.object({ start: z.int().min(0), words: z.string(), isName: z.boolean() })),
})
export type WaitingFeedback = z.infer<typeof WaitingFeedback>

const Done = z.object({ id: Id, organizationId: Id })
const partner = ({ organizationId }: { readonly organizationId: string }): string => organizationId

/** What families, students and staff say about a provider: looked over by a second person, without a name. */
export const providerFeedback = {
  /** What was looked over, the newest first; held back and waiting ones are not in it. */
  list: query({ input: z.object({ organizationId: Id }), output: z.array(FeedbackLine), may: everyone }),
  /** What waits, for every provider or for one, the oldest first. */
  waiting: query({
    input: z.object({ organizationId: Id.nullable().default(null) }),
    output: z.array(WaitingFeedback),
    may: officeWork,
  }),
  /** What was held back about one provider. */
  heldBack: query({
    input: z.object({ organizationId: Id }),
    output: z.array(FeedbackLine),
    may: officeWork,
  }),
  record: command({
    input: ProviderFeedbackDraft,
    output: Done,
    may: officeWork,
    audit: { event: 'provider-feedback.recorded', about: partner },
  }),
  /** Takes out what was written down by mistake while nobody looked over it. */
  remove: command({
    input: Target,
    output: Done,
    may: officeWork,
    audit: { event: 'provider-feedback.removed', about: partner },
  }),
  /** Somebody other than who wrote it says who may read it, and in which words. */
  decide: command({
    input: Target.extend({
      decision: FeedbackDecision,
      readableWords: OptionalWords,
      /** Whoever decides read it and found nobody named. */
      namesNobody: z.boolean(),
      /** What may be a name in these words was looked at, and means nobody of the school. */
      namesSeen: z.boolean().optional(),
    }),
    output: Done,
    may: officeWork,
    audit: { event: 'provider-feedback.decided', about: partner },
  }),
}
