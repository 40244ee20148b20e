import type { Migration } from '../migrate.ts'

/** A letter keeps whom of the family it names; one from before names whoever a letter of today would. */
export const whomALetterNames: Migration = {
  number: 55,
  title: 'Whom a letter names',
  up: (db) => {
    db.exec(`
ALTER TABLE printed_pages ADD COLUMN contact_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(contact_ids));

UPDATE printed_pages SET contact_ids = (
  SELECT json_group_array(l.contact_id) FROM referrals r JOIN student_contacts l ON l.student_id = r.student_id
  WHERE r.id = printed_pages.referral_id AND l.holds_consent_rights = 1 AND l.do_not_contact = 0)
WHERE part = 'provider-letter' AND information LIKE '%"contact-details"%';
`)
  },
}
