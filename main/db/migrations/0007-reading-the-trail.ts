import type { Migration } from '../migrate.ts'

/** The audit trail is read by person, by period, and by who opened whose record. */
export const readingTheTrail: Migration = {
  number: 7,
  title: 'Reading the trail',
  up: (db) => {
    db.exec(`
CREATE INDEX audit_by_actor ON audit (actor_id);

CREATE INDEX audit_by_time ON audit (at, event, actor_id);

CREATE INDEX audit_of_looking ON audit (subject_id, actor_id, at) WHERE event = 'student.opened';
`)
  },
}
