-- The whole schema after every migration, for reading. UPDATE_SCHEMA=1 with schema.test.ts writes it anew.

CREATE TABLE vault_identity (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  vault_id TEXT NOT NULL
) STRICT;

CREATE TABLE vault_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  commits INTEGER NOT NULL,
  audit_entries INTEGER NOT NULL,
  audit_link BLOB NOT NULL,
  audit_key BLOB
) STRICT;

CREATE TABLE known_keyring (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  generation INTEGER NOT NULL,
  mac TEXT
) STRICT;

CREATE TABLE school (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  office TEXT NOT NULL,
  phone TEXT NOT NULL,
  address TEXT NOT NULL,
  paper TEXT NOT NULL CHECK (paper IN ('letter', 'a4')),
  version INTEGER NOT NULL
, curtain_after INTEGER NOT NULL DEFAULT 5 CHECK (curtain_after BETWEEN 1 AND 15), lock_after INTEGER NOT NULL DEFAULT 20
  CHECK (lock_after BETWEEN 1 AND 30 AND lock_after >= curtain_after), minor_consent TEXT CHECK (minor_consent IS NULL OR json_valid(minor_consent)), usual_packet TEXT CHECK (usual_packet IS NULL OR json_valid(usual_packet)), preference_order TEXT CHECK (preference_order IS NULL OR json_valid(preference_order)), equity_threshold TEXT CHECK (equity_threshold IS NULL OR json_valid(equity_threshold)), attendance_rules TEXT) STRICT;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  user TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  created_at TEXT NOT NULL
, password_is_temporary INTEGER NOT NULL DEFAULT 0
  CHECK (password_is_temporary IN (0, 1)), sees TEXT NOT NULL DEFAULT 'office' CHECK (sees IN ('office', 'own', 'named')), ends_on TEXT, removed_at TEXT, morning_read_on TEXT) STRICT;

CREATE TABLE recovery_sheet (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  confirmed_at TEXT NOT NULL
) STRICT;

CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  source_id TEXT UNIQUE,
  account_id TEXT REFERENCES accounts (id),
  name TEXT NOT NULL,
  position TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE students (
  id TEXT PRIMARY KEY,
  source_id TEXT UNIQUE,
  local_id TEXT UNIQUE,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  preferred_name TEXT,
  pronouns TEXT,
  birth_date TEXT,
  grade TEXT,
  homeroom TEXT,
  home_language TEXT,
  gender TEXT,
  race_ethnicity TEXT NOT NULL CHECK (json_valid(race_ethnicity)),
  iep INTEGER CHECK (iep IN (0, 1)),
  section504 INTEGER CHECK (section504 IN (0, 1)),
  english_learner INTEGER CHECK (english_learner IN (0, 1)),
  homeless INTEGER CHECK (homeless IN (0, 1)),
  foster INTEGER CHECK (foster IN (0, 1)),
  insurance TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'left')),
  left_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL
, home_zip TEXT) STRICT;

CREATE TABLE contacts (
  id TEXT PRIMARY KEY,
  source_id TEXT UNIQUE,
  name TEXT NOT NULL,
  language_spoken TEXT,
  language_read TEXT,
  interpreter_needed INTEGER NOT NULL CHECK (interpreter_needed IN (0, 1)),
  best_time TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  address TEXT,
  voicemail_allowed INTEGER CHECK (voicemail_allowed IN (0, 1)),
  text_allowed INTEGER CHECK (text_allowed IN (0, 1)),
  mail_allowed INTEGER CHECK (mail_allowed IN (0, 1)),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE student_contacts (
  student_id TEXT NOT NULL REFERENCES students (id),
  contact_id TEXT NOT NULL REFERENCES contacts (id),
  relation TEXT NOT NULL,
  holds_consent_rights INTEGER NOT NULL CHECK (holds_consent_rights IN (0, 1)),
  custody_note TEXT NOT NULL,
  do_not_contact INTEGER NOT NULL CHECK (do_not_contact IN (0, 1)),
  do_not_contact_basis TEXT NOT NULL,
  student_name_used TEXT, do_not_contact_since TEXT CHECK (do_not_contact_since IS NULL OR do_not_contact = 1),
  PRIMARY KEY (student_id, contact_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX student_contacts_by_contact ON student_contacts (contact_id);

CREATE TABLE student_words (
  student_id TEXT PRIMARY KEY REFERENCES students (id),
  status TEXT NOT NULL CHECK (status IN ('active', 'left')),
  name TEXT NOT NULL,
  words TEXT NOT NULL,
  phones TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  student_id TEXT NOT NULL REFERENCES students (id),
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  urgency TEXT NOT NULL CHECK (urgency IN ('emergency', 'urgent', 'priority', 'routine')),
  tier INTEGER NOT NULL CHECK (tier IN (1, 2, 3)),
  restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
  opened_on TEXT NOT NULL,
  closed_on TEXT,
  closing_note TEXT NOT NULL,
  next_action TEXT,
  next_owner_id TEXT REFERENCES accounts (id),
  next_due_on TEXT,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL, protocol_number INTEGER REFERENCES protocols (number),
  CHECK ((next_action IS NULL) = (next_owner_id IS NULL) AND (next_action IS NULL) = (next_due_on IS NULL))
) STRICT;

CREATE UNIQUE INDEX cases_one_open_per_student ON cases (student_id) WHERE closed_on IS NULL;

CREATE INDEX cases_by_student ON cases (student_id);

CREATE INDEX cases_open ON cases (owner_id, opened_on) WHERE closed_on IS NULL;

CREATE INDEX cases_by_day ON cases (opened_on);

CREATE INDEX cases_closed ON cases (closed_on, id, restricted, owner_id) WHERE closed_on IS NOT NULL;

CREATE INDEX cases_open_by_day ON cases (opened_on, id) WHERE closed_on IS NULL;

CREATE INDEX cases_due ON cases (next_due_on) WHERE closed_on IS NULL AND next_due_on IS NOT NULL;

CREATE INDEX cases_restricted ON cases (id) WHERE restricted = 1;

CREATE TABLE case_people (
  case_id TEXT NOT NULL REFERENCES cases (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (case_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE concerns (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  source TEXT NOT NULL,
  reporter_name TEXT,
  anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
  noticed TEXT NOT NULL CHECK (json_valid(noticed)),
  words TEXT NOT NULL,
  student_words TEXT NOT NULL,
  student_wish TEXT NOT NULL,
  trusted_adult TEXT NOT NULL,
  onset TEXT NOT NULL,
  frequency TEXT NOT NULL,
  setting TEXT NOT NULL,
  already_tried TEXT NOT NULL,
  immediate_danger INTEGER NOT NULL CHECK (immediate_danger IN (0, 1)),
  proposed_urgency TEXT,
  family_aware INTEGER CHECK (family_aware IN (0, 1)),
  received_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  state TEXT NOT NULL CHECK (state IN ('new', 'triaged', 'withdrawn')),
  case_id TEXT REFERENCES cases (id),
  version INTEGER NOT NULL
, answered_at TEXT, answered_by TEXT REFERENCES accounts (id), answered_how TEXT
  CHECK (answered_how IN ('in-person', 'phone', 'paper', 'message'))) STRICT;

CREATE INDEX concerns_by_student ON concerns (student_id);

CREATE INDEX concerns_by_case ON concerns (case_id);

CREATE INDEX concerns_by_day ON concerns (received_at, id);

CREATE INDEX concerns_new ON concerns (received_at) WHERE state = 'new';

CREATE TABLE brief_contacts (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  line TEXT NOT NULL,
  at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  concern_id TEXT REFERENCES concerns (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX brief_contacts_by_student ON brief_contacts (student_id);

CREATE TABLE triages (
  id TEXT PRIMARY KEY,
  concern_id TEXT NOT NULL REFERENCES concerns (id),
  case_id TEXT REFERENCES cases (id),
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES accounts (id),
  urgency TEXT NOT NULL,
  tier INTEGER NOT NULL,
  disposition TEXT NOT NULL,
  safety_steps TEXT NOT NULL CHECK (json_valid(safety_steps)),
  note TEXT NOT NULL
, protocol_number INTEGER REFERENCES protocols (number)) STRICT;

CREATE INDEX triages_by_case ON triages (case_id);

CREATE INDEX triages_by_concern ON triages (concern_id);

CREATE TABLE notes (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  at TEXT NOT NULL,
  author_id TEXT NOT NULL REFERENCES accounts (id),
  words TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX notes_by_case ON notes (case_id);

CREATE TABLE organizations (
  id TEXT PRIMARY KEY,
  source_id TEXT UNIQUE,
  name TEXT NOT NULL,
  alternate_name TEXT,
  description TEXT NOT NULL,
  email TEXT,
  website TEXT,
  phones TEXT NOT NULL CHECK (json_valid(phones)),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX organizations_by_name ON organizations (name);

CREATE TABLE services (
  id TEXT PRIMARY KEY,
  source_id TEXT UNIQUE,
  organization_id TEXT NOT NULL REFERENCES organizations (id),
  name TEXT NOT NULL,
  alternate_name TEXT,
  description TEXT NOT NULL,
  alert TEXT NOT NULL,
  website TEXT,
  email TEXT,
  status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'defunct', 'temporarily-closed')),
  minimum_age REAL,
  maximum_age REAL,
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  interpretation TEXT NOT NULL,
  payers TEXT NOT NULL CHECK (json_valid(payers)),
  fees TEXT NOT NULL,
  costs TEXT NOT NULL CHECK (json_valid(costs)),
  phones TEXT NOT NULL CHECK (json_valid(phones)),
  openings TEXT NOT NULL CHECK (json_valid(openings)),
  documents TEXT NOT NULL CHECK (json_valid(documents)),
  areas TEXT NOT NULL CHECK (json_valid(areas)),
  application_process TEXT NOT NULL,
  eligibility TEXT NOT NULL,
  stated_wait TEXT NOT NULL,
  telehealth INTEGER CHECK (telehealth IN (0, 1)),
  sliding_fee INTEGER CHECK (sliding_fee IN (0, 1)),
  verified_on TEXT,
  updated_at TEXT NOT NULL,
  version INTEGER NOT NULL
, help TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(help)), modalities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(modalities)), cultures TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(cultures)), clinician_genders TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(clinician_genders))) STRICT;

CREATE INDEX services_by_organization ON services (organization_id);

CREATE INDEX services_by_name ON services (name);

CREATE TABLE locations (
  id TEXT PRIMARY KEY,
  source_id TEXT UNIQUE,
  organization_id TEXT REFERENCES organizations (id),
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  transportation TEXT NOT NULL,
  address TEXT NOT NULL,
  postal_code TEXT,
  phones TEXT NOT NULL CHECK (json_valid(phones)),
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  openings TEXT NOT NULL CHECK (json_valid(openings)),
  accessibility TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX locations_by_organization ON locations (organization_id);

CREATE TABLE service_locations (
  service_id TEXT NOT NULL REFERENCES services (id),
  location_id TEXT NOT NULL REFERENCES locations (id),
  PRIMARY KEY (service_id, location_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX service_locations_by_location ON service_locations (location_id);

CREATE TABLE service_lines (
  sort_key TEXT NOT NULL,
  service_id TEXT NOT NULL UNIQUE REFERENCES services (id),
  name TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  organization_name TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  status TEXT NOT NULL,
  minimum_age REAL,
  maximum_age REAL,
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  payers TEXT NOT NULL CHECK (json_valid(payers)),
  telehealth INTEGER CHECK (telehealth IN (0, 1)),
  phone TEXT,
  places INTEGER NOT NULL,
  verified_on TEXT, capacity TEXT, capacity_on TEXT,
  PRIMARY KEY (sort_key, service_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_words (
  service_id TEXT PRIMARY KEY REFERENCES services (id),
  words TEXT NOT NULL
) STRICT;

CREATE TABLE referrals (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  student_id TEXT NOT NULL REFERENCES students (id),
  pathway TEXT NOT NULL CHECK (pathway IN ('family-contacts-provider', 'school-contacts-provider', 'school-based')),
  service_id TEXT REFERENCES services (id),
  location_id TEXT REFERENCES locations (id),
  school_service TEXT,
  primary_reason TEXT NOT NULL,
  other_reasons TEXT NOT NULL CHECK (json_valid(other_reasons)),
  urgency TEXT NOT NULL CHECK (urgency IN ('emergency', 'urgent', 'priority', 'routine')),
  need_identified_on TEXT NOT NULL,
  state TEXT NOT NULL,
  state_since TEXT NOT NULL,
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  next_task TEXT,
  next_due_on TEXT,
  sent_on TEXT,
  sent_method TEXT,
  consent_id TEXT REFERENCES consents (id),
  linked_on TEXT,
  closed_on TEXT,
  ended_by TEXT,
  end_reason TEXT,
  barriers TEXT NOT NULL CHECK (json_valid(barriers)),
  outcome TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL,
  list_group TEXT NOT NULL GENERATED ALWAYS AS (
    CASE
      WHEN state LIKE 'closed-%' THEN 'closed'
      WHEN state IN ('linked', 'receiving-services') THEN 'linked'
      WHEN state = 'entered-in-error' THEN 'void'
      ELSE 'open'
    END
  ) VIRTUAL, number INTEGER NOT NULL DEFAULT 0, school_service_id TEXT REFERENCES school_services (id)
  CHECK (school_service_id IS NULL OR pathway = 'school-based'),
  CHECK ((service_id IS NULL) = (pathway = 'school-based')),
  CHECK ((closed_on IS NULL) = (ended_by IS NULL) AND (closed_on IS NULL) = (end_reason IS NULL)),
  CHECK ((state LIKE 'closed-%') = (closed_on IS NOT NULL)),
  CHECK ((next_task IS NULL) = (next_due_on IS NULL))
) STRICT;

CREATE INDEX referrals_by_case ON referrals (case_id, owner_id, list_group);

CREATE INDEX referrals_by_student ON referrals (student_id);

CREATE INDEX referrals_by_service ON referrals (service_id);

CREATE INDEX referrals_by_location ON referrals (location_id) WHERE location_id IS NOT NULL;

CREATE INDEX referrals_due ON referrals (next_due_on) WHERE next_due_on IS NOT NULL;

CREATE INDEX referrals_by_state ON referrals (state, state_since);

CREATE INDEX referrals_by_creation ON referrals (created_at, id);

CREATE INDEX referrals_by_group ON referrals (list_group, created_at, id);

CREATE INDEX referrals_by_owner ON referrals (owner_id, created_at, id);

CREATE INDEX referrals_by_owner_and_group ON referrals (owner_id, list_group, created_at, id);

CREATE TABLE referral_counts (
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  list_group TEXT NOT NULL,
  referrals INTEGER NOT NULL,
  PRIMARY KEY (owner_id, list_group)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER referral_counted AFTER INSERT ON referrals BEGIN
  INSERT INTO referral_counts (owner_id, list_group, referrals) VALUES (NEW.owner_id, NEW.list_group, 1)
  ON CONFLICT DO UPDATE SET referrals = referrals + 1;
END;

CREATE TRIGGER referral_recounted AFTER UPDATE OF owner_id, state ON referrals
WHEN OLD.owner_id <> NEW.owner_id OR OLD.list_group <> NEW.list_group BEGIN
  UPDATE referral_counts SET referrals = referrals - 1
  WHERE owner_id = OLD.owner_id AND list_group = OLD.list_group;
  INSERT INTO referral_counts (owner_id, list_group, referrals) VALUES (NEW.owner_id, NEW.list_group, 1)
  ON CONFLICT DO UPDATE SET referrals = referrals + 1;
END;

CREATE TRIGGER referral_uncounted AFTER DELETE ON referrals BEGIN
  UPDATE referral_counts SET referrals = referrals - 1
  WHERE owner_id = OLD.owner_id AND list_group = OLD.list_group;
END;

CREATE TABLE referral_events (
  id TEXT PRIMARY KEY,
  referral_id TEXT NOT NULL REFERENCES referrals (id),
  action TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  source TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE INDEX referral_events_by_referral ON referral_events (referral_id, recorded_at);

CREATE TABLE contact_attempts (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  referral_id TEXT REFERENCES referrals (id),
  with_whom TEXT NOT NULL,
  contact_id TEXT REFERENCES contacts (id),
  channel TEXT NOT NULL,
  language TEXT,
  interpreter TEXT NOT NULL,
  reached INTEGER NOT NULL CHECK (reached IN (0, 1)),
  result TEXT NOT NULL,
  at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX contact_attempts_by_case ON contact_attempts (case_id);

CREATE INDEX contact_attempts_by_contact ON contact_attempts (contact_id) WHERE contact_id IS NOT NULL;

CREATE TABLE appointments (
  id TEXT PRIMARY KEY,
  referral_id TEXT NOT NULL REFERENCES referrals (id),
  kind TEXT NOT NULL CHECK (kind IN ('intake', 'first', 'ongoing')),
  on_day TEXT NOT NULL,
  at_time TEXT,
  status TEXT NOT NULL CHECK (status IN ('scheduled', 'kept', 'missed', 'cancelled', 'rescheduled')),
  cancelled_by TEXT,
  source TEXT,
  recorded_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX appointments_by_referral ON appointments (referral_id);

CREATE TABLE disclosures (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  referral_id TEXT REFERENCES referrals (id),
  party TEXT NOT NULL,
  interest TEXT NOT NULL,
  what TEXT NOT NULL,
  information TEXT NOT NULL CHECK (json_valid(information)),
  on_day TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  consent_id TEXT REFERENCES consents (id),
  exception TEXT,
  exception_note TEXT NOT NULL, method TEXT
  CHECK (method IN ('in-hand', 'phone', 'post', 'fax', 'secure-portal')), organization_id TEXT REFERENCES organizations (id), page_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(page_ids)), crisis_entry_id TEXT REFERENCES crisis_entries (id), is_report INTEGER NOT NULL DEFAULT 0 CHECK (is_report IN (0, 1)), is_undelivered INTEGER NOT NULL DEFAULT 0 CHECK (is_undelivered IN (0, 1)),
  CHECK ((consent_id IS NULL) <> (exception IS NULL))
) STRICT;

CREATE INDEX disclosures_by_student ON disclosures (student_id);

CREATE INDEX disclosures_by_referral ON disclosures (referral_id);

CREATE TABLE column_mappings (
  signature TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  used_at TEXT NOT NULL
) STRICT;

CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('one-roster', 'hsds', 'spreadsheet')),
  at TEXT NOT NULL,
  by TEXT NOT NULL REFERENCES accounts (id),
  counts TEXT NOT NULL CHECK (json_valid(counts))
, files TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(files)), newest_on TEXT, taken_back_at TEXT, stays TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(stays)), subject TEXT NOT NULL DEFAULT 'roster' CHECK (subject IN ('roster', 'providers', 'attendance')), fingerprint TEXT, missing TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(missing))) STRICT;

CREATE TABLE drafts (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search_index USING fts5 (
  title, body,
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4 5'
);

CREATE INDEX students_in_order ON students (family_name COLLATE NOCASE, coalesce(nullif(preferred_name, ''), given_name) COLLATE NOCASE, id);

CREATE INDEX students_of_status_in_order ON students (status, family_name COLLATE NOCASE, coalesce(nullif(preferred_name, ''), given_name) COLLATE NOCASE, id);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  operation TEXT NOT NULL,
  event TEXT NOT NULL,
  subject_id TEXT,
  link BLOB NOT NULL,
  seal BLOB
) STRICT;

CREATE TABLE audit_seals (
  first_seq INTEGER PRIMARY KEY,
  nonce BLOB NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE INDEX audit_by_subject ON audit (subject_id, at);

CREATE INDEX audit_of_signing_in ON audit (actor_id, at) WHERE event = 'signed-in';

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit'); END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit'); END;

CREATE INDEX audit_by_actor ON audit (actor_id);

CREATE INDEX audit_by_time ON audit (at, event, actor_id);

CREATE INDEX audit_of_looking ON audit (subject_id, actor_id, at) WHERE event = 'student.opened';

CREATE TABLE backup_plan (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  every TEXT NOT NULL CHECK (every IN ('day', 'week', 'never')),
  warn_after_days INTEGER NOT NULL CHECK (warn_after_days BETWEEN 1 AND 90)
) STRICT;

CREATE TABLE backup_destinations (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE backups (
  seq INTEGER PRIMARY KEY,
  destination_id TEXT NOT NULL REFERENCES backup_destinations (id),
  at TEXT NOT NULL,
  folder TEXT,
  bytes INTEGER,
  problem TEXT, audit_rows INTEGER,
  CHECK ((problem IS NULL) = (folder IS NOT NULL) AND (problem IS NULL) = (bytes IS NOT NULL))
) STRICT;

CREATE INDEX backups_by_destination ON backups (destination_id, seq);

CREATE TABLE backup_drills (
  seq INTEGER PRIMARY KEY,
  destination_id TEXT NOT NULL REFERENCES backup_destinations (id),
  at TEXT NOT NULL,
  made_at TEXT,
  problem TEXT
) STRICT;

CREATE INDEX backup_drills_by_destination ON backup_drills (destination_id, seq);

CREATE INDEX case_people_by_account ON case_people (account_id, case_id);

CREATE TABLE recusals (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  student_id TEXT NOT NULL REFERENCES students (id),
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (account_id, student_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE glass_breaks (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  student_id TEXT NOT NULL REFERENCES students (id),
  kind TEXT NOT NULL CHECK (kind IN ('danger-now', 'colleague-absent', 'legal-duty', 'other')),
  reason TEXT NOT NULL CHECK (length(reason) >= 15),
  at TEXT NOT NULL,
  ends_at TEXT NOT NULL CHECK (ends_at > at)
) STRICT;

CREATE TABLE broken_cases (
  case_id TEXT NOT NULL REFERENCES cases (id),
  break_id TEXT NOT NULL REFERENCES glass_breaks (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  PRIMARY KEY (case_id, break_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX broken_cases_by_break ON broken_cases (break_id);

CREATE TABLE glass_letters (
  break_id TEXT NOT NULL REFERENCES glass_breaks (id),
  account_id TEXT NOT NULL REFERENCES accounts (id),
  read_at TEXT,
  answer TEXT NOT NULL, noted_at TEXT,
  PRIMARY KEY (break_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX glass_letters_unread ON glass_letters (account_id) WHERE read_at IS NULL;

CREATE TABLE sealed_notes (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  student_id TEXT NOT NULL REFERENCES students (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  nonce BLOB NOT NULL CHECK (length(nonce) = 12),
  sealed BLOB NOT NULL CHECK (length(sealed) % 256 = 16),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX sealed_notes_by_writer ON sealed_notes (account_id, student_id);

CREATE INDEX sealed_notes_by_student ON sealed_notes (student_id);

CREATE TABLE retention_rules (
  kind TEXT PRIMARY KEY CHECK (kind IN ('students', 'cases', 'concerns', 'brief-contacts')),
  years INTEGER CHECK (years BETWEEN 1 AND 99),
  start TEXT NOT NULL CHECK (start IN ('end', 'leaving', 'eighteen')),
  confirmed_at TEXT NOT NULL,
  confirmed_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE TABLE legal_holds (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  kind TEXT NOT NULL CHECK (kind IN ('inspection', 'legal-matter', 'other')),
  reason TEXT NOT NULL,
  placed_at TEXT NOT NULL,
  placed_by TEXT NOT NULL REFERENCES accounts (id),
  lifted_at TEXT,
  lifted_by TEXT REFERENCES accounts (id),
  lifted_why TEXT,
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_why IS NULL))
) STRICT;

CREATE INDEX legal_holds_by_student ON legal_holds (student_id);

CREATE TABLE destructions (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  by TEXT NOT NULL REFERENCES accounts (id),
  basis TEXT NOT NULL CHECK (basis IN ('period-over', 'asked-for', 'ordered', 'mistake')),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  case_codes TEXT NOT NULL CHECK (json_valid(case_codes)),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  entries INTEGER NOT NULL,
  hash TEXT NOT NULL,
  renewed_at TEXT,
  older_copies TEXT CHECK (json_valid(older_copies)),
  looked_at TEXT,
  CHECK ((older_copies IS NULL) = (looked_at IS NULL))
) STRICT;

CREATE TABLE restores (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('backup', 'set-aside')),
  made_at TEXT,
  kept_as TEXT,
  read_at TEXT,
  read_by TEXT REFERENCES accounts (id), by_sheet INTEGER NOT NULL DEFAULT 0 CHECK (by_sheet IN (0, 1)),
  CHECK ((read_at IS NULL) = (read_by IS NULL))
) STRICT;

CREATE TABLE wrong_tries (
  id TEXT PRIMARY KEY,
  account_id TEXT REFERENCES accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('password', 'pin', 'sheet', 'unknown')),
  count INTEGER NOT NULL CHECK (count > 0),
  last_at TEXT NOT NULL,
  answered_at TEXT, answer TEXT
  CHECK (answer IS NULL OR (answer IN ('claimed', 'disowned') AND answered_at IS NOT NULL)), answered_by TEXT REFERENCES accounts (id)
  CHECK ((answered_by IS NULL) = (answer IS NULL)), shown_until TEXT CHECK (shown_until IS NULL OR answer IS NOT NULL),
  CHECK ((account_id IS NULL) = (kind IN ('sheet', 'unknown')))
) STRICT;

CREATE INDEX wrong_tries_to_tell ON wrong_tries (account_id) WHERE answered_at IS NULL;

CREATE TABLE school_calendar (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  years TEXT NOT NULL CHECK (json_valid(years)),
  closures TEXT NOT NULL CHECK (json_valid(closures)),
  half_days TEXT NOT NULL CHECK (json_valid(half_days)),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE protocols (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
  name TEXT NOT NULL,
  why TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  started_by TEXT NOT NULL REFERENCES accounts (id),
  started_at TEXT NOT NULL,
  published_by TEXT REFERENCES accounts (id),
  published_at TEXT,
  version INTEGER NOT NULL,
  CHECK ((state = 'published') = (published_at IS NOT NULL)),
  CHECK ((published_at IS NULL) = (published_by IS NULL))
) STRICT;

CREATE UNIQUE INDEX protocols_one_draft ON protocols (state) WHERE state = 'draft';

CREATE TABLE role_holders (
  role_id TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place >= 1),
  account_id TEXT REFERENCES accounts (id),
  staff_id TEXT REFERENCES staff (id),
  PRIMARY KEY (role_id, place),
  CHECK ((account_id IS NULL) <> (staff_id IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE tasks (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  source TEXT NOT NULL CHECK (source IN ('protocol', 'follow-up', 'meeting')),
  step_id TEXT,
  protocol_number INTEGER REFERENCES protocols (number),
  name TEXT NOT NULL,
  guidance TEXT NOT NULL,
  evidence TEXT NOT NULL,
  role_id TEXT,
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  urgency TEXT NOT NULL CHECK (urgency IN ('emergency', 'urgent', 'priority', 'routine')),
  counted_from TEXT NOT NULL,
  rule TEXT CHECK (rule IS NULL OR json_valid(rule)),
  due_on TEXT NOT NULL,
  due_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'exempted')),
  words TEXT NOT NULL,
  exempt_until TEXT,
  ended_at TEXT,
  ended_by TEXT REFERENCES accounts (id),
  version INTEGER NOT NULL, plan TEXT CHECK (plan IN ('safety', 'return')), kind TEXT CHECK (kind IN ('tell-parent', 'pick-up-signature', 'debrief', 'check-in',
  'call-family', 'call-provider', 'unsafe', 'look-again', 'interpreter', 'tell-provider', 'services-told')),
  CHECK ((state = 'open') = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
  CHECK (exempt_until IS NULL OR state = 'exempted'),
  CHECK ((step_id IS NULL) = (protocol_number IS NULL))
) STRICT;

CREATE INDEX tasks_by_case ON tasks (case_id);

CREATE INDEX tasks_due ON tasks (due_on, owner_id) WHERE state = 'open';

CREATE INDEX tasks_exempted ON tasks (exempt_until) WHERE exempt_until IS NOT NULL;

CREATE UNIQUE INDEX tasks_one_open_per_step ON tasks (case_id, step_id) WHERE state = 'open' AND step_id IS NOT NULL;

CREATE TABLE absences (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  cover_id TEXT REFERENCES accounts (id),
  note TEXT NOT NULL,
  version INTEGER NOT NULL,
  CHECK (starts_on <= ends_on),
  CHECK (cover_id IS NULL OR cover_id <> account_id)
) STRICT;

CREATE INDEX absences_by_end ON absences (ends_on);

CREATE TABLE stand_ins (
  account_id TEXT PRIMARY KEY REFERENCES accounts (id),
  stand_in_id TEXT NOT NULL REFERENCES accounts (id),
  CHECK (account_id <> stand_in_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE protocol_comments (
  id TEXT PRIMARY KEY,
  protocol_id TEXT NOT NULL REFERENCES protocols (id),
  who TEXT NOT NULL,
  part TEXT,
  words TEXT NOT NULL,
  added_by TEXT NOT NULL REFERENCES accounts (id),
  added_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX protocol_comments_by_protocol ON protocol_comments (protocol_id);

CREATE TABLE acknowledgements (
  id TEXT PRIMARY KEY,
  protocol_id TEXT NOT NULL REFERENCES protocols (id),
  account_id TEXT REFERENCES accounts (id),
  staff_id TEXT REFERENCES staff (id),
  on_day TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('here', 'paper')),
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  CHECK ((account_id IS NULL) <> (staff_id IS NULL)),
  UNIQUE (protocol_id, account_id),
  UNIQUE (protocol_id, staff_id)
) STRICT;

CREATE TABLE crises (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  protocol_number INTEGER REFERENCES protocols (number),
  path TEXT NOT NULL CHECK (json_valid(path)),
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL REFERENCES accounts (id),
  ended_at TEXT,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX crises_by_case ON crises (case_id);

CREATE UNIQUE INDEX crises_one_open ON crises (case_id) WHERE ended_at IS NULL;

CREATE TABLE crisis_entries (
  id TEXT PRIMARY KEY,
  crisis_id TEXT NOT NULL REFERENCES crises (id),
  step_id TEXT NOT NULL,
  at TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  corrects TEXT UNIQUE REFERENCES crisis_entries (id),
  contact_id TEXT REFERENCES contacts (id),
  said TEXT NOT NULL CHECK (json_valid(said)),
  CHECK (at <= recorded_at)
) STRICT;

CREATE INDEX crisis_entries_by_crisis ON crisis_entries (crisis_id);

CREATE INDEX crisis_entries_by_contact ON crisis_entries (contact_id) WHERE contact_id IS NOT NULL;

CREATE TABLE meetings (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('team', 'section-504', 're-entry', 'other')),
  title TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at_time TEXT,
  place TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id),
  waiting_days INTEGER NOT NULL CHECK (waiting_days >= 1),
  minutes_by TEXT REFERENCES accounts (id),
  created_by TEXT NOT NULL REFERENCES accounts (id),
  created_at TEXT NOT NULL,
  ended_at TEXT,
  version INTEGER NOT NULL,
  CHECK (kind NOT IN ('section-504', 're-entry') OR case_id IS NOT NULL),
  CHECK (kind <> 'team' OR case_id IS NULL)
) STRICT;

CREATE INDEX meetings_by_day ON meetings (on_day);

CREATE INDEX meetings_by_case ON meetings (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE meeting_people (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  position INTEGER NOT NULL,
  account_id TEXT REFERENCES accounts (id),
  staff_id TEXT REFERENCES staff (id),
  guest_name TEXT,
  role TEXT NOT NULL,
  is_stand_in INTEGER NOT NULL CHECK (is_stand_in IN (0, 1)),
  is_present INTEGER CHECK (is_present IN (0, 1)),
  version INTEGER NOT NULL,
  CHECK ((account_id IS NOT NULL) + (staff_id IS NOT NULL) + (guest_name IS NOT NULL) = 1)
) STRICT;

CREATE INDEX meeting_people_by_meeting ON meeting_people (meeting_id);

CREATE TABLE meeting_items (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meetings (id),
  position INTEGER NOT NULL,
  case_id TEXT REFERENCES cases (id),
  concern_id TEXT REFERENCES concerns (id),
  words TEXT,
  reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  notes TEXT NOT NULL,
  notes_by TEXT REFERENCES accounts (id),
  version INTEGER NOT NULL,
  CHECK ((case_id IS NOT NULL) + (concern_id IS NOT NULL) + (words IS NOT NULL) = 1)
) STRICT;

CREATE INDEX meeting_items_by_meeting ON meeting_items (meeting_id);

CREATE INDEX meeting_items_by_case ON meeting_items (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX meeting_items_by_concern ON meeting_items (concern_id) WHERE concern_id IS NOT NULL;

CREATE TABLE meeting_decisions (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES meeting_items (id),
  task_id TEXT UNIQUE REFERENCES tasks (id),
  what TEXT,
  owner_id TEXT REFERENCES accounts (id),
  due_on TEXT,
  ended_at TEXT,
  ended_by TEXT REFERENCES accounts (id),
  version INTEGER NOT NULL,
  CHECK ((task_id IS NULL) = (what IS NOT NULL)),
  CHECK ((what IS NULL) = (owner_id IS NULL) AND (what IS NULL) = (due_on IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;

CREATE INDEX meeting_decisions_by_item ON meeting_decisions (item_id);

CREATE INDEX meeting_decisions_open ON meeting_decisions (due_on) WHERE what IS NOT NULL AND ended_at IS NULL;

CREATE INDEX tasks_for_a_plan ON tasks (case_id) WHERE plan IS NOT NULL;

CREATE TABLE safety_plans (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  signs TEXT NOT NULL,
  alone TEXT NOT NULL,
  elsewhere TEXT NOT NULL,
  at_school TEXT NOT NULL,
  at_home TEXT NOT NULL,
  home_contact_id TEXT REFERENCES contacts (id),
  calls TEXT NOT NULL,
  put_away TEXT NOT NULL,
  matters TEXT NOT NULL,
  agreed_with TEXT NOT NULL CHECK (json_valid(agreed_with)),
  agreed_by TEXT NOT NULL,
  agreed_on TEXT NOT NULL,
  review_on TEXT NOT NULL,
  written_at TEXT NOT NULL,
  written_by TEXT NOT NULL REFERENCES accounts (id),
  UNIQUE (case_id, revision)
) STRICT;

CREATE INDEX safety_plans_by_contact ON safety_plans (home_contact_id) WHERE home_contact_id IS NOT NULL;

CREATE TABLE return_plans (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  back_on TEXT NOT NULL,
  meeting_on TEXT,
  meeting_with TEXT NOT NULL,
  at_door TEXT NOT NULL,
  eased TEXT NOT NULL,
  eased_until TEXT,
  goes_to TEXT NOT NULL,
  teachers_told TEXT NOT NULL,
  provider_contact TEXT NOT NULL,
  consent_id TEXT REFERENCES consents (id),
  check_ins TEXT NOT NULL CHECK (json_valid(check_ins)),
  written_at TEXT NOT NULL,
  written_by TEXT NOT NULL REFERENCES accounts (id),
  CHECK (provider_contact = '' OR consent_id IS NOT NULL),
  UNIQUE (case_id, revision)
) STRICT;

CREATE INDEX return_plans_by_consent ON return_plans (consent_id) WHERE consent_id IS NOT NULL;

CREATE TABLE interim_supports (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  given_by TEXT NOT NULL,
  minutes INTEGER CHECK (minutes > 0),
  words TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX interim_supports_by_case ON interim_supports (case_id, on_day);

CREATE TABLE trainings (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  months INTEGER CHECK (months BETWEEN 1 AND 120),
  required_for TEXT NOT NULL CHECK (json_valid(required_for)),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE training_sessions (
  id TEXT PRIMARY KEY,
  training_id TEXT NOT NULL REFERENCES trainings (id),
  on_day TEXT NOT NULL,
  at_time TEXT,
  place TEXT NOT NULL,
  leader TEXT NOT NULL,
  minutes INTEGER CHECK (minutes >= 1),
  version INTEGER NOT NULL
, partner_id TEXT REFERENCES organizations (id)) STRICT;

CREATE INDEX training_sessions_by_training ON training_sessions (training_id);

CREATE TABLE training_completions (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES training_sessions (id),
  account_id TEXT REFERENCES accounts (id),
  staff_id TEXT REFERENCES staff (id),
  CHECK ((account_id IS NULL) <> (staff_id IS NULL)),
  UNIQUE (session_id, account_id),
  UNIQUE (session_id, staff_id)
) STRICT;

CREATE TABLE support_events (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('consultation', 'peer-group', 'mentoring', 'supervision', 'debrief')),
  on_day TEXT NOT NULL,
  minutes INTEGER CHECK (minutes >= 1),
  with_ids TEXT NOT NULL CHECK (json_valid(with_ids)),
  with_others TEXT NOT NULL,
  about TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id),
  written_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX support_events_by_case ON support_events (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE "consents" (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  case_id TEXT REFERENCES cases (id),
  kind TEXT NOT NULL CHECK (kind IN ('services', 'exchange', 'screening')),
  signer TEXT NOT NULL,
  signer_contact_id TEXT REFERENCES contacts (id) ON DELETE SET NULL,
  authority TEXT NOT NULL,
  authority_shown TEXT NOT NULL,
  recipient_ids TEXT NOT NULL CHECK (json_valid(recipient_ids)),
  any_treating INTEGER NOT NULL CHECK (any_treating IN (0, 1)),
  direction TEXT NOT NULL CHECK (direction IN ('to', 'from', 'both')),
  information TEXT NOT NULL CHECK (json_valid(information)),
  purposes TEXT NOT NULL CHECK (json_valid(purposes)),
  purpose TEXT NOT NULL,
  statements TEXT NOT NULL CHECK (json_valid(statements)),
  signed_on TEXT NOT NULL,
  expires_on TEXT,
  expires_when TEXT NOT NULL,
  happened_on TEXT,
  language_signed TEXT NOT NULL,
  interpreter TEXT NOT NULL,
  revoked_on TEXT,
  revoked_how TEXT NOT NULL,
  amends_id TEXT REFERENCES consents (id) ON DELETE SET NULL,
  replaced_on TEXT,
  objections TEXT NOT NULL CHECK (json_valid(objections)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL, student_signed INTEGER NOT NULL DEFAULT 0 CHECK (student_signed IN (0, 1)), recipient_names TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(recipient_names)), revoked_at TEXT CHECK (revoked_at IS NULL OR revoked_on IS NOT NULL), taken_back_for TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(taken_back_for)),
  CHECK (expires_on IS NOT NULL OR expires_when <> '')
) STRICT;

CREATE INDEX consents_by_student ON consents (student_id);

CREATE INDEX consents_by_case ON consents (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX consents_by_signer ON consents (signer_contact_id) WHERE signer_contact_id IS NOT NULL;

CREATE INDEX consents_by_amended ON consents (amends_id) WHERE amends_id IS NOT NULL;

CREATE TABLE consent_requests (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  case_id TEXT REFERENCES cases (id),
  referral_id TEXT REFERENCES referrals (id),
  kind TEXT NOT NULL CHECK (kind IN ('services', 'exchange', 'screening')),
  recipient_ids TEXT NOT NULL CHECK (json_valid(recipient_ids)),
  asked_contact_id TEXT REFERENCES contacts (id) ON DELETE SET NULL,
  asked_name TEXT NOT NULL,
  how TEXT,
  language TEXT,
  asked_on TEXT NOT NULL,
  reminders TEXT NOT NULL CHECK (json_valid(reminders)),
  ending TEXT CHECK (ending IS NULL OR json_valid(ending)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX consent_requests_by_student ON consent_requests (student_id);

CREATE INDEX consent_requests_by_case ON consent_requests (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX consent_requests_by_referral ON consent_requests (referral_id) WHERE referral_id IS NOT NULL;

CREATE INDEX consent_requests_by_asked ON consent_requests (asked_contact_id) WHERE asked_contact_id IS NOT NULL;

CREATE INDEX consent_requests_waiting ON consent_requests (asked_on) WHERE ending IS NULL;

CREATE INDEX consents_by_end ON consents (expires_on) WHERE expires_on IS NOT NULL;

CREATE TABLE consent_scans (
  id TEXT PRIMARY KEY,
  consent_id TEXT NOT NULL REFERENCES consents (id),
  kind TEXT NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'application/pdf')),
  bytes BLOB NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL REFERENCES accounts (id)
, pages INTEGER CHECK (pages > 0)) STRICT;

CREATE INDEX consent_scans_by_consent ON consent_scans (consent_id);

CREATE TABLE printed_texts (
  language TEXT NOT NULL,
  key TEXT NOT NULL,
  words TEXT NOT NULL,
  english TEXT NOT NULL,
  translator TEXT NOT NULL,
  translated_on TEXT,
  reviewer TEXT,
  reviewed_on TEXT,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL, as_shipped INTEGER NOT NULL DEFAULT 0 CHECK (as_shipped IN (0, 1)),
  PRIMARY KEY (language, key),
  CHECK ((reviewer IS NULL) = (reviewed_on IS NULL))
) STRICT;

CREATE TABLE records_requests (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  kind TEXT NOT NULL CHECK (kind IN ('parent', 'eligible-student', 'new-school', 'subpoena', 'court-order',
    'child-welfare', 'police', 'other')),
  requester TEXT NOT NULL,
  capacity TEXT NOT NULL,
  organization_id TEXT REFERENCES organizations (id),
  consent_purpose TEXT,
  asks_for TEXT NOT NULL,
  interest TEXT NOT NULL,
  shown TEXT NOT NULL,
  received_on TEXT NOT NULL,
  answer_by TEXT,
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  notice TEXT CHECK (notice IS NULL OR json_valid(notice)),
  review TEXT CHECK (review IS NULL OR json_valid(review)),
  parts TEXT NOT NULL CHECK (json_valid(parts)),
  names TEXT NOT NULL CHECK (json_valid(names)),
  also_hidden TEXT NOT NULL CHECK (json_valid(also_hidden)),
  hold_id TEXT REFERENCES legal_holds (id) ON DELETE SET NULL,
  outcome TEXT CHECK (outcome IS NULL OR json_valid(outcome)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
, program_marks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(program_marks)), program_ground TEXT CHECK (program_ground IS NULL OR json_valid(program_ground)), left_documents TEXT CHECK (json_valid(left_documents)), draft_seen TEXT NOT NULL DEFAULT '', period_from TEXT, period_until TEXT
  CHECK (period_from IS NULL OR period_until IS NULL OR period_from <= period_until), objections TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(objections)), reviews_before TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reviews_before)), offered TEXT CHECK (offered IS NULL OR json_valid(offered))) STRICT;

CREATE INDEX records_requests_by_student ON records_requests (student_id);

CREATE INDEX records_requests_open ON records_requests (received_on) WHERE outcome IS NULL;

CREATE INDEX records_requests_by_organization ON records_requests (organization_id) WHERE organization_id IS NOT NULL;

CREATE INDEX records_requests_by_hold ON records_requests (hold_id) WHERE hold_id IS NOT NULL;

CREATE TABLE amendments (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  part TEXT NOT NULL CHECK (json_valid(part)),
  asker TEXT NOT NULL,
  wrong TEXT NOT NULL,
  wants TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  answer_by TEXT NOT NULL,
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  decision TEXT CHECK (decision IS NULL OR json_valid(decision)),
  hearing TEXT CHECK (hearing IS NULL OR json_valid(hearing)),
  statement TEXT CHECK (statement IS NULL OR json_valid(statement)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX amendments_by_student ON amendments (student_id);

CREATE INDEX amendments_undecided ON amendments (answer_by) WHERE statement IS NULL;

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
, told_by TEXT NOT NULL DEFAULT 'paper' CHECK (told_by IN ('paper', 'phone'))) STRICT;

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

CREATE TABLE moves (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  how TEXT NOT NULL CHECK (how IN ('transferred', 'withdrawn')),
  left_on TEXT NOT NULL,
  to_school TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id),
  calls TEXT NOT NULL CHECK (json_valid(calls)),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX moves_by_student ON moves (student_id);

CREATE TABLE printed_pages (
  id TEXT PRIMARY KEY,
  referral_id TEXT NOT NULL REFERENCES referrals (id),
  part TEXT NOT NULL,
  language TEXT NOT NULL,
  printed_at TEXT NOT NULL,
  printed_by TEXT NOT NULL REFERENCES accounts (id),
  information TEXT NOT NULL CHECK (json_valid(information)),
  ending TEXT CHECK (ending IN ('handed-to-parent', 'handed-to-student', 'sent-to-provider', 'kept', 'destroyed', 'not-printed')),
  ended_on TEXT,
  version INTEGER NOT NULL,
  interpreter TEXT CHECK (interpreter IS NULL OR json_valid(interpreter)),
  text_version TEXT, addressee_id TEXT REFERENCES contacts (id) ON DELETE SET NULL, provider TEXT CHECK (provider IS NULL OR json_valid(provider)), contact_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(contact_ids)), statement_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(statement_ids)), ended_note TEXT NOT NULL DEFAULT '',
  CHECK ((ending IS NULL) = (ended_on IS NULL))
) STRICT;

CREATE INDEX printed_pages_by_referral ON printed_pages (referral_id);

CREATE INDEX printed_pages_unsaid ON printed_pages (printed_at) WHERE ending IS NULL;

CREATE INDEX printed_pages_not_printed ON printed_pages (printed_at) WHERE ending = 'not-printed';

CREATE TABLE parent_bases (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  kind TEXT NOT NULL CHECK (kind IN ('student-word', 'tax-dependent')),
  parent TEXT NOT NULL,
  information TEXT NOT NULL CHECK (json_valid(information)),
  how TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  ended_on TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
, contact_id TEXT REFERENCES contacts (id) ON DELETE SET NULL, purpose TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX parent_bases_by_student ON parent_bases (student_id);

CREATE INDEX disclosures_by_crisis_entry ON disclosures (crisis_entry_id) WHERE crisis_entry_id IS NOT NULL;

CREATE TABLE same_organizations (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  confirmed_at TEXT NOT NULL,
  confirmed_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE INDEX same_organizations_by_organization ON same_organizations (organization_id);

CREATE INDEX printed_pages_by_addressee ON printed_pages (addressee_id) WHERE addressee_id IS NOT NULL;

CREATE TABLE printed_forms (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES students (id),
  form TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id),
  language TEXT NOT NULL,
  printed_at TEXT NOT NULL,
  printed_by TEXT NOT NULL REFERENCES accounts (id),
  interpreter TEXT CHECK (interpreter IS NULL OR json_valid(interpreter)),
  text_version TEXT,
  statement_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(statement_ids)),
  recipient_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(recipient_ids)),
  contact_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(contact_ids)),
  scan_id TEXT,
  ending TEXT CHECK (ending IN ('handed-to-parent', 'handed-to-student', 'handed-to-staff', 'sent-to-provider',
    'went-with-answer', 'kept', 'destroyed', 'not-printed')),
  ended_on TEXT,
  ended_note TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL, request_id TEXT REFERENCES records_requests (id), answer TEXT CHECK (answer IS NULL OR json_valid(answer)),
  CHECK ((ending IS NULL) = (ended_on IS NULL))
) STRICT;

CREATE INDEX printed_forms_by_student ON printed_forms (student_id);

CREATE INDEX printed_forms_unsaid ON printed_forms (printed_at) WHERE ending IS NULL;

CREATE TABLE agreements (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (id),
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  warn_days INTEGER NOT NULL CHECK (warn_days BETWEEN 0 AND 365),
  ended_on TEXT,
  end_reason TEXT NOT NULL,
  goes_on_after TEXT,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX agreements_by_organization ON agreements (organization_id);

CREATE TABLE agreement_terms (
  id TEXT PRIMARY KEY,
  agreement_id TEXT NOT NULL REFERENCES agreements (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('first', 'amendment', 'renewal')),
  school_party TEXT NOT NULL,
  partner_party TEXT NOT NULL,
  purpose TEXT NOT NULL,
  responsibilities TEXT NOT NULL CHECK (json_valid(responsibilities)),
  referral_procedure TEXT NOT NULL,
  information_sharing TEXT NOT NULL,
  data_frequency TEXT CHECK (data_frequency IN ('monthly', 'quarterly', 'twice-a-year', 'yearly', 'on-request', 'never')),
  starts_on TEXT NOT NULL,
  ends_on TEXT CHECK (ends_on >= starts_on),
  renewal TEXT NOT NULL CHECK (renewal IN ('by-agreement', 'automatic')),
  renew_months INTEGER CHECK (renew_months BETWEEN 1 AND 120),
  renew_by TEXT CHECK (renew_by <= ends_on),
  liability TEXT NOT NULL,
  termination TEXT NOT NULL,
  signatories TEXT NOT NULL CHECK (json_valid(signatories)),
  written_at TEXT NOT NULL,
  written_by TEXT NOT NULL REFERENCES accounts (id),
  UNIQUE (agreement_id, number),
  CHECK ((number = 1) = (kind = 'first')),
  CHECK (renewal <> 'automatic' OR (ends_on IS NOT NULL AND renew_months IS NOT NULL))
) STRICT;

CREATE TABLE agreement_documents (
  id TEXT PRIMARY KEY,
  term_id TEXT NOT NULL REFERENCES agreement_terms (id),
  kind TEXT NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'application/pdf')),
  bytes BLOB NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE INDEX agreement_documents_by_term ON agreement_documents (term_id);

CREATE TABLE partner_meetings (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (id),
  on_day TEXT NOT NULL,
  staff_ids TEXT NOT NULL CHECK (json_valid(staff_ids)),
  partner_people TEXT NOT NULL CHECK (json_valid(partner_people)),
  talked_about TEXT NOT NULL,
  decisions TEXT NOT NULL,
  written_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX partner_meetings_by_organization ON partner_meetings (organization_id, on_day);

CREATE TABLE partner_actions (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES partner_meetings (id),
  what TEXT NOT NULL,
  owner_id TEXT REFERENCES accounts (id),
  owner_name TEXT,
  due_on TEXT NOT NULL,
  ended_at TEXT,
  ended_by TEXT REFERENCES accounts (id),
  version INTEGER NOT NULL,
  CHECK ((owner_id IS NULL) <> (owner_name IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;

CREATE INDEX partner_actions_by_meeting ON partner_actions (meeting_id);

CREATE INDEX partner_actions_open ON partner_actions (due_on) WHERE ended_at IS NULL;

CREATE TABLE mergers (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('organizations', 'services')),
  kept_id TEXT NOT NULL,
  gone_name TEXT NOT NULL,
  differences TEXT NOT NULL CHECK (json_valid(differences)),
  steps TEXT NOT NULL CHECK (json_valid(steps)),
  merged_at TEXT NOT NULL,
  merged_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE INDEX mergers_by_kept ON mergers (kept_id, merged_at);

CREATE TABLE merged_entries (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('organizations', 'services', 'locations')),
  kept_id TEXT NOT NULL,
  name TEXT NOT NULL,
  source_id TEXT,
  merger_id TEXT NOT NULL
) STRICT;

CREATE INDEX merged_entries_by_kept ON merged_entries (kept_id);

CREATE TABLE told_apart (
  id TEXT PRIMARY KEY,
  one_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  told_at TEXT NOT NULL,
  told_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE TABLE directory_told (
  record_id TEXT PRIMARY KEY,
  told TEXT NOT NULL CHECK (json_valid(told))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX referrals_by_number ON referrals (case_id, number);

CREATE TABLE provider_calls (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (id),
  called_on TEXT NOT NULL,
  spoke_with TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE INDEX provider_calls_by_organization ON provider_calls (organization_id, called_on);

CREATE TABLE "provider_checks" (
  id TEXT PRIMARY KEY,
  service_id TEXT NOT NULL REFERENCES services (id),
  checked_on TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('phone', 'in-person', 'message', 'paper', 'web-page')),
  is_still_true INTEGER NOT NULL CHECK (is_still_true IN (0, 1)),
  capacity TEXT CHECK (capacity IN ('capacity', 'waitlist', 'additional-assessment-required', 'no-capacity')),
  stated_wait TEXT NOT NULL,
  differs TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  CHECK (is_still_true = 1 OR capacity IS NOT NULL OR differs <> ''),
  CHECK (is_still_true = 0 OR differs = '')
) STRICT;

CREATE INDEX provider_checks_by_service ON provider_checks (service_id, checked_on);

CREATE TABLE provider_feedback (
  id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (id),
  service_id TEXT REFERENCES services (id),
  heard_on TEXT NOT NULL,
  from_whom TEXT NOT NULL CHECK (from_whom IN ('family', 'student', 'staff')),
  helped TEXT CHECK (helped IN ('yes', 'little', 'no')),
  respected TEXT CHECK (respected IN ('yes', 'little', 'no')),
  safe TEXT CHECK (safe IN ('yes', 'little', 'no')),
  words TEXT NOT NULL,
  readable_words TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'for-office', 'for-partner', 'held-back')),
  decided_at TEXT,
  decided_by TEXT REFERENCES accounts (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id),
  version INTEGER NOT NULL,
  CHECK (words <> '' OR coalesce(helped, respected, safe) IS NOT NULL),
  CHECK ((state = 'waiting') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)
    AND (decided_at IS NULL) = (readable_words IS NULL))
) STRICT;

CREATE INDEX provider_feedback_by_organization ON provider_feedback (organization_id, heard_on);

CREATE INDEX provider_feedback_waiting ON provider_feedback (recorded_at) WHERE state = 'waiting';

CREATE INDEX parent_bases_by_contact ON parent_bases (contact_id) WHERE contact_id IS NOT NULL;

CREATE TABLE school_services (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  help TEXT NOT NULL CHECK (json_valid(help)),
  tier INTEGER CHECK (tier BETWEEN 1 AND 3),
  from_grade TEXT,
  to_grade TEXT,
  run_by_id TEXT REFERENCES accounts (id),
  run_by TEXT NOT NULL,
  meets TEXT NOT NULL,
  languages TEXT NOT NULL CHECK (json_valid(languages)),
  places INTEGER CHECK (places >= 1),
  what_to_expect TEXT NOT NULL,
  ended_on TEXT,
  version INTEGER NOT NULL
, on_lists INTEGER NOT NULL DEFAULT 0 CHECK (on_lists IN (0, 1))) STRICT;

CREATE TABLE school_service_rooms (
  id TEXT PRIMARY KEY,
  school_service_id TEXT NOT NULL REFERENCES school_services (id),
  room TEXT NOT NULL CHECK (room IN ('capacity', 'waitlist', 'no-capacity')),
  on_day TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES accounts (id)
) STRICT;

CREATE INDEX school_service_rooms_by_service ON school_service_rooms (school_service_id);

CREATE INDEX referrals_by_school_service ON referrals (school_service_id) WHERE school_service_id IS NOT NULL;

CREATE TABLE "search_rows" (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('case', 'referral', 'provider', 'note', 'concern', 'school-service')),
  opens TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id)
) STRICT;

CREATE INDEX search_rows_by_case ON search_rows (case_id);

CREATE TABLE import_writes (
  import_id TEXT NOT NULL REFERENCES imports (id),
  list TEXT NOT NULL CHECK (list IN ('organizations', 'services', 'locations', 'places', 'rows', 'told')),
  record_key TEXT NOT NULL,
  name TEXT NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  stamp TEXT NOT NULL,
  PRIMARY KEY (import_id, list, record_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE postal_areas (
  zip TEXT PRIMARY KEY CHECK (zip GLOB '[0-9][0-9][0-9][0-9][0-9]'),
  latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
  longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
  name TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE service_zips (
  zip TEXT NOT NULL,
  service_id TEXT NOT NULL REFERENCES services (id),
  PRIMARY KEY (zip, service_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX service_zips_by_service ON service_zips (service_id);

CREATE TABLE "provider_rows" (
  id TEXT PRIMARY KEY,
  source_table TEXT NOT NULL,
  source_key TEXT NOT NULL,
  organization_id TEXT REFERENCES organizations (id),
  about_id TEXT,
  cells TEXT NOT NULL CHECK (json_valid(cells))
) STRICT;

CREATE INDEX provider_rows_by_organization ON provider_rows (organization_id);

CREATE TABLE evaluation_plans (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL UNIQUE CHECK (kind IN ('monthly', 'quarterly', 'annual')),
  owner_id TEXT REFERENCES accounts (id),
  since TEXT,
  version INTEGER NOT NULL,
  CHECK (owner_id IS NULL OR since IS NOT NULL)
) STRICT;

CREATE TABLE evaluation_cycles (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('monthly', 'quarterly', 'annual', 'custom')),
  name TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  due_on TEXT NOT NULL,
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  questions TEXT NOT NULL,
  frozen_id TEXT REFERENCES evaluation_frozen (id),
  closed_at TEXT,
  no_decision TEXT NOT NULL,
  version INTEGER NOT NULL,
  CHECK (from_day <= to_day),
  CHECK ((kind = 'custom') = (name <> '')),
  CHECK (closed_at IS NULL OR frozen_id IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX evaluation_cycles_once ON evaluation_cycles (kind, to_day) WHERE kind <> 'custom';

CREATE TABLE evaluation_frozen (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES evaluation_cycles (id),
  frozen_at TEXT NOT NULL,
  frozen_by TEXT NOT NULL REFERENCES accounts (id),
  figures TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE INDEX evaluation_frozen_by_cycle ON evaluation_frozen (cycle_id);

CREATE TRIGGER evaluation_frozen_is_never_changed BEFORE UPDATE ON evaluation_frozen BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TRIGGER evaluation_frozen_is_never_deleted BEFORE DELETE ON evaluation_frozen BEGIN SELECT raise(ABORT, 'frozen'); END;

CREATE TABLE evaluation_findings (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES evaluation_cycles (id),
  from_whom TEXT NOT NULL CHECK (from_whom IN ('families', 'students', 'staff', 'partners', 'other')),
  theme TEXT NOT NULL,
  words TEXT NOT NULL,
  may_tell INTEGER NOT NULL,
  written_by TEXT NOT NULL REFERENCES accounts (id),
  written_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX evaluation_findings_by_cycle ON evaluation_findings (cycle_id);

CREATE TABLE evaluation_decisions (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES evaluation_cycles (id),
  what TEXT NOT NULL,
  about TEXT,
  decided_on TEXT NOT NULL,
  became TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE INDEX evaluation_decisions_by_cycle ON evaluation_decisions (cycle_id);

CREATE TABLE evaluation_actions (
  id TEXT PRIMARY KEY,
  decision_id TEXT NOT NULL REFERENCES evaluation_decisions (id),
  what TEXT NOT NULL,
  owner_id TEXT NOT NULL REFERENCES accounts (id),
  due_on TEXT NOT NULL,
  ended_at TEXT,
  ended_by TEXT REFERENCES accounts (id),
  version INTEGER NOT NULL,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;

CREATE INDEX evaluation_actions_by_decision ON evaluation_actions (decision_id);

CREATE INDEX evaluation_actions_open ON evaluation_actions (due_on) WHERE ended_at IS NULL;

CREATE TABLE evaluation_cycle_events (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES evaluation_cycles (id),
  kind TEXT NOT NULL CHECK (kind IN ('begun', 'frozen', 'closed', 'reopened')),
  at TEXT NOT NULL,
  by_whom TEXT NOT NULL REFERENCES accounts (id),
  reason TEXT NOT NULL
) STRICT;

CREATE INDEX evaluation_cycle_events_by_cycle ON evaluation_cycle_events (cycle_id);

CREATE TABLE attendance (
  student_id TEXT NOT NULL REFERENCES students (id),
  on_day TEXT NOT NULL,
  is_tardy INTEGER NOT NULL CHECK (is_tardy IN (0, 1)),
  kind TEXT NOT NULL CHECK (kind IN ('excused', 'unexcused', 'suspension', 'tardy')),
  share REAL CHECK (share > 0 AND share <= 1),
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
  import_id TEXT NOT NULL REFERENCES imports (id),
  CHECK ((kind = 'tardy') = is_tardy),
  PRIMARY KEY (student_id, on_day, is_tardy)
) STRICT, WITHOUT ROWID;

CREATE TABLE incidents (
  student_id TEXT NOT NULL REFERENCES students (id),
  incident_key TEXT NOT NULL,
  on_day TEXT NOT NULL,
  at_time TEXT,
  what TEXT NOT NULL CHECK (json_valid(what)),
  place TEXT CHECK (place IN ('classroom', 'hallway', 'cafeteria', 'restroom', 'gym', 'library', 'playground', 'office',
    'parking', 'bus', 'school-other', 'off-campus', 'online')),
  reporter TEXT CHECK (reporter IN ('staff', 'student', 'parent', 'police', 'other')),
  others INTEGER CHECK (others BETWEEN 0 AND 999),
  import_id TEXT NOT NULL REFERENCES imports (id),
  PRIMARY KEY (student_id, incident_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE attendance_spans (
  import_id TEXT NOT NULL REFERENCES imports (id),
  about TEXT NOT NULL CHECK (about IN ('absences', 'incidents')),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL CHECK (to_day >= from_day),
  PRIMARY KEY (import_id, about)
) STRICT, WITHOUT ROWID;

CREATE TABLE replaced_attendance (
  import_id TEXT NOT NULL REFERENCES imports (id),
  about TEXT NOT NULL CHECK (about IN ('absences', 'incidents')),
  student_id TEXT NOT NULL REFERENCES students (id),
  record_key TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  PRIMARY KEY (import_id, about, student_id, record_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE known_right (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  student_id TEXT REFERENCES students (id),
  referral_id TEXT REFERENCES referrals (id),
  contact_id TEXT REFERENCES contacts (id) ON DELETE CASCADE,
  service_id TEXT REFERENCES services (id) ON DELETE CASCADE,
  as_it_was TEXT NOT NULL,
  reason TEXT NOT NULL,
  said_at TEXT NOT NULL,
  said_by TEXT NOT NULL REFERENCES accounts (id),
  CHECK ((student_id IS NULL) = (service_id IS NOT NULL)),
  CHECK (referral_id IS NULL OR (contact_id IS NULL AND service_id IS NULL)),
  CHECK (contact_id IS NULL OR service_id IS NULL)
) STRICT;

CREATE INDEX known_right_by_student ON known_right (student_id) WHERE student_id IS NOT NULL;

CREATE INDEX known_right_by_service ON known_right (service_id) WHERE service_id IS NOT NULL;

CREATE TABLE import_records (
  import_id TEXT NOT NULL REFERENCES imports (id),
  list TEXT NOT NULL CHECK (list IN ('organizations', 'services')),
  record_ids TEXT NOT NULL CHECK (json_valid(record_ids)),
  PRIMARY KEY (import_id, list)
) STRICT, WITHOUT ROWID;
