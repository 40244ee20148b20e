import type { Migration } from '../migrate.ts'

/** What counts first at an office where providers are matched. */
export const preferenceOrder: Migration = {
  number: 66,
  title: 'Preference order',
  up: (db) => {
    db.exec(
      'ALTER TABLE school ADD COLUMN preference_order TEXT CHECK (preference_order IS NULL OR json_valid(preference_order));',
    )
  },
}
