import type { Migration } from '../migrate.ts'

/** Who called a provider and whom they spoke with is kept, and what is different from its entry. */
export const callsToProviders: Migration = {
  number: 78,
  title: 'Calls to providers',
  up: (db) => {
    db.exec(`
CREATE TABLE provider_calls (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (id),
  called_on TEXT NOT NULL,
  spoke_with TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;
CREATE INDEX provider_calls_by_organization ON provider_calls (organization_id, called_on);
CREATE TABLE provider_checks_now (
  id TEXT PRIMARY KEY,
  service_id TEXT NOT NULL REFERENCES services (id),
  checked_on TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('phone', 'in-person', 'message', 'paper', 'web-page')),
  is_still_true INTEGER NOT NULL CHECK (is_still_true IN (0, 1)),
  capacity TEXT CHECK (capacity IN ('capacity', 'waitlist', 'additional-assessment-required', 'no-capacity')),
  stated_wait TEXT NOT NULL,
  differs TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  CHECK (is_still_true = 1 OR capacity IS NOT NULL OR differs <> ''),
  CHECK (is_still_true = 0 OR differs = '')
) STRICT;
INSERT INTO provider_checks_now
  SELECT id, service_id, checked_on, how, is_still_true, capacity, stated_wait, '', recorded_at, recorded_by
  FROM provider_checks;
DROP TABLE provider_checks;
ALTER TABLE provider_checks_now RENAME TO provider_checks;
CREATE INDEX provider_checks_by_service ON provider_checks (service_id, checked_on);`)
  },
}
