import type { Migration } from '../migrate.ts'

/** What answers a records request is kept as it was printed: that is what may leave, whatever is written afterwards. */
export const answersAsPrinted: Migration = {
  number: 77,
  title: 'Answers as printed',
  up: (db) => {
    db.exec(`
ALTER TABLE printed_forms ADD COLUMN request_id TEXT REFERENCES records_requests (id);
ALTER TABLE records_requests ADD COLUMN printed_answer TEXT CHECK (printed_answer IS NULL OR json_valid(printed_answer));`)
  },
}
