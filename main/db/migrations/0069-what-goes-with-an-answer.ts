import { pagesOfScan } from '../../consents/scan-pages.ts'
import type { Migration } from '../migrate.ts'

/**
 * A signed page says how many pages it has, and a copy of it that was laid behind an answer to a records request may end
 * with that answer.
 */
export const whatGoesWithAnAnswer: Migration = {
  number: 69,
  title: 'What goes with an answer',
  up: (db) => {
    db.exec(`
ALTER TABLE consent_scans ADD COLUMN pages INTEGER CHECK (pages > 0);
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
  scan_id TEXT,
  ending TEXT CHECK (ending IN ('handed-to-parent', 'handed-to-student', 'handed-to-staff', 'sent-to-provider',
    'went-with-answer', 'kept', 'destroyed', 'not-printed')),
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
    const write = db.prepare('UPDATE consent_scans SET pages = :pages WHERE id = :id')
    const scans = db.prepare('SELECT id, kind FROM consent_scans').all() as {
      readonly id: string
      readonly kind: Parameters<typeof pagesOfScan>[0]
    }[]
    const bytesOf = db.prepare('SELECT bytes FROM consent_scans WHERE id = :id').pluck()
    for (const { id, kind } of scans)
      write.run({ id, pages: pagesOfScan(kind, bytesOf.get({ id }) as Uint8Array) })
  },
}
