import type Database from 'better-sqlite3'

/** A vault's newest state in one row: what one old page put back cannot make match. */
export function layHead(database: Database.Database): void {
  database.exec(`
CREATE TABLE IF NOT EXISTS vault_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  commits INTEGER NOT NULL,
  audit_entries INTEGER NOT NULL,
  audit_link BLOB NOT NULL,
  audit_key BLOB
) STRICT;
INSERT OR IGNORE INTO vault_head VALUES (1, 0, 0, zeroblob(32), NULL)`)
}

/** How many commits a vault had; nothing where it is of a schema that did not count them. */
export function commitsOf(database: Database.Database): number | undefined {
  const counted = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'vault_head'").get()
  if (!counted) return undefined
  return Number(database.prepare('SELECT commits FROM vault_head').pluck().get())
}

/** Counts on from what was confirmed, where the file itself has lost commits: the count never goes back. */
export function countOnFrom(database: Database.Database, commits: number): void {
  database.prepare('UPDATE vault_head SET commits = :commits WHERE commits < :commits').run({ commits })
}
