import type { SupportEvent } from '#shared/domain/support-event.ts'

import { readableCase, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

type KeptEvent = Omit<SupportEvent, 'caseCode'>

const event = columns<KeptEvent>({
  id: 'text',
  kind: 'text',
  onDay: 'text',
  minutes: 'integer',
  withIds: 'json',
  withOthers: 'text',
  about: 'text',
  caseId: 'text',
  writtenBy: 'text',
  version: 'integer',
})

type Me = Reader & { me: string }

/** What the reader wrote, or is named in; what is about a case only while they may read that. */
const MINE = `SELECT ${event.select('e')}, c.code AS caseCode
  FROM support_events e LEFT JOIN cases c ON c.id = e.case_id
  WHERE (e.written_by = :me OR EXISTS (SELECT 1 FROM json_each(e.with_ids) WHERE value = :me))
    AND (c.id IS NULL OR ${readableCase('c')})`

// Beside the columns of an event there is the code of its case.
const readMine = (row: Record<string, unknown>): SupportEvent => event.read(row) as SupportEvent

export const listMine = many<Me, SupportEvent>(`${MINE} ORDER BY e.on_day DESC, e.id DESC`, readMine)

export const findMine = one<Me & { id: string }, SupportEvent>(`${MINE} AND e.id = :id`, readMine)

const insertRow = change<object>(`INSERT INTO support_events ${event.values}`)
export const insertEvent = (db: WritableDb, value: KeptEvent): number => insertRow(db, event.bind(value))

const updateRow = change<object>(
  `UPDATE support_events SET ${event.set('kind', 'onDay', 'minutes', 'withIds', 'withOthers', 'about', 'caseId')},
     version = version + 1
   WHERE id = :id AND version = :version`,
)
/** Answers 0 when somebody changed it since `version`. */
export const updateEvent = (db: WritableDb, value: KeptEvent): number => updateRow(db, event.bind(value))

export const deleteEvent = change<{ id: string; version: number }>(
  'DELETE FROM support_events WHERE id = :id AND version = :version',
)
