import type { Migration } from '../migrate.ts'

/** A paper about a student may be handed to somebody of the school. */
export const handedToStaff: Migration = {
  number: 68,
  title: 'Handed to staff',
  up: (db) => {
    db.exec(`
ALTER TABLE printed_forms RENAME TO printed_forms_before;

CREATE TABLE printed_forms (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  form TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id),
  language TEXT NOT NULL,
  printed_at TEXT NOT NULL,
  printed_by TEXT NOT NULL REFERENCES accounts (id),
  interpreter TEXT CHECK (interpreter IS NULL OR json_valid(interpreter)),
  text_version TEXT,
  statement_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(statement_ids)),
  recipient_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(recipient_ids)),
  contact_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(contact_ids)),
  ending TEXT CHECK (ending IN ('handed-to-parent', 'handed-to-student', 'handed-to-staff', 'sent-to-provider', 'kept', 'destroyed', 'not-printed')),
  ended_on TEXT,
  ended_note TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL,
  CHECK ((ending IS NULL) = (ended_on IS NULL))
) STRICT;

INSERT INTO printed_forms (id, student_id, form, case_id, language, printed_at, printed_by, interpreter, text_version,
    statement_ids, recipient_ids, contact_ids, ending, ended_on, ended_note, version)
  SELECT id, student_id, form, case_id, language, printed_at, printed_by, interpreter, text_version,
    statement_ids, recipient_ids, contact_ids, ending, ended_on, ended_note, version
  FROM printed_forms_before;

DROP TABLE printed_forms_before;

CREATE INDEX printed_forms_by_student ON printed_forms (student_id);
CREATE INDEX printed_forms_unsaid ON printed_forms (printed_at) WHERE ending IS NULL;`)
  },
}
