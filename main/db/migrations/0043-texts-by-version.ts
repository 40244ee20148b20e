import type { Migration } from '../migrate.ts'

/** Versions of texts only grow, and a printed page says in which words it was printed, and who read them to the family. */
export const textsByVersion: Migration = {
  number: 43,
  title: 'Texts by version',
  up: (db) => {
    db.exec(`
ALTER TABLE printed_texts ADD COLUMN as_shipped INTEGER NOT NULL DEFAULT 0 CHECK (as_shipped IN (0, 1));
ALTER TABLE printed_pages ADD COLUMN interpreter TEXT CHECK (interpreter IS NULL OR json_valid(interpreter));
ALTER TABLE printed_pages ADD COLUMN text_version TEXT;
`)
  },
}
