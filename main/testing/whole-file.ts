import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { ReadableDb } from '../db/types.ts'

/** Everything every table of an opened vault holds, as text: the search index and its parts, the trail, the drafts. */
export function everythingIn(db: ReadableDb): string {
  const tables = db
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'view'")
    .pluck()
    .all() as string[]
  return tables
    .flatMap((table) => db.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][])
    .flat()
    .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
    .join('\n')
}

/** Every byte of every file below a folder, one character each. */
export function bytesBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
    .join('\n')
}
