import type { PartnerMeeting } from '#shared/domain/partner-meeting.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const meeting = columns<PartnerMeeting>({
  id: 'text',
  organizationId: 'text',
  onDay: 'text',
  staffIds: 'json',
  partnerPeople: 'json',
  talkedAbout: 'text',
  decisions: 'text',
  writtenBy: 'text',
  version: 'integer',
})

/** A shared action as it is kept: by a colleague, or by somebody of the partner. */
export interface KeptAction {
  readonly id: string
  readonly meetingId: string
  readonly what: string
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly dueOn: string
  readonly endedAt: string | null
  readonly endedBy: string | null
  readonly version: number
}

const action = columns<KeptAction>({
  id: 'text',
  meetingId: 'text',
  what: 'text',
  ownerId: 'text',
  ownerName: 'text',
  dueOn: 'text',
  endedAt: 'text',
  endedBy: 'text',
  version: 'integer',
})

export const listMeetingsWith = many<{ organizationId: string }, PartnerMeeting>(
  `SELECT ${meeting.select()} FROM partner_meetings WHERE organization_id = :organizationId
   ORDER BY on_day DESC, id DESC`,
  meeting.read,
)

export const findMeeting = one<{ id: string }, PartnerMeeting>(
  `SELECT ${meeting.select()} FROM partner_meetings WHERE id = :id`,
  meeting.read,
)

/** When the office met each partner last, and how much of what they agreed on is not done. */
export interface PartnerContact {
  readonly organizationId: string
  readonly organizationName: string
  readonly lastMeetingOn: string
  readonly openActions: number
}

export const listContacts = many<object, PartnerContact>(
  `SELECT m.organization_id AS organizationId, o.name AS organizationName, max(m.on_day) AS lastMeetingOn,
     (SELECT count(*) FROM partner_actions x JOIN partner_meetings y ON y.id = x.meeting_id
      WHERE y.organization_id = m.organization_id AND x.ended_at IS NULL) AS openActions
   FROM partner_meetings m JOIN organizations o ON o.id = m.organization_id
   GROUP BY m.organization_id ORDER BY o.name, m.organization_id`,
  // The columns are the fields.
  (row) => row as unknown as PartnerContact,
)

const insertMeetingRow = change<object>(`INSERT INTO partner_meetings ${meeting.values}`)
export const insertMeeting = (db: WritableDb, value: PartnerMeeting): number =>
  insertMeetingRow(db, meeting.bind(value))

const updateMeetingRow = change<object>(
  `UPDATE partner_meetings SET ${meeting.set('onDay', 'staffIds', 'partnerPeople', 'talkedAbout', 'decisions')},
     version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateMeeting = (db: WritableDb, value: PartnerMeeting): number =>
  updateMeetingRow(db, meeting.bind(value))

export const deleteMeeting = change<{ id: string; version: number }>(
  'DELETE FROM partner_meetings WHERE id = :id AND version = :version',
)

/** An action with the name of whoever does it. */
export interface NamedAction extends KeptAction {
  readonly doneBy: string
}

const readNamed = (row: Record<string, unknown>): NamedAction => action.read(row) as NamedAction

export const listActionsOf = many<{ organizationId: string }, NamedAction>(
  `SELECT ${action.select('x')}, coalesce(x.owner_name, a.name) AS doneBy
   FROM partner_actions x JOIN partner_meetings m ON m.id = x.meeting_id LEFT JOIN accounts a ON a.id = x.owner_id
   WHERE m.organization_id = :organizationId ORDER BY x.due_on, x.id`,
  readNamed,
)

export const listActionsAt = many<{ meetingId: string }, KeptAction>(
  `SELECT ${action.select()} FROM partner_actions WHERE meeting_id = :meetingId ORDER BY id`,
  action.read,
)

export const findAction = one<{ id: string }, KeptAction>(
  `SELECT ${action.select()} FROM partner_actions WHERE id = :id`,
  action.read,
)

/** What a colleague took on at a meeting with a partner and has not done. */
export interface OpenPartnerAction {
  readonly id: string
  readonly organizationId: string
  readonly organizationName: string
  readonly meetingOn: string
  readonly what: string
  readonly ownerId: string
  readonly ownerName: string
  readonly dueOn: string
  readonly version: number
}

export const listOurOpenActions = many<object, OpenPartnerAction>(
  `SELECT x.id AS id, m.organization_id AS organizationId, o.name AS organizationName, m.on_day AS meetingOn,
     x.what AS what, x.owner_id AS ownerId, a.name AS ownerName, x.due_on AS dueOn, x.version AS version
   FROM partner_actions x JOIN partner_meetings m ON m.id = x.meeting_id
     JOIN organizations o ON o.id = m.organization_id JOIN accounts a ON a.id = x.owner_id
   WHERE x.ended_at IS NULL ORDER BY x.due_on, x.id`,
  // The columns are the fields.
  (row) => row as unknown as OpenPartnerAction,
)

export const listOpenActionsOf = many<{ ownerId: string }, KeptAction>(
  `SELECT ${action.select()} FROM partner_actions WHERE owner_id = :ownerId AND ended_at IS NULL ORDER BY id`,
  action.read,
)

const insertActionRow = change<object>(`INSERT INTO partner_actions ${action.values}`)
export const insertAction = (db: WritableDb, value: KeptAction): number =>
  insertActionRow(db, action.bind(value))

const updateActionRow = change<object>(
  `UPDATE partner_actions SET ${action.set('ownerId', 'ownerName', 'dueOn', 'endedAt', 'endedBy')},
     version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateAction = (db: WritableDb, value: KeptAction): number =>
  updateActionRow(db, action.bind(value))

export const deleteAction = change<{ id: string; version: number }>(
  'DELETE FROM partner_actions WHERE id = :id AND version = :version',
)
