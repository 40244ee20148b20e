import { change, many, one } from '../../db/statement.ts'

/** The lists of the directory that an import writes into. */
export type WrittenList = 'organizations' | 'services' | 'locations' | 'places' | 'rows' | 'told'

/** One row that an import wrote: what stood there before, and by what it is known whether it changed since. */
export interface ImportWrite {
  readonly importId: string
  readonly list: WrittenList
  /** The key of the row, as JSON. */
  readonly recordKey: string
  readonly name: string
  /** The row as it was, as JSON; `null` where it is new. */
  readonly before: string | null
  readonly stamp: string
}

/** Remembers one row. */
export const insertWrite = change<ImportWrite>(
  `INSERT INTO import_writes (import_id, list, record_key, name, before, stamp)
   VALUES (:importId, :list, :recordKey, :name, :before, :stamp)`,
)

/** Everything one import wrote. */
export const listWrites = many<{ readonly importId: string }, ImportWrite>(
  `SELECT import_id, list, record_key, name, before, stamp FROM import_writes
   WHERE import_id = :importId ORDER BY list, record_key`,
  ({ import_id: importId, list, record_key: recordKey, name, before, stamp }) => ({
    importId: String(importId),
    // The table holds these only.
    list: String(list) as WrittenList,
    recordKey: String(recordKey),
    name: String(name),
    before: typeof before === 'string' ? before : null,
    stamp: String(stamp),
  }),
)

/** Whether anything is known of what an import wrote. */
export const findAnyWrite = one<{ readonly importId: string }, boolean>(
  'SELECT 1 FROM import_writes WHERE import_id = :importId LIMIT 1',
  () => true,
)
