import { columns, type Columns, type Storage } from './columns.ts'
import { change, one } from './statement.ts'
import type { ReadableDb, WritableDb } from './types.ts'

/** How the rows of one table are found, kept and removed as wholes. */
export interface RowKeeper<Row extends object> {
  readonly table: string
  /** The part of a row that names it. */
  key(row: Row): object
  find(db: ReadableDb, key: object): Row | undefined
  /** Puts a row in its place, new or not. */
  save(db: WritableDb, row: Row): void
  remove(db: WritableDb, key: object): void
}

/** A keeper together with the columns it was written from. */
export interface WholeRows<Row extends object> extends RowKeeper<Row> {
  readonly columns: Columns<Row>
}

/** Writes the statements over whole rows from the one list of a table's columns; `keys` are its primary key. */
export function wholeRows<Row extends object>(
  table: string,
  storage: { readonly [Field in keyof Row]-?: Storage },
  keys: readonly (keyof Row & string)[],
): WholeRows<Row> {
  const fields = Object.keys(storage) as (keyof Row & string)[]
  const named = columns<Row>(storage)
  const others = fields.filter((field) => !keys.includes(field))
  const keyNames = keys.map((key) => named.set(key).split(' = ')[0]).join(', ')
  const thisRow = named.set(...keys).replaceAll(', ', ' AND ')
  const find = one<object, Row>(`SELECT ${named.select()} FROM ${table} WHERE ${thisRow}`, named.read)
  const save = change<object>(
    `INSERT INTO ${table} ${named.values} ON CONFLICT (${keyNames}) DO ${
      others.length > 0 ? `UPDATE SET ${named.set(...others)}` : 'NOTHING'
    }`,
  )
  const remove = change<object>(`DELETE FROM ${table} WHERE ${thisRow}`)
  return {
    table,
    columns: named,
    key: (row) => Object.fromEntries(keys.map((key) => [key, row[key]])),
    find,
    save: (db, row) => void save(db, named.bind(row)),
    remove: (db, key) => void remove(db, key),
  }
}
