import { connectionOf, rememberTakenBack, rememberVersion, versionToName } from './left-versions.ts'
import type { ReadableDb, WritableDb } from './types.ts'

/** Text of every statement in the program, so that a test can prepare each against the schema. */
export const everyStatement = new Set<string>()

type Read<Row> = (row: Record<string, unknown>) => Row

/** A statement that finds one row or none. */
export function one<Params extends object, Row>(
  sql: string,
  read: Read<Row>,
): (db: ReadableDb, params: Params) => Row | undefined {
  everyStatement.add(sql)
  return (db, params) => {
    // Rows are checked here, at the statement, by the column list that made the text.
    const row = db.prepare(sql).get(params) as Record<string, unknown> | undefined
    return row && read(row)
  }
}

/** A statement that lists rows. */
export function many<Params extends object, Row>(
  sql: string,
  read: Read<Row>,
): (db: ReadableDb, params: Params) => Row[] {
  everyStatement.add(sql)
  return (db, params) => {
    const rows = db.prepare(sql).all(params) as Record<string, unknown>[]
    return rows.map(read)
  }
}

/** Changes one record only at the version somebody saw. */
const AT_A_VERSION = /^\s*(?:UPDATE|DELETE FROM) (\w+)[\s\S]*\bid = :id AND version = :version\b/

/** A statement that changes rows; answers how many. */
export function change<Params extends object>(sql: string): (db: WritableDb, params: Params) => number {
  everyStatement.add(sql)
  const table = AT_A_VERSION.exec(sql)?.[1]
  if (table === undefined) return (db, params) => db.prepare(sql).run(params).changes
  return (db, params) => {
    // The text of the statement says that it binds both.
    const asked = params as Params & { readonly id: string; readonly version: number }
    const named = { ...asked, version: versionToName(db, table, asked) }
    rememberVersion(connectionOf(db), table, named)
    const { changes } = db.prepare(sql).run(named)
    if (changes > 0) rememberTakenBack(db, table, asked)
    return changes
  }
}
