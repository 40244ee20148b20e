import type Database from 'better-sqlite3'

interface Pragma {
  readonly name: string
  readonly set: string
  /** What SQLite must say when asked again. */
  readonly reads: string | number
}

const everywhere: readonly Pragma[] = [
  { name: 'locking_mode', set: 'NORMAL', reads: 'normal' },
  { name: 'foreign_keys', set: 'ON', reads: 1 },
  { name: 'temp_store', set: 'MEMORY', reads: 2 },
  { name: 'cell_size_check', set: 'ON', reads: 1 },
  { name: 'trusted_schema', set: 'OFF', reads: 0 },
  { name: 'mmap_size', set: '0', reads: 0 },
]

/** For the one writing connection: what was acknowledged is on the disk, what was deleted is gone from it. */
export const writingPragmas: readonly Pragma[] = [
  { name: 'journal_mode', set: 'WAL', reads: 'wal' },
  { name: 'synchronous', set: 'FULL', reads: 2 },
  { name: 'fullfsync', set: 'ON', reads: 1 },
  { name: 'checkpoint_fullfsync', set: 'ON', reads: 1 },
  { name: 'secure_delete', set: 'ON', reads: 1 },
  ...everywhere,
]

/** For the connection that queries use. */
export const readingPragmas: readonly Pragma[] = [...everywhere, { name: 'query_only', set: 'ON', reads: 1 }]

/** Sets each and reads each back: a build that does not know one would otherwise ignore it in silence. */
export function applyPragmas(database: Database.Database, pragmas: readonly Pragma[]): void {
  for (const { name, set } of pragmas) database.pragma(`${name} = ${set}`)
  for (const { name, reads } of pragmas) {
    const found: unknown = database.pragma(name, { simple: true })
    if (found !== reads) throw new Error(`${name} is ${String(found)}, not ${reads}`)
  }
}

/** Makes search indexes overwrite what is deleted from them, and checks that they do. */
export function forgetDeletedWords(database: Database.Database): void {
  const indexes = database
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'",
    )
    .all()
  for (const { name } of indexes) {
    const setting = database.prepare(`SELECT v FROM "${name}_config" WHERE k = 'secure-delete'`).pluck()
    if (setting.get() === 1) continue
    database.prepare(`INSERT INTO "${name}" ("${name}", rank) VALUES ('secure-delete', 1)`).run()
    if (setting.get() !== 1) throw new Error(`${name} keeps deleted words`)
  }
}
