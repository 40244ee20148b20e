import { createHash } from 'node:crypto'

import { layHead } from '../head.ts'
import type { Migration } from '../migrate.ts'

type Row = [seq: number, at: string, actor: string, operation: string, event: string, subject: string | null]

/**
 * Every line of the trail is tied to the one before it. Commits are counted from here on; a vault begun since has its
 * count from the start. The lines written until now are tied as they stand, without a seal.
 */
export const chainedAudit: Migration = {
  number: 6,
  title: 'The audit trail is a chain',
  up: (db) => {
    layHead(db)
    db.exec(`
ALTER TABLE audit RENAME TO audit_unchained;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  operation TEXT NOT NULL,
  event TEXT NOT NULL,
  subject_id TEXT,
  link BLOB NOT NULL,
  seal BLOB
) STRICT;

CREATE TABLE audit_seals (
  first_seq INTEGER PRIMARY KEY,
  nonce BLOB NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
`)
    const insert = db.prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, NULL)')
    let link = Buffer.alloc(32)
    let entries = 0
    const rows = db.prepare<[], Row>('SELECT * FROM audit_unchained ORDER BY seq').raw()
    for (const [, ...row] of rows.all()) {
      entries += 1
      link = createHash('sha256')
        .update(link)
        .update(JSON.stringify([entries, ...row]))
        .digest()
      insert.run(entries, ...row, link)
    }
    db.prepare('UPDATE vault_head SET audit_entries = ?, audit_link = ?').run(entries, link)
    db.exec(`
DROP TABLE audit_unchained;
CREATE INDEX audit_by_subject ON audit (subject_id, at);
CREATE INDEX audit_of_signing_in ON audit (actor_id, at) WHERE event = 'signed-in';
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit'); END;`)
  },
}
