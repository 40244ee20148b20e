import type { Migration } from '../migrate.ts'

/** Meetings: who comes, what is talked about, and who does what by when. */
export const meetings: Migration = {
  number: 24,
  title: 'Meetings',
  up: (db) => {
    db.exec(`
CREATE TABLE meetings (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('team', 'section-504', 're-entry', 'other')),
  title TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at_time TEXT,
  place TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id),
  waiting_days INTEGER NOT NULL CHECK (waiting_days >= 1),
  minutes_by TEXT REFERENCES accounts (id),
  created_by TEXT NOT NULL REFERENCES accounts (id),
  created_at TEXT NOT NULL,
  ended_at TEXT,
  version INTEGER NOT NULL,
  CHECK (kind NOT IN ('section-504', 're-entry') OR case_id IS NOT NULL),
  CHECK (kind <> 'team' OR case_id IS NULL)
) STRICT;

CREATE INDEX meetings_by_day ON meetings (on_day);

CREATE INDEX meetings_by_case ON meetings (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE meeting_people (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  position INTEGER NOT NULL,
  account_id TEXT REFERENCES accounts (id),
  staff_id TEXT REFERENCES staff (id),
  guest_name TEXT,
  role TEXT NOT NULL,
  is_stand_in INTEGER NOT NULL CHECK (is_stand_in IN (0, 1)),
  is_present INTEGER CHECK (is_present IN (0, 1)),
  version INTEGER NOT NULL,
  CHECK ((account_id IS NOT NULL) + (staff_id IS NOT NULL) + (guest_name IS NOT NULL) = 1)
) STRICT;

CREATE INDEX meeting_people_by_meeting ON meeting_people (meeting_id);

CREATE TABLE meeting_items (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  position INTEGER NOT NULL,
  case_id TEXT REFERENCES cases (id),
  concern_id TEXT REFERENCES concerns (id),
  words TEXT,
  reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  notes TEXT NOT NULL,
  notes_by TEXT REFERENCES accounts (id),
  version INTEGER NOT NULL,
  CHECK ((case_id IS NOT NULL) + (concern_id IS NOT NULL) + (words IS NOT NULL) = 1)
) STRICT;

CREATE INDEX meeting_items_by_meeting ON meeting_items (meeting_id);

CREATE INDEX meeting_items_by_case ON meeting_items (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX meeting_items_by_concern ON meeting_items (concern_id) WHERE concern_id IS NOT NULL;

CREATE TABLE meeting_decisions (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES meeting_items (id),
  task_id TEXT UNIQUE REFERENCES tasks (id),
  what TEXT,
  owner_id TEXT REFERENCES accounts (id),
  due_on TEXT,
  ended_at TEXT,
  ended_by TEXT REFERENCES accounts (id),
  version INTEGER NOT NULL,
  CHECK ((task_id IS NULL) = (what IS NOT NULL)),
  CHECK ((what IS NULL) = (owner_id IS NULL) AND (what IS NULL) = (due_on IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;

CREATE INDEX meeting_decisions_by_item ON meeting_decisions (item_id);

CREATE INDEX meeting_decisions_open ON meeting_decisions (due_on) WHERE what IS NOT NULL AND ended_at IS NULL;
`)
  },
}
