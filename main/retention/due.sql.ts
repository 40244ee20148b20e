import type { DueRecord, PeriodStart, RecordKind } from '#shared/domain/retention.ts'

import { readableCase, readableStudent, type Reader } from '../access/readable.ts'
import { many } from '../db/statement.ts'
import { schoolNameOf } from '../students/student-name.ts'
import { isHeld } from './retention.sql.ts'

interface Wanted extends Reader {
  readonly start: PeriodStart
  /** The last date that is due. */
  readonly last: string
  readonly limit: number
}

/** A due record with the date its period is counted from. */
export interface DueRow extends Omit<DueRecord, 'dueOn'> {
  readonly date: string
  /** When the record itself was over, where that is known. */
  readonly endedOn: string | null
}

/** Records of one kind whose date is past: nobody is at work on them, nothing holds them, and all of them is readable. */
function dueOf(kind: RecordKind, { from, end, where }: { from: string; end: string; where: string }) {
  const code = kind === 'cases' ? 'r.code' : 'NULL'
  return many<Wanted, DueRow>(
    `SELECT * FROM (
       SELECT '${kind}' AS kind, r.id AS id, s.id AS studentId, ${schoolNameOf('s')} AS studentName, ${code} AS code,
         CASE :start WHEN 'eighteen' THEN s.birth_date
           WHEN 'leaving' THEN CASE WHEN s.status = 'left' THEN s.left_on END
           ELSE ${end} END AS date, ${end} AS endedOn
       FROM ${from} WHERE ${where} AND ${readableStudent('s.id')} AND NOT ${isHeld('s.id')})
     WHERE date <= :last ORDER BY date, id LIMIT :limit`,
    // The columns above are the fields of DueRow.
    (row) => row as unknown as DueRow,
  )
}

/** What is due of each kind, the oldest first. */
export const listDue: Readonly<Record<RecordKind, ReturnType<typeof dueOf>>> = {
  students: dueOf('students', {
    from: 'students r JOIN students s ON s.id = r.id',
    end: 'r.left_on',
    where: `r.status = 'left'
      AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.student_id = r.id
        AND (c.closed_on IS NULL OR NOT ${readableCase('c')}))
      AND NOT EXISTS (SELECT 1 FROM concerns n WHERE n.student_id = r.id AND n.state = 'new')`,
  }),
  cases: dueOf('cases', {
    from: 'cases r JOIN students s ON s.id = r.student_id',
    end: 'r.closed_on',
    where: `r.closed_on IS NOT NULL AND ${readableCase('r')}
      AND NOT EXISTS (SELECT 1 FROM concerns n WHERE n.case_id = r.id AND n.state = 'new')`,
  }),
  concerns: dueOf('concerns', {
    from: 'concerns r JOIN students s ON s.id = r.student_id',
    end: `substr(coalesce((SELECT max(t.decided_at) FROM triages t WHERE t.concern_id = r.id), r.received_at), 1, 10)`,
    where: `r.case_id IS NULL AND r.state <> 'new'`,
  }),
  'brief-contacts': dueOf('brief-contacts', {
    from: 'brief_contacts r JOIN students s ON s.id = r.student_id',
    end: 'substr(r.at, 1, 10)',
    where: 'r.concern_id IS NULL',
  }),
}
