import type { Migration } from '../migrate.ts'

/** What others ask to be told of a student's record, until it is answered. */
export const recordsRequests: Migration = {
  number: 37,
  title: 'Records requests',
  up: (db) => {
    db.exec(`
CREATE TABLE records_requests (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  kind TEXT NOT NULL CHECK (kind IN ('parent', 'eligible-student', 'new-school', 'subpoena', 'court-order',
    'child-welfare', 'police', 'other')),
  requester TEXT NOT NULL,
  capacity TEXT NOT NULL,
  organization_id TEXT REFERENCES organizations (id),
  consent_purpose TEXT,
  asks_for TEXT NOT NULL,
  interest TEXT NOT NULL,
  shown TEXT NOT NULL,
  received_on TEXT NOT NULL,
  answer_by TEXT,
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  notice TEXT CHECK (notice IS NULL OR json_valid(notice)),
  review TEXT CHECK (review IS NULL OR json_valid(review)),
  parts TEXT NOT NULL CHECK (json_valid(parts)),
  names TEXT NOT NULL CHECK (json_valid(names)),
  also_hidden TEXT NOT NULL CHECK (json_valid(also_hidden)),
  hold_id TEXT REFERENCES legal_holds (id) ON DELETE SET NULL,
  outcome TEXT CHECK (outcome IS NULL OR json_valid(outcome)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX records_requests_by_student ON records_requests (student_id);
CREATE INDEX records_requests_open ON records_requests (received_on) WHERE outcome IS NULL;
CREATE INDEX records_requests_by_organization ON records_requests (organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX records_requests_by_hold ON records_requests (hold_id) WHERE hold_id IS NOT NULL;
`)
  },
}
