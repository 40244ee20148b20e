import type { Migration } from '../migrate.ts'

/** What the files of others said last of each record, so that what the office changed since is told from what they changed. */
export const whatADirectoryTold: Migration = {
  number: 74,
  title: 'What a directory told',
  up: (db) => {
    db.exec(`
CREATE TABLE directory_told (
  record_id TEXT PRIMARY KEY,
  told TEXT NOT NULL CHECK (json_valid(told))
) STRICT, WITHOUT ROWID;`)
  },
}
