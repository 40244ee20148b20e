import type { Migration } from '../migrate.ts'

/** What is done for a case beside its next step, and who does it while somebody is away. */
export const tasksAndCover: Migration = {
  number: 20,
  title: 'Tasks and cover',
  up: (db) => {
    db.exec(`
CREATE TABLE tasks (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  source TEXT NOT NULL CHECK (source IN ('protocol', 'follow-up', 'meeting')),
  step_id TEXT,
  protocol_number INTEGER REFERENCES protocols (number),
  name TEXT NOT NULL,
  guidance TEXT NOT NULL,
  evidence TEXT NOT NULL,
  role_id TEXT,
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  urgency TEXT NOT NULL CHECK (urgency IN ('emergency', 'urgent', 'priority', 'routine')),
  counted_from TEXT NOT NULL,
  rule TEXT CHECK (rule IS NULL OR json_valid(rule)),
  due_on TEXT NOT NULL,
  due_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'exempted')),
  words TEXT NOT NULL,
  exempt_until TEXT,
  ended_at TEXT,
  ended_by TEXT REFERENCES accounts (id),
  version INTEGER NOT NULL,
  CHECK ((state = 'open') = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
  CHECK (exempt_until IS NULL OR state = 'exempted'),
  CHECK ((step_id IS NULL) = (protocol_number IS NULL))
) STRICT;

CREATE INDEX tasks_by_case ON tasks (case_id);

CREATE INDEX tasks_due ON tasks (due_on, owner_id) WHERE state = 'open';

CREATE INDEX tasks_exempted ON tasks (exempt_until) WHERE exempt_until IS NOT NULL;

CREATE UNIQUE INDEX tasks_one_open_per_step ON tasks (case_id, step_id) WHERE state = 'open' AND step_id IS NOT NULL;

CREATE TABLE absences (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  cover_id TEXT REFERENCES accounts (id),
  note TEXT NOT NULL,
  version INTEGER NOT NULL,
  CHECK (starts_on <= ends_on),
  CHECK (cover_id IS NULL OR cover_id <> account_id)
) STRICT;

CREATE INDEX absences_by_end ON absences (ends_on);

CREATE TABLE stand_ins (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id),
  stand_in_id TEXT NOT NULL REFERENCES accounts (id),
  CHECK (account_id <> stand_in_id)
) STRICT, WITHOUT ROWID;
`)
  },
}
