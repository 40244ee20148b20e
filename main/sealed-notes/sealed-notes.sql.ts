import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'

/** A note as the file knows it: whose, about whom, when. */
export interface SealedRow {
  readonly id: string
  readonly accountId: string
  readonly studentId: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly nonce: Uint8Array
  readonly sealed: Uint8Array
  readonly version: number
}

const note = columns<SealedRow>({
  id: 'text',
  accountId: 'text',
  studentId: 'text',
  createdAt: 'text',
  updatedAt: 'text',
  nonce: 'blob',
  sealed: 'blob',
  version: 'integer',
})

interface Mine {
  readonly accountId: string
}

export const countMine = one<Mine & { studentId: string }, number>(
  'SELECT count(*) AS count FROM sealed_notes WHERE account_id = :accountId AND student_id = :studentId',
  ({ count }) => Number(count),
)

/** How many notes one person sealed, of whomever. */
export const countSealedBy = one<Mine, number>(
  'SELECT count(*) AS count FROM sealed_notes WHERE account_id = :accountId',
  ({ count }) => Number(count),
)

export const listMine = many<Mine & { studentId: string }, SealedRow>(
  `SELECT ${note.select()} FROM sealed_notes WHERE account_id = :accountId AND student_id = :studentId ORDER BY id`,
  note.read,
)

export const findMine = one<Mine & { id: string }, SealedRow>(
  `SELECT ${note.select()} FROM sealed_notes WHERE id = :id AND account_id = :accountId`,
  note.read,
)

const insertRow = change<object>(`INSERT INTO sealed_notes ${note.values}`)
export const insertSealed = (db: WritableDb, row: SealedRow): number => insertRow(db, note.bind(row))

const updateRow = change<object>(
  `UPDATE sealed_notes SET ${note.set('updatedAt', 'nonce', 'sealed')}, version = version + 1
   WHERE id = :id AND version = :version`,
)
export const updateSealed = (db: WritableDb, { id, version, updatedAt, nonce, sealed }: SealedRow): number =>
  updateRow(db, { id, version, updatedAt, nonce, sealed })

export const deleteSealed = change<{ id: string; version: number }>(
  'DELETE FROM sealed_notes WHERE id = :id AND version = :version',
)

/** When somebody's password was first set anew after a moment, by an owner or with the recovery sheet. */
export const findSetAnew = one<Mine & { since: string }, { at: string | null }>(
  `SELECT min(at) AS at FROM audit
   WHERE at >= :since AND (event = 'account.password-reset' AND subject_id = :accountId
     OR event = 'password-reset' AND actor_id = :accountId)`,
  (row) => row as unknown as { at: string | null },
)
