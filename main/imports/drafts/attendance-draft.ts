import type { AttendanceMark, Incident } from '#shared/domain/attendance.ts'

import type { Findings, Origin } from '../reading/findings.ts'

/** An absence or a late arrival as a file has it. */
export interface DraftMark extends Origin, AttendanceMark {
  readonly localId: string
}

/** An incident of one student as a file has it. */
export interface DraftIncident extends Origin, Incident {
  readonly localId: string
}

/** Who was absent and what happened, read and checked, with nothing written anywhere. */
export interface AttendanceDraft extends Findings {
  readonly marks: readonly DraftMark[]
  readonly incidents: readonly DraftIncident[]
  /** Rows that say that somebody was there. */
  readonly present: number
  /** Rows of victims, witnesses and whoever reported it: they are counted with the incident and have none. */
  readonly others: number
  /** Rows that say more about an incident that stands in another row. */
  readonly joined: number
  /** Whether each kind of record is in the files at all. */
  readonly tellsOf: { readonly absences: boolean; readonly incidents: boolean }
}
