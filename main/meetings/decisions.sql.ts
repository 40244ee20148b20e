import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

/** A decision as it is kept: the task it became, or all of it. */
export interface KeptDecision {
  readonly id: string
  readonly itemId: string
  readonly taskId: string | null
  readonly what: string | null
  readonly ownerId: string | null
  readonly dueOn: string | null
  readonly endedAt: string | null
  readonly endedBy: string | null
  readonly version: number
}

/** A decision as it stands, wherever it is kept. */
export interface FoundDecision {
  readonly id: string
  readonly itemId: string
  readonly taskId: string | null
  readonly what: string
  readonly ownerId: string
  readonly ownerName: string
  readonly dueOn: string
  readonly isOver: boolean
  readonly version: number
}

/** A decision about no student, with the meeting it was taken at. */
export interface OpenDecision {
  readonly id: string
  readonly meetingId: string
  readonly meetingKind: 'team' | 'section-504' | 're-entry' | 'other'
  readonly meetingTitle: string
  readonly meetingOn: string
  readonly what: string
  readonly ownerId: string
  readonly ownerName: string
  readonly dueOn: string
  readonly version: number
}

const decision = columns<KeptDecision>({
  id: 'text',
  itemId: 'text',
  taskId: 'text',
  what: 'text',
  ownerId: 'text',
  dueOn: 'text',
  endedAt: 'text',
  endedBy: 'text',
  version: 'integer',
})

/** Those of one meeting, in their order. */
export const listDecisions = many<{ meetingId: string }, FoundDecision>(
  `SELECT d.id AS id, d.item_id AS itemId, d.task_id AS taskId, coalesce(d.what, t.name) AS what,
     coalesce(d.owner_id, t.owner_id) AS ownerId, a.name AS ownerName, coalesce(d.due_on, t.due_on) AS dueOn,
     CASE WHEN t.id IS NULL THEN d.ended_at IS NOT NULL ELSE t.state <> 'open' END AS isOver,
     coalesce(t.version, d.version) AS version
   FROM meeting_decisions d JOIN meeting_items i ON i.id = d.item_id LEFT JOIN tasks t ON t.id = d.task_id
     JOIN accounts a ON a.id = coalesce(d.owner_id, t.owner_id)
   WHERE i.meeting_id = :meetingId ORDER BY d.id`,
  // The columns are the fields of a found decision; SQLite has no booleans.
  (row) => ({ ...row, isOver: row['isOver'] === 1 }) as unknown as FoundDecision,
)

export const findDecision = one<{ id: string }, KeptDecision>(
  `SELECT ${decision.select()} FROM meeting_decisions WHERE id = :id`,
  decision.read,
)

/**
 * Decisions about no student that nobody has done. A meeting that is about one makes tasks of its case, so that all of
 * these are of meetings everybody in the office may see.
 */
export const listOpenDecisions = many<object, OpenDecision>(
  `SELECT d.id AS id, m.id AS meetingId, m.kind AS meetingKind, m.title AS meetingTitle, m.on_day AS meetingOn,
     d.what AS what, d.owner_id AS ownerId, a.name AS ownerName, d.due_on AS dueOn, d.version AS version
   FROM meeting_decisions d JOIN meeting_items i ON i.id = d.item_id JOIN meetings m ON m.id = i.meeting_id
     JOIN accounts a ON a.id = d.owner_id
   WHERE d.what IS NOT NULL AND d.ended_at IS NULL ORDER BY d.due_on, d.id`,
  // The columns are the fields of an open decision.
  (row) => row as unknown as OpenDecision,
)

export const listDecisionsOf = many<{ ownerId: string }, KeptDecision>(
  `SELECT ${decision.select()} FROM meeting_decisions WHERE owner_id = :ownerId AND ended_at IS NULL ORDER BY id`,
  decision.read,
)

const insertRow = change<object>(`INSERT INTO meeting_decisions ${decision.values}`)
export const insertDecision = (db: WritableDb, value: KeptDecision): number =>
  insertRow(db, decision.bind(value))

const updateRow = change<object>(
  `UPDATE meeting_decisions SET ${decision.set('ownerId', 'dueOn', 'endedAt', 'endedBy')}, version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateDecision = (db: WritableDb, value: KeptDecision): number =>
  updateRow(db, decision.bind(value))

export const deleteDecision = change<{ id: string; version: number }>(
  'DELETE FROM meeting_decisions WHERE id = :id AND version = :version',
)
