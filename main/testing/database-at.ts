import Database from 'better-sqlite3'

import { layIdentity } from '../db/identity.ts'
import { migrate } from '../db/migrate.ts'
import { allMigrations } from '../db/migrations/all.ts'

/** A database as an office has it that stopped updating after this migration; `migrate` takes it from there. */
export function databaseAt(version: number): Database.Database {
  const database = new Database(':memory:')
  layIdentity(database, 'test')
  migrate(database, allMigrations.slice(0, version))
  return database
}
