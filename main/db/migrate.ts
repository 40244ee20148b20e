import type Database from 'better-sqlite3'

/** One step of the schema's history: a title, a change, and a before/after test beside it. Released ones are never edited. */
export interface Migration {
  readonly number: number
  readonly title: string
  /** Runs inside a transaction, foreign keys off, so that a table may be rebuilt; they are checked before it commits. */
  readonly up: (database: Database.Database) => void
}

/** The `user_version` of a vault on which all of these have run. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.length
}

/** The `user_version` a vault stands at. */
export function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

function assertNumberedInOrder(migrations: readonly Migration[]): void {
  for (const [index, migration] of migrations.entries()) {
    if (migration.number !== index + 1) throw new Error(`Migration ${index + 1} is missing or out of order`)
  }
}

function apply(database: Database.Database, migration: Migration): void {
  database.transaction(() => {
    migration.up(database)
    const broken = database.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`Migration ${migration.number} leaves ${broken.length} loose ends`)
    database.pragma(`user_version = ${migration.number}`)
  })()
}

/** Brings a vault to the newest schema, each pending migration whole or not at all. */
export function migrate(database: Database.Database, migrations: readonly Migration[]): void {
  assertNumberedInOrder(migrations)
  const pending = migrations.slice(versionOf(database))
  if (pending.length === 0) return

  database.pragma('foreign_keys = OFF')
  try {
    for (const migration of pending) apply(database, migration)
  } finally {
    database.pragma('foreign_keys = ON')
  }
}
