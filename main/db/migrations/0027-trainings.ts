import type { Migration } from '../migrate.ts'

/** What the staff must have learned, who has, and the hours that help those who help. */
export const trainings: Migration = {
  number: 27,
  title: 'Trainings and support',
  up: (db) => {
    db.exec(`
CREATE TABLE trainings (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  months INTEGER CHECK (months BETWEEN 1 AND 120),
  required_for TEXT NOT NULL CHECK (json_valid(required_for)),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE training_sessions (
  id TEXT PRIMARY KEY,
  training_id TEXT NOT NULL REFERENCES trainings (id),
  on_day TEXT NOT NULL,
  at_time TEXT,
  place TEXT NOT NULL,
  leader TEXT NOT NULL,
  minutes INTEGER CHECK (minutes >= 1),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX training_sessions_by_training ON training_sessions (training_id);

CREATE TABLE training_completions (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES training_sessions (id),
  account_id TEXT REFERENCES accounts (id),
  staff_id TEXT REFERENCES staff (id),
  CHECK ((account_id IS NULL) <> (staff_id IS NULL)),
  UNIQUE (session_id, account_id),
  UNIQUE (session_id, staff_id)
) STRICT;

CREATE TABLE support_events (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('consultation', 'peer-group', 'mentoring', 'supervision', 'debrief')),
  on_day TEXT NOT NULL,
  minutes INTEGER CHECK (minutes >= 1),
  with_ids TEXT NOT NULL CHECK (json_valid(with_ids)),
  with_others TEXT NOT NULL,
  about TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id),
  written_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX support_events_by_case ON support_events (case_id) WHERE case_id IS NOT NULL;
`)
  },
}
