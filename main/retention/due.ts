import {
  dueFrom,
  lastDueDate,
  MOST_TARGETS,
  type DueRecord,
  type RetentionRule,
} from '#shared/domain/retention.ts'

import { withoutGlass } from '../access/asker.ts'
import { readerOf } from '../access/readable.ts'
import type { QueryContext } from '../context.ts'
import { listDue } from './due.sql.ts'

function dueBy({ db, session, today }: QueryContext, rule: RetentionRule): DueRecord[] {
  const last = lastDueDate(rule, today)
  if (last === null) return []
  const asked = { start: rule.start, last, limit: MOST_TARGETS + 1, ...readerOf(withoutGlass(session)) }
  return listDue[rule.kind](db, asked).flatMap(({ date, endedOn, ...row }) => {
    const from = dueFrom(rule, date)
    if (from === null) return []
    // What somebody still worked on afterwards was not due before it was over.
    return [{ ...row, dueOn: endedOn !== null && endedOn > from ? endedOn : from }]
  })
}

/**
 * What the rules no longer keep, the longest due first. A whole record stands for all that is in it; what is still held,
 * at work or partly kept from the asker is not in it.
 */
export function dueRecords(
  context: QueryContext,
  rules: readonly RetentionRule[],
): { readonly rows: DueRecord[]; readonly more: boolean } {
  const all = rules.flatMap((rule) => dueBy(context, rule))
  const whole = new Set(all.flatMap(({ kind, id }) => (kind === 'students' ? [id] : [])))
  const rows = all
    .filter(({ kind, studentId }) => kind === 'students' || !whole.has(studentId))
    .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
  return { rows: rows.slice(0, MOST_TARGETS), more: rows.length > MOST_TARGETS }
}
