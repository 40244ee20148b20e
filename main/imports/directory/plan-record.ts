import { isDeepStrictEqual } from 'node:util'

import type { FieldChange } from '#shared/domain/import.ts'

import { changesBetween, type Planned } from '../planned.ts'
import type { Incoming } from './directory-records.ts'
import type { Known } from './match-records.ts'

interface Fate<Row> {
  readonly kind: Planned<Row>['kind']
  readonly hidden: readonly (keyof Row & string)[]
  readonly next: (filled: Row, before: Row) => Row
  /** What the files say of it, but for what is still to be decided. */
  readonly remembered: object
  /** What changes beside the row's own fields. */
  readonly moves?: readonly FieldChange[]
}

/** Compares one record of the files with the one the office has. */
export function planRecord<Row extends Known & { readonly name: string }>(
  incoming: Incoming<Row>,
  before: Row | undefined,
  filled: Row,
  { kind, hidden, next, remembered, moves = [] }: Fate<Row>,
): Planned<Row> {
  const about = { kind, name: filled.name, origin: incoming.origin, before, told: remembered }
  if (!before) return { ...about, status: 'new', after: filled, changes: [] }
  const changes = [...changesBetween(before, filled, hidden), ...moves]
  // A record may be unchanged for the office and still be known by another id of its source from now on.
  const same = isDeepStrictEqual(before, filled)
  return {
    ...about,
    status: changes.length === 0 ? 'unchanged' : 'changed',
    after: same ? before : next(filled, before),
    changes,
  }
}

/** A record that goes from one organization to another says so by their names. */
export function moveOf(
  before: { readonly organizationId: string | null } | undefined,
  organizationId: string | null,
  names: ReadonlyMap<string, string>,
): readonly FieldChange[] {
  if (!before || before.organizationId === organizationId) return []
  const name = (id: string | null) => names.get(id ?? '') ?? null
  return [{ field: 'organizationName', before: name(before.organizationId), after: name(organizationId) }]
}

/** A row that somebody changed. */
export const nextVersion = <Row extends { readonly version: number }>(filled: Row, before: Row): Row => ({
  ...filled,
  version: before.version + 1,
})

/** A record of the files that is part of another by now: it stays as the office has it. */
export function partOf<Row extends { readonly name: string }>(
  kind: Planned<Row>['kind'],
  row: Row,
  { origin }: Pick<Incoming<Row>, 'origin'>,
): Planned<Row> {
  return { kind, status: 'unchanged', name: row.name, origin, before: row, after: row, changes: [] }
}
