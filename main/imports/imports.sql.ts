import type {
  ImportCounts,
  ImportKind,
  ImportSubject,
  MissingRecord,
  StayingRecord,
} from '#shared/domain/import.ts'

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
  /** The names of the files, or of their folder. */
  readonly files: readonly string[]
  /** The newest day of which the files say that something was true; `null` where they say none. */
  readonly newestOn: string | null
  /** `null` while it holds. */
  readonly takenBackAt: string | null
  /** What stayed when it was taken back, and why. */
  readonly stays: readonly StayingRecord[]
  /** By what the same files are known again; `null` of imports of before it was kept. */
  readonly fingerprint: string | null
  /** What its directory held before and did not hold this time. */
  readonly missing: readonly MissingRecord[]
}

/** Imports as whole rows. */
export const importRows = wholeRows<ImportRow>(
  'imports',
  {
    ...{ id: 'text', kind: 'text', subject: 'text', at: 'text', by: 'text', counts: 'json' },
    ...{ files: 'json', newestOn: 'text', takenBackAt: 'text', stays: 'json' },
    ...{ fingerprint: 'text', missing: 'json' },
  },
  ['id'],
)

export const listImports = many<object, ImportRow>(
  `SELECT ${importRows.columns.select()} FROM imports ORDER BY at DESC, id DESC LIMIT 100`,
  importRows.columns.read,
)

/** The imports of directories that hold, the newest first: when they were, and by what their files are known. */
export const listDirectoryImports = many<
  object,
  { readonly id: string; readonly at: string; readonly fingerprint: string | null }
>(
  `SELECT id, at, fingerprint FROM imports WHERE subject = 'providers' AND taken_back_at IS NULL
   ORDER BY at DESC, id DESC LIMIT 50`,
  ({ id, at, fingerprint }) => ({
    ...{ id: String(id), at: String(at) },
    fingerprint: typeof fingerprint === 'string' ? fingerprint : null,
  }),
)

/** How new the directory is that came in before: the newest day of the imports that hold. */
export const findNewestDirectory = one<object, string | null>(
  "SELECT max(newest_on) AS newest FROM imports WHERE subject = 'providers' AND taken_back_at IS NULL",
  ({ newest }) => (typeof newest === 'string' ? newest : null),
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
