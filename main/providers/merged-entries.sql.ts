import type { MergedKind } from '#shared/domain/duplicate.ts'

import { many, one } from '../db/statement.ts'
import { wholeRows } from '../db/whole-rows.ts'

/** An entry of the directory that is not there any more, and what it is part of. */
export interface MergedEntry {
  readonly id: string
  readonly kind: MergedKind
  readonly keptId: string
  readonly name: string
  /** What a directory of others still calls it by. */
  readonly sourceId: string | null
  readonly mergerId: string
}

/** Merged entries as whole rows. */
export const mergedEntryRows = wholeRows<MergedEntry>(
  'merged_entries',
  { id: 'text', kind: 'text', keptId: 'text', name: 'text', sourceId: 'text', mergerId: 'text' },
  ['id'],
)

export const findMergedInto = one<{ id: string }, string>(
  'SELECT kept_id AS id FROM merged_entries WHERE id = :id',
  ({ id }) => String(id),
)

export const everyMergedEntry = many<object, MergedEntry>(
  `SELECT ${mergedEntryRows.columns.select()} FROM merged_entries ORDER BY id`,
  mergedEntryRows.columns.read,
)
