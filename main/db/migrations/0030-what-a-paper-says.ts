import type { Migration } from '../migrate.ts'

/**
 * All that the law asks a signed paper to say. What was recorded before was asked of in arranging help and in talking
 * with whoever treats; it says no more of its own words than it did.
 */
export const whatAPaperSays: Migration = {
  number: 30,
  title: 'What a paper says',
  up: (db) => {
    db.exec(`
CREATE TABLE consents_now (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  case_id TEXT REFERENCES cases (id),
  kind TEXT NOT NULL CHECK (kind IN ('services', 'exchange', 'screening')),
  signer TEXT NOT NULL,
  signer_contact_id TEXT REFERENCES contacts (id) ON DELETE SET NULL,
  authority TEXT NOT NULL,
  authority_shown TEXT NOT NULL,
  recipient_ids TEXT NOT NULL CHECK (json_valid(recipient_ids)),
  any_treating INTEGER NOT NULL CHECK (any_treating IN (0, 1)),
  direction TEXT NOT NULL CHECK (direction IN ('to', 'from', 'both')),
  information TEXT NOT NULL CHECK (json_valid(information)),
  purposes TEXT NOT NULL CHECK (json_valid(purposes)),
  purpose TEXT NOT NULL,
  statements TEXT NOT NULL CHECK (json_valid(statements)),
  signed_on TEXT NOT NULL,
  expires_on TEXT,
  expires_when TEXT NOT NULL,
  happened_on TEXT,
  language_signed TEXT NOT NULL,
  interpreter TEXT NOT NULL,
  revoked_on TEXT,
  revoked_how TEXT NOT NULL,
  amends_id TEXT REFERENCES consents (id) ON DELETE SET NULL,
  replaced_on TEXT,
  objections TEXT NOT NULL CHECK (json_valid(objections)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL,
  CHECK (expires_on IS NOT NULL OR expires_when <> '')
) STRICT;

INSERT INTO consents_now
SELECT id, student_id, case_id, kind, signer, NULL, authority, '', recipient_ids, 0, direction, information,
  CASE kind WHEN 'exchange' THEN '["arranging-help","coordinating-care"]' ELSE '[]' END, purpose, '[]',
  signed_on, expires_on, '', NULL, language_signed, interpreter, revoked_on, revoked_how, NULL, NULL, '[]',
  recorded_at, recorded_by, version
FROM consents;

DROP TABLE consents;
ALTER TABLE consents_now RENAME TO consents;

CREATE INDEX consents_by_student ON consents (student_id);
CREATE INDEX consents_by_case ON consents (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX consents_by_signer ON consents (signer_contact_id) WHERE signer_contact_id IS NOT NULL;
CREATE INDEX consents_by_amended ON consents (amends_id) WHERE amends_id IS NOT NULL;

ALTER TABLE school ADD COLUMN minor_consent TEXT CHECK (minor_consent IS NULL OR json_valid(minor_consent));
`)
  },
}
