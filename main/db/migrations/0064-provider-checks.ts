import type { Migration } from '../migrate.ts'

/** What somebody learned of a service on a day, and what was said last of new clients beside its line in the directory. */
export const providerChecks: Migration = {
  number: 64,
  title: 'Provider checks',
  up: (db) => {
    db.exec(`
CREATE TABLE provider_checks (
  id TEXT PRIMARY KEY,
  service_id TEXT NOT NULL REFERENCES services (id),
  checked_on TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('phone', 'in-person', 'message', 'paper', 'web-page')),
  is_still_true INTEGER NOT NULL CHECK (is_still_true IN (0, 1)),
  capacity TEXT CHECK (capacity IN ('capacity', 'waitlist', 'additional-assessment-required', 'no-capacity')),
  stated_wait TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  CHECK (is_still_true = 1 OR capacity IS NOT NULL)
) STRICT;
CREATE INDEX provider_checks_by_service ON provider_checks (service_id, checked_on);
ALTER TABLE service_lines ADD COLUMN capacity TEXT;
ALTER TABLE service_lines ADD COLUMN capacity_on TEXT;`)
  },
}
