import type { Migration } from '../migrate.ts'

/** Cycles of evaluation, the figures they froze, what people said, what was decided, and who does what. */
export const evaluationCycles: Migration = {
  number: 93,
  title: 'Evaluation cycles',
  up: (db) => {
    db.exec(`
CREATE TABLE evaluation_plans (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL UNIQUE CHECK (kind IN ('monthly', 'quarterly', 'annual')),
  owner_id TEXT REFERENCES accounts (id),
  since TEXT,
  version INTEGER NOT NULL,
  CHECK (owner_id IS NULL OR since IS NOT NULL)
) STRICT;
INSERT INTO evaluation_plans (id, kind, version) VALUES ('monthly', 'monthly', 1), ('quarterly', 'quarterly', 1), ('annual', 'annual', 1);

CREATE TABLE evaluation_cycles (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('monthly', 'quarterly', 'annual', 'custom')),
  name TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  due_on TEXT NOT NULL,
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  questions TEXT NOT NULL,
  frozen_id TEXT REFERENCES evaluation_frozen (id),
  closed_at TEXT,
  no_decision TEXT NOT NULL,
  version INTEGER NOT NULL,
  CHECK (from_day <= to_day),
  CHECK ((kind = 'custom') = (name <> '')),
  CHECK (closed_at IS NULL OR frozen_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX evaluation_cycles_once ON evaluation_cycles (kind, to_day) WHERE kind <> 'custom';

CREATE TABLE evaluation_frozen (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES evaluation_cycles (id),
  frozen_at TEXT NOT NULL,
  frozen_by TEXT NOT NULL REFERENCES accounts (id),
  figures TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX evaluation_frozen_by_cycle ON evaluation_frozen (cycle_id);
CREATE TRIGGER evaluation_frozen_is_never_changed BEFORE UPDATE ON evaluation_frozen BEGIN SELECT raise(ABORT, 'frozen'); END;
CREATE TRIGGER evaluation_frozen_is_never_deleted BEFORE DELETE ON evaluation_frozen BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TABLE evaluation_findings (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES evaluation_cycles (id),
  from_whom TEXT NOT NULL CHECK (from_whom IN ('families', 'students', 'staff', 'partners', 'other')),
  theme TEXT NOT NULL,
  words TEXT NOT NULL,
  may_tell INTEGER NOT NULL,
  written_by TEXT NOT NULL REFERENCES accounts (id),
  written_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX evaluation_findings_by_cycle ON evaluation_findings (cycle_id);

CREATE TABLE evaluation_decisions (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES evaluation_cycles (id),
  what TEXT NOT NULL,
  about TEXT,
  decided_on TEXT NOT NULL,
  became TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX evaluation_decisions_by_cycle ON evaluation_decisions (cycle_id);

CREATE TABLE evaluation_actions (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES evaluation_decisions (id),
  what TEXT NOT NULL,
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  due_on TEXT NOT NULL,
  ended_at TEXT,
  ended_by TEXT REFERENCES accounts (id),
  version INTEGER NOT NULL,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE INDEX evaluation_actions_by_decision ON evaluation_actions (decision_id);
CREATE INDEX evaluation_actions_open ON evaluation_actions (due_on) WHERE ended_at IS NULL;

CREATE TABLE evaluation_cycle_events (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES evaluation_cycles (id),
  kind TEXT NOT NULL CHECK (kind IN ('begun', 'frozen', 'closed', 'reopened')),
  at TEXT NOT NULL,
  by_whom TEXT NOT NULL REFERENCES accounts (id),
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX evaluation_cycle_events_by_cycle ON evaluation_cycle_events (cycle_id);`)
  },
}
