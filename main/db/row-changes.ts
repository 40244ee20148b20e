import { conflictError } from '#shared/app-error.ts'

import type { WritableDb } from './types.ts'
import type { RowKeeper } from './whole-rows.ts'

interface Changed {
  readonly keeper: RowKeeper<object>
  readonly key: object
  /** The row as it was; `undefined` when it is new. */
  readonly before: object | undefined
  /** What the row must still look like to be taken back. */
  readonly stamp: string
}

/** Whole rows that one operation changed, remembered so that all of them can be taken back together. */
export interface RowChanges {
  /** Writes a row and remembers what stood there; `before` is that row, `undefined` when it is new. */
  put<Row extends object>(db: WritableDb, keeper: RowKeeper<Row>, after: Row, before: Row | undefined): void
  /** Removes a row and remembers it. */
  drop<Row extends object>(db: WritableDb, keeper: RowKeeper<Row>, before: Row): void
  /** Puts everything back, or refuses with `conflict` when somebody changed or built on any of it. */
  takeBack(db: WritableDb): void
}

const GONE = 'gone'

function stampOf(row: object | undefined): string {
  if (!row) return GONE
  if ('version' in row) return `version ${String(row.version)}`
  // Whoever writes a row may list its fields in another order than its columns.
  return JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

function withNextVersion(row: object, present: object | undefined): object {
  return present && 'version' in present ? { ...row, version: Number(present.version) + 1 } : row
}

function isBuiltUpon(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY'
}

/** Starts remembering changes. */
export function rowChanges(): RowChanges {
  const changed = new Map<string, Changed>()

  function remember(keeper: RowKeeper<object>, key: object, before: object | undefined, stamp: string): void {
    const id = `${keeper.table} ${JSON.stringify(key)}`
    const first = changed.get(id)
    changed.set(id, { keeper, key, before: first ? first.before : before, stamp })
  }

  function putBack(db: WritableDb, { keeper, key, before }: Changed): void {
    const present = keeper.find(db, key)
    if (before) keeper.save(db, withNextVersion(before, present))
    else if (present) keeper.remove(db, key)
  }

  return {
    put(db, keeper, after, before) {
      keeper.save(db, after)
      remember(keeper, keeper.key(after), before, stampOf(after))
    },
    drop(db, keeper, before) {
      const key = keeper.key(before)
      keeper.remove(db, key)
      remember(keeper, key, before, GONE)
    },
    takeBack(db) {
      const all = [...changed.values()]
      if (all.some(({ keeper, key, stamp }) => stampOf(keeper.find(db, key)) !== stamp)) throw conflictError()
      try {
        for (const each of all.toReversed()) putBack(db, each)
      } catch (error) {
        throw isBuiltUpon(error) ? conflictError() : error
      }
    },
  }
}
