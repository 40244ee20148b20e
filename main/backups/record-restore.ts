import { v7 as uuidv7 } from 'uuid'

import { leaveTrace } from '../audit/audit.ts'
import type { WritableDb } from '../db/types.ts'
import { insertRestore, type RestoreRow } from './backups.sql.ts'

/** Writes into records that took the place of others who put them there, for the owners to read, and into their trail. */
export function recordRestore(db: WritableDb, restore: Omit<RestoreRow, 'id'>): void {
  db.transaction(() => {
    insertRestore(db, { id: uuidv7(), ...restore })
    leaveTrace(db, {
      at: restore.at,
      actorId: restore.byId,
      operation: 'vault.restore',
      event: restore.bySheet ? 'restored-with-sheet' : 'restored',
      subjectId: null,
    })
  })
}
