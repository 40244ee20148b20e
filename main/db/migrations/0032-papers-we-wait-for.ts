import type { Migration } from '../migrate.ts'

/** An id in the form of all others, for a row that is made by a statement. */
const NEW_ID = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2)
  || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`

/** What was asked for is waited for. Of a referral that waits already it is known since when, not whom the office asked. */
export const papersWeWaitFor: Migration = {
  number: 32,
  title: 'Papers we wait for',
  up: (db) => {
    db.exec(`
CREATE TABLE consent_requests (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  case_id TEXT REFERENCES cases (id),
  referral_id TEXT REFERENCES referrals (id),
  kind TEXT NOT NULL CHECK (kind IN ('services', 'exchange', 'screening')),
  recipient_ids TEXT NOT NULL CHECK (json_valid(recipient_ids)),
  asked_contact_id TEXT REFERENCES contacts (id) ON DELETE SET NULL,
  asked_name TEXT NOT NULL,
  how TEXT,
  language TEXT,
  asked_on TEXT NOT NULL,
  reminders TEXT NOT NULL CHECK (json_valid(reminders)),
  ending TEXT CHECK (ending IS NULL OR json_valid(ending)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX consent_requests_by_student ON consent_requests (student_id);
CREATE INDEX consent_requests_by_case ON consent_requests (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX consent_requests_by_referral ON consent_requests (referral_id) WHERE referral_id IS NOT NULL;
CREATE INDEX consent_requests_by_asked ON consent_requests (asked_contact_id) WHERE asked_contact_id IS NOT NULL;
CREATE INDEX consent_requests_waiting ON consent_requests (asked_on) WHERE ending IS NULL;
CREATE INDEX consents_by_end ON consents (expires_on) WHERE expires_on IS NOT NULL;

INSERT INTO consent_requests
SELECT ${NEW_ID}, r.student_id, r.case_id, r.id,
  CASE r.pathway WHEN 'school-based' THEN 'services' ELSE 'exchange' END,
  CASE r.pathway WHEN 'school-based' THEN '[]' ELSE json_array(s.organization_id) END,
  NULL, '', NULL, NULL, coalesce(e.effective_on, r.state_since), '[]', NULL,
  coalesce(e.recorded_at, r.created_at), coalesce(e.recorded_by, r.created_by), 1
FROM referrals r LEFT JOIN services s ON s.id = r.service_id
  LEFT JOIN referral_events e ON e.id = (SELECT id FROM referral_events
    WHERE referral_id = r.id AND to_state = 'awaiting-consent' AND from_state <> 'awaiting-consent'
    ORDER BY recorded_at DESC, id DESC LIMIT 1)
WHERE r.state = 'awaiting-consent';
`)
  },
}
