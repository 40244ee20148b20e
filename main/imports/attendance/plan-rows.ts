import { isDeepStrictEqual } from 'node:util'

import type { RowsToWrite } from '../../attendance/attendance-rows.ts'
import { changesBetween, type Planned } from '../planned.ts'
import type { Origin } from '../reading/findings.ts'

/** How rows of one kind are told apart and shown. */
export interface RowShape<Row extends object> {
  readonly kind: 'absences' | 'incidents'
  keyOf(row: Row): string
  /** Fields nobody sees in a change. */
  readonly hidden: readonly (keyof Row & string)[]
}

/** A row of the file, for whom it is and where it stands. */
export interface NextRow<Row> {
  readonly row: Row
  readonly origin: Origin
  readonly name: string
}

interface Around<Row> {
  /** What is stored and goes unless the file says it again. */
  readonly missing: readonly Row[]
  nameOf(row: Row): string
  /** A second row of the file in the same place; `one` stands, `other` is listed. */
  refuse(origin: Origin, name: string, one: Row, other: Row): void
}

const isSame = (one: { readonly importId: string }, other: { readonly importId: string }): boolean =>
  isDeepStrictEqual({ ...one, importId: '' }, { ...other, importId: '' })

/** Says of every row whether it is new, changes one that is stored, or is known; and what goes because no row says it. */
export function planRows<Row extends { readonly importId: string; readonly onDay: string }>(
  { kind, keyOf, hidden }: RowShape<Row>,
  next: readonly NextRow<Row>[],
  stored: readonly Row[],
  { missing, nameOf, refuse }: Around<Row>,
): { readonly rows: RowsToWrite<Row>; readonly planned: readonly Planned<Row>[] } {
  const known = new Map(stored.map((row) => [keyOf(row), row]))
  const seen = new Map<string, Row>()
  const planned: Planned<Row>[] = []
  const put: Row[] = []
  const replaced: Row[] = []
  for (const { row, origin, name } of next) {
    const key = keyOf(row)
    const twice = seen.get(key)
    if (twice) {
      refuse(origin, name, twice, row)
      continue
    }
    seen.set(key, row)
    const before = known.get(key)
    const status = before === undefined ? 'new' : isSame(before, row) ? 'unchanged' : 'changed'
    const changes = before === undefined ? [] : changesBetween(before, row, hidden)
    planned.push({ kind, status, name, origin, before, after: row, changes })
    if (status !== 'unchanged') put.push(row)
    if (status === 'changed' && before) replaced.push(before)
  }
  const gone = missing.filter((row) => !seen.has(keyOf(row)))
  for (const row of gone) {
    const changes = [{ field: 'onDay', before: row.onDay, after: null }]
    planned.push({ kind, status: 'left', name: nameOf(row), origin: null, before: row, after: row, changes })
  }
  return { rows: { put, replaced: [...replaced, ...gone], gone }, planned }
}
