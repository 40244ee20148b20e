import { one } from './db/statement.ts'

const id = ({ id: found }: Record<string, unknown>): string => String(found)

/** Finds a record by the id its source gave it, by the kind of record. */
export const findBySource = {
  student: one<{ key: string }, string>('SELECT id FROM students WHERE source_id = :key', id),
  contact: one<{ key: string }, string>('SELECT id FROM contacts WHERE source_id = :key', id),
  service: one<{ key: string }, string>('SELECT id FROM services WHERE source_id = :key', id),
  location: one<{ key: string }, string>('SELECT id FROM locations WHERE source_id = :key', id),
  organization: one<{ key: string }, string>('SELECT id FROM organizations WHERE source_id = :key', id),
} as const

/** What can be looked up. */
export type SourceKind = keyof typeof findBySource
