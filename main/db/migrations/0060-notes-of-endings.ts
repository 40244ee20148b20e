import type { Migration } from '../migrate.ts'

/** A printed page or form keeps how somebody knows that it had left, where they were asked. */
export const notesOfEndings: Migration = {
  number: 60,
  title: 'Notes of endings',
  up: (db) => {
    for (const table of ['printed_pages', 'printed_forms'])
      db.exec(`ALTER TABLE ${table} ADD COLUMN ended_note TEXT NOT NULL DEFAULT ''`)
  },
}
