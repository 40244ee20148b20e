import type { MergedEntry } from '../../providers/directory-rows.ts'
import { plain } from '../../search/folding.ts'

/** What a record of the directory is told apart by. */
export interface Known {
  readonly id: string
  readonly sourceId: string | null
}

/** An id that is unique in the world: whoever has it is meant, whatever the file. */
const WORLDWIDE = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** What makes two ids one: a UUID is the same in capitals and in small letters. */
export const oneId = (id: string): string => (WORLDWIDE.test(id) ? id.toLowerCase() : id)

/** Whether an id is unique in the world. */
export const isWorldwide = (id: string | null): boolean => WORLDWIDE.test(id ?? '')

/** What records of one kind are told apart by where no id tells. */
interface Identities<Row> {
  /** What a record is now. */
  now(row: Row): string
  /** What files called it when they last came in, whatever the office calls it since; `null` where none did. */
  told(row: Row): string | null
  /** What the files call all their records of this kind. */
  readonly wanted: readonly string[]
}

/**
 * Finds a record's own by source id or by the id we gave it away under, else by what it is told apart by where one side has
 * no id: by what files called it before, then by what it is now. Each is found once.
 * Two directories may both count from 1: an id that is not unique in the world only counts where `isOurs` agrees.
 */
export function recordFinder<Row extends Known>(
  known: readonly Row[],
  { now, told, wanted }: Identities<Row>,
) {
  type Ours = (row: Row) => boolean
  const byOwnId = new Map(known.map((row) => [oneId(row.id), row]))
  const bySource = new Map(
    known.flatMap((row) => (row.sourceId === null ? [] : [[oneId(row.sourceId), row]])),
  )
  const byTold = Map.groupBy(
    known.flatMap((row) => {
      const identity = told(row)
      return identity === null ? [] : [{ row, identity }]
    }),
    ({ identity }) => identity,
  )
  const asked = new Set(wanted)
  const isAskedForAs = (row: Row, identity: string): boolean => {
    const before = told(row)
    return before !== null && before !== identity && asked.has(before)
  }
  const byIdentity = Map.groupBy(known, now)
  const taken = new Set<string>()
  const take = (row: Row | undefined): Row | undefined => {
    if (!row || taken.has(row.id)) return undefined
    taken.add(row.id)
    return row
  }
  const withId = (sourceId: string | null): Row | undefined =>
    sourceId === null ? undefined : (bySource.get(oneId(sourceId)) ?? byOwnId.get(oneId(sourceId)))
  const alikeOf = (identity: string): readonly Row[] =>
    [
      ...(byTold.get(identity) ?? []).map(({ row }) => row),
      ...(byIdentity.get(identity) ?? []).filter((row) => !isAskedForAs(row, identity)),
    ].filter((row) => !taken.has(row.id))
  return {
    take,
    find(sourceId: string | null, identity: string, isOurs: Ours): Row | undefined {
      const same = withId(sourceId)
      if (same && (isWorldwide(sourceId) || isOurs(same))) return take(same)
      const alike = alikeOf(identity)
      return take(alike.find((row) => row.sourceId === null || sourceId === null || same !== undefined))
    },
    /** The record that has this id already, whatever it is. */
    withId,
    /** The id a new record keeps: none where another one has it. */
    freeId: (sourceId: string | null): string | null =>
      sourceId === null || withId(sourceId) ? null : sourceId,
    /** One like it under another source's id. */
    alike: (identity: string): Row | undefined => alikeOf(identity)[0],
  }
}

/**
 * Finds what a record of a file is part of by now, where the office merged it into another: by its id, or by its name
 * where the file gives none. A record the directory has is itself.
 */
export function mergedFinder<Row extends Known>(known: readonly Row[], merged: readonly MergedEntry[]) {
  const byId = new Map(known.map((row) => [row.id, row]))
  const taken = new Set(known.map(({ sourceId }) => sourceId))
  const bySource = new Map(
    merged.flatMap((entry) => [
      [oneId(entry.id), entry] as const,
      ...(entry.sourceId === null ? [] : [[oneId(entry.sourceId), entry] as const]),
    ]),
  )
  const byName = Map.groupBy(merged, ({ name }) => plain(name))
  return (sourceId: string | null, name: string, isOurs: (row: Row) => boolean): Row | undefined => {
    const entries =
      sourceId === null
        ? (byName.get(plain(name)) ?? [])
        : [bySource.get(oneId(sourceId))].filter((entry) => entry !== undefined && !taken.has(sourceId))
    for (const entry of entries) {
      const row = byId.get(entry?.keptId ?? '')
      const isMeant = isWorldwide(sourceId) || plain(entry?.name ?? '') === plain(name)
      if (row && isMeant && isOurs(row)) return row
    }
    return undefined
  }
}
