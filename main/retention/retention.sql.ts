import type { Destruction, Hold, RetentionRule } from '#shared/domain/retention.ts'

import { readableStudent, type Reader } from '../access/readable.ts'
import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'
import type { WritableDb } from '../db/types.ts'
import { schoolNameOf } from '../students/student-name.ts'

/** A rule with who said so. */
export interface RuleRow extends RetentionRule {
  readonly confirmedAt: string
  readonly confirmedBy: string
}

const rule = columns<RuleRow>({
  kind: 'text',
  years: 'integer',
  start: 'text',
  confirmedAt: 'text',
  confirmedBy: 'text',
})

export const listRules = many<object, RuleRow>(`SELECT ${rule.select()} FROM retention_rules`, rule.read)

export const deleteRules = change<object>('DELETE FROM retention_rules')

export const insertRule = change<RuleRow>(`INSERT INTO retention_rules ${rule.values}`)

/** A hold as it is kept. */
export interface HoldRow extends Omit<Hold, 'placedByName' | 'mayLift'> {
  readonly placedBy: string
  readonly liftedAt: string | null
  readonly liftedBy: string | null
  readonly liftedWhy: string | null
}

const hold = columns<HoldRow>({
  id: 'text',
  studentId: 'text',
  kind: 'text',
  reason: 'text',
  placedAt: 'text',
  placedBy: 'text',
  liftedAt: 'text',
  liftedBy: 'text',
  liftedWhy: 'text',
})

export const insertHold = change<HoldRow>(`INSERT INTO legal_holds ${hold.values}`)

export const findHold = one<{ id: string }, HoldRow>(
  `SELECT ${hold.select()} FROM legal_holds WHERE id = :id`,
  hold.read,
)

/** Answers 0 when it was lifted meanwhile. */
export const deleteHold = change<{ id: string }>(
  'DELETE FROM legal_holds WHERE id = :id AND lifted_at IS NULL',
)

export const updateLifting = change<Pick<HoldRow, 'id' | 'liftedAt' | 'liftedBy' | 'liftedWhy'>>(
  `UPDATE legal_holds SET ${hold.set('liftedAt', 'liftedBy', 'liftedWhy')} WHERE id = :id`,
)

const HOLD = `SELECT h.id AS id, h.student_id AS studentId, h.kind AS kind, h.reason AS reason,
    h.placed_at AS placedAt, h.placed_by AS placedBy, a.name AS placedByName, ${schoolNameOf('s')} AS studentName
  FROM legal_holds h JOIN accounts a ON a.id = h.placed_by JOIN students s ON s.id = h.student_id
  WHERE h.lifted_at IS NULL`

/** A hold with whose and by whom. */
export interface HoldLine extends Omit<Hold, 'mayLift'> {
  readonly studentName: string
  readonly placedBy: string
}

// The columns above are the fields of HoldLine.
const readHold = (row: Record<string, unknown>): HoldLine => row as unknown as HoldLine

export const listHolds = many<Reader, HoldLine>(
  `${HOLD} AND ${readableStudent('h.student_id')} ORDER BY h.placed_at, h.id`,
  readHold,
)

export const listHoldsOn = many<{ studentId: string }, HoldLine>(
  `${HOLD} AND h.student_id = :studentId ORDER BY h.placed_at, h.id`,
  readHold,
)

/** Whether the student under this id is held, as a condition. */
export const isHeld = (studentId: string): string =>
  `EXISTS (SELECT 1 FROM legal_holds h WHERE h.student_id = ${studentId} AND h.lifted_at IS NULL)`

/** A destruction as it is kept. */
export interface DestructionRow extends Omit<Destruction, 'byName' | 'from' | 'to'> {
  readonly by: string
  readonly fromDay: string
  readonly toDay: string
}

const destruction = columns<DestructionRow>({
  id: 'text',
  number: 'integer',
  at: 'text',
  by: 'text',
  basis: 'text',
  counts: 'json',
  caseCodes: 'json',
  fromDay: 'text',
  toDay: 'text',
  entries: 'integer',
  hash: 'text',
  renewedAt: 'text',
  olderCopies: 'json',
  lookedAt: 'text',
})

const insertDestructionRow = change<object>(`INSERT INTO destructions ${destruction.values}`)

export const insertDestruction = (db: WritableDb, row: DestructionRow): number =>
  insertDestructionRow(db, destruction.bind(row))

export const countDestructions = one<object, number>(
  'SELECT coalesce(max(number), 0) AS number FROM destructions',
  ({ number }) => Number(number),
)

// The codes of what was destroyed cannot be held against students any more: whoever is kept from one reads none.
const DESTRUCTION = `SELECT ${destruction.select('d')}, a.name AS byName,
    EXISTS (SELECT 1 FROM recusals WHERE account_id = :readerId) AS isKept
  FROM destructions d JOIN accounts a ON a.id = d.by`

function readDestruction(row: Record<string, unknown>): Destruction {
  const {
    by: _by,
    fromDay,
    toDay,
    byName,
    isKept,
    ...rest
  } = destruction.read(row) as DestructionRow & {
    readonly byName: string
    readonly isKept: number
  }
  return { ...rest, caseCodes: isKept ? [] : rest.caseCodes, byName, from: fromDay, to: toDay }
}

export const listDestructions = many<Reader, Destruction>(
  `${DESTRUCTION} ORDER BY d.number DESC`,
  readDestruction,
)

export const findDestruction = one<Reader & { id: string }, Destruction>(
  `${DESTRUCTION} WHERE d.id = :id`,
  readDestruction,
)

const updateCopiesRow = change<object>(
  `UPDATE destructions SET ${destruction.set('renewedAt', 'olderCopies', 'lookedAt')} WHERE id = :id`,
)

export const updateCopies = (
  db: WritableDb,
  row: Pick<DestructionRow, 'id' | 'renewedAt' | 'olderCopies' | 'lookedAt'>,
): number => updateCopiesRow(db, destruction.bind(row))
