import type { Migration } from '../migrate.ts'

/** Records of a program for substance use are known as such in a request, and what lets them go is written down. */
export const recordsOfPrograms: Migration = {
  number: 47,
  title: 'Records of programs',
  up: (db) => {
    db.exec(`
ALTER TABLE records_requests ADD COLUMN program_marks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(program_marks));
ALTER TABLE records_requests ADD COLUMN program_ground TEXT CHECK (program_ground IS NULL OR json_valid(program_ground));
`)
  },
}
