import { z } from 'zod'

import { Day, Id, Instant, Line, message, OptionalWords, Version } from './fields.ts'

const MOST_PEOPLE = 60

/** Who of the two does something that was agreed on: a colleague, or somebody of the partner by name. */
export const ActionOwner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ours'), accountId: Id }),
  z.object({ kind: z.literal('theirs'), name: Line }),
])
export type ActionOwner = z.infer<typeof ActionOwner>

/** What one of the two does, and by when. */
export const PartnerActionDraft = z.object({ what: Line, owner: ActionOwner, dueOn: Day })
export type PartnerActionDraft = z.infer<typeof PartnerActionDraft>

/** A shared action of a partner meeting. */
export const PartnerAction = PartnerActionDraft.extend({
  id: Id,
  meetingId: Id,
  /** `null` until somebody says that it is done. */
  endedAt: Instant.nullable(),
  endedBy: Id.nullable(),
  version: Version,
})
export type PartnerAction = z.infer<typeof PartnerAction>

/** A meeting with a partner as somebody writes it down: no student belongs in it. */
export const PartnerMeetingDraft = z
  .object({
    onDay: Day,
    /** Our staff, by their accounts. */
    staffIds: z.array(Id).max(MOST_PEOPLE),
    /** Who came for the partner, as it was said: names, with what they do. */
    partnerPeople: z.array(Line).max(MOST_PEOPLE, message('partnerships:errors.people')),
    talkedAbout: OptionalWords,
    decisions: OptionalWords,
  })
  .refine(({ talkedAbout, decisions }) => talkedAbout !== '' || decisions !== '', {
    path: ['talkedAbout'],
    message: message('common:fields.required'),
  })
export type PartnerMeetingDraft = z.infer<typeof PartnerMeetingDraft>

/** A meeting with a partner as it is kept. */
export const PartnerMeeting = z.object({
  ...PartnerMeetingDraft.shape,
  id: Id,
  organizationId: Id,
  writtenBy: Id,
  version: Version,
})
export type PartnerMeeting = z.infer<typeof PartnerMeeting>
