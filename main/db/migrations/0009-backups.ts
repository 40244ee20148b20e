import type { Migration } from '../migrate.ts'

/** Where backups go, when they are due, and what came of each. */
export const backups: Migration = {
  number: 9,
  title: 'Backups',
  up: (db) => {
    db.exec(`
CREATE TABLE backup_plan (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  every TEXT NOT NULL CHECK (every IN ('day', 'week', 'never')),
  warn_after_days INTEGER NOT NULL CHECK (warn_after_days BETWEEN 1 AND 90)
) STRICT;
INSERT INTO backup_plan VALUES (1, 'day', 7);

CREATE TABLE backup_destinations (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE backups (
  seq INTEGER PRIMARY KEY,
  destination_id TEXT NOT NULL REFERENCES backup_destinations (id),
  at TEXT NOT NULL,
  folder TEXT,
  bytes INTEGER,
  problem TEXT,
  CHECK ((problem IS NULL) = (folder IS NOT NULL) AND (problem IS NULL) = (bytes IS NOT NULL))
) STRICT;
CREATE INDEX backups_by_destination ON backups (destination_id, seq);

CREATE TABLE backup_drills (
  seq INTEGER PRIMARY KEY,
  destination_id TEXT NOT NULL REFERENCES backup_destinations (id),
  at TEXT NOT NULL,
  made_at TEXT,
  problem TEXT
) STRICT;
CREATE INDEX backup_drills_by_destination ON backup_drills (destination_id, seq);
`)
  },
}
