import type Database from 'better-sqlite3'

import { layHead } from './head.ts'
import { layKnownKeyring } from './known-keyring.ts'

/** `FtBr` in the file's header: this program's vaults and nobody else's. */
export const applicationId = 0x46_74_42_72

/** What a vault file says of itself. */
export interface Identity {
  readonly applicationId: number
  readonly vaultId: string | undefined
}

/** Writes into a new, empty file whose vault it is; comes before the first migration. */
export function layIdentity(database: Database.Database, vaultId: string): void {
  database.transaction(() => {
    database.pragma(`application_id = ${applicationId}`)
    database.exec(`
CREATE TABLE vault_identity (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  vault_id TEXT NOT NULL
) STRICT`)
    database.prepare('INSERT INTO vault_identity (id, vault_id) VALUES (1, ?)').run(vaultId)
    layHead(database)
    layKnownKeyring(database)
  })()
}

/** Reads whose vault a file is; the name is missing where the file is something else. */
export function readIdentity(database: Database.Database): Identity {
  const found = database
    .prepare<[], { found: number }>(
      "SELECT count(*) AS found FROM sqlite_schema WHERE name = 'vault_identity'",
    )
    .get()
  const row =
    found?.found === 1
      ? database.prepare<[], { vaultId: string }>('SELECT vault_id AS vaultId FROM vault_identity').get()
      : undefined
  return {
    applicationId: Number(database.pragma('application_id', { simple: true })),
    vaultId: row?.vaultId,
  }
}
