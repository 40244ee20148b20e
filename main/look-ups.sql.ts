import { one } from './db/statement.ts'
import type { ReadableDb } from './db/types.ts'

/** A record as a life speaks of it: which one it is, and how often it changed. */
export interface Found {
  readonly id: string
  readonly version: number
}

type LookUp = (db: ReadableDb, params: { readonly key: string }) => Found | undefined

function bySource(table: string): LookUp {
  return one<{ readonly key: string }, Found>(
    `SELECT id, version FROM ${table} WHERE source_id = :key`,
    // The columns are those of the statement above.
    (row) => row as unknown as Found,
  )
}

/** Finds a record by the id its source gave it, by the kind of record. */
export const findBySource: Readonly<Record<string, LookUp>> = {
  student: bySource('students'),
  contact: bySource('contacts'),
  service: bySource('services'),
  location: bySource('locations'),
  organization: bySource('organizations'),
}
