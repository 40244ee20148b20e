import type { MeetingLine } from '#shared/api/meetings.ts'
import type { Meeting, MeetingKind } from '#shared/domain/meeting.ts'

import { readableCase, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { schoolNameOf } from '../students/student-name.ts'
import { ITEM_CASE, READABLE_ITEM } from './readable-item.ts'

const meeting = columns<Meeting>({
  id: 'text',
  kind: 'text',
  title: 'text',
  onDay: 'text',
  atTime: 'text',
  place: 'text',
  caseId: 'text',
  waitingDays: 'integer',
  minutesBy: 'text',
  createdBy: 'text',
  createdAt: 'text',
  endedAt: 'text',
  version: 'integer',
})

const LINE = `SELECT ${meeting.select('m')}, o.code AS caseCode,
    CASE WHEN o.id IS NOT NULL THEN ${schoolNameOf('p')} END AS studentName,
    (SELECT count(*) FROM meeting_items i LEFT JOIN concerns n ON n.id = i.concern_id
       LEFT JOIN cases c ON c.id = ${ITEM_CASE}
     WHERE i.meeting_id = m.id AND ${READABLE_ITEM}) AS items
  FROM meetings m LEFT JOIN cases o ON o.id = m.case_id LEFT JOIN students p ON p.id = o.student_id
  WHERE (m.case_id IS NULL OR ${readableCase('o')})`

// Beside the columns of a meeting there are those of its line.
const readLine = (row: Record<string, unknown>): MeetingLine => meeting.read(row) as MeetingLine

/** The newest first; those of students the reader may not read about are not there. */
export const listMeetings = many<Reader, MeetingLine>(
  `${LINE} ORDER BY m.on_day DESC, m.at_time DESC, m.id DESC`,
  readLine,
)

export const findMeeting = one<Reader & { id: string }, MeetingLine>(`${LINE} AND m.id = :id`, readLine)

/** The newest meetings of a kind that are over, about no student or about this case, before a day. */
export const listHeld = many<
  { kind: MeetingKind; caseId: string | null; except: string; before: string },
  { id: string; onDay: string; atTime: string | null; place: string }
>(
  `SELECT id, on_day AS onDay, at_time AS atTime, place FROM meetings
   WHERE kind = :kind AND case_id IS :caseId AND id <> :except AND on_day <= :before AND ended_at IS NOT NULL
   ORDER BY on_day DESC, id DESC LIMIT 2`,
  // The columns are the fields.
  (row) => row as unknown as { id: string; onDay: string; atTime: string | null; place: string },
)

const insertRow = change<object>(`INSERT INTO meetings ${meeting.values}`)
export const insertMeeting = (db: WritableDb, value: Meeting): number => insertRow(db, meeting.bind(value))

const updateRow = change<object>(
  `UPDATE meetings SET ${meeting.set('kind', 'title', 'onDay', 'atTime', 'place', 'caseId', 'waitingDays', 'minutesBy', 'endedAt')},
     version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateMeeting = (db: WritableDb, value: Meeting): number => updateRow(db, meeting.bind(value))

export const deleteMeeting = change<{ id: string; version: number }>(
  'DELETE FROM meetings WHERE id = :id AND version = :version',
)

/** Says that something was put on a meeting, for whoever saw it before. */
export const moveMeetingOn = change<{ id: string }>(
  'UPDATE meetings SET version = version + 1 WHERE id = :id',
)
