import { z } from 'zod'

import { Day, Id, Line, Nothing, OptionalWords, Target } from '../domain/fields.ts'
import {
  AgendaReason,
  AgendaSubject,
  InvitedPerson,
  Meeting,
  MeetingDecision,
  MeetingDraft,
  MeetingItem,
  MeetingKind,
  MeetingPerson,
} from '../domain/meeting.ts'
import { command, query } from './operation.ts'
import { paper } from './paper.ts'
import { casework, officeWork } from './roles.ts'

/** A meeting as a line of a list. */
export const MeetingLine = Meeting.extend({
  caseCode: z.string().nullable(),
  studentName: z.string().nullable(),
  /** Points of the agenda, as far as the reader may see them. */
  items: z.int(),
})
export type MeetingLine = z.infer<typeof MeetingLine>

/** Something that belongs on an agenda and is not on it. */
export const AgendaOffer = z.object({
  subject: AgendaSubject,
  caseCode: z.string().nullable(),
  studentName: z.string(),
  reasons: z.array(AgendaReason),
})
export type AgendaOffer = z.infer<typeof AgendaOffer>

/** Everything about one meeting that the reader may see. */
export const MeetingRecord = z.object({
  meeting: MeetingLine,
  people: z.array(MeetingPerson),
  items: z.array(MeetingItem),
  offers: z.array(AgendaOffer),
  /** When the next of this kind would be. */
  nextOn: Day,
})
export type MeetingRecord = z.infer<typeof MeetingRecord>

const Made = z.object({ id: Id })
const about = ({ id }: { readonly id: string }): string => id

/** Meetings of the team, and those about one student: what is talked about, and who does what by when. */
export const meetings = {
  list: query({
    input: Nothing,
    output: z.object({ coming: z.array(MeetingLine), past: z.array(MeetingLine) }),
    may: officeWork,
  }),
  /** What a meeting of a kind would begin with: whom the protocol asks to come, and the day after the last ones. */
  plan: query({
    input: z.object({ kind: MeetingKind }),
    output: z.object({
      onDay: Day,
      atTime: Meeting.shape.atTime,
      place: z.string(),
      people: z.array(InvitedPerson.extend({ name: z.string() })),
      /** Roles of the team that nobody holds. */
      unheld: z.array(z.string()),
    }),
    may: officeWork,
  }),
  get: query({ input: z.object({ id: Id }), output: MeetingRecord, may: officeWork }),
  /** Plans a meeting; that of a team comes with the agenda the caseload gives it. */
  create: command({
    input: MeetingDraft,
    output: Made,
    may: officeWork,
    audit: { event: 'meeting.planned', about },
  }),
  update: command({
    input: Target.extend({ draft: MeetingDraft }),
    output: Made,
    may: officeWork,
    audit: { event: 'meeting.changed', about },
  }),
  /** It does not take place; refused once anything was written or decided. */
  remove: command({
    input: Target,
    output: Made,
    may: officeWork,
    audit: { event: 'meeting.removed', about },
  }),
  /** Whether somebody came. */
  attend: command({
    input: Target.extend({ isPresent: z.boolean().nullable() }),
    output: Made,
    may: officeWork,
    audit: { event: 'meeting.attended', about },
  }),
  /** Puts something on the agenda: what is offered, or what somebody wants to talk about. */
  addItems: command({
    input: z.object({ id: Id, subjects: z.array(AgendaSubject).min(1).max(500) }),
    /** Where each of the subjects stands, in their order. */
    output: z.object({ id: Id, items: z.array(Id) }),
    may: officeWork,
    audit: { event: 'meeting.item-added', about: ({ id }) => id },
  }),
  /** Changes the places of two items. */
  swapItems: command({
    input: z.object({ one: Target, other: Target }),
    output: Nothing,
    may: officeWork,
    audit: { event: 'meeting.items-ordered', about: (_, { one }) => one.id },
  }),
  /** Takes an item off the agenda; refused once anything was written or decided there. */
  removeItem: command({
    input: Target,
    output: z.object({ meetingId: Id }),
    may: officeWork,
    audit: { event: 'meeting.item-removed', about: ({ meetingId }) => meetingId },
  }),
  /** What was said at an item; about a student it stands on the timeline of the case under the day of the meeting. */
  writeNotes: command({
    input: Target.extend({ notes: OptionalWords }),
    output: Made,
    may: casework,
    audit: { event: 'meeting.notes-written', about },
  }),
  /** Who does what by when; about a student it is a task of the case, else it stays with the meeting. */
  decide: command({
    input: z.object({ itemId: Id, what: Line, ownerId: Id, dueOn: Day }),
    output: Made,
    may: casework,
    audit: { event: 'meeting.decided', about: (_, { itemId }) => itemId },
  }),
  /** A decision about no student was done. */
  finishDecision: command({
    input: Target,
    output: MeetingDecision,
    may: officeWork,
    audit: { event: 'meeting.decision-done', about },
  }),
  /** A decision about no student is somebody else's now, or has another day. */
  changeDecision: command({
    input: Target.extend({ ownerId: Id, dueOn: Day }),
    output: MeetingDecision,
    may: officeWork,
    audit: { event: 'meeting.decision-changed', about },
  }),
  /** The meeting is over. */
  end: command({ input: Target, output: Made, may: officeWork, audit: { event: 'meeting.ended', about } }),
  /** The agenda, a sheet to sign, or what came of it: by case code, without a name of a student. */
  ...paper({
    input: z.object({
      id: Id,
      what: z.enum(['agenda', 'attendance', 'recap']),
      language: z.enum(['en', 'es']),
    }),
    may: officeWork,
    audit: { event: 'meeting.printed', about: (_, { id }) => id },
  }),
}
