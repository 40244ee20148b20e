import type { Migration } from '../migrate.ts'

/** What the office says a service helps with, how, for whom it is at home, and who works there. */
export const whatServicesAreKnownFor: Migration = {
  number: 82,
  title: 'What services are known for',
  up: (db) => {
    for (const column of ['help', 'modalities', 'cultures', 'clinician_genders'])
      db.exec(
        `ALTER TABLE services ADD COLUMN ${column} TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(${column}));`,
      )
  },
}
