import { fold } from '../../search/folding.ts'

/** What a record of the directory is told apart by. */
export interface Known {
  readonly id: string
  readonly sourceId: string | null
}

/** Names and addresses as they are compared: capitals, accents and blanks aside. */
export function plain(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim()
}

/** Finds a record's own by source id, else by what it is told apart by where one side has no id; each is found once. */
export function recordFinder<Row extends Known>(known: readonly Row[], identity: (row: Row) => string) {
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
    find(sourceId: string | null, wanted: string): Row | undefined {
      const same = sourceId === null ? undefined : bySource.get(sourceId)
      if (same) return take(same)
      const alike = (byIdentity.get(wanted) ?? []).filter((row) => !taken.has(row.id))
      return take(alike.find((row) => row.sourceId === null || sourceId === null))
    },
    /** One like it under another source's id. */
    alike: (wanted: string): Row | undefined => byIdentity.get(wanted)?.find((row) => !taken.has(row.id)),
  }
}
