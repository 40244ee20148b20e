import type { Contract } from '#shared/api/contract.ts'
import type { StudentAttendance } from '#shared/api/attendance.ts'
import {
  type AttendanceMark,
  type DaySpan,
  type Incident,
  joinedSpans,
  schoolDaysIn,
  summarize,
  withinSpan,
} from '#shared/domain/attendance.ts'
import { yearAround } from '#shared/domain/school-calendar.ts'

import type { Handlers, QueryContext } from '../context.ts'
import type { ReadableDb } from '../db/types.ts'
import { requireStudentFor } from '../students/the-student.ts'
import { attendanceRules, toldSpans } from './attendance-rows.ts'
import { getRules, listIncidentsOf, listMarksOf, updateRules } from './attendance.sql.ts'

/** Everything files said about how one student came to school, for whoever may read their record. */
export function marksOfStudent(db: ReadableDb, studentId: string): AttendanceMark[] {
  return listMarksOf(db, { studentId }).map(({ onDay, kind, share, minutes }) => ({
    ...{ onDay, kind, share, minutes },
  }))
}

/** Every incident of one student, the newest first, for whoever may read their record. */
export function incidentsOfStudent(db: ReadableDb, studentId: string): Incident[] {
  return listIncidentsOf(db, { studentId }).map(({ studentId: _, importId: __, ...incident }) => incident)
}

function ofStudent(
  { db, session, today, calendar }: Pick<QueryContext, 'db' | 'session' | 'today' | 'calendar'>,
  studentId: string,
): StudentAttendance {
  const { leftOn } = requireStudentFor(db, session, studentId)
  const rules = attendanceRules(db)
  const whole = yearAround(today, calendar)
  const last = [whole.to, today, leftOn ?? today].toSorted()[0] ?? today
  const year: DaySpan = { from: whole.from, to: last < whole.from ? whole.from : last }
  const told = (about: 'absences' | 'incidents') => withinSpan(joinedSpans(toldSpans(db, about)), year)
  const days = told('absences')
  const marks = marksOfStudent(db, studentId)
    .filter(({ onDay }) => onDay >= whole.from && onDay <= whole.to)
    .toReversed()
  const counted = marks.filter(({ onDay }) => onDay <= year.to)
  return {
    studentId,
    year,
    summary: days.length === 0 ? null : summarize(counted, schoolDaysIn(days, calendar), rules),
    marks,
    incidents: incidentsOfStudent(db, studentId),
    isToldOfIncidents: told('incidents').length > 0,
    rules,
  }
}

/** Who was absent and what happened. */
export const attendance: Handlers<Contract['attendance']> = {
  ofStudent: (context, { studentId }) => ofStudent(context, studentId),
  rules: ({ db }) => attendanceRules(db),
  setRules({ db, undoable }, rules) {
    const before = getRules(db, {}) ?? null
    updateRules(db, { kept: JSON.stringify(rules) })
    undoable((later) => updateRules(later.db, { kept: before && JSON.stringify(before) }))
    return rules
  },
}
