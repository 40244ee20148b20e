import { z } from 'zod'

import { Day, Id, Instant, LanguageTag, OptionalLine, OptionalWords, Version } from './fields.ts'
import { EventSource } from './referral.ts'

/** A try to reach somebody, whether or not it worked. */
export const ContactAttemptDraft = z.object({
  caseId: Id,
  referralId: Id.nullable(),
  withWhom: z.enum(['family', 'student', 'provider', 'staff', 'other']),
  contactId: Id.nullable(),
  channel: z.enum(['phone', 'text', 'mail', 'in-person', 'video', 'note-home', 'fax']),
  language: LanguageTag.nullable(),
  interpreter: OptionalLine,
  reached: z.boolean(),
  result: OptionalWords,
})
export type ContactAttemptDraft = z.infer<typeof ContactAttemptDraft>

export const ContactAttempt = ContactAttemptDraft.extend({
  id: Id,
  at: Instant,
  recordedBy: Id,
  version: Version,
})
export type ContactAttempt = z.infer<typeof ContactAttempt>

/** A time of day, `14:30`, or nothing when only the day is known. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'common:fields.notAllowed')

export const Appointment = z.object({
  id: Id,
  referralId: Id,
  kind: z.enum(['intake', 'first', 'ongoing']),
  onDay: Day,
  atTime: TimeOfDay.nullable(),
  status: z.enum(['scheduled', 'kept', 'missed', 'cancelled', 'rescheduled']),
  cancelledBy: z.enum(['provider', 'family', 'student', 'school']).nullable(),
  source: EventSource.nullable(),
  recordedAt: Instant,
  version: Version,
})
export type Appointment = z.infer<typeof Appointment>
