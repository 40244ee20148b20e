import type { Migration } from '../migrate.ts'

/** A crisis of a case, and what is written down in it, step by step. */
export const crises: Migration = {
  number: 23,
  title: 'Crises',
  up: (db) => {
    db.exec(`
CREATE TABLE crises (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  protocol_number INTEGER REFERENCES protocols (number),
  path TEXT NOT NULL CHECK (json_valid(path)),
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL REFERENCES accounts (id),
  ended_at TEXT,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX crises_by_case ON crises (case_id);

CREATE UNIQUE INDEX crises_one_open ON crises (case_id) WHERE ended_at IS NULL;

CREATE TABLE crisis_entries (
  id TEXT PRIMARY KEY,
  crisis_id TEXT NOT NULL REFERENCES crises (id),
  step_id TEXT NOT NULL,
  at TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  corrects TEXT UNIQUE REFERENCES crisis_entries (id),
  contact_id TEXT REFERENCES contacts (id),
  said TEXT NOT NULL CHECK (json_valid(said)),
  CHECK (at <= recorded_at)
) STRICT;

CREATE INDEX crisis_entries_by_crisis ON crisis_entries (crisis_id);

CREATE INDEX crisis_entries_by_contact ON crisis_entries (contact_id) WHERE contact_id IS NOT NULL;
`)
  },
}
