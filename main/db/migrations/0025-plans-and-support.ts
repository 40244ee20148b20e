import type Database from 'better-sqlite3'

import type { Migration } from '../migrate.ts'

type Kept = Readonly<Record<string, unknown>>

/** What a version says, with the parts it could not have when it was written: none of them. */
function withEmptyParts(document: string): string {
  const { steps, ...rest } = JSON.parse(document) as Kept & { readonly steps?: readonly Kept[] }
  const complete = { ...rest, steps: (steps ?? []).map((step) => ({ ...step, plan: null })), followUps: [] }
  return JSON.stringify(complete)
}

function completeProtocols(db: Database.Database): void {
  const rows = db.prepare('SELECT id, document FROM protocols').all() as { id: string; document: string }[]
  const update = db.prepare('UPDATE protocols SET document = :document WHERE id = :id')
  for (const { id, document } of rows) update.run({ id, document: withEmptyParts(document) })
}

/** What holds a student until help has started, and how it goes once it has. */
export const plansAndSupport: Migration = {
  number: 25,
  title: 'Plans and interim support',
  up: (db) => {
    db.exec(`
ALTER TABLE tasks ADD COLUMN plan TEXT CHECK (plan IN ('safety', 'return'));

CREATE INDEX tasks_for_a_plan ON tasks (case_id) WHERE plan IS NOT NULL;

CREATE TABLE safety_plans (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  signs TEXT NOT NULL,
  alone TEXT NOT NULL,
  elsewhere TEXT NOT NULL,
  at_school TEXT NOT NULL,
  at_home TEXT NOT NULL,
  home_contact_id TEXT REFERENCES contacts (id),
  calls TEXT NOT NULL,
  put_away TEXT NOT NULL,
  matters TEXT NOT NULL,
  agreed_with TEXT NOT NULL CHECK (json_valid(agreed_with)),
  agreed_by TEXT NOT NULL,
  agreed_on TEXT NOT NULL,
  review_on TEXT NOT NULL,
  written_at TEXT NOT NULL,
  written_by TEXT NOT NULL REFERENCES accounts (id),
  UNIQUE (case_id, revision)
) STRICT;

CREATE INDEX safety_plans_by_contact ON safety_plans (home_contact_id) WHERE home_contact_id IS NOT NULL;

CREATE TABLE return_plans (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  back_on TEXT NOT NULL,
  meeting_on TEXT,
  meeting_with TEXT NOT NULL,
  at_door TEXT NOT NULL,
  eased TEXT NOT NULL,
  eased_until TEXT,
  goes_to TEXT NOT NULL,
  teachers_told TEXT NOT NULL,
  provider_contact TEXT NOT NULL,
  consent_id TEXT REFERENCES consents (id),
  check_ins TEXT NOT NULL CHECK (json_valid(check_ins)),
  written_at TEXT NOT NULL,
  written_by TEXT NOT NULL REFERENCES accounts (id),
  CHECK (provider_contact = '' OR consent_id IS NOT NULL),
  UNIQUE (case_id, revision)
) STRICT;

CREATE INDEX return_plans_by_consent ON return_plans (consent_id) WHERE consent_id IS NOT NULL;

CREATE TABLE interim_supports (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  given_by TEXT NOT NULL,
  minutes INTEGER CHECK (minutes > 0),
  words TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX interim_supports_by_case ON interim_supports (case_id, on_day);
`)
    completeProtocols(db)
  },
}
