import type Database from 'better-sqlite3'

import { change, one } from './statement.ts'

/** A keyring as the vault knows it: an older one that is put back cannot change what is written here. */
export interface KnownKeyring {
  /** 0 where none was written down yet. */
  readonly generation: number
  /** Tells it from another of the same generation. */
  readonly mac: string | null
}

/** Lays the row in which a vault writes down its newest keyring. */
export function layKnownKeyring(database: Database.Database): void {
  database.exec(`
CREATE TABLE IF NOT EXISTS known_keyring (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  generation INTEGER NOT NULL,
  mac TEXT
) STRICT;
INSERT OR IGNORE INTO known_keyring VALUES (1, 0, NULL)`)
}

const newest = 'SELECT generation, mac FROM known_keyring'

/** The newest keyring a vault ever knew; nothing where it is of a schema that did not write it down. */
export function knownKeyringOf(database: Database.Database): KnownKeyring | undefined {
  const isLaid = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'known_keyring'").get()
  return isLaid ? database.prepare<[], KnownKeyring>(newest).get() : undefined
}

export const getKnownKeyring = one<object, KnownKeyring>(newest, (row) => row as unknown as KnownKeyring)

/** Writes down the newest keyring; an older one never takes its place. */
export const setKnownKeyring = change<{ generation: number; mac: string }>(
  'UPDATE known_keyring SET generation = :generation, mac = :mac WHERE generation < :generation',
)
