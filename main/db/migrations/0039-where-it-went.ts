import type { Migration } from '../migrate.ts'

/** What left names its party by what the directory knows it by, and the pages that went with it. */
export const whereItWent: Migration = {
  number: 39,
  title: 'Where it went',
  up: (db) => {
    db.exec(`
ALTER TABLE disclosures ADD COLUMN organization_id TEXT REFERENCES organizations (id);
ALTER TABLE disclosures ADD COLUMN page_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(page_ids));

UPDATE disclosures SET organization_id = (
  SELECT o.id FROM referrals r JOIN services v ON v.id = r.service_id JOIN organizations o ON o.id = v.organization_id
  WHERE r.id = disclosures.referral_id AND o.name = disclosures.party);
`)
  },
}
