import type { Migration } from '../migrate.ts'

/** What a provider's paper asks may be asked on the telephone. */
export const toldOnTheTelephone: Migration = {
  number: 75,
  title: 'Told on the telephone',
  up: (db) => {
    db.exec(
      "ALTER TABLE slip_answers ADD COLUMN told_by TEXT NOT NULL DEFAULT 'paper' CHECK (told_by IN ('paper', 'phone'));",
    )
  },
}
