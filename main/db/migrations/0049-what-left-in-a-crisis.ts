import type { Migration } from '../migrate.ts'

/** What left in a crisis hangs on what was written in it; a report to an agency is known as one. */
export const whatLeftInACrisis: Migration = {
  number: 49,
  title: 'What left in a crisis',
  up: (db) => {
    db.exec(`
ALTER TABLE disclosures ADD COLUMN crisis_entry_id TEXT REFERENCES crisis_entries (id);
ALTER TABLE disclosures ADD COLUMN is_report INTEGER NOT NULL DEFAULT 0 CHECK (is_report IN (0, 1));

CREATE INDEX disclosures_by_crisis_entry ON disclosures (crisis_entry_id) WHERE crisis_entry_id IS NOT NULL;
`)
  },
}
