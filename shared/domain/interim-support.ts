import { z } from 'zod'

import { numberOf } from './days.ts'
import { Day, Id, Instant, OptionalLine, Version } from './fields.ts'

/** What a school gives while a family waits for help. */
export const SupportKind = z.enum([
  'check-in',
  'small-group',
  'tutoring',
  'calm-place',
  'mentor',
  'food-clothing',
  'transport',
  'family-call',
  'other',
])
export type SupportKind = z.infer<typeof SupportKind>

const LONGEST_MINUTES = 480

/** One time the school gave something. */
export const InterimSupportDraft = z.object({
  caseId: Id,
  kind: SupportKind,
  onDay: Day,
  /** Who gave it; empty where it was whoever writes it down. */
  givenBy: OptionalLine,
  minutes: z.int().min(1).max(LONGEST_MINUTES).nullable(),
  words: OptionalLine,
})
export type InterimSupportDraft = z.infer<typeof InterimSupportDraft>

export const InterimSupport = InterimSupportDraft.extend({
  id: Id,
  recordedAt: Instant,
  recordedBy: Id,
  version: Version,
})
export type InterimSupport = z.infer<typeof InterimSupport>

const DAYS_A_WEEK = 7

/** How often a school gave something while a student waited, in how many weeks that began. */
export interface SupportWhileWaiting {
  readonly times: number
  readonly weeks: number
}

/** Counts what was given from the day a case was opened to the day help started, both among them; a week that began is one. */
export function supportWhileWaiting(
  supports: readonly Pick<InterimSupport, 'onDay'>[],
  { from, to }: { readonly from: string; readonly to: string },
): SupportWhileWaiting {
  return {
    times: supports.filter(({ onDay }) => onDay >= from && onDay <= to).length,
    weeks: Math.max(1, Math.ceil((numberOf(to) - numberOf(from) + 1) / DAYS_A_WEEK)),
  }
}
