import type { Client } from '#shared/api/client.ts'
import type { MeetingRecord } from '#shared/api/meetings.ts'
import type { InvitedPerson, MeetingDraft } from '#shared/domain/meeting.ts'

/** What somebody plans: a meeting of the team this Thursday. */
export function aMeeting(known: Partial<MeetingDraft> = {}): MeetingDraft {
  return {
    kind: 'team',
    title: '',
    onDay: '2026-12-10',
    atTime: '08:15',
    place: 'Room 4',
    caseId: null,
    waitingDays: 10,
    minutesBy: null,
    people: [],
    ...known,
  }
}

/** A colleague who is asked to come. */
export const comes = (accountId: string, role = ''): InvitedPerson => ({
  attendee: { kind: 'account', id: accountId },
  role,
  isStandIn: false,
})

/** Plans a meeting, and reads it as its planner does. */
export async function planMeeting(client: Client, known: Partial<MeetingDraft> = {}): Promise<MeetingRecord> {
  return client.meetings.get(await client.meetings.create(aMeeting(known)))
}
