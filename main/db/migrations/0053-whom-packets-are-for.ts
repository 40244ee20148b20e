import type { Migration } from '../migrate.ts'

/** A page of a packet keeps which parent or guardian it is for. */
export const whomPacketsAreFor: Migration = {
  number: 53,
  title: 'Whom packets are for',
  up: (db) => {
    db.exec(`
ALTER TABLE printed_pages ADD COLUMN addressee_id TEXT REFERENCES contacts (id) ON DELETE SET NULL;

CREATE INDEX printed_pages_by_addressee ON printed_pages (addressee_id) WHERE addressee_id IS NOT NULL;
`)
  },
}
