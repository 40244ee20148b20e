import type { Migration } from '../migrate.ts'

/** How far a group of students must lie from the others before figures point it out, as the school set it. */
export const equityThreshold: Migration = {
  number: 92,
  title: 'Equity threshold',
  up: (db) => {
    db.exec(
      'ALTER TABLE school ADD COLUMN equity_threshold TEXT CHECK (equity_threshold IS NULL OR json_valid(equity_threshold));',
    )
  },
}
