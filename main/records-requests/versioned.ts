import { conflictError } from '#shared/app-error.ts'

import type { CommandContext } from '../context.ts'
import type { WritableDb } from '../db/types.ts'

type TakeBack = (later: CommandContext) => void

/** How a record of one kind changes. */
interface Versioned<Row> {
  /** Changes it so that it can be taken back; `alsoBack` takes back what was done with it. */
  readonly changeUndoably: (
    context: CommandContext,
    before: Row,
    changes: Partial<Row>,
    alsoBack?: TakeBack,
  ) => Row
  /** Changes all of them in the same way; answers what takes that back. */
  readonly changeAll: (db: WritableDb, rows: readonly Row[], changes: Partial<Row>) => TakeBack
}

/** Changes records at the version somebody saw; `update` answers 0 when somebody changed it since. */
export function versioned<Row extends { readonly version: number }>(
  update: (db: WritableDb, value: Row) => number,
): Versioned<Row> {
  const change = (db: WritableDb, before: Row, changes: Partial<Row>): Row => {
    const after = { ...before, ...changes, version: before.version + 1 }
    if (update(db, { ...after, version: before.version }) === 0) throw conflictError()
    return after
  }
  return {
    changeUndoably(context, before, changes, alsoBack) {
      const after = change(context.db, before, changes)
      context.undoable((later) => {
        change(later.db, after, before)
        alsoBack?.(later)
      })
      return after
    },
    changeAll(db, rows, changes) {
      const changed = rows.map((before) => ({ before, after: change(db, before, changes) }))
      return (later) => {
        for (const { before, after } of changed) change(later.db, after, before)
      }
    },
  }
}
