import type { Migration } from '../migrate.ts'

/** What an administrator decided about an answer stays on record after another choice took its place. */
export const reviewsBefore: Migration = {
  number: 83,
  title: 'Reviews before',
  up: (db) => {
    db.exec(`
ALTER TABLE records_requests ADD COLUMN reviews_before TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reviews_before));`)
  },
}
