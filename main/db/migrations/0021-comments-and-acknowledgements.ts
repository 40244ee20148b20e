import type { Migration } from '../migrate.ts'

/** What was said to a version of the protocol, and who of the staff has read it. */
export const commentsAndAcknowledgements: Migration = {
  number: 21,
  title: 'Comments and acknowledgements',
  up: (db) => {
    db.exec(`
CREATE TABLE protocol_comments (
  id TEXT PRIMARY KEY,
  protocol_id TEXT NOT NULL REFERENCES protocols (id),
  who TEXT NOT NULL,
  part TEXT,
  words TEXT NOT NULL,
  added_by TEXT NOT NULL REFERENCES accounts (id),
  added_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX protocol_comments_by_protocol ON protocol_comments (protocol_id);

CREATE TABLE acknowledgements (
  id TEXT PRIMARY KEY,
  protocol_id TEXT NOT NULL REFERENCES protocols (id),
  account_id TEXT REFERENCES accounts (id),
  staff_id TEXT REFERENCES staff (id),
  on_day TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('here', 'paper')),
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  CHECK ((account_id IS NULL) <> (staff_id IS NULL)),
  UNIQUE (protocol_id, account_id),
  UNIQUE (protocol_id, staff_id)
) STRICT;
`)
  },
}
