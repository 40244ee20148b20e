import type { ImportCounts, ImportKind, ImportSubject } from '#shared/domain/import.ts'

import { change, many, one } from '../db/statement.ts'
import { wholeRows } from '../db/whole-rows.ts'

/** One import of the past. */
export interface ImportRow {
  readonly id: string
  readonly kind: ImportKind
  readonly subject: ImportSubject
  readonly at: string
  readonly by: string
  readonly counts: readonly ImportCounts[]
}

/** Imports as whole rows. */
export const importRows = wholeRows<ImportRow>(
  'imports',
  { id: 'text', kind: 'text', subject: 'text', at: 'text', by: 'text', counts: 'json' },
  ['id'],
)

export const listImports = many<object, ImportRow>(
  `SELECT ${importRows.columns.select()} FROM imports ORDER BY at DESC, id DESC LIMIT 100`,
  importRows.columns.read,
)

/** The mapping last used for files with the same headings. */
export const findMapping = one<{ signature: string }, string>(
  'SELECT mapping FROM column_mappings WHERE signature = :signature',
  ({ mapping }) => String(mapping),
)

export const saveMapping = change<{ signature: string; kind: string; mapping: string; usedAt: string }>(
  `INSERT INTO column_mappings (signature, kind, mapping, used_at) VALUES (:signature, :kind, :mapping, :usedAt)
   ON CONFLICT (signature) DO UPDATE SET kind = excluded.kind, mapping = excluded.mapping, used_at = excluded.used_at`,
)
