import { z } from 'zod'

import type { MeetingRecord } from '#shared/api/meetings.ts'
import { OptionalLine } from '#shared/domain/fields.ts'
import { InvitedPerson, keyOf, MeetingDraft } from '#shared/domain/meeting.ts'

/** A meeting as its form holds it: people with their names, and a guest who is being typed. */
export const MeetingFields = MeetingDraft.safeExtend({
  people: z.array(InvitedPerson.extend({ name: z.string() })).max(60),
  guestName: OptionalLine,
  guestRole: OptionalLine,
})
export type MeetingFields = z.infer<typeof MeetingFields>
export type MeetingValues = z.input<typeof MeetingFields>

/** From how many school days on somebody waits too long, until the office says otherwise. */
const USUAL_WAIT = 10

/** A meeting of a team before anything is known of it. */
export const emptyMeeting: MeetingValues = {
  kind: 'team',
  title: '',
  onDay: '',
  atTime: null,
  place: '',
  caseId: null,
  waitingDays: USUAL_WAIT,
  minutesBy: null,
  people: [],
  guestName: '',
  guestRole: '',
}

/** People with the guest who was typed and not added yet. */
export function withGuest({
  people,
  guestName,
  guestRole,
}: Pick<MeetingFields, 'people' | 'guestName' | 'guestRole'>): MeetingFields['people'] {
  const name = guestName.trim()
  const attendee = { kind: 'guest' as const, name }
  const isThere = people.some((person) => keyOf(person.attendee) === keyOf(attendee))
  return name === '' || isThere
    ? people
    : [...people, { attendee, name, role: guestRole.trim(), isStandIn: false }]
}

/** What is sent of the form. */
export function draftOf({ guestName, guestRole, ...fields }: MeetingFields): MeetingDraft {
  const people = withGuest({ people: fields.people, guestName, guestRole })
  return { ...fields, people: people.map(({ name: _, ...person }) => person) }
}

/** A meeting as its form begins with it. */
export function fieldsOf({ meeting, people }: Pick<MeetingRecord, 'meeting' | 'people'>): MeetingValues {
  const { kind, title, onDay, atTime, place, caseId, waitingDays, minutesBy } = meeting
  return {
    ...{ kind, title, onDay, atTime, place, caseId, waitingDays, minutesBy, guestName: '', guestRole: '' },
    people: people.map(({ attendee, name, role, isStandIn }) => ({ attendee, name, role, isStandIn })),
  }
}
