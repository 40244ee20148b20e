import type { Migration } from '../migrate.ts'

/**
 * How long the school keeps records, whose records must not be destroyed, and what was destroyed: how many, never
 * whose. Without rules nothing is due.
 */
export const keepingAndDestroying: Migration = {
  number: 12,
  title: 'Keeping and destroying',
  up: (db) => {
    db.exec(`
CREATE TABLE retention_rules (
  kind TEXT PRIMARY KEY CHECK (kind IN ('students', 'cases', 'concerns', 'brief-contacts')),
  years INTEGER CHECK (years BETWEEN 1 AND 99),
  start TEXT NOT NULL CHECK (start IN ('end', 'leaving', 'eighteen')),
  confirmed_at TEXT NOT NULL,
  confirmed_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE TABLE legal_holds (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  kind TEXT NOT NULL CHECK (kind IN ('inspection', 'legal-matter', 'other')),
  reason TEXT NOT NULL,
  placed_at TEXT NOT NULL,
  placed_by TEXT NOT NULL REFERENCES accounts (id),
  lifted_at TEXT,
  lifted_by TEXT REFERENCES accounts (id),
  lifted_why TEXT,
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_why IS NULL))
) STRICT;

CREATE INDEX legal_holds_by_student ON legal_holds (student_id);

CREATE TABLE destructions (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  by TEXT NOT NULL REFERENCES accounts (id),
  basis TEXT NOT NULL CHECK (basis IN ('period-over', 'asked-for', 'ordered', 'mistake')),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  case_codes TEXT NOT NULL CHECK (json_valid(case_codes)),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  entries INTEGER NOT NULL,
  hash TEXT NOT NULL,
  renewed_at TEXT,
  older_copies TEXT CHECK (json_valid(older_copies)),
  looked_at TEXT,
  CHECK ((older_copies IS NULL) = (looked_at IS NULL))
) STRICT;
`)
  },
}
