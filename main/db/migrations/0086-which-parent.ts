import type { Migration } from '../migrate.ts'

/** Which contact a student of age names who may be told, and what for. */
export const whichParent: Migration = {
  number: 86,
  title: 'Which parent may be told',
  up: (db) => {
    db.exec(`
ALTER TABLE parent_bases ADD COLUMN contact_id TEXT REFERENCES contacts (id) ON DELETE SET NULL;
ALTER TABLE parent_bases ADD COLUMN purpose TEXT NOT NULL DEFAULT '';

UPDATE parent_bases SET contact_id = (
  SELECT min(p.id) FROM student_contacts l JOIN contacts p ON p.id = l.contact_id
  WHERE l.student_id = parent_bases.student_id AND lower(trim(p.name)) = lower(trim(parent_bases.parent))
  HAVING count(*) = 1);

CREATE INDEX parent_bases_by_contact ON parent_bases (contact_id) WHERE contact_id IS NOT NULL;
`)
  },
}
