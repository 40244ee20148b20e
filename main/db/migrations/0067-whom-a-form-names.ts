import type { Migration } from '../migrate.ts'

/**
 * A form keeps whom of the family it names. A contact log from before names whoever might be contacted on its day; whom
 * another paper named nobody can know any more.
 */
export const whomAFormNames: Migration = {
  number: 67,
  title: 'Whom a form names',
  up: (db) => {
    db.exec(`
ALTER TABLE printed_forms ADD COLUMN contact_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(contact_ids));

UPDATE printed_forms SET contact_ids = (
  SELECT json_group_array(l.contact_id) FROM student_contacts l
  WHERE l.student_id = printed_forms.student_id
    AND (l.do_not_contact = 0 OR l.do_not_contact_since >= date(printed_forms.printed_at)))
WHERE form = 'contact-log';
`)
  },
}
