import type { Migration } from '../migrate.ts'

/** What is agreed on with partners, term by term, the papers of it, and what the two meet about and do. */
export const partnerships: Migration = {
  number: 70,
  title: 'Partnerships',
  up: (db) => {
    db.exec(`
CREATE TABLE agreements (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (id),
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  warn_days INTEGER NOT NULL CHECK (warn_days BETWEEN 0 AND 365),
  ended_on TEXT,
  end_reason TEXT NOT NULL,
  goes_on_after TEXT,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX agreements_by_organization ON agreements (organization_id);
CREATE TABLE agreement_terms (
  id TEXT PRIMARY KEY,
  agreement_id TEXT NOT NULL REFERENCES agreements (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('first', 'amendment', 'renewal')),
  school_party TEXT NOT NULL,
  partner_party TEXT NOT NULL,
  purpose TEXT NOT NULL,
  responsibilities TEXT NOT NULL CHECK (json_valid(responsibilities)),
  referral_procedure TEXT NOT NULL,
  information_sharing TEXT NOT NULL,
  data_frequency TEXT CHECK (data_frequency IN ('monthly', 'quarterly', 'twice-a-year', 'yearly', 'on-request', 'never')),
  starts_on TEXT NOT NULL,
  ends_on TEXT CHECK (ends_on >= starts_on),
  renewal TEXT NOT NULL CHECK (renewal IN ('by-agreement', 'automatic')),
  renew_months INTEGER CHECK (renew_months BETWEEN 1 AND 120),
  renew_by TEXT CHECK (renew_by <= ends_on),
  liability TEXT NOT NULL,
  termination TEXT NOT NULL,
  signatories TEXT NOT NULL CHECK (json_valid(signatories)),
  written_at TEXT NOT NULL,
  written_by TEXT NOT NULL REFERENCES accounts (id),
  UNIQUE (agreement_id, number),
  CHECK ((number = 1) = (kind = 'first')),
  CHECK (renewal <> 'automatic' OR (ends_on IS NOT NULL AND renew_months IS NOT NULL))
) STRICT;
CREATE TABLE agreement_documents (
  id TEXT PRIMARY KEY,
  term_id TEXT NOT NULL REFERENCES agreement_terms (id),
  kind TEXT NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'application/pdf')),
  bytes BLOB NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;
CREATE INDEX agreement_documents_by_term ON agreement_documents (term_id);
CREATE TABLE partner_meetings (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (id),
  on_day TEXT NOT NULL,
  staff_ids TEXT NOT NULL CHECK (json_valid(staff_ids)),
  partner_people TEXT NOT NULL CHECK (json_valid(partner_people)),
  talked_about TEXT NOT NULL,
  decisions TEXT NOT NULL,
  written_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX partner_meetings_by_organization ON partner_meetings (organization_id, on_day);
CREATE TABLE partner_actions (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES partner_meetings (id),
  what TEXT NOT NULL,
  owner_id TEXT REFERENCES accounts (id),
  owner_name TEXT,
  due_on TEXT NOT NULL,
  ended_at TEXT,
  ended_by TEXT REFERENCES accounts (id),
  version INTEGER NOT NULL,
  CHECK ((owner_id IS NULL) <> (owner_name IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE INDEX partner_actions_by_meeting ON partner_actions (meeting_id);
CREATE INDEX partner_actions_open ON partner_actions (due_on) WHERE ended_at IS NULL;
ALTER TABLE training_sessions ADD COLUMN partner_id TEXT REFERENCES organizations (id);`)
  },
}
