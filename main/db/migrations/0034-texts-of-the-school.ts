import type { Migration } from '../migrate.ts'

/** What a school says on paper in its own words, and which translations somebody checked. */
export const textsOfTheSchool: Migration = {
  number: 34,
  title: 'Texts of the school',
  up: (db) => {
    db.exec(`
CREATE TABLE printed_texts (
  language TEXT NOT NULL,
  key TEXT NOT NULL,
  words TEXT NOT NULL,
  english TEXT NOT NULL,
  translator TEXT NOT NULL,
  translated_on TEXT,
  reviewer TEXT,
  reviewed_on TEXT,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL,
  PRIMARY KEY (language, key),
  CHECK ((reviewer IS NULL) = (reviewed_on IS NULL))
) STRICT;
`)
  },
}
