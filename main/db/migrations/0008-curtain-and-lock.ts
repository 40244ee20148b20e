import type { Migration } from '../migrate.ts'

/** The owner says after how many idle minutes the curtain falls and the vault locks. */
export const curtainAndLock: Migration = {
  number: 8,
  title: 'Curtain and lock',
  up: (db) => {
    db.exec(`
ALTER TABLE school ADD COLUMN curtain_after INTEGER NOT NULL DEFAULT 5 CHECK (curtain_after BETWEEN 1 AND 15);

ALTER TABLE school ADD COLUMN lock_after INTEGER NOT NULL DEFAULT 20
  CHECK (lock_after BETWEEN 1 AND 30 AND lock_after >= curtain_after);
`)
  },
}
