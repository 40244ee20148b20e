import type { Migration } from '../migrate.ts'

/** Entries of the directory that went into another, how that is taken apart, and pairs somebody said are two. */
export const mergers: Migration = {
  number: 72,
  title: 'Mergers',
  up: (db) => {
    db.exec(`
CREATE TABLE mergers (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('organizations', 'services')),
  kept_id TEXT NOT NULL,
  gone_name TEXT NOT NULL,
  differences TEXT NOT NULL CHECK (json_valid(differences)),
  steps TEXT NOT NULL CHECK (json_valid(steps)),
  merged_at TEXT NOT NULL,
  merged_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;
CREATE INDEX mergers_by_kept ON mergers (kept_id, merged_at);
CREATE TABLE merged_entries (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('organizations', 'services', 'locations')),
  kept_id TEXT NOT NULL,
  name TEXT NOT NULL,
  source_id TEXT,
  merger_id TEXT NOT NULL
) STRICT;
CREATE INDEX merged_entries_by_kept ON merged_entries (kept_id);
CREATE TABLE told_apart (
  id TEXT PRIMARY KEY,
  one_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  told_at TEXT NOT NULL,
  told_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;`)
  },
}
