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

/** Dresses the writing connection for commands; every commit is counted, and told before anybody hears of it. */
export function writableDb(
  database: Database.Database,
  committed: (commits: number) => void = () => {},
): WritableDb {
  const prepare = statementsOf(database)
  const count = 'UPDATE vault_head SET commits = commits + 1 RETURNING commits'
  const db = {
    prepare,
    transaction: <Result>(work: () => Result): Result => {
      if (database.inTransaction) return database.transaction(work)()
      const { result, commits } = database.transaction(() => {
        const made = work()
        return { result: made, commits: (prepare(count).get() as { commits: number }).commits }
      })()
      committed(commits)
      return result
    },
  }
  // As above.
  return db as unknown as WritableDb
}
