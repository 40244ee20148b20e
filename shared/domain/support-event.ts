import { z } from 'zod'

import { Day, Id, message, OptionalLine, OptionalWords, Version } from './fields.ts'

/** What helps those who help. */
export const SupportKind = z.enum(['consultation', 'peer-group', 'mentoring', 'supervision', 'debrief'])
export type SupportKind = z.infer<typeof SupportKind>

const MOST_NAMED = 20

/** A consultation, a debrief or another hour that helps those who help, as whoever had it writes it down. */
export const SupportEventDraft = z.object({
  kind: SupportKind,
  onDay: Day,
  minutes: z
    .int(message('trainings:errors.minutes'))
    .min(1, message('trainings:errors.minutes'))
    .max(1440, message('trainings:errors.minutes'))
    .nullable(),
  /** Colleagues who were there and read it too. */
  withIds: z.array(Id).max(MOST_NAMED),
  /** Others who were there. */
  withOthers: OptionalLine,
  about: OptionalWords,
  caseId: Id.nullable(),
})
export type SupportEventDraft = z.infer<typeof SupportEventDraft>

export const SupportEvent = SupportEventDraft.extend({
  id: Id,
  writtenBy: Id,
  caseCode: z.string().nullable(),
  version: Version,
})
export type SupportEvent = z.infer<typeof SupportEvent>
