import type { Migration } from '../migrate.ts'

/** Records of a program for substance use need the student's own signature beside a parent's. */
export const theStudentSignsToo: Migration = {
  number: 42,
  title: 'The student signs too',
  up: (db) => {
    db.exec(`
ALTER TABLE consents ADD COLUMN student_signed INTEGER NOT NULL DEFAULT 0 CHECK (student_signed IN (0, 1));
`)
  },
}
