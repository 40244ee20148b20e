import type { Migration } from '../migrate.ts'

/** A password somebody else chose is told from one's own, and when somebody came last is found without reading the trail. */
export const peopleWhoSignIn: Migration = {
  number: 4,
  title: 'People who sign in',
  up: (db) => {
    db.exec(`
ALTER TABLE accounts ADD COLUMN password_is_temporary INTEGER NOT NULL DEFAULT 0
  CHECK (password_is_temporary IN (0, 1));

CREATE INDEX audit_of_signing_in ON audit (actor_id, at) WHERE event = 'signed-in';
`)
  },
}
