import type { Migration } from '../migrate.ts'

/** What somebody answered to wrong tries stays to be read for a while; earlier answers are in the trail alone, like slips. */
export const wrongTriesStayTold: Migration = {
  number: 17,
  title: 'Wrong tries stay told',
  up: (db) => {
    db.exec(`
ALTER TABLE wrong_tries ADD COLUMN answer TEXT
  CHECK (answer IS NULL OR (answer IN ('claimed', 'disowned') AND answered_at IS NOT NULL));
ALTER TABLE wrong_tries ADD COLUMN answered_by TEXT REFERENCES accounts (id)
  CHECK ((answered_by IS NULL) = (answer IS NULL));
ALTER TABLE wrong_tries ADD COLUMN shown_until TEXT CHECK (shown_until IS NULL OR answer IS NOT NULL);
`)
  },
}
