import { isDeepStrictEqual } from 'node:util'

import { conflictError } from '#shared/app-error.ts'
import type { MergedKind } from '#shared/domain/duplicate.ts'

import type { WritableDb } from '../db/types.ts'
import type { RowKeeper } from '../db/whole-rows.ts'
import { directoryRows, forgetService } from '../providers/directory-rows.ts'
import { NAMING_COLUMNS } from './naming-columns.sql.ts'
import { renamedJson } from './renamed.ts'

type Table = Exclude<keyof typeof directoryRows, 'rows'>
type Row = Readonly<Record<string, unknown>>

/** One thing a merger did: it wrote a column that names an entry, or a whole row of the directory. */
export type Step =
  | {
      readonly does: 'name'
      readonly kind: MergedKind
      readonly table: string
      readonly column: string
      readonly id: string
      readonly before: string
      readonly after: string
    }
  | { readonly does: 'row'; readonly table: Table; readonly before: Row | null; readonly after: Row | null }

// A step keeps rows of its own table; what is written back is what was read from it.
const keeperOf = (table: Table) => directoryRows[table] as unknown as RowKeeper<Row>

function remove(db: WritableDb, table: Table, row: Row): void {
  const keeper = keeperOf(table)
  if (table === 'services') forgetService(db, String(row['id']))
  keeper.remove(db, keeper.key(row))
}

/** Writes a row of the directory where `before` stands; `null` is no row. */
export function writeRow(db: WritableDb, table: Table, before: object | null, after: object | null): Step {
  // Rows are objects with their fields.
  const step = { does: 'row', table, before: before as Row | null, after: after as Row | null } as const
  if (step.after) keeperOf(table).save(db, step.after)
  else if (step.before) remove(db, table, step.before)
  return step
}

/** Everything that names one entry names the other from now on. */
export function nameOtherwise(db: WritableDb, kind: MergedKind, goneId: string, keptId: string): Step[] {
  return NAMING_COLUMNS[kind].flatMap(({ table, column, isJson, list, set }) =>
    list(db, { namedId: goneId }).map(({ id, value }): Step => {
      const after = isJson ? renamedJson(value, goneId, keptId) : keptId
      set(db, { id, before: value, after })
      return { does: 'name', kind, table, column, id, before: value, after }
    }),
  )
}

/** The row as it is now, with each field nobody changed since as it was before the step. */
function withFieldsOf(before: Row, after: Row, present: Row): Row {
  const untouched = Object.keys(before).filter(
    (field) => field !== 'version' && isDeepStrictEqual(present[field], after[field]),
  )
  return {
    ...present,
    ...Object.fromEntries(untouched.map((field) => [field, before[field]])),
    ...('version' in present && { version: Number(present['version']) + 1 }),
  }
}

function takeRowBack(db: WritableDb, { table, before, after }: Extract<Step, { does: 'row' }>): void {
  const keeper = keeperOf(table)
  const present = keeper.find(db, keeper.key(after ?? before ?? {}))
  if (!before) {
    if (present) remove(db, table, present)
    return
  }
  if (after) {
    if (present) keeper.save(db, withFieldsOf(before, after, present))
    return
  }
  if (present) throw conflictError()
  keeper.save(db, before)
}

/** Takes a step back; where somebody has written something else since, that stays. Throws `conflict` where it cannot. */
export function takeStepBack(db: WritableDb, step: Step): void {
  if (step.does === 'row') {
    takeRowBack(db, step)
    return
  }
  const column = NAMING_COLUMNS[step.kind].find(
    ({ table, column: name }) => table === step.table && name === step.column,
  )
  column?.set(db, { id: step.id, before: step.after, after: step.before })
}

/** The step that does again what taking this one back undid. */
export function reversed(step: Step): Step {
  return { ...step, before: step.after, after: step.before } as Step
}
