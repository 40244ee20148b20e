import { z } from 'zod'

import { Day, Id, Instant, message, OptionalWords, Version } from './fields.ts'
import { Heard, HEARD_QUESTIONS } from './slip-answer.ts'

/** Who said it: never by name. */
export const FeedbackSource = z.enum(['family', 'student', 'staff'])
export type FeedbackSource = z.infer<typeof FeedbackSource>

/** Who may read it: nobody yet but whoever looks over it, the office, the partner as well, or nobody. */
export const FeedbackState = z.enum(['waiting', 'for-office', 'for-partner', 'held-back'])
export type FeedbackState = z.infer<typeof FeedbackState>

/** Whether others may read it: somebody looked over it and did not hold it back. */
export const mayBeRead = (state: FeedbackState): boolean => state === 'for-office' || state === 'for-partner'

/** What becomes of it once somebody looked over it. */
export const FeedbackDecision = FeedbackState.exclude(['waiting'])
export type FeedbackDecision = z.infer<typeof FeedbackDecision>

/** What somebody said about a provider, as it is written down; whoever it is about stands in no field. */
export const ProviderFeedbackDraft = Heard.extend({
  organizationId: Id,
  /** The service it is about; `null` for the provider as a whole. */
  serviceId: Id.nullable(),
  heardOn: Day,
  from: FeedbackSource,
  words: OptionalWords,
}).refine((said) => said.words !== '' || HEARD_QUESTIONS.some((asked) => said[asked] !== null), {
  path: ['words'],
  message: message('feedback:errors.nothing'),
})
export type ProviderFeedbackDraft = z.infer<typeof ProviderFeedbackDraft>

/** Feedback as it is kept: the words as they were said, and as they may be read. */
export const ProviderFeedback = Heard.extend({
  id: Id,
  organizationId: Id,
  serviceId: Id.nullable(),
  heardOn: Day,
  from: FeedbackSource,
  words: z.string(),
  /** `null` until somebody looked over it. */
  readableWords: z.string().nullable(),
  state: FeedbackState,
  decidedAt: Instant.nullable(),
  decidedBy: Id.nullable(),
  recordedAt: Instant,
  recordedBy: Id,
  version: Version,
})
export type ProviderFeedback = z.infer<typeof ProviderFeedback>
