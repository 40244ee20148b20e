import { conflictError, ruleError } from '#shared/app-error.ts'

import {
  attendanceOfImport,
  attendanceStamp,
  laterOverlapping,
  takeAttendanceRowsBack,
  writeAttendance,
} from '../../attendance/attendance-rows.ts'
import type { CommandContext } from '../../context.ts'
import type { WritableDb } from '../../db/types.ts'
import { importRows } from '../imports.sql.ts'
import type { AttendancePlan } from './plan-attendance.ts'

/** Writes a plan under the id of its import, which must stand in the list of imports. */
export function commitAttendance(db: WritableDb, importId: string, plan: AttendancePlan): void {
  const ofImport = <Row>(rows: readonly Row[]) => rows.map((row) => ({ ...row, importId }))
  writeAttendance(db, importId, {
    marks: { ...plan.marks, put: ofImport(plan.marks.put) },
    incidents: { ...plan.incidents, put: ofImport(plan.incidents.put) },
    spans: ofImport(plan.spans),
  })
}

/** Undoes an import of this sitting; refuses with `conflict` where a later file told of the same days. */
export function undoAttendance({ db }: Pick<CommandContext, 'db'>, importId: string): void {
  if (laterOverlapping(db, importId).length > 0) throw conflictError()
  takeAttendanceRowsBack(db, importId)
}

/** Takes an import of attendance back, whoever brought it in and however long ago; a later file for its days goes first. */
export function takeAttendanceBack(
  { db, now, undoable }: Pick<CommandContext, 'db' | 'now' | 'undoable'>,
  importId: string,
) {
  const past = importRows.find(db, { id: importId })
  if (past?.takenBackAt !== null) throw ruleError('imports:operations.takenBackBefore')
  if (laterOverlapping(db, importId).length > 0) throw ruleError('imports:operations.laterFileFirst')
  const written = attendanceOfImport(db, importId)
  const takenBack = takeAttendanceRowsBack(db, importId)
  importRows.save(db, { ...past, takenBackAt: now, stays: [] })
  const stamp = attendanceStamp(db)
  undoable((later) => {
    if (attendanceStamp(later.db) !== stamp) throw conflictError()
    writeAttendance(later.db, importId, written)
    importRows.save(later.db, past)
  })
  return { importId, takenBack, stays: [] }
}
