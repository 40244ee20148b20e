import type { Migration } from '../migrate.ts'

/** What papers that came back said, the cards nobody can tell apart, and what either asks somebody to do. */
export const whatPapersSaid: Migration = {
  number: 41,
  title: 'What papers said',
  up: (db) => {
    db.exec(`
CREATE TABLE slip_answers (
  id TEXT PRIMARY KEY,
  referral_id TEXT NOT NULL REFERENCES referrals (id),
  slip TEXT NOT NULL CHECK (slip IN ('contact-slip', 'follow-up-card', 'feedback-slip')),
  came_on TEXT NOT NULL,
  tick TEXT,
  day TEXT,
  at_time TEXT,
  reason TEXT,
  heard TEXT NOT NULL CHECK (json_valid(heard)),
  please_call INTEGER NOT NULL CHECK (please_call IN (0, 1)),
  words TEXT NOT NULL,
  replaces_id TEXT UNIQUE REFERENCES slip_answers (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX slip_answers_by_referral ON slip_answers (referral_id);

CREATE TABLE uncoded_cards (
  id TEXT PRIMARY KEY,
  came_on TEXT NOT NULL,
  from_whom TEXT CHECK (from_whom IN ('student', 'family')),
  helped TEXT CHECK (helped IN ('yes', 'little', 'no')),
  respected TEXT CHECK (respected IN ('yes', 'little', 'no')),
  safe TEXT CHECK (safe IN ('yes', 'little', 'no')),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  CHECK (coalesce(helped, respected, safe) IS NOT NULL)
) STRICT;

ALTER TABLE tasks ADD COLUMN asks TEXT CHECK (asks IN ('tell-parent', 'pick-up-signature', 'debrief', 'check-in',
  'call-family', 'call-provider', 'unsafe', 'look-again', 'interpreter'));
UPDATE tasks SET asks = kind;
ALTER TABLE tasks DROP COLUMN kind;
ALTER TABLE tasks RENAME COLUMN asks TO kind;
`)
  },
}
