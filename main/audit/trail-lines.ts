import { type AuditKind, type AuditLine, type AuditSubject, EVENTS_OF_KIND } from '#shared/domain/audit.ts'
import { beginningOf } from '#shared/domain/clock.ts'
import { addDays } from '#shared/domain/days.ts'

import type { Asker } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import type { ReadableDb } from '../db/types.ts'
import { theSchool } from '../school/school.ts'
import { requireStudentFor } from '../students/the-student.ts'
import {
  listTrail,
  listTrailOfPeriod,
  listTrailOfPerson,
  listTrailOfStudent,
  type Spoken,
  type TrailRow,
  type Wanted,
} from './trail.sql.ts'

type WrongTriesSubject = Extract<AuditSubject, { kind: 'tries' }>

/** What of an entry's subject may be said. */
export function aboutOf({ subjectId, studentId, studentName, named, tries }: Spoken): AuditSubject {
  if (subjectId === null) return { kind: 'nothing' }
  // The statement makes it of the fields of this kind; the reply is checked like every other.
  if (tries) return { kind: 'tries', ...(JSON.parse(tries) as Omit<WrongTriesSubject, 'kind'>) }
  if (studentId !== null)
    return studentName === null ? { kind: 'hidden' } : { kind: 'student', id: studentId, name: studentName }
  return named === null ? { kind: 'gone' } : { kind: 'named', name: named }
}

/** A period as people say it: both days belong to it. */
export interface Days {
  readonly from: string | null
  readonly to: string | null
}

/** The moments between two days of the school, the second one included; open ends reach as far as there are any. */
export function momentsOf(
  db: ReadableDb,
  { from, to }: Days,
): { readonly from: string; readonly until: string } {
  const { timeZone } = theSchool(db)
  return {
    from: from === null ? '' : beginningOf(from, timeZone),
    until: to === null ? '~' : beginningOf(addDays(to, 1), timeZone),
  }
}

const LISTED = new Set(Object.values(EVENTS_OF_KIND).flat())

function eventsOf(kind: AuditKind | null): { readonly events: string | null; readonly listed: number } {
  if (kind === null) return { events: null, listed: 1 }
  const events = kind === 'changes' ? [...LISTED] : EVENTS_OF_KIND[kind]
  return { events: JSON.stringify(events), listed: Number(kind !== 'changes') }
}

/** One more than are wanted tells whether there are more. */
export function upTo<Row>(
  limit: number,
  rows: readonly Row[],
): { readonly rows: Row[]; readonly more: boolean } {
  return { rows: rows.slice(0, limit), more: rows.length > limit }
}

/** What of the trail is wanted. */
export interface WantedLines extends Days {
  readonly actorId: string | null
  readonly studentId: string | null
  readonly kind: AuditKind | null
  /** Only what stands before this entry. */
  readonly before: number | null
  readonly limit: number
}

/** Rows by the shortest way: a student's own, a period's, a person's, or simply the newest. */
function rowsFor(db: ReadableDb, wanted: Wanted, { studentId, ...days }: WantedLines): TrailRow[] {
  if (studentId !== null) return listTrailOfStudent(db, { ...wanted, ...momentsOf(db, days), studentId })
  if (days.from !== null || days.to !== null)
    return listTrailOfPeriod(db, { ...wanted, ...momentsOf(db, days) })
  const { actorId } = wanted
  return actorId === null ? listTrail(db, wanted) : listTrailOfPerson(db, { ...wanted, actorId })
}

/** An entry as a person reads it; what was done about a student they may not see is not among it. */
function lineOf(row: TrailRow): AuditLine {
  const { seq, at, actorId, who } = row
  const about = aboutOf(row)
  return { seq, at, actorId, who, event: about.kind === 'hidden' ? '' : row.event, about }
}

/** The newest entries that are wanted, and whether there are more; nothing of a student whom the asker may not find. */
export function linesOf(
  db: ReadableDb,
  asker: Asker,
  wanted: WantedLines,
): { readonly rows: AuditLine[]; readonly more: boolean } {
  const { actorId, kind, before, limit, studentId } = wanted
  if (studentId !== null) requireStudentFor(db, asker, studentId)
  const asked = { ...eventsOf(kind), ...readerOf(asker), actorId, before, limit: limit + 1 }
  const found = rowsFor(db, asked, wanted)
  const { rows, more } = upTo(limit, found)
  return { rows: rows.map(lineOf), more }
}
