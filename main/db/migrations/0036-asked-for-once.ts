import type { Migration } from '../migrate.ts'

/** A step that was put off to a day, and began again before it, stood on a list twice from that day on. */
export const askedForOnce: Migration = {
  number: 36,
  title: 'Asked for once',
  up: (db) =>
    void db.exec(`
UPDATE tasks SET exempt_until = NULL, version = version + 1
  WHERE exempt_until IS NOT NULL AND EXISTS (SELECT 1 FROM tasks later
    WHERE later.case_id = tasks.case_id AND later.step_id = tasks.step_id AND later.id <> tasks.id
      AND later.counted_from >= tasks.ended_at);
`),
}
