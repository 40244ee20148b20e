import type { AgendaReason, CaseAtMeeting } from '#shared/domain/meeting.ts'

import type { Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { schoolNameOf } from '../students/student-name.ts'
import { ITEM_CASE, ITS_CASE, READABLE_ITEM } from './readable-item.ts'

/** An item of an agenda as it is kept. */
export interface KeptItem {
  readonly id: string
  readonly meetingId: string
  readonly position: number
  readonly caseId: string | null
  readonly concernId: string | null
  readonly words: string | null
  readonly reasons: readonly AgendaReason[]
  readonly notes: string
  readonly notesBy: string | null
  readonly version: number
}

/** An item with the case it belongs to. */
export interface FoundItem extends KeptItem {
  readonly ofCaseId: string | null
  readonly caseCode: string | null
  readonly studentId: string | null
  readonly studentName: string | null
  readonly isUndecided: number
}

const item = columns<KeptItem>({
  id: 'text',
  meetingId: 'text',
  position: 'integer',
  caseId: 'text',
  concernId: 'text',
  words: 'text',
  reasons: 'json',
  notes: 'text',
  notesBy: 'text',
  version: 'integer',
})

const FOUND = `SELECT ${item.select('i')}, c.id AS ofCaseId, c.code AS caseCode, s.id AS studentId,
    CASE WHEN s.id IS NOT NULL THEN ${schoolNameOf('s')} END AS studentName,
    n.id IS NOT NULL AND n.state = 'new' AS isUndecided
  FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id LEFT JOIN concerns n ON n.id = i.concern_id
    LEFT JOIN cases c ON c.id = ${ITEM_CASE}
    LEFT JOIN students s ON s.id = coalesce(c.student_id, n.student_id)
  WHERE ${READABLE_ITEM}`

// Beside the columns of an item there are those of its case.
const readFound = (row: Record<string, unknown>): FoundItem => item.read(row) as FoundItem

export const listItems = many<Reader & { meetingId: string }, FoundItem>(
  `${FOUND} AND i.meeting_id = :meetingId ORDER BY i.position, i.id`,
  readFound,
)

export const findItem = one<Reader & { id: string }, FoundItem>(`${FOUND} AND i.id = :id`, readFound)

/** Every item of a meeting, whoever may see it: for its places, never for showing. */
export const listKeptItems = many<{ meetingId: string }, KeptItem>(
  `SELECT ${item.select()} FROM meeting_items WHERE meeting_id = :meetingId ORDER BY position, id`,
  item.read,
)

/** What an item is about, whoever may see it. */
export interface Place {
  readonly id: string
  /** The case; of a concern once it is decided about. */
  readonly itsCaseId: string | null
  readonly concernId: string | null
}

export const listPlaces = many<{ meetingId: string }, Place>(
  `SELECT i.id AS id, ${ITS_CASE} AS itsCaseId, i.concern_id AS concernId
   FROM meeting_items i LEFT JOIN concerns n ON n.id = i.concern_id WHERE i.meeting_id = :meetingId`,
  // The columns are the fields.
  (row) => row as unknown as Place,
)

/** What was said and decided about a case at meetings, the oldest first. */
export const listMeetingsOfCase = many<{ caseId: string }, CaseAtMeeting>(
  `SELECT i.id AS id, m.id AS meetingId, m.kind AS kind, m.title AS title, m.on_day AS onDay, i.notes AS notes,
     i.notes_by AS notesBy,
     (SELECT json_group_array(d.task_id) FROM meeting_decisions d WHERE d.item_id = i.id) AS taskIds
   FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id LEFT JOIN concerns n ON n.id = i.concern_id
   WHERE ${ITEM_CASE} = :caseId
     AND (i.notes <> '' OR EXISTS (SELECT 1 FROM meeting_decisions d WHERE d.item_id = i.id))
   ORDER BY m.on_day, m.id, i.position`,
  // The columns are the fields of a case at a meeting.
  (row) => ({ ...row, taskIds: JSON.parse(String(row['taskIds'])) }) as CaseAtMeeting,
)

/** Whether anything was written or decided where a concern stands on an agenda. */
export const isConcernTalkedAbout = one<{ concernId: string }, boolean>(
  `SELECT EXISTS (SELECT 1 FROM meeting_items i WHERE i.concern_id = :concernId
     AND (i.notes <> '' OR EXISTS (SELECT 1 FROM meeting_decisions d WHERE d.item_id = i.id))) AS found`,
  ({ found }) => found === 1,
)

const insertRow = change<object>(`INSERT INTO meeting_items ${item.values}`)
export const insertItem = (db: WritableDb, value: KeptItem): number => insertRow(db, item.bind(value))

const updateRow = change<object>(
  `UPDATE meeting_items SET ${item.set('position', 'reasons', 'notes', 'notesBy')}, version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateItem = (db: WritableDb, value: KeptItem): number => updateRow(db, item.bind(value))

export const deleteItem = change<{ id: string; version: number }>(
  'DELETE FROM meeting_items WHERE id = :id AND version = :version',
)
