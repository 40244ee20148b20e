import type { MergedKind } from '#shared/domain/duplicate.ts'

import type { ReadableDb } from '../db/types.ts'
import { NAMING_COLUMNS } from './naming-columns.sql.ts'

/** Tables of the directory itself. */
const OWN = new Set(['services', 'locations', 'provider_rows'])

/** Whether papers, referrals, checks or mergers name an entry, beside the directory itself. */
export function isNamedElsewhere(db: ReadableDb, kind: MergedKind, namedId: string): boolean {
  return NAMING_COLUMNS[kind].some(
    (column) => !OWN.has(column.table) && column.list(db, { namedId }).length > 0,
  )
}
