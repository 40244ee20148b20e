import type { Migration } from '../migrate.ts'

/** What left when a request was answered, word for word, and what the draft said that the administrator reviews. */
export const whatLeftByARequest: Migration = {
  number: 50,
  title: 'What left by a request',
  up: (db) => {
    db.exec(`
ALTER TABLE records_requests ADD COLUMN left_documents TEXT CHECK (json_valid(left_documents));
ALTER TABLE records_requests ADD COLUMN draft_seen TEXT NOT NULL DEFAULT '';
`)
  },
}
