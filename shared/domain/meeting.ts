import { z } from 'zod'

import { addDays, numberOf } from './days.ts'
import { Day, Id, Instant, Line, message, OptionalLine, OptionalWords, Version } from './fields.ts'
import { TimeOfDay } from './follow-up.ts'
import { ColleagueRef } from './protocol.ts'
import { addSchoolDays, isSchoolDay, type SchoolCalendar } from './school-calendar.ts'
import { Urgency } from './urgency.ts'

/** What a meeting is held for; an own kind is told by its title. */
export const MeetingKind = z.enum(['team', 'section-504', 're-entry', 'other'])
export type MeetingKind = z.infer<typeof MeetingKind>

/** Whether a meeting of this kind is about one student. */
export const isOfOneStudent = (kind: MeetingKind): boolean => kind === 'section-504' || kind === 're-entry'

/** Somebody who comes: a colleague, or a guest by their name. */
export const Attendee = z.discriminatedUnion('kind', [
  ...ColleagueRef.options,
  z.object({ kind: z.literal('guest'), name: Line }),
])
export type Attendee = z.infer<typeof Attendee>

/** Somebody who is asked to come, and as what. */
export const InvitedPerson = z.object({
  attendee: Attendee,
  /** Their role in the protocol, or what a guest is here as; empty where nobody said. */
  role: OptionalLine,
  /** Whether they stand in for whoever holds the role. */
  isStandIn: z.boolean(),
})
export type InvitedPerson = z.infer<typeof InvitedPerson>

const MOST_PEOPLE = 60

/** Names an attendee within one meeting. */
export const keyOf = (attendee: Attendee): string =>
  attendee.kind === 'guest' ? `guest:${attendee.name}` : `${attendee.kind}:${attendee.id}`

/**
 * Whether somebody from outside the school comes to a meeting about one student. They know which student it is, with or
 * without a name, so its papers tell nothing of the student: that needs a consent, and a page knows none (34 CFR 99.30).
 */
export function isBeforeGuests(
  { caseId }: { readonly caseId: string | null },
  people: readonly { readonly attendee: Attendee }[],
): boolean {
  return caseId !== null && people.some(({ attendee }) => attendee.kind === 'guest')
}

/** A meeting as somebody plans it. */
export const MeetingDraft = z
  .object({
    kind: MeetingKind,
    /** Empty where the kind says it. */
    title: OptionalLine,
    onDay: Day,
    atTime: TimeOfDay.nullable(),
    place: OptionalLine,
    /** The case of the student it is about. */
    caseId: Id.nullable(),
    /** From how many school days on it is told that somebody waits for an answer. */
    waitingDays: z
      .int()
      .min(1, message('meetings:errors.waitingDays'))
      .max(200, message('meetings:errors.waitingDays')),
    minutesBy: Id.nullable(),
    people: z.array(InvitedPerson).max(MOST_PEOPLE),
  })
  .refine(({ kind, title }) => kind !== 'other' || title !== '', {
    path: ['title'],
    message: message('common:fields.required'),
  })
  .refine(({ kind, caseId }) => !isOfOneStudent(kind) || caseId !== null, {
    path: ['caseId'],
    message: message('common:fields.required'),
  })
  .refine(({ kind, caseId }) => kind !== 'team' || caseId === null, { path: ['caseId'] })
  .refine(({ people }) => new Set(people.map(({ attendee }) => keyOf(attendee))).size === people.length, {
    path: ['people'],
    message: message('meetings:errors.twice'),
  })
export type MeetingDraft = z.infer<typeof MeetingDraft>

/** A meeting, without who comes and what is on its agenda. */
export const Meeting = z.object({
  id: Id,
  kind: MeetingKind,
  title: z.string(),
  onDay: Day,
  atTime: TimeOfDay.nullable(),
  place: z.string(),
  caseId: Id.nullable(),
  waitingDays: z.int(),
  minutesBy: Id.nullable(),
  createdBy: Id,
  createdAt: Instant,
  /** `null` until somebody says that it is over. */
  endedAt: Instant.nullable(),
  version: Version,
})
export type Meeting = z.infer<typeof Meeting>

/** Somebody who was asked to come, and whether they did. */
export const MeetingPerson = InvitedPerson.extend({
  id: Id,
  name: z.string(),
  /** `null` until somebody says so. */
  isPresent: z.boolean().nullable(),
  version: Version,
})
export type MeetingPerson = z.infer<typeof MeetingPerson>

/** Why something is on an agenda. */
export const AgendaReason = z.discriminatedUnion('why', [
  z.object({ why: z.literal('pressing'), urgency: Urgency }),
  z.object({ why: z.literal('new-concern'), since: Day }),
  z.object({ why: z.literal('undone'), count: z.int().min(1) }),
  z.object({ why: z.literal('overdue'), since: Day }),
  z.object({ why: z.literal('unplanned') }),
  z.object({ why: z.literal('waiting'), since: Day }),
  z.object({ why: z.literal('linked'), on: Day }),
  /** The whole meeting is about it. */
  z.object({ why: z.literal('about') }),
  /** Somebody put it there. */
  z.object({ why: z.literal('chosen') }),
])
export type AgendaReason = z.infer<typeof AgendaReason>

/** What an item is about: a case, a concern nobody has decided about, or a line of its own. */
export const AgendaSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case'), caseId: Id }),
  z.object({ kind: z.literal('concern'), concernId: Id }),
  z.object({ kind: z.literal('line'), words: Line }),
])
export type AgendaSubject = z.infer<typeof AgendaSubject>

/** What was decided at an item: who does what by when. For a student it is a task of their case. */
export const MeetingDecision = z.object({
  id: Id,
  /** The task of the case it became; `null` where it is about no student. */
  taskId: Id.nullable(),
  what: Line,
  ownerId: Id,
  ownerName: z.string(),
  dueOn: Day,
  isOver: z.boolean(),
  version: Version,
})
export type MeetingDecision = z.infer<typeof MeetingDecision>

/** One point of an agenda. */
export const MeetingItem = z.object({
  id: Id,
  subject: AgendaSubject,
  /** The case its notes and decisions belong to; `null` where they stay with the meeting. */
  caseId: Id.nullable(),
  caseCode: z.string().nullable(),
  studentName: z.string().nullable(),
  /** Whether it is a concern that still has to be decided about. */
  isUndecided: z.boolean(),
  reasons: z.array(AgendaReason),
  /** Empty for whoever does no casework, where it is about a student. */
  notes: OptionalWords,
  decisions: z.array(MeetingDecision),
  version: Version,
})
export type MeetingItem = z.infer<typeof MeetingItem>

/** What was said and decided about a case at one meeting. */
export const CaseAtMeeting = z.object({
  id: Id,
  meetingId: Id,
  kind: MeetingKind,
  title: z.string(),
  onDay: Day,
  notes: OptionalWords,
  notesBy: Id.nullable(),
  /** The tasks that were decided on. */
  taskIds: z.array(Id),
})
export type CaseAtMeeting = z.infer<typeof CaseAtMeeting>

/** A week, where there were no two meetings to tell it from. */
const USUAL_INTERVAL = 7
const LONGEST_INTERVAL = 92

/**
 * When the next meeting of a kind would be, after the days of the last two: as long after the last one as that was after
 * the one before, never before today, moved to the next day of school.
 */
export function nextMeetingDay(
  days: readonly string[],
  { today, calendar }: { readonly today: string; readonly calendar: SchoolCalendar },
): string {
  const [before, last] = days.toSorted().slice(-2)
  const from = last ?? before ?? today
  const apart =
    before !== undefined && last !== undefined ? numberOf(last) - numberOf(before) : USUAL_INTERVAL
  const interval = apart > 0 && apart <= LONGEST_INTERVAL ? apart : USUAL_INTERVAL
  const next = addDays(from, interval)
  const day = next < today ? today : next
  return isSchoolDay(day, calendar) ? day : addSchoolDays(day, 1, calendar)
}
