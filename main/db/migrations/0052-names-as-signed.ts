import type { Migration } from '../migrate.ts'

/** A consent keeps the names its paper says; a name that changed since is confirmed once for its organization. */
export const namesAsSigned: Migration = {
  number: 52,
  title: 'Names as signed',
  up: (db) => {
    db.exec(`
ALTER TABLE consents ADD COLUMN recipient_names TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(recipient_names));

UPDATE consents SET recipient_names = (
  SELECT json_group_object(o.id, o.name) FROM json_each(consents.recipient_ids) r JOIN organizations o ON o.id = r.value);

CREATE TABLE same_organizations (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  confirmed_at TEXT NOT NULL,
  confirmed_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE INDEX same_organizations_by_organization ON same_organizations (organization_id);
`)
  },
}
