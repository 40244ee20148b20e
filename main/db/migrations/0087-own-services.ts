import type { Migration } from '../migrate.ts'

/** The services a school gives itself stand on a list, with their room, can be found, and referrals point at them. */
export const ownServices: Migration = {
  number: 87,
  title: 'Services of the school’s own',
  up: (db) => {
    db.exec(`
CREATE TABLE school_services (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  help TEXT NOT NULL CHECK (json_valid(help)),
  tier INTEGER CHECK (tier BETWEEN 1 AND 3),
  from_grade TEXT,
  to_grade TEXT,
  run_by_id TEXT REFERENCES accounts (id),
  run_by TEXT NOT NULL,
  meets TEXT NOT NULL,
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  places INTEGER CHECK (places >= 1),
  what_to_expect TEXT NOT NULL,
  ended_on TEXT,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE school_service_rooms (
  id TEXT PRIMARY KEY,
  school_service_id TEXT NOT NULL REFERENCES school_services (id),
  room TEXT NOT NULL CHECK (room IN ('capacity', 'waitlist', 'no-capacity')),
  on_day TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE INDEX school_service_rooms_by_service ON school_service_rooms (school_service_id);

ALTER TABLE referrals ADD COLUMN school_service_id TEXT REFERENCES school_services (id)
  CHECK (school_service_id IS NULL OR pathway = 'school-based');

CREATE INDEX referrals_by_school_service ON referrals (school_service_id) WHERE school_service_id IS NOT NULL;

CREATE TABLE findable (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('case', 'referral', 'provider', 'note', 'concern', 'school-service')),
  opens TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id)
) STRICT;
INSERT INTO findable (row, id, kind, opens, case_id) SELECT "row", id, kind, opens, case_id FROM search_rows;
DROP TABLE search_rows;
ALTER TABLE findable RENAME TO search_rows;
CREATE INDEX search_rows_by_case ON search_rows (case_id);
`)
  },
}
