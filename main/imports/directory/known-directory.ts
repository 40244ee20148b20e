import type { Location, Organization, Service } from '#shared/domain/provider.ts'

import type { MergedEntry, Place, ProviderRow, ToldRow } from '../../providers/directory-rows.ts'

/** The directory as the office has it. */
export interface KnownDirectory {
  readonly organizations: readonly Organization[]
  readonly services: readonly Service[]
  readonly locations: readonly Location[]
  readonly places: readonly Place[]
  readonly rows: readonly ProviderRow[]
  /** What the office merged into other records. */
  readonly merged: readonly MergedEntry[]
  /** What files said last of each record. */
  readonly told: readonly ToldRow[]
}

/** What files called the records of the directory when they last came in: the value of a field, where it was a word. */
export function toldNames({
  told,
}: Pick<KnownDirectory, 'told'>): (id: string, field: 'name' | 'address') => string | null {
  const byRecord = new Map(told.map((row) => [row.recordId, row.told]))
  return (id, field) => {
    const value = byRecord.get(id)?.[field]
    return typeof value === 'string' ? value : null
  }
}
