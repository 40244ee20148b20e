import type { Migration } from '../migrate.ts'

/** A printed form keeps who read it to the family, and in which words it was. */
export const wordsOfForms: Migration = {
  number: 51,
  title: 'Words of forms',
  up: (db) => {
    db.exec(`
ALTER TABLE printed_forms ADD COLUMN interpreter TEXT CHECK (interpreter IS NULL OR json_valid(interpreter));
ALTER TABLE printed_forms ADD COLUMN text_version TEXT;
`)
  },
}
