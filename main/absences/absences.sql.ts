import type { Absence } from '#shared/domain/absence.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

const absence = columns<Absence>({
  id: 'text',
  accountId: 'text',
  startsOn: 'text',
  endsOn: 'text',
  coverId: 'text',
  note: 'text',
  version: 'integer',
})

/** Those that are not over on this day. */
export const listAbsencesFrom = many<{ day: string }, Absence>(
  `SELECT ${absence.select()} FROM absences WHERE ends_on >= :day ORDER BY starts_on, id`,
  absence.read,
)

export const getAbsence = one<{ id: string }, Absence>(
  `SELECT ${absence.select()} FROM absences WHERE id = :id`,
  absence.read,
)

const insertRow = change<object>(`INSERT INTO absences ${absence.values}`)
export const insertAbsence = (db: WritableDb, value: Absence): number => insertRow(db, absence.bind(value))

export const deleteAbsence = change<{ id: string; version: number }>(
  'DELETE FROM absences WHERE id = :id AND version = :version',
)

export const listStandIns = many<object, { accountId: string; standInId: string }>(
  'SELECT account_id AS accountId, stand_in_id AS standInId FROM stand_ins',
  // The columns are the fields.
  (row) => row as unknown as { accountId: string; standInId: string },
)

export const deleteStandIn = change<{ accountId: string }>(
  'DELETE FROM stand_ins WHERE account_id = :accountId',
)

export const insertStandIn = change<{ accountId: string; standInId: string }>(
  'INSERT INTO stand_ins (account_id, stand_in_id) VALUES (:accountId, :standInId)',
)
