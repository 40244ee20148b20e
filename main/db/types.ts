import type Database from 'better-sqlite3'

declare const readable: unique symbol
declare const writable: unique symbol

/** A connection that statements may read through. Queries get one that cannot write at all. */
export interface ReadableDb {
  readonly [readable]: true
  /** The prepared statement for this text, made once per connection. */
  prepare(sql: string): Database.Statement<[object?], unknown>
}

/** The one writing connection; only commands and a task's commit receive it. */
export interface WritableDb extends ReadableDb {
  readonly [writable]: true
  /** Runs `work` in one transaction; inside another one it becomes a savepoint. */
  transaction<Result>(work: () => Result): Result
}
