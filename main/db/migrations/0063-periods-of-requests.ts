import type { Migration } from '../migrate.ts'

/** Whoever asks for records may ask for those of a time alone. */
export const periodsOfRequests: Migration = {
  number: 63,
  title: 'Periods of requests',
  up: (db) => {
    db.exec(`
ALTER TABLE records_requests ADD COLUMN period_from TEXT;
ALTER TABLE records_requests ADD COLUMN period_until TEXT
  CHECK (period_from IS NULL OR period_until IS NULL OR period_from <= period_until);`)
  },
}
