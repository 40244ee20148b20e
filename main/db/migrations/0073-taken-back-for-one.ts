import type { Migration } from '../migrate.ts'

/** A consent may be taken back for one of those it names, and stand for the others. */
export const takenBackForOne: Migration = {
  number: 73,
  title: 'Taken back for one',
  up: (db) => {
    db.exec(
      `ALTER TABLE consents ADD COLUMN taken_back_for TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(taken_back_for))`,
    )
  },
}
