import type { Triage } from '#shared/domain/concern.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const triage = columns<Triage>({
  id: 'text',
  concernId: 'text',
  caseId: 'text',
  decidedAt: 'text',
  decidedBy: 'text',
  urgency: 'text',
  tier: 'integer',
  disposition: 'text',
  safetySteps: 'json',
  note: 'text',
  protocolNumber: 'integer',
})

export const listTriages = many<{ caseId: string }, Triage>(
  `SELECT ${triage.select()} FROM triages WHERE case_id = :caseId ORDER BY decided_at, id`,
  triage.read,
)

/** When the concern was received about which a case was decided last. */
export const findLastReceived = one<{ caseId: string }, string>(
  `SELECT c.received_at AS receivedAt FROM triages t JOIN concerns c ON c.id = t.concern_id
   WHERE t.case_id = :caseId ORDER BY t.decided_at DESC, t.id DESC LIMIT 1`,
  ({ receivedAt }) => String(receivedAt),
)

const insertTriageRow = change<object>(`INSERT INTO triages ${triage.values}`)
export const insertTriage = (db: WritableDb, value: Triage): number => insertTriageRow(db, triage.bind(value))

export const deleteTriage = change<{ id: string }>('DELETE FROM triages WHERE id = :id')
