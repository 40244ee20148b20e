import type { Migration } from '../migrate.ts'

/** What is on record as having left may not have been delivered: the printer stopped before its pages were out. */
export const whatDidNotComeOut: Migration = {
  number: 65,
  title: 'What did not come out',
  up: (db) => {
    db.exec(`
ALTER TABLE disclosures ADD COLUMN is_undelivered INTEGER NOT NULL DEFAULT 0 CHECK (is_undelivered IN (0, 1));
UPDATE records_requests SET outcome = json_set(outcome, '$.stopped', json('false'))
  WHERE outcome ->> 'state' = 'left';`)
  },
}
