import type { Migration } from '../migrate.ts'

/** A plan that was printed is asked about like a form, by whoever may read its case. */
export const papersOfACase: Migration = {
  number: 56,
  title: 'Papers of a case',
  up: (db) => {
    db.exec('ALTER TABLE printed_forms ADD COLUMN case_id TEXT REFERENCES cases (id);')
  },
}
