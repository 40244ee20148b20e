import type Database from 'better-sqlite3'

import type { ReadableDb, WritableDb } from './types.ts'

function statementsOf(database: Database.Database): (sql: string) => Database.Statement<[object?], unknown> {
  const prepared = new Map<string, Database.Statement<[object?], unknown>>()
  return (sql) => {
    const known = prepared.get(sql)
    if (known) return known
    const statement = database.prepare<[object?], unknown>(sql)
    prepared.set(sql, statement)
    return statement
  }
}

/** Dresses an open read-only connection for queries. */
export function readableDb(database: Database.Database): ReadableDb {
  // The brand exists in types only: it keeps a raw connection from being passed where a dressed one is meant.
  return { prepare: statementsOf(database) } as unknown as ReadableDb
}

/** Dresses the writing connection for commands. */
export function writableDb(database: Database.Database): WritableDb {
  const db = {
    prepare: statementsOf(database),
    transaction: <Result>(work: () => Result): Result => database.transaction(work)(),
  }
  // As above.
  return db as unknown as WritableDb
}
