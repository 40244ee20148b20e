import type { Migration } from '../migrate.ts'

/** Absences and incidents of students as files told them, which file told of which days, and what each replaced. */
export const attendance: Migration = {
  number: 94,
  title: 'Attendance and incidents',
  up: (db) => {
    db.exec(`
CREATE TABLE attendance (
  student_id TEXT NOT NULL REFERENCES students (id),
  on_day TEXT NOT NULL,
  is_tardy INTEGER NOT NULL CHECK (is_tardy IN (0, 1)),
  kind TEXT NOT NULL CHECK (kind IN ('excused', 'unexcused', 'suspension', 'tardy')),
  share REAL CHECK (share > 0 AND share <= 1),
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
  import_id TEXT NOT NULL REFERENCES imports (id),
  CHECK ((kind = 'tardy') = is_tardy),
  PRIMARY KEY (student_id, on_day, is_tardy)
) STRICT, WITHOUT ROWID;

CREATE TABLE incidents (
  student_id TEXT NOT NULL REFERENCES students (id),
  incident_key TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at_time TEXT,
  what TEXT NOT NULL CHECK (json_valid(what)),
  place TEXT CHECK (place IN ('classroom', 'hallway', 'cafeteria', 'restroom', 'gym', 'library', 'playground', 'office',
    'parking', 'bus', 'school-other', 'off-campus', 'online')),
  reporter TEXT CHECK (reporter IN ('staff', 'student', 'parent', 'police', 'other')),
  others INTEGER CHECK (others BETWEEN 0 AND 999),
  import_id TEXT NOT NULL REFERENCES imports (id),
  PRIMARY KEY (student_id, incident_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE attendance_spans (
  import_id TEXT NOT NULL REFERENCES imports (id),
  about TEXT NOT NULL CHECK (about IN ('absences', 'incidents')),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL CHECK (to_day >= from_day),
  PRIMARY KEY (import_id, about)
) STRICT, WITHOUT ROWID;

CREATE TABLE replaced_attendance (
  import_id TEXT NOT NULL REFERENCES imports (id),
  about TEXT NOT NULL CHECK (about IN ('absences', 'incidents')),
  student_id TEXT NOT NULL REFERENCES students (id),
  record_key TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  PRIMARY KEY (import_id, about, student_id, record_key)
) STRICT, WITHOUT ROWID;

ALTER TABLE school ADD COLUMN attendance_rules TEXT;

ALTER TABLE imports ADD COLUMN about TEXT NOT NULL DEFAULT 'roster' CHECK (about IN ('roster', 'providers', 'attendance'));
UPDATE imports SET about = subject;
ALTER TABLE imports DROP COLUMN subject;
ALTER TABLE imports RENAME COLUMN about TO subject;`)
  },
}
