import { createHash } from 'node:crypto'

import type { WritableDb } from '../../db/types.ts'
import type { RowKeeper } from '../../db/whole-rows.ts'
import { directoryRows } from '../../providers/directory-rows.ts'
import { insertWrite, type WrittenList } from './import-writes.sql.ts'

/** By what it is known whether a row changed: its version, or all it says. */
export function stampOf(row: object): string {
  if ('version' in row) return `version ${String(row.version)}`
  const said = JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return createHash('sha256').update(said).digest('hex')
}

/** The table behind a list. */
export function keeperOf(list: WrittenList): RowKeeper<object> {
  return directoryRows[list]
}

/** One row that an import is about to write. */
export interface Written {
  readonly list: WrittenList
  readonly name: string
  readonly after: object
  readonly before: object | undefined
}

/** Remembers what an import writes, so that it can be taken back as long as nobody built on it. */
export function rememberWrites(db: WritableDb, importId: string, written: readonly Written[]): void {
  for (const { list, name, after, before } of written)
    insertWrite(db, {
      ...{ importId, list, name, recordKey: JSON.stringify(keeperOf(list).key(after)) },
      before: before ? JSON.stringify(before) : null,
      stamp: stampOf(after),
    })
}
