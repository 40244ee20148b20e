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

/** A statement that changes rows; answers how many. */
export function change<Params extends object>(sql: string): (db: WritableDb, params: Params) => number {
  everyStatement.add(sql)
  return (db, params) => db.prepare(sql).run(params).changes
}
