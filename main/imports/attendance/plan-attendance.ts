import { ruleError } from '#shared/app-error.ts'
import { type DaySpan, spanToReplace } from '#shared/domain/attendance.ts'
import type { ImportPreview } from '#shared/api/imports.ts'
import { isSchoolDay } from '#shared/domain/school-calendar.ts'

import { readerOf } from '../../access/readable.ts'
import {
  attendanceStamp,
  type AttendanceToWrite,
  incidentsIn,
  marksIn,
  type RowsToWrite,
  type StoredIncident,
  type StoredMark,
  toldSpans,
} from '../../attendance/attendance-rows.ts'
import type { TaskContext } from '../../context.ts'
import type { Note } from '../../spreadsheet/table.ts'
import type { AttendanceDraft, DraftIncident, DraftMark } from '../drafts/attendance-draft.ts'
import type { Planned, Rejected } from '../planned.ts'
import type { Origin } from '../reading/findings.ts'
import { rosterStamp } from '../roster/plan-roster.ts'
import { listNumbered, type NumberedStudent } from './attendance-students.sql.ts'
import { planRows, type RowShape } from './plan-rows.ts'

/** What would be written of a file of attendance, before it has an id in the list of imports. */
export interface AttendancePlan {
  readonly marks: RowsToWrite<StoredMark>
  readonly incidents: RowsToWrite<StoredIncident>
  readonly spans: AttendanceToWrite['spans']
}

/** A plan with what the preview says beside it. */
export interface PlannedAttendance {
  readonly plan: AttendancePlan
  readonly planned: readonly Planned<unknown>[]
  readonly rejected: readonly Rejected[]
  readonly notes: readonly Note[]
  readonly markMissingAsLeft: boolean
  readonly spans: ImportPreview['spans']
  readonly passedOver: number
  readonly stamp: string
}

type Context = Pick<TaskContext, 'db' | 'session' | 'calendar'>

const MARK: RowShape<StoredMark> = {
  kind: 'absences',
  keyOf: ({ studentId, onDay, kind }) => `${studentId} ${onDay} ${kind === 'tardy' ? 'tardy' : 'absent'}`,
  hidden: ['studentId', 'onDay', 'importId'],
}

const INCIDENT: RowShape<StoredIncident> = {
  kind: 'incidents',
  keyOf: ({ studentId, incidentKey }) => `${studentId} ${incidentKey}`,
  hidden: ['studentId', 'incidentKey', 'importId'],
}

/** A text that changes whenever what a file is compared with does. */
export const attendancePlanStamp = (db: Context['db']): string => `${attendanceStamp(db)} ${rosterStamp(db)}`

/** From the first day to the last; `null` of nothing. */
function spanOf(rows: readonly { readonly onDay: string }[]): DaySpan | null {
  let from: string | undefined
  let to: string | undefined
  for (const { onDay } of rows) {
    if (from === undefined || onDay < from) from = onDay
    if (to === undefined || onDay > to) to = onDay
  }
  return from === undefined || to === undefined ? null : { from, to }
}

/** A file of one student is no list of all who were absent: it takes nothing away unless somebody says so. */
function tellsOfMost(
  rows: readonly { studentId: string }[],
  stored: readonly { studentId: string }[],
): boolean {
  const inFile = new Set(rows.map(({ studentId }) => studentId))
  const before = new Set(stored.map(({ studentId }) => studentId))
  return before.size > 0 && [...before].filter((id) => inFile.has(id)).length * 2 >= before.size
}

/** Finds the student of each row by their number at school, never by name. */
function sorted<Row extends Origin & { readonly localId: string; readonly onDay: string }>(
  rows: readonly Row[],
  students: ReadonlyMap<string, NumberedStudent>,
  refuse: (row: Row, why: Rejected['why'], name?: string) => void,
): readonly (readonly [Row, NumberedStudent])[] {
  return rows.flatMap((row) => {
    const student = students.get(row.localId)
    if (student) return [[row, student] as const]
    refuse(row, { message: 'imports:problems.unknownStudent', values: { id: row.localId } })
    return []
  })
}

/** Compares files of attendance with the students, the calendar and what earlier files said. */
export function planAttendance(
  { db, session, calendar }: Context,
  draft: AttendanceDraft,
  asked: boolean | null,
): PlannedAttendance {
  const numbered = listNumbered(db, readerOf(session))
  const students = new Map(numbered.map((student) => [student.localId, student]))
  const byId = new Map(numbered.map((student) => [student.id, student]))
  const rejected: Rejected[] = []
  const refuser =
    (kind: 'absences' | 'incidents') =>
    ({ table, row }: Origin, why: Rejected['why'], name = '') =>
      void rejected.push({ kind, name, origin: { table, row }, why })

  const refuseMark = refuser('absences')
  const marks = sorted(draft.marks, students, refuseMark).filter(([mark, { name }]) => {
    if (isSchoolDay(mark.onDay, calendar)) return true
    refuseMark(mark, { message: 'imports:problems.noSchoolThatDay', values: { day: mark.onDay } }, name)
    return false
  })
  const incidents = sorted(draft.incidents, students, refuser('incidents'))
  const outside = incidents.filter(([{ onDay }]) => !isSchoolDay(onDay, calendar)).length

  const asMark = ({ onDay, kind, share, minutes }: DraftMark, { id }: NumberedStudent): StoredMark => ({
    ...{ studentId: id, onDay, kind, share, minutes, importId: '' },
  })
  const asIncident = (incident: DraftIncident, { id }: NumberedStudent): StoredIncident => {
    const { incidentKey, onDay, atTime, what, place, reporter, others } = incident
    return { studentId: id, incidentKey, onDay, atTime, what, place, reporter, others, importId: '' }
  }

  const compare = <Row extends StoredMark | StoredIncident, InFile extends Origin & { onDay: string }>(
    about: 'absences' | 'incidents',
    rows: readonly (readonly [InFile, NumberedStudent])[],
    shape: RowShape<Row>,
    as: (row: InFile, student: NumberedStudent) => Row,
    storedIn: (span: DaySpan) => readonly Row[],
    twice: (one: Row, other: Row) => Rejected['why'],
  ) => {
    const own = spanOf(rows.map(([row]) => row))
    if (!own) return null
    const earlier = toldSpans(db, about)
    const span = spanToReplace(own, earlier)
    const stored = storedIn(span)
    const inSpan = stored.filter(({ onDay }) => span.from <= onDay && onDay <= span.to)
    const next = rows.map(([row, student]) => ({
      ...{ row: as(row, student), origin: { table: row.table, row: row.row }, name: student.name },
    }))
    const replaces =
      asked ??
      tellsOfMost(
        next.map(({ row }) => row),
        inSpan,
      )
    const result = planRows(shape, next, stored, {
      missing: replaces ? inSpan : [],
      nameOf: ({ studentId }) => byId.get(studentId)?.name ?? '',
      refuse: (origin, name, one, other) => refuser(about)(origin, twice(one, other), name),
    })
    return { ...result, own, replaces, told: inSpan.length > 0 ? span : null }
  }

  const ofMarks = compare(
    'absences',
    marks,
    MARK,
    asMark,
    (span) => marksIn(db, span),
    (one, other) => ({
      message:
        one.kind === other.kind ? 'imports:problems.sameAbsenceTwice' : 'imports:problems.twoKindsOneDay',
      values: { day: one.onDay },
    }),
  )
  const ofIncidents = compare(
    'incidents',
    incidents,
    INCIDENT,
    asIncident,
    (span) => incidentsIn(db, span, [...new Set(draft.incidents.map(({ incidentKey }) => incidentKey))]),
    () => ({ message: 'imports:problems.sameIncidentTwice' }),
  )

  const touched = [
    ...(ofMarks?.rows.put ?? []),
    ...(ofMarks?.rows.replaced ?? []),
    ...(ofIncidents?.rows.put ?? []),
    ...(ofIncidents?.rows.replaced ?? []),
  ]
  if (session.sees === 'named' || touched.some(({ studentId }) => byId.get(studentId)?.isKept === true))
    throw ruleError('imports:operations.needsColleague')

  const nothing = { put: [], replaced: [], gone: [] }
  const { present, others, joined } = draft
  const noted = (
    [
      ['imports:notes.attendance.present', present],
      ['imports:notes.attendance.others', others],
      ['imports:notes.attendance.joined', joined],
      ['imports:notes.attendance.outside', outside],
    ] as const
  ).flatMap(([message, count]): Note[] => (count > 0 ? [{ message, values: { count } }] : []))
  const spanned = (
    [
      ['absences', ofMarks],
      ['incidents', ofIncidents],
    ] as const
  ).flatMap(([about, compared]) => (compared ? [{ about, compared }] : []))
  return {
    plan: {
      marks: ofMarks?.rows ?? nothing,
      incidents: ofIncidents?.rows ?? nothing,
      spans: spanned.map(({ about, compared: { own } }) => ({ ...own, about, importId: '' })),
    },
    planned: [...(ofMarks?.planned ?? []), ...(ofIncidents?.planned ?? [])],
    rejected,
    notes: noted,
    markMissingAsLeft: spanned.some(({ compared: { replaces } }) => replaces),
    spans: spanned.map(({ about, compared: { own, told } }) => ({ ...own, about, replaces: told })),
    passedOver: present + others + joined,
    stamp: attendancePlanStamp(db),
  }
}
