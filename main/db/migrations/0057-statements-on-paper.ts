import type { Migration } from '../migrate.ts'

const STATED_BEFORE = `SELECT json_group_array(m.id) FROM amendments m
  WHERE m.statement ->> 'on' < substr(p.printed_at, 1, 10)`

/** A printed paper keeps which statements of the family stand on it; one from before, those of the days before. */
export const statementsOnPaper: Migration = {
  number: 57,
  title: 'Statements on paper',
  up: (db) => {
    db.exec(`
ALTER TABLE printed_pages ADD COLUMN statement_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(statement_ids));
ALTER TABLE printed_forms ADD COLUMN statement_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(statement_ids));

UPDATE printed_pages AS p SET statement_ids = (
  ${STATED_BEFORE} AND m.student_id = (SELECT r.student_id FROM referrals r WHERE r.id = p.referral_id))
WHERE p.part = 'provider-letter';
UPDATE printed_forms AS p SET statement_ids = (${STATED_BEFORE} AND m.student_id = p.student_id);
`)
  },
}
