import type { Crisis, CrisisEntry } from '#shared/domain/crisis.ts'

import { readableCase, RECUSED_STUDENTS, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { schoolNameOf } from '../students/student-name.ts'

const crisis = columns<Crisis>({
  id: 'text',
  caseId: 'text',
  protocolNumber: 'integer',
  path: 'json',
  startedAt: 'text',
  startedBy: 'text',
  endedAt: 'text',
  version: 'integer',
})

const entry = columns<CrisisEntry>({
  id: 'text',
  crisisId: 'text',
  stepId: 'text',
  at: 'text',
  recordedAt: 'text',
  recordedBy: 'text',
  corrects: 'text',
  contactId: 'text',
  said: 'json',
})

export const findCrisis = one<{ id: string }, Crisis>(
  `SELECT ${crisis.select()} FROM crises WHERE id = :id`,
  crisis.read,
)

export const findOpenCrisis = one<{ caseId: string }, Crisis>(
  `SELECT ${crisis.select()} FROM crises WHERE case_id = :caseId AND ended_at IS NULL`,
  crisis.read,
)

export const listCrisesOfCase = many<{ caseId: string }, Crisis>(
  `SELECT ${crisis.select()} FROM crises WHERE case_id = :caseId ORDER BY started_at, id`,
  crisis.read,
)

export const listEntries = many<{ crisisId: string }, CrisisEntry>(
  `SELECT ${entry.select()} FROM crisis_entries WHERE crisis_id = :crisisId ORDER BY recorded_at, id`,
  entry.read,
)

/** An open crisis with whose case it is, and whether the asker reads that. */
export interface OpenCrisis extends Crisis {
  readonly caseCode: string
  readonly studentId: string
  readonly studentName: string
  readonly ownerId: string
  readonly ownerName: string
  readonly startedByName: string
  readonly isReadable: boolean
}

export const listOpenCrises = many<Reader, OpenCrisis>(
  `SELECT ${crisis.select('r')}, c.code AS caseCode, s.id AS studentId, ${schoolNameOf('s')} AS studentName,
     c.owner_id AS ownerId, a.name AS ownerName, b.name AS startedByName, ${readableCase('c')} AS isReadable
   FROM crises r JOIN cases c ON c.id = r.case_id JOIN students s ON s.id = c.student_id
     JOIN accounts a ON a.id = c.owner_id JOIN accounts b ON b.id = r.started_by
   WHERE r.ended_at IS NULL AND c.student_id NOT IN ${RECUSED_STUDENTS}
   ORDER BY r.started_at, r.id`,
  (row) => {
    const { isReadable, ...read } = { ...row, ...crisis.read(row) } as unknown as OpenCrisis
    return { ...read, isReadable: Number(isReadable) === 1 }
  },
)

/** Whether something in the case is a report to an agency, also one that was corrected. */
export const isReportInCase = one<{ caseId: string }, boolean>(
  `SELECT EXISTS (SELECT 1 FROM crisis_entries e JOIN crises r ON r.id = e.crisis_id
     WHERE r.case_id = :caseId AND json_extract(e.said, '$.kind') = 'report') AS found`,
  ({ found }) => found === 1,
)

const insertCrisisRow = change<object>(`INSERT INTO crises ${crisis.values}`)
export const insertCrisis = (db: WritableDb, value: Crisis): number => insertCrisisRow(db, crisis.bind(value))

const insertEntryRow = change<object>(`INSERT INTO crisis_entries ${entry.values}`)
export const insertEntry = (db: WritableDb, value: CrisisEntry): number =>
  insertEntryRow(db, entry.bind(value))

/** Answers 0 when somebody wrote something since `version`. */
export const updateCrisis = change<{ id: string; version: number; endedAt: string | null }>(
  'UPDATE crises SET ended_at = :endedAt, version = version + 1 WHERE id = :id AND version = :version',
)

export const deleteCrisis = change<{ id: string; version: number }>(
  'DELETE FROM crises WHERE id = :id AND version = :version',
)

export const deleteEntry = change<{ id: string }>('DELETE FROM crisis_entries WHERE id = :id')

/** The name of a contact, where they are one of the student’s. */
export const findContactName = one<{ studentId: string; contactId: string }, string>(
  `SELECT p.name AS name FROM contacts p JOIN student_contacts l ON l.contact_id = p.id
   WHERE l.student_id = :studentId AND p.id = :contactId`,
  ({ name }) => String(name),
)
