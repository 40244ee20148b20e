import type { AttendanceMark, AttendanceRules, DaySpan, Incident } from '#shared/domain/attendance.ts'

import { columns } from '../db/columns.ts'
import { change, many, one } from '../db/statement.ts'

/** A mark as it is stored: whose it is and which import brought it. */
export interface StoredMark extends AttendanceMark {
  readonly studentId: string
  readonly importId: string
}

/** An incident as it is stored. */
export interface StoredIncident extends Incident {
  readonly studentId: string
  readonly importId: string
}

/** What files are about. */
export type AttendanceAbout = 'absences' | 'incidents'

const marks = columns<StoredMark>({
  ...{ studentId: 'text', onDay: 'text', kind: 'text', share: 'real', minutes: 'integer', importId: 'text' },
})

const incidents = columns<StoredIncident>({
  ...{ studentId: 'text', incidentKey: 'text', onDay: 'text', atTime: 'text', what: 'json', place: 'text' },
  ...{ reporter: 'text', others: 'integer', importId: 'text' },
})

export const saveMark = change<StoredMark>(
  `INSERT INTO attendance (student_id, on_day, is_tardy, kind, share, minutes, import_id)
   VALUES (:studentId, :onDay, :kind = 'tardy', :kind, :share, :minutes, :importId)
   ON CONFLICT (student_id, on_day, is_tardy) DO UPDATE SET
     kind = excluded.kind, share = excluded.share, minutes = excluded.minutes, import_id = excluded.import_id`,
)

export const deleteMark = change<{ studentId: string; onDay: string; kind: string }>(
  `DELETE FROM attendance WHERE student_id = :studentId AND on_day = :onDay AND is_tardy = (:kind = 'tardy')`,
)

const saveIncidentRow = change<object>(
  `INSERT INTO incidents ${incidents.values}
   ON CONFLICT (student_id, incident_key) DO UPDATE SET
     ${incidents.set('onDay', 'atTime', 'what', 'place', 'reporter', 'others', 'importId')}`,
)

export const saveIncident = (db: Parameters<typeof saveIncidentRow>[0], incident: StoredIncident): number =>
  saveIncidentRow(db, incidents.bind(incident))

export const deleteIncident = change<{ studentId: string; incidentKey: string }>(
  'DELETE FROM incidents WHERE student_id = :studentId AND incident_key = :incidentKey',
)

export const listMarksIn = many<DaySpan, StoredMark>(
  `SELECT ${marks.select()} FROM attendance WHERE on_day BETWEEN :from AND :to`,
  marks.read,
)

export const listIncidentsIn = many<DaySpan, StoredIncident>(
  `SELECT ${incidents.select()} FROM incidents WHERE on_day BETWEEN :from AND :to`,
  incidents.read,
)

/** Incidents under a key the next file has, on whatever day they were. */
export const listIncidentsOfKeys = many<{ keys: string }, StoredIncident>(
  `SELECT ${incidents.select()} FROM incidents WHERE incident_key IN (SELECT value FROM json_each(:keys))`,
  incidents.read,
)

export const listMarksOf = many<{ studentId: string }, StoredMark>(
  `SELECT ${marks.select()} FROM attendance WHERE student_id = :studentId ORDER BY on_day, is_tardy`,
  marks.read,
)

export const listIncidentsOf = many<{ studentId: string }, StoredIncident>(
  `SELECT ${incidents.select()} FROM incidents WHERE student_id = :studentId ORDER BY on_day DESC, at_time DESC`,
  incidents.read,
)

export const listMarksOfImport = many<{ importId: string }, StoredMark>(
  `SELECT ${marks.select()} FROM attendance WHERE import_id = :importId`,
  marks.read,
)

export const listIncidentsOfImport = many<{ importId: string }, StoredIncident>(
  `SELECT ${incidents.select()} FROM incidents WHERE import_id = :importId`,
  incidents.read,
)

export const deleteMarksOfImport = change<{ importId: string }>(
  'DELETE FROM attendance WHERE import_id = :importId',
)

export const deleteIncidentsOfImport = change<{ importId: string }>(
  'DELETE FROM incidents WHERE import_id = :importId',
)

/** The days a file tells of. */
export interface ToldSpan extends DaySpan {
  readonly importId: string
  readonly about: AttendanceAbout
}

export const insertSpan = change<ToldSpan>(
  'INSERT INTO attendance_spans (import_id, about, from_day, to_day) VALUES (:importId, :about, :from, :to)',
)

export const deleteSpans = change<{ importId: string }>(
  'DELETE FROM attendance_spans WHERE import_id = :importId',
)

/** The days that files told of which hold, the oldest import first. */
export const listSpans = many<object, ToldSpan>(
  `SELECT s.import_id AS importId, s.about AS about, s.from_day AS "from", s.to_day AS "to"
   FROM attendance_spans s JOIN imports i ON i.id = s.import_id ORDER BY i.at, i.id, s.about`,
  // The columns are the fields.
  (row) => row as unknown as ToldSpan,
)

/** A row that an import wrote over or took away, as it stood. */
export interface Replaced {
  readonly importId: string
  readonly about: AttendanceAbout
  readonly studentId: string
  readonly recordKey: string
  /** The row as JSON. */
  readonly record: string
}

export const insertReplaced = change<Replaced>(
  `INSERT INTO replaced_attendance (import_id, about, student_id, record_key, record)
   VALUES (:importId, :about, :studentId, :recordKey, :record)`,
)

export const listReplaced = many<{ importId: string }, Pick<Replaced, 'about' | 'record'>>(
  'SELECT about, record FROM replaced_attendance WHERE import_id = :importId',
  // The columns are the fields.
  (row) => row as unknown as Pick<Replaced, 'about' | 'record'>,
)

export const deleteReplaced = change<{ importId: string }>(
  'DELETE FROM replaced_attendance WHERE import_id = :importId',
)

/** A number that changes whenever anything of it does. */
export const findAttendanceStamp = one<object, string>(
  `SELECT (SELECT count(*) FROM attendance_spans) || ':' || (SELECT count(*) FROM attendance) || ':' ||
     (SELECT count(*) FROM incidents) || ':' ||
     coalesce((SELECT max(at) FROM imports WHERE subject = 'attendance'), '') AS stamp`,
  ({ stamp }) => String(stamp),
)

export const getRules = one<object, AttendanceRules | null>(
  'SELECT attendance_rules AS kept FROM school',
  ({ kept }) => (typeof kept === 'string' ? (JSON.parse(kept) as AttendanceRules) : null),
)

export const updateRules = change<{ kept: string | null }>('UPDATE school SET attendance_rules = :kept')
