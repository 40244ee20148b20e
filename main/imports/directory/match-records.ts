import type { MergedEntry } from '../../providers/directory-rows.ts'
import { plain } from '../../search/folding.ts'

/** What a record of the directory is told apart by. */
export interface Known {
  readonly id: string
  readonly sourceId: string | null
}

/** An id that is unique in the world: whoever has it is meant, whatever the file. */
const WORLDWIDE = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/**
 * Finds a record's own by source id, else by what it is told apart by where one side has no id; each is found once.
 * Two directories may both count from 1: an id that is not unique in the world only counts where `isOurs` agrees.
 */
export function recordFinder<Row extends Known>(known: readonly Row[], identity: (row: Row) => string) {
  type Ours = (row: Row) => boolean
  const bySource = new Map(known.flatMap((row) => (row.sourceId === null ? [] : [[row.sourceId, row]])))
  const byIdentity = Map.groupBy(known, identity)
  const taken = new Set<string>()
  const take = (row: Row | undefined): Row | undefined => {
    if (!row || taken.has(row.id)) return undefined
    taken.add(row.id)
    return row
  }
  return {
    take,
    find(sourceId: string | null, wanted: string, isOurs: Ours): Row | undefined {
      const same = sourceId === null ? undefined : bySource.get(sourceId)
      if (same && (WORLDWIDE.test(same.sourceId ?? '') || isOurs(same))) return take(same)
      const alike = (byIdentity.get(wanted) ?? []).filter((row) => !taken.has(row.id))
      return take(alike.find((row) => row.sourceId === null || sourceId === null || same !== undefined))
    },
    /** The record that has this id already, whatever it is. */
    withId: (sourceId: string | null): Row | undefined =>
      sourceId === null ? undefined : bySource.get(sourceId),
    /** The id a new record keeps: none where another one has it. */
    freeId: (sourceId: string | null): string | null =>
      sourceId === null || bySource.has(sourceId) ? null : sourceId,
    /** One like it under another source's id. */
    alike: (wanted: string): Row | undefined => byIdentity.get(wanted)?.find((row) => !taken.has(row.id)),
  }
}

/**
 * Finds what a record of a file is part of by now, where the office merged it into another: by its id, or by its name
 * where the file gives none. A record the directory has is itself.
 */
export function mergedFinder<Row extends Known>(known: readonly Row[], merged: readonly MergedEntry[]) {
  const byId = new Map(known.map((row) => [row.id, row]))
  const taken = new Set(known.map(({ sourceId }) => sourceId))
  const bySource = new Map(merged.map((entry) => [entry.sourceId, entry]))
  const byName = Map.groupBy(merged, ({ name }) => plain(name))
  return (sourceId: string | null, name: string, isOurs: (row: Row) => boolean): Row | undefined => {
    const entries =
      sourceId === null
        ? (byName.get(plain(name)) ?? [])
        : [bySource.get(sourceId)].filter((entry) => entry !== undefined && !taken.has(sourceId))
    for (const entry of entries) {
      const row = byId.get(entry?.keptId ?? '')
      const isMeant = WORLDWIDE.test(sourceId ?? '') || plain(entry?.name ?? '') === plain(name)
      if (row && isMeant && isOurs(row)) return row
    }
    return undefined
  }
}
