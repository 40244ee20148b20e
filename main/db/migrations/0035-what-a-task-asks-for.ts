import type Database from 'better-sqlite3'

import type { Migration } from '../migrate.ts'

/** What a crisis left, by what was said when it did. */
const OF_CRISES: Readonly<Record<string, string>> = {
  'left-out': 'tell-parent',
  'pick-up': 'pick-up-signature',
  planned: 'debrief',
}

function tellKinds(db: Database.Database): void {
  db.exec(`
ALTER TABLE tasks ADD COLUMN kind TEXT CHECK (kind IN ('tell-parent', 'pick-up-signature', 'debrief', 'check-in'));
UPDATE tasks SET kind = 'check-in' WHERE plan = 'return' AND source = 'follow-up' AND step_id IS NULL;
`)
  const tell = db.prepare(
    `UPDATE tasks SET kind = :kind WHERE id IN (SELECT json_extract(said, '$.taskId') FROM crisis_entries
       WHERE json_extract(said, '$.kind') = :said)`,
  )
  for (const [said, kind] of Object.entries(OF_CRISES)) tell.run({ said, kind })
}

/** A task that a crisis or a plan left says what it asks for, so that paper without names can say it, too. */
export const whatATaskAsksFor: Migration = {
  number: 35,
  title: 'What a task asks for',
  up: tellKinds,
}
