import type { Migration } from '../migrate.ts'

const IN_ORDER = `family_name COLLATE NOCASE, coalesce(nullif(preferred_name, ''), given_name) COLLATE NOCASE, id`

/** Lists stand in the order of an office's folders: by family name, then by the name used at school. */
export const studentsByFamilyName: Migration = {
  number: 3,
  title: 'Students by family name',
  up: (db) => {
    db.exec(`
DROP INDEX students_by_name;

CREATE INDEX students_in_order ON students (${IN_ORDER});

CREATE INDEX students_of_status_in_order ON students (status, ${IN_ORDER});
`)
  },
}
