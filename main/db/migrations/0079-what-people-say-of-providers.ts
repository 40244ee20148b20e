import type { Migration } from '../migrate.ts'

/** What families, students and staff say about a provider, and who may read it. */
export const whatPeopleSayOfProviders: Migration = {
  number: 79,
  title: 'What people say of providers',
  up: (db) => {
    db.exec(`
CREATE TABLE provider_feedback (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (id),
  service_id TEXT REFERENCES services (id),
  heard_on TEXT NOT NULL,
  from_whom TEXT NOT NULL CHECK (from_whom IN ('family', 'student', 'staff')),
  helped TEXT CHECK (helped IN ('yes', 'little', 'no')),
  respected TEXT CHECK (respected IN ('yes', 'little', 'no')),
  safe TEXT CHECK (safe IN ('yes', 'little', 'no')),
  words TEXT NOT NULL,
  readable_words TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'for-office', 'for-partner', 'held-back')),
  decided_at TEXT,
  decided_by TEXT REFERENCES accounts (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL,
  CHECK (words <> '' OR coalesce(helped, respected, safe) IS NOT NULL),
  CHECK ((state = 'waiting') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)
    AND (decided_at IS NULL) = (readable_words IS NULL))
) STRICT;
CREATE INDEX provider_feedback_by_organization ON provider_feedback (organization_id, heard_on);
CREATE INDEX provider_feedback_waiting ON provider_feedback (recorded_at) WHERE state = 'waiting';`)
  },
}
