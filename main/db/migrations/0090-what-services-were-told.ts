import type { Migration } from '../migrate.ts'

/** A task may ask what emergency services were told about a student, who were called in a crisis. */
export const whatServicesWereTold: Migration = {
  number: 90,
  title: 'What services were told',
  up: (db) => {
    db.exec(`
ALTER TABLE tasks ADD COLUMN asks TEXT CHECK (asks IN ('tell-parent', 'pick-up-signature', 'debrief', 'check-in',
  'call-family', 'call-provider', 'unsafe', 'look-again', 'interpreter', 'tell-provider', 'services-told'));
UPDATE tasks SET asks = kind;
ALTER TABLE tasks DROP COLUMN kind;
ALTER TABLE tasks RENAME COLUMN asks TO kind;`)
  },
}
