import type { Migration } from '../migrate.ts'

/** A page about a student of age may be handed to the student. */
export const handedToTheStudent: Migration = {
  number: 46,
  title: 'Handed to the student',
  up: (db) => {
    db.exec(`
ALTER TABLE printed_pages RENAME TO printed_pages_before;

CREATE TABLE printed_pages (
  id TEXT PRIMARY KEY,
  referral_id TEXT NOT NULL REFERENCES referrals (id),
  part TEXT NOT NULL,
  language TEXT NOT NULL,
  printed_at TEXT NOT NULL,
  printed_by TEXT NOT NULL REFERENCES accounts (id),
  information TEXT NOT NULL CHECK (json_valid(information)),
  ending TEXT CHECK (ending IN ('handed-to-parent', 'handed-to-student', 'sent-to-provider', 'kept', 'destroyed', 'not-printed')),
  ended_on TEXT,
  version INTEGER NOT NULL,
  interpreter TEXT CHECK (interpreter IS NULL OR json_valid(interpreter)),
  text_version TEXT,
  CHECK ((ending IS NULL) = (ended_on IS NULL))
) STRICT;

INSERT INTO printed_pages (id, referral_id, part, language, printed_at, printed_by, information, ending, ended_on, version,
    interpreter, text_version)
  SELECT id, referral_id, part, language, printed_at, printed_by, information, ending, ended_on, version,
    interpreter, text_version
  FROM printed_pages_before;

DROP TABLE printed_pages_before;

CREATE INDEX printed_pages_by_referral ON printed_pages (referral_id);
CREATE INDEX printed_pages_unsaid ON printed_pages (printed_at) WHERE ending IS NULL;
CREATE INDEX printed_pages_not_printed ON printed_pages (printed_at) WHERE ending = 'not-printed';

ALTER TABLE printed_forms RENAME TO printed_forms_before;

CREATE TABLE printed_forms (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  form TEXT NOT NULL,
  language TEXT NOT NULL,
  printed_at TEXT NOT NULL,
  printed_by TEXT NOT NULL REFERENCES accounts (id),
  ending TEXT CHECK (ending IN ('handed-to-parent', 'handed-to-student', 'sent-to-provider', 'kept', 'destroyed', 'not-printed')),
  ended_on TEXT,
  version INTEGER NOT NULL,
  CHECK ((ending IS NULL) = (ended_on IS NULL))
) STRICT;

INSERT INTO printed_forms (id, student_id, form, language, printed_at, printed_by, ending, ended_on, version)
  SELECT id, student_id, form, language, printed_at, printed_by, ending, ended_on, version FROM printed_forms_before;

DROP TABLE printed_forms_before;

CREATE INDEX printed_forms_by_student ON printed_forms (student_id);
CREATE INDEX printed_forms_unsaid ON printed_forms (printed_at) WHERE ending IS NULL;
`)
  },
}
