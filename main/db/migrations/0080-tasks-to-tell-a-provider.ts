import type { Migration } from '../migrate.ts'

/** A task that tells a provider of a consent that was taken back says what it asks for; its name says it in the words of whoever took it back. */
export const tasksToTellAProvider: Migration = {
  number: 80,
  title: 'Tasks to tell a provider',
  up: (db) => {
    db.exec(`
ALTER TABLE tasks ADD COLUMN asks TEXT CHECK (asks IN ('tell-parent', 'pick-up-signature', 'debrief', 'check-in',
  'call-family', 'call-provider', 'unsafe', 'look-again', 'interpreter', 'tell-provider'));
UPDATE tasks SET asks = CASE
  WHEN kind IS NULL AND source = 'follow-up' AND plan IS NULL
    AND (name LIKE 'Tell % that the consent was taken back' OR name LIKE 'Avisar a % de que se retiró el consentimiento')
  THEN 'tell-provider' ELSE kind END;
ALTER TABLE tasks DROP COLUMN kind;
ALTER TABLE tasks RENAME COLUMN asks TO kind;`)
  },
}
