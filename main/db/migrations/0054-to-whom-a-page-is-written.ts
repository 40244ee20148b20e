import type { Migration } from '../migrate.ts'

/** A page for a provider keeps whom it is written to; one from before is written to whoever has its service now. */
export const toWhomAPageIsWritten: Migration = {
  number: 54,
  title: 'To whom a page is written',
  up: (db) => {
    db.exec(`
ALTER TABLE printed_pages ADD COLUMN provider TEXT CHECK (provider IS NULL OR json_valid(provider));

UPDATE printed_pages SET provider = (
  SELECT json_object('organizationId', o.id, 'name', o.name, 'serviceName', v.name)
  FROM referrals r JOIN services v ON v.id = r.service_id JOIN organizations o ON o.id = v.organization_id
  WHERE r.id = printed_pages.referral_id)
WHERE part IN ('provider-letter', 'feedback-slip');
`)
  },
}
