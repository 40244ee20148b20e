import type { Migration } from '../migrate.ts'

/** Which documents somebody could choose from is kept with the choice, so that what comes later is told before it prints. */
export const whatThereWasToChoose: Migration = {
  number: 85,
  title: 'What there was to choose',
  up: (db) => {
    db.exec(
      'ALTER TABLE records_requests ADD COLUMN offered TEXT CHECK (offered IS NULL OR json_valid(offered))',
    )
  },
}
