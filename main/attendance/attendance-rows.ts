import { type AttendanceRules, type DaySpan, FIRST_ATTENDANCE_RULES } from '#shared/domain/attendance.ts'

import type { ReadableDb, WritableDb } from '../db/types.ts'
import {
  type AttendanceAbout,
  deleteIncident,
  deleteIncidentsOfImport,
  deleteMark,
  deleteMarksOfImport,
  deleteReplaced,
  deleteSpans,
  findAttendanceStamp,
  getRules,
  insertReplaced,
  insertSpan,
  listIncidentsIn,
  listIncidentsOfImport,
  listIncidentsOfKeys,
  listMarksIn,
  listMarksOfImport,
  listReplaced,
  listSpans,
  saveIncident,
  saveMark,
  type StoredIncident,
  type StoredMark,
  type ToldSpan,
} from './attendance.sql.ts'

export type { AttendanceAbout, StoredIncident, StoredMark, ToldSpan }

/** What one import writes of one kind of record. */
export interface RowsToWrite<Row> {
  /** New rows, and those that take the place of others. */
  readonly put: readonly Row[]
  /** What they take the place of, and what goes without anything in its place; as it stood. */
  readonly replaced: readonly Row[]
  /** Those of `replaced` that nothing takes the place of. */
  readonly gone: readonly Row[]
}

/** What one import of attendance writes. */
export interface AttendanceToWrite {
  readonly marks: RowsToWrite<StoredMark>
  readonly incidents: RowsToWrite<StoredIncident>
  readonly spans: readonly ToldSpan[]
}

/** What the school decided about its figures of attendance. */
export const attendanceRules = (db: ReadableDb): AttendanceRules => getRules(db, {}) ?? FIRST_ATTENDANCE_RULES

/** The days that files told of which hold, by what they are about; the oldest import first. */
export const toldSpans = (db: ReadableDb, about: AttendanceAbout): readonly ToldSpan[] =>
  listSpans(db, {}).filter((span) => span.about === about)

/** What is stored about days. */
export const marksIn = (db: ReadableDb, span: DaySpan): readonly StoredMark[] => listMarksIn(db, span)

/** What is stored about days, and under keys whatever day it is of. */
export function incidentsIn(
  db: ReadableDb,
  span: DaySpan,
  keys: readonly string[],
): readonly StoredIncident[] {
  const found = [...listIncidentsIn(db, span), ...listIncidentsOfKeys(db, { keys: JSON.stringify(keys) })]
  return [...new Map(found.map((row) => [`${row.studentId} ${row.incidentKey}`, row])).values()]
}

/** A text that changes whenever anything of it does. */
export const attendanceStamp = (db: ReadableDb): string => findAttendanceStamp(db, {}) ?? ''

/** Writes what an import brought, and keeps what stood in its place. */
export function writeAttendance(
  db: WritableDb,
  importId: string,
  { marks, incidents, spans }: AttendanceToWrite,
): void {
  for (const row of marks.replaced)
    insertReplaced(db, {
      ...{ importId, about: 'absences', studentId: row.studentId, record: JSON.stringify(row) },
      recordKey: `${row.onDay} ${row.kind === 'tardy' ? 'tardy' : 'absent'}`,
    })
  for (const row of incidents.replaced)
    insertReplaced(db, {
      ...{ importId, about: 'incidents', studentId: row.studentId, record: JSON.stringify(row) },
      recordKey: row.incidentKey,
    })
  for (const { studentId, onDay, kind } of marks.gone) deleteMark(db, { studentId, onDay, kind })
  for (const { studentId, incidentKey } of incidents.gone) deleteIncident(db, { studentId, incidentKey })
  for (const row of marks.put) saveMark(db, row)
  for (const row of incidents.put) saveIncident(db, row)
  for (const span of spans) insertSpan(db, span)
}

/** The imports that came later and told of some of the same days: what this one wrote may be theirs by now. */
export function laterOverlapping(db: ReadableDb, importId: string): readonly string[] {
  const spans = listSpans(db, {})
  const own = spans.filter((span) => span.importId === importId)
  const after = spans.slice(spans.findLastIndex((span) => span.importId === importId) + 1)
  return after
    .filter(({ about, from, to }) =>
      own.some((span) => span.about === about && span.from <= to && from <= span.to),
    )
    .map((span) => span.importId)
}

const keyOfMark = ({ studentId, onDay, kind }: StoredMark): string =>
  `${studentId} ${onDay} ${kind === 'tardy' ? 'tardy' : 'absent'}`
const keyOfIncident = ({ studentId, incidentKey }: StoredIncident): string => `${studentId} ${incidentKey}`

function rowsOf<Row>(
  put: readonly Row[],
  replaced: readonly Row[],
  keyOf: (row: Row) => string,
): RowsToWrite<Row> {
  const standing = new Set(put.map(keyOf))
  return { put, replaced, gone: replaced.filter((row) => !standing.has(keyOf(row))) }
}

/** What an import wrote, as far as it still stands, so that it can be written again. */
export function attendanceOfImport(db: ReadableDb, importId: string): AttendanceToWrite {
  const replaced = listReplaced(db, { importId })
  // Written by this program when the import was.
  const recordsOf = <Row>(of: AttendanceAbout) =>
    replaced.flatMap(({ about, record }) => (about === of ? [JSON.parse(record) as Row] : []))
  return {
    marks: rowsOf(listMarksOfImport(db, { importId }), recordsOf<StoredMark>('absences'), keyOfMark),
    incidents: rowsOf(
      listIncidentsOfImport(db, { importId }),
      recordsOf<StoredIncident>('incidents'),
      keyOfIncident,
    ),
    spans: listSpans(db, {}).filter((span) => span.importId === importId),
  }
}

/** Takes away what an import wrote, puts back what stood there before, and says how many rows changed. */
export function takeAttendanceRowsBack(db: WritableDb, importId: string): number {
  const went = deleteMarksOfImport(db, { importId }) + deleteIncidentsOfImport(db, { importId })
  deleteSpans(db, { importId })
  // An incident may have been of another day in an import that was taken back since.
  const holding = new Set(listSpans(db, {}).map((span) => span.importId))
  let back = 0
  for (const { about, record } of listReplaced(db, { importId })) {
    // Written by this program when the import was.
    const row = JSON.parse(record) as StoredMark | StoredIncident
    if (!holding.has(row.importId)) continue
    back += about === 'absences' ? saveMark(db, row as StoredMark) : saveIncident(db, row as StoredIncident)
  }
  deleteReplaced(db, { importId })
  return went + back
}
