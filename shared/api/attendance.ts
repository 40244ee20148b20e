import { z } from 'zod'

import {
  AttendanceMark,
  AttendanceRules,
  AttendanceSummary,
  DaySpan,
  Incident,
} from '../domain/attendance.ts'
import { Id, Nothing } from '../domain/fields.ts'
import { command, query } from './operation.ts'
import { everyone, officeWork, ownerOnly } from './roles.ts'

/** How a student came to school this year, and what happened. */
export const StudentAttendance = z.object({
  studentId: Id,
  /** The school year it is counted over, up to today. */
  year: DaySpan,
  /** `null` where no file told of any day of it. */
  summary: AttendanceSummary.nullable(),
  /** Of this school year, the newest first. */
  marks: z.array(AttendanceMark),
  /** Of every year, the newest first. */
  incidents: z.array(Incident),
  /** Whether any file told of incidents of this school year. */
  isToldOfIncidents: z.boolean(),
  rules: AttendanceRules,
})
export type StudentAttendance = z.infer<typeof StudentAttendance>

/** Who was absent and what happened, as the files of the student information system say. */
export const attendance = {
  ofStudent: query({
    input: z.object({ studentId: Id }),
    output: StudentAttendance,
    may: officeWork,
    opens: (found) => found.studentId,
  }),
  rules: query({ input: Nothing, output: AttendanceRules, may: everyone }),
  setRules: command({
    input: AttendanceRules,
    output: AttendanceRules,
    may: ownerOnly,
    audit: { event: 'attendance.rules-set', about: () => null },
  }),
}
